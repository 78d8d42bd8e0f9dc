"""The classroom: lessons, exercises, worksheets and archetypes in the window."""
