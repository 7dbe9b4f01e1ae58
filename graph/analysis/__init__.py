"""Graph algorithms over answers, all pure; the only place that imports networkx."""
