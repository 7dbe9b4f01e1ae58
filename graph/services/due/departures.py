"""Who left, by unit and year, against the base rate of everybody asked about.

A unit of today answers for what it came from, so that a year before a merger has a row.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.answers import Clocks, UnitRef
from graph.due import LEADERS, Departures, Leaving
from graph.errors import UsageError
from graph.services.due.listing import group_of
from graph.services.standing import the_unit
from graph.store import View, ViewerStore
from graph.store.due import DueReads, due_reads
from graph.store.runner import Row
from graph.told import told

OWN_WILL: Final = ("resigned", "left_service")
"""Kinds of event by which somebody leaves of their own will."""

RETIRED: Final = ("retired",)
LONGEST: Final = 20
"""Years at most."""

SMALL: Final = 5.0
"""Departures expected at the base rate below which a number says little."""

_MIDDLE: Final = (7, 1)


@dataclass(frozen=True)
class _Group:
    """The unit of today each unit of today and before belongs to."""

    of: Mapping[str, str | None]

    def sum(self, counts: Mapping[str, int]) -> Counter[str | None]:
        found: Counter[str | None] = Counter()
        for unit, number in counts.items():
            found[self.of.get(unit)] += number
        return found


def departures(
    store: ViewerStore,
    clocks: Clocks,
    *,
    unit: str | None = None,
    years: int = 5,
    by_id: bool = False,
) -> Departures:
    """Resignations and retirements in the units directly below one, by year, the latest first.

    Parameters
    ----------
    unit
        An id, external id or unique name, with ``by_id`` only an id; None for all there are.
    years
        How many, the one of the day asked for included.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    UsageError
        Not 1 to 20 years.
    """
    if not 1 <= years <= LONGEST:
        message = told("Years are 1 to %(most)s, not %(years)s.", most=LONGEST, years=years)
        raise UsageError(message)

    def work(view: View) -> Departures:
        top = the_unit(view, unit, clocks, by_id=by_id).ref if unit is not None else None
        reads = due_reads(view, clocks)
        group = _groups(reads, top)
        spans = [_year(clocks.as_of, clocks.as_of.year - back) for back in range(years)]
        kinds = [*OWN_WILL, *RETIRED]
        left = reads.departures(list(group.of), kinds, spans[-1][0], spans[0][1])
        counted = [_counted(reads, group, left, first, last) for first, last in spans]
        named = {each.id: each for each in reads.refs.units(sorted(filter(None, _all(group))))}
        rates = {first.year: each.rate for (first, _), each in zip(spans, counted, strict=True)}
        rows = tuple(
            row
            for (first, _), each in zip(spans, counted, strict=True)
            for row in each.rows(first.year, named)
        )
        return Departures(clocks, top, rates, rows)

    return store.ask("departures", work)


def _all(group: _Group) -> set[str | None]:
    return set(group.of.values())


def _year(as_of: date, year: int) -> tuple[date, date]:
    return date(year, 1, 1), min(as_of, date(year, 12, 31))


def _groups(reads: DueReads, top: UnitRef | None) -> _Group:
    """Units of the day by the group they are in, and what they came from with them."""
    units = [row["id"] for row in reads.units(top.id if top else None)]
    lines = reads.lines(units)
    origins = reads.origins(units)
    former = {row["origin"] for row in origins}
    of = {
        unit: group_of(lines.get(unit, [unit]), top) for unit in units if top or unit not in former
    }
    pending = list(origins)
    while pending:
        rest = [row for row in pending if row["id"] not in of]
        for row in pending:
            if row["id"] in of:
                of.setdefault(row["origin"], of[row["id"]])
        if len(rest) == len(pending):
            break
        pending = rest
    return _Group(of)


@dataclass(frozen=True)
class _Counted:
    """What one year comes to, by group."""

    resigned: Counter[str | None]
    retired: Counter[str | None]
    key: Counter[str | None]
    staff: Counter[str | None]

    @property
    def rate(self) -> float | None:
        """Departures of one's own will for each person in post."""
        return self.resigned.total() / self.staff.total() if self.staff.total() else None

    def rows(self, year: int, named: Mapping[str, UnitRef]) -> Sequence[Leaving]:
        """One row for each group that had people or lost any, the most departures first."""
        groups = sorted({*self.staff, *self.resigned, *self.retired}, key=str)
        made = [self._row(year, group, named.get(group or "")) for group in groups]
        return sorted(made, key=lambda row: -row.resigned)

    def _row(self, year: int, group: str | None, unit: UnitRef | None) -> Leaving:
        staff, rate = self.staff[group], self.rate
        expected = rate * staff if rate is not None and staff else None
        small = expected is None or expected < SMALL
        return Leaving(
            unit, year, self.resigned[group], self.retired[group], self.key[group], staff,
            expected, "small_numbers" if small else "",
        )  # fmt: skip


def _counted(
    reads: DueReads, group: _Group, left: Sequence[Row], first: date, last: date
) -> _Counted:
    rows = [row for row in left if first <= row["on"] <= last]
    own = {(row["person_id"], row["unit_id"]): row for row in rows if row["kind"] in OWN_WILL}
    retired = {(row["person_id"], row["unit_id"]) for row in rows if row["kind"] in RETIRED}
    middle = min(last, date(first.year, *_MIDDLE))
    return _Counted(
        group.sum(Counter(unit for _, unit in own)),
        group.sum(Counter(unit for _, unit in retired)),
        group.sum(Counter(unit for (_, unit), row in own.items() if row["rank"] in LEADERS)),
        group.sum(reads.present(list(group.of), middle)),
    )
