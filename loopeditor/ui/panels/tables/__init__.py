"""The table view: variables, links and loops as rows that a screen reader can walk."""
