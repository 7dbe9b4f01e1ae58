"""Who comes next: what lies ahead of a post, who could follow, and what opens behind them."""
