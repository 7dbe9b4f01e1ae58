"""What was written down is corrected, put under another level, or withdrawn; each with a reason.

The old word is taken back in recorded time and stays, with the reason, for those who may read it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from graph.accounts import Duty
from graph.errors import NotFoundError, RefusedError, UsageError
from graph.event_check import faults as event_faults
from graph.event_check import no_such, too_long, too_open
from graph.grading import asserted
from graph.ids import derived_id
from graph.model import Assertion, Change, Event, Retraction, make_event
from graph.names import is_text
from graph.observing import Graded, Writer, overclaims
from graph.services.claims import Claim
from graph.services.clocks import read_clocks
from graph.services.deciding import check_scope, detail_texts, subject_units
from graph.services.naming import NO_ID
from graph.services.subjects import ids_of
from graph.store import Store, View, ViewerStore, Within
from graph.store.entries import Entry, EntryWord
from graph.store.runner import Run
from graph.told import chained, quoted, told
from graph.vocabulary import ACCESS, CREDIBILITY, KINDS, RELIABILITY, Lane, Mark, Stance

LONGEST_REASON: Final = 1_000

Unchanged = Callable[[ViewerStore], None]
"""Raises if what is to be changed is no longer as its reader saw it; asked under the lock."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What one word of a report should have been.

    Attributes:
        event: what it says at present.
        claim: what it should say; None where only its grade was wrong.
        reliability, credibility, access, stance: of a note; None where they were right.
    """

    event: str
    claim: Claim | None = None
    reliability: str | None = None
    credibility: str | None = None
    access: str | None = None
    stance: Stance | None = None


def correct(
    store: Store,
    writer: Writer,
    report: str,
    right: Correction,
    why: str,
    unchanged: Unchanged | None = None,
    *,
    by_id: bool = True,
) -> None:
    """Put right one thing a report was recorded as saying.

    Raises:
        NotFoundError: there is no such report, or it does not say that at present.
        UsageError: there is no reason, or no such code.
        RefusedError: it is not the writer's to change, or what it should say does not fit.
    """
    why = checked_reason(why)
    _check_codes(right)

    def decide(run: Run) -> Change:
        entry = the_entry(run, writer, report, unchanged)
        view = View(run, writer.viewer)
        words = [each for each in view.entries().words(entry, read_clocks()) if each.stands]
        old = next((each for each in words if each.event.id == right.event), None)
        if old is None:
            message = told("The report %(report)s does not say that at present.", report=report)
            raise NotFoundError(message)
        event = _righted(view, entry, old, right.claim, by_id=by_id)
        new = _graded(writer, entry, old, event, right)
        if event.id != right.event and event.id in {each.event.id for each in words}:
            message = told("The report %(report)s already says that.", report=report)
            raise RefusedError(message)
        if right.claim is not None:
            _take_in(run, writer, entry, event)
        identity = derived_id("a", old.said.id, event.id)
        return Change(
            assertions=(replace(new, id=identity),), retractions=(Retraction(old.said.id, why),)
        )

    store.record("correct", decide)


def withdraw(
    store: Store, writer: Writer, report: str, why: str, unchanged: Unchanged | None = None
) -> None:
    """Take back everything a report says; what stood before it stands again.

    Raises:
        NotFoundError: there is no such report. UsageError: there is no reason.
        RefusedError: it is not the writer's to withdraw, or says nothing any more.
    """
    why = checked_reason(why)

    def decide(run: Run) -> Change:
        entry = the_entry(run, writer, report, unchanged)
        standing = View(run, writer.viewer).entries().standing(entry.id)
        if not standing:
            message = told("The report %(report)s says nothing any more.", report=report)
            raise RefusedError(message)
        gone = tuple(Retraction(each, why) for each in standing)
        return Change(retractions=gone, withdrawn_reports=(entry.id,))

    store.record("withdraw", decide)


def the_entry(run: Run, writer: Writer, report: str, unchanged: Unchanged | None = None) -> Entry:
    """A report that is the writer's to change: its author's, its keeper's, or a head's in scope.

    Raises:
        NotFoundError: there is none the writer may read. RefusedError: it is not theirs.
    """
    entry = View(run, writer.viewer).entries().entry(report)
    if entry is None:
        message = told("There is no report %(report)s.", report=quoted(report))
        raise NotFoundError(message, NO_ID)
    own = writer.account in {entry.author, entry.kept_by}
    heads = Duty.HEAD in writer.duties and writer.viewer.reaches(entry.units)
    if not writer.notes or not (own or heads):
        message = told(
            "Its author, its keeper or a head who has its units in scope changes a report."
        )
        raise RefusedError(message)
    if unchanged is not None:
        unchanged(Within(run, writer.viewer))
    return entry


def checked_reason(why: str) -> str:
    """A reason that says something.

    Raises:
        UsageError: it is empty, too long, or no text.
    """
    why = " ".join(why.split())
    if not why or len(why) > LONGEST_REASON or not is_text(why):
        message = told(
            "Give a reason of up to %(longest)s characters that can be read.",
            longest=LONGEST_REASON,
        )
        raise UsageError(message)
    return why


def level_note(entry: Entry, writer: Writer, why: str) -> str:
    """What a report's level was, until now, who changed it, and why."""
    return (
        f"{entry.level}@{datetime.now(UTC).isoformat(timespec='seconds')} {writer.account}: {why}"
    )


def _check_codes(right: Correction) -> None:
    found = [
        no_such(what, given)
        for what, given, known in (
            (told("kind of event"), right.claim.kind if right.claim else None, KINDS),
            (told("reliability"), right.reliability, RELIABILITY),
            (told("credibility"), right.credibility, CREDIBILITY),
            (told("access"), right.access, ACCESS),
        )
        if given is not None and given not in known
    ]
    texts = detail_texts((right.claim,)) if right.claim else []
    found += [
        too_long(what, longest)
        for what, text, longest in texts
        if text is not None and (len(text) > longest or not is_text(text))
    ]
    if found:
        message = told("The correction cannot be read: %(faults)s.", faults=chained(found))
        raise UsageError(message)


def _righted(
    view: View, entry: Entry, old: EntryWord, claim: Claim | None, *, by_id: bool
) -> Event:
    """What the report should say, as an event; the one it says where only its grade is wrong."""
    if claim is None:
        return old.event
    lane = Lane(entry.lane)
    roles = ids_of(view, claim.roles, read_clocks(), by_id=by_id)
    event = make_event(
        claim.kind, roles, claim.on, claim.until, claim.details, lane, restricted=entry.level > 0
    )
    found = event_faults(event)
    if lane is Lane.INFORMAL and event.on is None:
        found.append(told("say when: a day, a month or a year"))
    if entry.level == 0 and KINDS[claim.kind].mark is Mark.SENSITIVE and lane is Lane.INFORMAL:
        found.append(too_open(claim.kind))
    if found:
        message = told("Nothing was corrected: %(faults)s.", faults=chained(found))
        raise RefusedError(message)
    return event


def _graded(
    writer: Writer, entry: Entry, old: EntryWord, event: Event, right: Correction
) -> Assertion:
    """The new word; a note's keeps the grade it had where the correction gives none."""
    regraded = (right.reliability, right.credibility, right.access, right.stance)
    if Lane(entry.lane) is Lane.OFFICIAL:
        if right.claim is None or any(regraded):
            message = told("The grade of an official report is that of its kind.")
            raise RefusedError(message)
        return asserted(entry.id, entry.kind, event, row=old.said.row)
    said = old.said
    given = Graded(
        right.reliability or said.reliability,
        right.credibility or said.credibility,
        right.access or said.access,
        entry.level,
    )
    if any(regraded) and (found := overclaims(given, writer.duties)):
        message = told("Nothing was corrected: %(faults)s.", faults=chained(found))
        raise RefusedError(message)
    if event is old.event and not any(regraded):
        message = told("The correction changes nothing.")
        raise RefusedError(message)
    stance = right.stance or Stance(said.stance)
    value = RELIABILITY[given.reliability].value
    return Assertion(
        said.id, entry.id, event, given.reliability, given.credibility, given.access, value, stance
    )


def _take_in(run: Run, writer: Writer, entry: Entry, event: Event) -> None:
    """Keep the report with the units the correction brought in: no fewer people may read it then
    than may read of those."""
    nodes = {node for _, node in event.roles}
    units = subject_units(run, nodes, read_clocks(), entry.issued_on)
    if Lane(entry.lane) is Lane.OFFICIAL:
        check_scope(writer.viewer, units)
    if not units <= set(entry.units):
        run.rows("reports.upsert_units", report_id=entry.id, units=sorted({*entry.units, *units}))
