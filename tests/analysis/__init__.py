"""Tests of ``loopeditor.analysis``."""
