"""A list of what falls due: found, sorted, cut to a page, named."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from graph.answers import Clocks, UnitRef
from graph.due import Asked, Due, DueList, DueRow, Found, UnitTotal
from graph.heard import SignalRow
from graph.papers import Page
from graph.rules.findings import Verdict
from graph.rules.law import Law
from graph.services.due import (
    changing,
    long_stays,
    remarked,
    reporting,
    retiring,
    returning,
    staffing,
    termed,
    unanswered,
    vacant,
)
from graph.services.due.context import Context, Scope
from graph.services.paging import Place, check_limit, cursor, place_of
from graph.services.signals import heard_of
from graph.services.standing import the_unit
from graph.store import View, ViewerStore
from graph.store.due import due_reads

FINDERS: Final[Mapping[Due, Callable[[Context], list[Found]]]] = {
    Due.RETIREMENT: retiring.find,
    Due.REAPPOINTMENT: termed.find,
    Due.TERM_LIMIT: long_stays.find,
    Due.VACANCY: vacant.find,
    Due.PLANNED_RETURN: returning.find,
    Due.POSITION_CHANGE: changing.find,
    Due.DISCIPLINE_END: remarked.find_bars,
    Due.UNDERSTAFFED: staffing.find,
    Due.NOT_EVALUATED: remarked.find_missing,
    Due.REPORT_OVERDUE: reporting.find,
    Due.UNANSWERED: unanswered.find,
}
"""What makes each list."""

_LATER: Final = "9999-12-31"
"""Where in the order stands what has no day."""


def due(
    store: ViewerStore,
    law: Law,
    asked: Asked,
    clocks: Clocks,
    *,
    unit: str | None = None,
    limit: int = 50,
    after: str | None = None,
    by_id: bool = False,
) -> DueList:
    """A page of what falls due in a unit and below it, soonest first.

    Parameters
    ----------
    law
        The rules, with the office's own over them.
    unit
        An id, external id or unique name, with ``by_id`` only an id; None for all there are.
    after
        The cursor of the page before.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    UsageError
        The limit or the cursor is none.
    """
    check_limit(limit)
    last = place_of(_list_of(asked, clocks, unit), after) if after else None

    def work(view: View) -> DueList:
        return _listed(view, law, asked, clocks, unit, by_id, limit, last)

    return store.ask("due", work)


def due_rows(
    store: ViewerStore, law: Law, asked: Asked, clocks: Clocks, *, unit: str | None = None,
    by_id: bool = False,
) -> DueList:  # fmt: skip
    """The whole list and all that is undecided, for a file; raises as :func:`due`."""
    return store.ask("due", lambda view: _listed(view, law, asked, clocks, unit, by_id, None, None))


def _listed(
    view: View, law: Law, asked: Asked, clocks: Clocks, unit: str | None, by_id: bool,
    limit: int | None, last: Place | None,
) -> DueList:  # fmt: skip
    top = the_unit(view, unit, clocks, by_id=by_id).ref if unit is not None else None
    reads = due_reads(view, clocks)
    context = Context(asked, law, clocks, reads, Scope(reads, top.id if top else None))
    found = sorted(_wanted(context), key=_place)
    rows = [each for each in found if each.finding.verdict is Verdict.YES]
    unknown = [each for each in found if each.finding.verdict is Verdict.UNKNOWN]
    page, following = _cut(rows, _list_of(asked, clocks, unit), limit, last)
    shown, groups = (*page, *unknown[:limit]), _groups(context, top, rows)
    wanted = {*_ids(shown, "unit"), *filter(None, groups)}
    units = {each.id: each for each in reads.refs.units(sorted(wanted))}
    named = _named(view, context, shown, units)
    return DueList(
        clocks=clocks,
        asked=asked,
        unit=top,
        until=context.until,
        page=Page(named[: len(page)], len(rows), following),
        totals=_totals(groups, units),
        undecided=named[len(page) :],
        undecided_total=len(unknown),
    )


def _wanted(context: Context) -> list[Found]:
    """What the list is made of, less what the filters leave out."""
    asked = context.asked
    return [
        each
        for each in FINDERS[asked.kind](context)
        if (not asked.ranks or each.rank in asked.ranks)
        and (not asked.unit_kinds or each.unit_kind in asked.unit_kinds)
        and (not asked.reasons or each.reason in asked.reasons)
    ]


def _place(found: Found) -> tuple[str, str]:
    return (found.due_on.isoformat() if found.due_on else _LATER), found.id


def _list_of(asked: Asked, clocks: Clocks, unit: str | None) -> str:
    """What tells the cursors of one list from those of another."""
    known = clocks.known_at.isoformat() if clocks.historic else "now"
    filters = (*asked.ranks, *asked.unit_kinds, *asked.reasons)
    return "|".join(
        ("due", asked.kind, str(asked.within), unit or "", clocks.as_of.isoformat(),
         known, *filters)
    )  # fmt: skip


def _cut(
    rows: Sequence[Found], name: str, limit: int | None, last: Place | None
) -> tuple[Sequence[Found], str | None]:
    if limit is None:
        return rows, None
    rest = [each for each in rows if last is None or _place(each) > (last.key, last.id)]
    page = rest[:limit]
    if len(rest) <= limit:
        return page, None
    return page, cursor(name, Place(*_place(page[-1]), len(rows)))


def _named(
    view: View, context: Context, found: Sequence[Found], units: Mapping[str, UnitRef]
) -> tuple[DueRow, ...]:
    refs = context.reads.refs
    people = {each.id: each for each in refs.people(_ids(found, "person"))}
    posts = {each.id: each for each in refs.posts(_ids(found, "post"))}
    heard = signals_of(view, context.clocks, sorted({*people, *posts}))
    return tuple(
        DueRow(
            each.told(),
            people.get(each.person or ""),
            posts.get(each.post or ""),
            units.get(each.unit or ""),
            _days(each.due_on, context.clocks.as_of),
            signals=_beside(each, heard),
        )
        for each in found
    )


def signals_of(
    view: View, clocks: Clocks, nodes: Sequence[str]
) -> Mapping[str, Sequence[SignalRow]]:
    """What is heard of people and posts, to stand beside their rows; it moves none of them."""
    found: dict[str, list[SignalRow]] = defaultdict(list)
    for row in heard_of(view, nodes, clocks) if nodes else ():
        for node in {part.node.id for part in row.parts}.intersection(nodes):
            found[node].append(row)
    return found


def _beside(found: Found, heard: Mapping[str, Sequence[SignalRow]]) -> tuple[SignalRow, ...]:
    """What is heard of the person or the post of a row, each once."""
    nodes = (found.person or "", found.post or "")
    return tuple({row.id: row for node in nodes for row in heard.get(node, ())}.values())


def _ids(found: Sequence[Found], kind: str) -> list[str]:
    return sorted({node for each in found if (node := getattr(each, kind))})


def _days(day: date | None, as_of: date) -> int | None:
    return (day - as_of).days if day else None


def _groups(context: Context, top: UnitRef | None, rows: Sequence[Found]) -> Counter[str | None]:
    """How many rows lie in each unit directly below the one asked about, or below the top."""
    counts = Counter(each.unit for each in rows)
    lines = context.reads.lines([unit for unit in counts if unit])
    groups: Counter[str | None] = Counter()
    for unit, number in counts.items():
        groups[group_of(lines.get(unit or "", [unit] if unit else []), top)] += number
    return groups


def _totals(
    groups: Mapping[str | None, int], units: Mapping[str, UnitRef]
) -> tuple[UnitTotal, ...]:
    """The largest first."""
    found = [UnitTotal(units.get(group or ""), number) for group, number in groups.items()]
    return tuple(sorted(found, key=lambda each: (-each.total, each.unit.id if each.unit else "")))


def group_of(line: Sequence[str], top: UnitRef | None) -> str | None:
    """Of the units from one up to the top, the one directly below the unit asked about."""
    if not line:
        return None
    place = line.index(top.id) if top and top.id in line else len(line) - 1
    return line[max(0, place - 1)]
