"""A desk that is nobody's: reports of an invented office at recorded times of its own.

Without an account, a duty or a scope; what people do through these is `graph.services.deciding`,
`amending` and `reviewing`.
"""

from dataclasses import replace
from datetime import datetime

from graph.grading import asserted
from graph.ids import derived_id
from graph.model import Change, Event, Judgement, Retraction
from graph.services.recording import Draft, change_of
from graph.store import Store, View
from graph.store.recorder import Recorded
from graph.store.runner import Run
from graph.visibility import OPERATOR


def record_report(store: Store, draft: Draft, at: datetime | None = None) -> Recorded:
    """Record a report and everything it says, at one recorded time."""
    change = change_of(draft)
    return store.record("record report", lambda _: change, at)


def correct(
    store: Store, report: str, wrong: Event, right: Event, why: str, at: datetime | None = None
) -> Recorded:
    """Replace one thing a report says; both stay, each with its time."""

    def decide(run: Run) -> Change:
        entries = View(run, OPERATOR).entries()
        entry = entries.entry(report)
        assert entry is not None
        old = asserted(report, entry.kind, wrong).id
        assert old in entries.standing(report)
        word = replace(asserted(report, entry.kind, right), id=derived_id("a", old, right.id))
        return Change(assertions=(word,), retractions=(Retraction(old, why),))

    return store.record("correct report", decide, at)


def withdraw_report(store: Store, report: str, why: str, at: datetime | None = None) -> Recorded:
    """Take back everything a report says; what stood before it stands again."""

    def decide(run: Run) -> Change:
        standing = View(run, OPERATOR).entries().standing(report)
        retractions = tuple(Retraction(word, why) for word in standing)
        return Change(retractions=retractions, withdrawn_reports=(report,))

    return store.record("withdraw report", decide, at)


def judge(store: Store, judgement: Judgement, at: datetime | None = None) -> Recorded:
    """Record that two events are, or are not, the same, or that two people are one."""
    change = Change(judgements=(judgement,))
    return store.record("judge", lambda _: change, at)


def withdraw_judgement(store: Store, judgement: Judgement, at: datetime | None = None) -> Recorded:
    """Take a judgement back; what it changed is as it was."""
    change = Change(withdrawals=(judgement,))
    return store.record("withdraw judgement", lambda _: change, at)
