"""Tests of ``loopeditor.model``."""
