"""Automatic placement: a diagram without positions becomes a wheel with lobes."""
