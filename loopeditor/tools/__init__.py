"""Gestures as pure state machines: a state, an event and the context give the next state and its effects.

``gestures.step`` is the one door. What a state looks like (`overlay`) and what it says (`hints`) is derived from it.
"""
