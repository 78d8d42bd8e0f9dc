"""The inspector: all that can be said of what is selected."""
