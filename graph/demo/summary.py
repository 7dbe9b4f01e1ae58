"""Counts of what a demo holds, for a progress line."""

from collections import Counter
from collections.abc import Iterable

from graph.demo.desk import Draft


def explain(drafts: Iterable[Draft]) -> dict[str, int]:
    """Reports by kind, then people, posts, units, events, and events by kind."""
    reports: Counter[str] = Counter()
    nodes: Counter[str] = Counter()
    events: dict[str, str] = {}
    for draft in drafts:
        reports[draft.report.kind] += 1
        nodes["people"] += len(draft.people)
        nodes["positions"] += len(draft.positions)
        nodes["units"] += len(draft.units)
        nodes["assertions"] += len(draft.says) + len(draft.denies)
        nodes["coverages"] += len(draft.covers)
        events |= {event.id: event.kind for event in draft.says}
    kinds = Counter(events.values())
    return {
        "reports": sum(reports.values()),
        **dict(sorted(reports.items())),
        **dict(nodes),
        "events": len(events),
        **dict(sorted(kinds.items())),
    }
