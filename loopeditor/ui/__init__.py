"""The window: widgets, and nothing that a picture or a file depends on."""
