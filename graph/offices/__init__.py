"""The real enforcement service (THADS): its provinces, units and leaders' posts; no person.

Both sides of the reorganisation of 01/07/2025, as far as they are known (domain.md, section 5). The
invented demo office stands on the same provinces, names and posts; ``founding`` is what a real
office begins with.
"""
