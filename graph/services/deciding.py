"""A signed decision is recorded by hand: number, day, signer, and what it decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from graph.answers import Clocks
from graph.dates import PartialDate
from graph.errors import RefusedError, UsageError
from graph.ids import random_id
from graph.model import Change, Event, Json, Report, make_event
from graph.names import fold, is_text
from graph.observing import HIGHEST_LEVEL, LONGEST_NAME, MOST_READERS, Writer
from graph.services import recording
from graph.services.clocks import LAST_YEAR, read_clocks
from graph.services.subjects import ids_of, readers_of, units_of
from graph.store import Store, View
from graph.store.entries import Entries
from graph.store.runner import Run
from graph.visibility import Viewer
from graph.vocabulary import REPORT_KINDS, Lane, Role

KINDS: Final = ("decision", "announcement")
"""Kinds of report that are recorded by hand; lists and registers come as files."""

MOST_CLAIMS: Final = 50
LONGEST_TITLE: Final = 500
LONGEST_NUMBER: Final = 100


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing a report says happened; what it is about as named by whoever writes it down."""

    kind: str
    roles: Mapping[Role, str]
    on: PartialDate | None = None
    until: PartialDate | None = None
    details: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision or an announcement as it is handed in.

    Attributes:
        number, issued_on, signer: as it bears them; together they tell it from all others.
        level: who may read it; above 0 it settles nothing for those who may not.
        readers: accounts that read it at level 2 besides its author.
    """

    claims: tuple[Claim, ...]
    number: str | None
    issued_on: date | None
    signer: str | None
    kind: str = "decision"
    title: str | None = None
    level: int = 0
    readers: tuple[str, ...] = ()


def decide(store: Store, writer: Writer, decision: Decision, *, by_id: bool = True) -> str:
    """Record a decision with all it decides; returns the report's id.

    Raises:
        UsageError: a text, a number or a day in it cannot be.
        RefusedError: an event does not fit the vocabulary; its writer may not, or not there; a
            report they may read has its number, day and signer already, which is named.
        NotFoundError, AmbiguousError: what it is about is not to be found, or not unique.
    """
    decision = _tidied(decision)
    if not writer.notes:
        message = "Notes and decisions are written down by officers and heads."
        raise RefusedError(message)
    if found := _form_faults(decision):
        message = f"The report cannot be read: {'; '.join(found)}."
        raise UsageError(message)
    done: list[str] = []

    def work(run: Run) -> Change:
        clocks = read_clocks()
        view = View(run, writer.viewer)
        _refuse_twin(view.entries(), decision)
        events = [event_of(view, each, clocks, decision.level, by_id=by_id)
                  for each in decision.claims]  # fmt: skip
        nodes = {node for event in events for _, node in event.roles}
        units = subject_units(run, nodes, clocks, decision.issued_on)
        check_scope(writer.viewer, units)
        report = _report(run, writer, decision, units)
        done[:] = [report.id]
        return recording.change_of(recording.Draft(report, tuple(events)))

    store.record("decide", work)
    return done[0]


def event_of(view: View, claim: Claim, clocks: Clocks, level: int, *, by_id: bool) -> Event:
    """What an official report of a level says, as an event.

    Raises:
        NotFoundError, AmbiguousError: what it is about is not to be found, or not unique.
    """
    roles = ids_of(view, claim.roles, clocks, by_id=by_id)
    return make_event(
        claim.kind, roles, claim.on, claim.until, claim.details, Lane.OFFICIAL, restricted=level > 0
    )


def subject_units(
    run: Run, nodes: set[str], clocks: Clocks, day: date | None = None
) -> frozenset[str]:
    """The units these are of today, and were of on the day a report was issued."""
    units = units_of(run, nodes, clocks)
    if day is not None and day != clocks.as_of:
        units |= units_of(run, nodes, replace(clocks, as_of=day))
    return units


def check_scope(viewer: Viewer, units: frozenset[str]) -> None:
    """Refuse to record what lies outside the viewer's scope.

    Raises:
        RefusedError: some unit of it does, or it is of none.
    """
    if not (viewer.everywhere or viewer.covers(units)):
        message = "It is about units outside your scope; nothing was recorded."
        raise RefusedError(message, "Whoever has them in scope records it.")


def _refuse_twin(entries: Entries, decision: Decision) -> None:
    """Only what the writer may read counts: what is hidden must not show in a refusal."""
    if decision.number is None or decision.issued_on is None:
        return
    signer = fold(decision.signer or "")
    for report, signed in entries.by_number(decision.number, decision.issued_on):
        if fold(signed or "") == signer:
            message = f"Report {report} has this number, day and signer already."
            raise RefusedError(message, "Correct that one, or withdraw it.")


def _report(run: Run, writer: Writer, decision: Decision, units: frozenset[str]) -> Report:
    return Report(
        # Random: an id made of the number would tell of a hidden report that has it.
        random_id("r"),
        decision.kind,
        Lane.OFFICIAL,
        datetime.now(UTC),
        level=decision.level,
        title=decision.title,
        number=decision.number,
        issued_on=decision.issued_on,
        author=writer.account,
        readers=readers_of(run, decision.readers),
        units=tuple(sorted(units)),
        signer=decision.signer,
    )


def _form_faults(decision: Decision) -> list[str]:
    found = []
    if decision.kind not in KINDS:
        found.append(f"by hand one records a {' or a '.join(KINDS)}")
    elif REPORT_KINDS[decision.kind].signed and not (
        decision.number and decision.issued_on and decision.signer
    ):
        found.append("a decision has a number, a day and a signer")
    if not 0 <= decision.level <= HIGHEST_LEVEL:
        found.append("there is no such level")
    if decision.readers and decision.level != HIGHEST_LEVEL:
        found.append(f"readers are named at level {HIGHEST_LEVEL} alone")
    if len(decision.readers) > MOST_READERS:
        found.append(f"at most {MOST_READERS} accounts are named as readers")
    if not 1 <= len(decision.claims) <= MOST_CLAIMS:
        found.append(f"it decides 1 to {MOST_CLAIMS} things")
    return found + _day_faults(decision.issued_on) + _text_faults(decision)


def _day_faults(issued_on: date | None) -> list[str]:
    if issued_on is None:
        return []
    tomorrow = read_clocks().as_of + timedelta(days=1)
    fits = issued_on.year >= 1000 and issued_on <= min(tomorrow, date(LAST_YEAR, 12, 31))
    return [] if fits else ["it was issued on a day that has come"]


def _text_faults(decision: Decision) -> list[str]:
    texts = [
        ("the number", decision.number, LONGEST_NUMBER),
        ("the signer", decision.signer, LONGEST_NAME),
        ("the title", decision.title, LONGEST_TITLE),
    ]
    texts += detail_texts(decision.claims)
    return [
        f"{what} has at most {longest} characters that can be read"
        for what, text, longest in texts
        if text is not None and (len(text) > longest or not is_text(text))
    ]


def detail_texts(claims: tuple[Claim, ...]) -> list[tuple[str, str | None, int]]:
    """Every text in the details of claims, with its name and how long it may be."""
    return [
        (f"the detail {name}", value, LONGEST_TITLE)
        for claim in claims
        for name, value in claim.details.items()
        if isinstance(value, str)
    ]


def _tidied(decision: Decision) -> Decision:
    def tidy(text: str | None) -> str | None:
        return " ".join(text.split(" ")).strip() or None if text is not None else None

    return replace(
        decision,
        number=tidy(decision.number),
        signer=tidy(decision.signer),
        title=tidy(decision.title),
    )
