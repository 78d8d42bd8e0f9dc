"""Graphviz as a child process that can be killed: DOT in, bytes out."""
