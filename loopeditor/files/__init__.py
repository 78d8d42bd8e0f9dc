"""WHERE diagrams are kept: the native file, foreign formats, and a way to save that loses nothing."""
