"""The diagram on the screen: items that show a Scene, and gestures that edit the document."""
