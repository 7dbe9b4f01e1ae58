"""Invented offices of which everybody may read another part; and the part one viewer may read."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from graph.dates import PartialDate, parse_date
from graph.model import Event, Json, Judgement, Node, Report, make_event
from graph.services.recording import Draft
from graph.store import Store
from graph.visibility import Readers, Viewer, may_read
from graph.vocabulary import KINDS, Lane, Role
from tests.desk import judge, record_report

FIRST: Final = datetime(2024, 1, 1, tzinfo=UTC)
UNITS: Final = ("u0", "u1", "u2")
POSTS: Final = tuple(f"{unit}-{post}" for unit in UNITS for post in ("head", "deputy"))
PEOPLE: Final = ("an", "binh", "cam", "dung", "em", "giang")
GHOST: Final = "ghost"
"""Somebody whom only restricted reports name."""

VIEWERS: Final = (
    Viewer("wide", 1, frozenset({"u0", "u1"})),
    Viewer("narrow", 2, frozenset({"u1"})),
    Viewer("low", 0, frozenset({"root", *UNITS})),
    Viewer("author", 0),
)


@dataclass(frozen=True, slots=True)
class Told:
    """One report with its words."""

    report: Report
    events: tuple[Event, ...]

    @property
    def readers(self) -> Readers:
        """What it says of who may read it."""
        told = self.report
        return Readers(told.level, told.author, frozenset(told.readers), frozenset(told.units))


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is told, in order, and what a reviewer made of it."""

    reports: tuple[Told, ...]
    judgements: tuple[tuple[datetime, Judgement], ...]

    def known_to(self, viewer: Viewer, places: dict[str, list[str]]) -> "World":
        """What this viewer may read of it, everything else left out."""
        kept = tuple(
            replace(told, events=tuple(each for event in told.events
                                       for each in _readable(viewer, told, event, places)))
            for told in self.reports
            if may_read(viewer, told.readers)
        )  # fmt: skip
        seen = {event.id for told in kept for event in told.events}
        judged = tuple(
            (at, each) for at, each in self.judgements if {each.first, each.second} <= seen
        )
        return World(kept, judged)

    def build(self, store: Store) -> None:
        """Fill an empty graph with it."""
        for told in self.reports:
            named = _named({pair for event in told.events for pair in event.roles})
            draft = Draft(
                told.report,
                told.events,
                people=named["people"],
                positions=named["positions"],
                units=named["units"],
            )
            record_report(store, draft, told.report.received_at)
        for at, each in self.judgements:
            judge(store, each, at)


def _named(nodes: set[tuple[Role, str]]) -> dict[str, tuple[Node, ...]]:
    labels = {Role.WHO: "people", Role.POST: "positions", Role.FROM_POST: "positions"}
    found: dict[str, set[Node]] = {"people": set(), "positions": set(), "units": set()}
    for role, node in nodes:
        found[labels.get(role, "units")].add(Node(node))
    return {label: tuple(sorted(each, key=lambda one: one.id)) for label, each in found.items()}


def _readable(viewer: Viewer, told: Told, event: Event, places: dict[str, list[str]]
              ) -> list[Event]:  # fmt: skip
    if event.lane is Lane.INFORMAL:
        units = list(told.report.units)
        own = viewer.account == told.report.author
    else:
        people = [places.get(node, []) for node in event.nodes(Role.WHO)]
        units = [unit for each in people for unit in each] if all(people) else []
        own = False
        if not people:
            units = list(event.nodes(Role.UNIT))
    if not own and not viewer.may_know(KINDS[event.kind].mark, units):
        return []
    details = {
        name: value
        for name, value in event.details.items()
        if own or viewer.may_read(event.kind, name, units)
    }
    return [replace(event, details=details)]


def make_world(seed: int, reports: int = 40) -> World:
    """An office and so many reports about it, of all levels and both lanes."""
    rng = random.Random(seed)  # noqa: S311 - an invention, no secret
    told = [_founding()]
    told += [_report(rng, number, told) for number in range(1, reports)]
    return World(tuple(told), _judgements(rng, told))


def _founding() -> Told:
    events = [make_event("established", {Role.UNIT: "root"}, _day("2010-01-01"), None,
                         {"name": "Cục"})]  # fmt: skip
    for unit in UNITS:
        roles: dict[Role, str | tuple[str, ...]] = {Role.UNIT: unit, Role.PARENT: "root"}
        details: dict[str, Json] = {"name": f"Phòng {unit}"}
        events.append(make_event("established", roles, _day("2010-01-01"), None, details))
    for post in POSTS:
        roles = {Role.POST: post, Role.UNIT: post.split("-")[0]}
        rank = post.split("-")[1]
        seats: dict[str, Json] = {"title": post, "seats": 1, "rank": rank}
        events.append(make_event("post_created", roles, None, None, seats))
    for who in PEOPLE:
        born: dict[str, Json] = {"name": who.title(), "birth_date": "1970-05-05"}
        events.append(make_event("recorded", {Role.WHO: who}, None, None, born))
    for who, post in zip(PEOPLE, POSTS, strict=False):
        roles = {Role.WHO: who, Role.POST: post}
        events.append(make_event("appointed", roles, _day("2018-01-01")))
    report = Report("r0", "decision", Lane.OFFICIAL, FIRST, title="r0", issued_on=FIRST.date())
    return Told(report, tuple(events))


def _report(rng: random.Random, number: int, before: list[Told]) -> Told:
    level = rng.choice((0, 0, 1, 1, 2))
    informal = rng.random() < 0.5
    lane = Lane.INFORMAL if informal else Lane.OFFICIAL
    event = _event(rng, lane, hidden=level > 0)
    if informal and rng.random() < 0.4:
        event = rng.choice([each.events[0] for each in before
                            if each.report.lane is Lane.INFORMAL] or [event])  # fmt: skip
    at = FIRST + timedelta(days=number)
    report = Report(
        _drawn_id(rng, "r"),
        "note" if informal else "decision",
        lane,
        at,
        level=level,
        title=f"report {number}",
        number=str(rng.randint(1, 9)),
        issued_on=at.date(),
        author=rng.choice(("author", "wide", "other")),
        readers=("narrow",) if rng.random() < 0.4 else (),
        units=tuple(rng.sample(UNITS, rng.choice((0, 1, 1, 2)))),
        source_class="insider" if informal else None,
        alias=f"nguồn {number}" if informal else None,
        text=f"words {number}" if informal and level < 2 else None,
        expires_on=date(2026, 1, 1) if rng.random() < 0.3 else None,
    )
    return Told(report, (event,))


def _event(rng: random.Random, lane: Lane, *, hidden: bool) -> Event:
    who = GHOST if hidden and rng.random() < 0.1 else rng.choice(PEOPLE)
    post, unit = rng.choice(POSTS), rng.choice(UNITS)
    on = _day(f"20{rng.randint(19, 23)}-0{rng.randint(1, 9)}-01")
    held: dict[Role, str | tuple[str, ...]] = {Role.WHO: who, Role.POST: post}
    one: dict[Role, str | tuple[str, ...]] = {Role.WHO: who}
    choices: list[tuple[str, dict[Role, str | tuple[str, ...]], dict[str, Json]]] = [
        ("appointed", held, {}),
        ("resigned", held, {"reason": "tired"}),
        ("planned", held, {}),
        ("retired", one, {}),
        ("disciplined", one, {"form": "khiển trách"}),
        ("evaluated", one, {"grade": "tốt", "year": 2023}),
    ]
    if lane is Lane.INFORMAL:
        about: dict[str, Json] = {"about": "điểm nóng", "text": "nghe nói"}
        choices += [("concern", {Role.UNIT: unit}, about), ("concern", one, about)]
    kind, roles, details = rng.choice(choices)
    made = make_event(kind, roles, on, None, details, lane)
    guessable = lane is Lane.OFFICIAL and not hidden
    return made if guessable else replace(made, id=_drawn_id(rng, "e"))


def _judgements(rng: random.Random, told: list[Told]) -> tuple[tuple[datetime, Judgement], ...]:
    informal = [each.events[0].id for each in told if each.report.lane is Lane.INFORMAL]
    official = [each.events[0].id for each in told[1:] if each.report.lane is Lane.OFFICIAL]
    pairs = {(rng.choice(informal), rng.choice(official)) for _ in range(4)}
    verdicts = ("same", "refutes", "not_same")
    return tuple(
        (
            FIRST + timedelta(days=300, hours=number),
            Judgement(rng.choice(verdicts), first, second, "wide", "seen"),
        )
        for number, (first, second) in enumerate(sorted(pairs))
    )


def _drawn_id(rng: random.Random, prefix: str) -> str:
    """An id like those that nobody can guess, but the same for the same seed: ids decide orders."""
    return f"{prefix}_{rng.getrandbits(80):020x}"


def _day(text: str) -> PartialDate:
    return parse_date(text)
