"""WHAT a diagram says: its feedback loops, their polarity and their names. networkx lives here."""
