"""Questions to the person, each in a file of its own."""
