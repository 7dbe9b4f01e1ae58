"""The HTTP service: the questions and acts of `graph.services`, as JSON and as pages."""
