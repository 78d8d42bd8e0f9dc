"""What lies over the canvas for a while: search, command palette, the focus and the minimap."""
