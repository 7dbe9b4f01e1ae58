"""The grade a report's word has unless somebody says otherwise."""

from graph.ids import derived_id
from graph.model import Assertion, Event
from graph.vocabulary import RELIABILITY, REPORT_KINDS, Stance


def asserted(
    report: str,
    kind: str,
    event: Event,
    stance: Stance = Stance.SUPPORTS,
    row: str | None = None,
) -> Assertion:
    """A report's word on an event, graded as its kind of report is by default.

    One report says one thing of an event once per row, so these name the assertion.
    """
    usual = REPORT_KINDS[kind]
    return Assertion(
        id=derived_id("a", report, row or stance, event.id),
        report=report,
        event=event,
        reliability=usual.reliability,
        credibility=usual.credibility,
        access=usual.access,
        confidence=RELIABILITY[usual.reliability].value,
        stance=stance,
        row=row,
    )
