"""The course as plain lines of text: for screen readers, braille displays, the poorest terminals, and pipes."""
