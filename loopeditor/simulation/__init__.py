"""HOW a diagram moves: a pulse that walks its links, and a run of lagged, saturating equations."""
