"""The window's way to play a diagram: the walk of a push, and the run of a scenario."""
