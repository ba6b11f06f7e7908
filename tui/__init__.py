"""The course on a terminal: screens, widgets, and the command line."""
