"""A Scene becomes a picture, drawn by Graphviz."""
