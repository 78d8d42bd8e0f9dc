"""The open document: its diagram and history, what is selected, and what its loops are. QtCore and QtGui only."""
