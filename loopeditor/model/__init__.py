"""WHAT a causal-loop diagram is: an immutable value, the edits that make another one, and its text notation.

Standard library only.
"""
