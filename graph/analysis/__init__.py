"""Graph algorithms over answers: layout of org graphs; pure, and the only place that imports networkx."""
