"""WHERE everything is: the whole drawn thing as plain data, in points with y downwards. Pure maths, no Qt."""
