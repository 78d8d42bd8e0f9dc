"""The tests mirror ``loopeditor/`` path for path."""
