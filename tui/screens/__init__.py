"""Screens, one a module, each with its styles beside it."""
