"""Answers as pictures and pages: nothing here asks the graph anything."""
