"""Builders: an invented office, one line a fact."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from graph.answers import Clocks, History, Succession
from graph.dates import parse_date
from graph.model import Event, Json, Node, Report, make_event
from graph.services.history import history
from graph.services.recording import Draft
from graph.services.succession import succession
from graph.store import Store
from graph.visibility import BASE
from graph.vocabulary import REPORT_KINDS, Role
from tests.desk import record_report

FIRST = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass
class Office:
    """An invented office that is told things, an hour of recorded time apart."""

    store: Store
    hours: int = 0
    real_clock: bool = False

    def now(self) -> datetime | None:
        """The next recorded time; None to leave it to the real clock."""
        if self.real_clock:
            return None
        self.hours += 1
        return FIRST + timedelta(hours=self.hours)

    def clear(self) -> None:
        """Start again with an empty graph."""
        with self.store.driver.session() as session:
            session.run("MATCH (n) WHERE NOT n:Migration AND n.id IS NOT NULL DETACH DELETE n")
        self.hours = 0

    def event(
        self,
        kind: str,
        who: str | None = None,
        post: str | None = None,
        on: str | None = None,
        *,
        until: str | None = None,
        informal: bool = False,
        roles: dict[Role, str | tuple[str, ...]] | None = None,
        **details: Json,
    ) -> Event:
        """An event about nodes named by plain words, which are also their ids."""
        all_roles: dict[Role, str | tuple[str, ...]] = dict(roles or {})
        if who:
            all_roles[Role.WHO] = who
        if post:
            all_roles[Role.POST] = post
        lane = REPORT_KINDS["note" if informal else "decision"].lane
        return make_event(
            kind,
            all_roles,
            parse_date(on) if on else None,
            parse_date(until) if until else None,
            details,
            lane,
        )

    def say(
        self,
        report: str,
        *events: Event,
        kind: str = "decision",
        issued: str | None = None,
        covers: Iterable[str] = (),
        level: int = 0,
        units: tuple[str, ...] = (),
        author: str | None = None,
        readers: tuple[str, ...] = (),
        at: datetime | None = None,
    ) -> datetime:
        """Record a report that says these events; returns its recorded time."""
        moment = at or self.now()
        received = datetime.now(UTC) if moment is None else moment
        nodes: dict[str, set[Node]] = {"people": set(), "positions": set(), "units": set()}
        for event in events:
            for role, node in event.roles:
                nodes[_KIND[role]].add(Node(node, node))
        made = Report(
            report,
            kind,
            REPORT_KINDS[kind].lane,
            received,
            level=level,
            units=units,
            author=author,
            readers=readers,
            title=report,
            issued_on=date.fromisoformat(issued) if issued else None,
        )
        record_report(
            self.store,
            Draft(
                made,
                events,
                covers=tuple(covers),
                people=tuple(sorted(nodes["people"], key=lambda node: node.id)),
                positions=tuple(sorted(nodes["positions"], key=lambda node: node.id)),
                units=tuple(sorted(nodes["units"], key=lambda node: node.id)),
            ),
            moment,
        )
        return received

    def found(self, unit: str, *posts: str, seats: int | None = 1) -> None:
        """A unit with posts of so many seats each."""
        events = [self.event("established", roles={Role.UNIT: unit}, name=unit)]
        events += [
            self.event("post_created", post=post, roles={Role.UNIT: unit}, title=post, seats=seats)
            for post in posts
        ]
        self.say(f"founding of {unit}", *events)

    def succession(self, post: str, as_of: str = "2030-01-01", known: datetime | None = None
                   ) -> Succession:  # fmt: skip
        """Who held a post."""
        return succession(self.store.for_viewer(BASE), post, self.clocks(as_of, known))

    def history(self, person: str, as_of: str = "2030-01-01", known: datetime | None = None
                ) -> History:  # fmt: skip
        """Where a person has been."""
        return history(self.store.for_viewer(BASE), person, self.clocks(as_of, known))

    def clocks(self, as_of: str = "2030-01-01", known: datetime | None = None) -> Clocks:
        """The two clocks of a question."""
        return Clocks(date.fromisoformat(as_of), known or datetime.now(UTC), known is not None)

    def holders(self, post: str, known: datetime | None = None) -> list[tuple[object, ...]]:
        """Tenures of a post as (person, from, to, mode)."""
        return [
            (held.person.id, held.start, held.end, held.mode)
            for held in self.succession(post, known=known).tenures
        ]


_KIND = {
    Role.WHO: "people",
    Role.POST: "positions",
    Role.FROM_POST: "positions",
    Role.UNIT: "units",
    Role.FROM_UNIT: "units",
    Role.PARENT: "units",
}
