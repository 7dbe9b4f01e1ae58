"""How strong is the bench: who could follow in each leading post of a unit and all below it?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from graph.analysis.ordering import post_key, unit_key
from graph.answers import Clocks, PersonRef, PostRef, UnitRef
from graph.moving import Alone, Bench, BenchRow, Coverage, OverQuota, Risk, UnitBench
from graph.rules.days import add_months
from graph.rules.findings import Verdict
from graph.rules.law import Law
from graph.rules.planning import planning_quota
from graph.services.standing import the_unit
from graph.services.succeeding.ahead import ahead_of
from graph.services.succeeding.checks import LEADERS
from graph.services.succeeding.people import posts_planned, verdicts_of
from graph.services.succeeding.pool import Pool, open_pool, read_pool
from graph.store import View, ViewerStore
from graph.store.drawing import Below
from graph.succeeding import Source

_YEAR: Final = 12


def bench(store: ViewerStore, unit: str, clocks: Clocks, law: Law, *, by_id: bool = False) -> Bench:
    """Leading posts by how soon they fall free and how many are not barred from following.

    Parameters
    ----------
    unit
        An id, an external id or a unique name; with ``by_id`` only an id.

    Raises
    ------
    NotFoundError, AmbiguousError
        The unit is not to be found, or not unique.
    """

    def work(view: View) -> Bench:
        ref = the_unit(view, unit, clocks, by_id=by_id).ref
        drawing = view.drawing(clocks)
        below = drawing.below(ref.id)
        placed = drawing.posts(each.unit for each in below)
        leading = [each.post for each in placed if each.post.rank in LEADERS]
        pool = open_pool(law, clocks)
        read_pool(pool, view, leading)
        rows = sorted((_row(pool, post) for post in leading), key=_urgency)
        return Bench(
            unit=ref,
            clocks=clocks,
            rows=tuple(rows),
            by_unit=tuple(_by_unit(rows, below)),
            alone=tuple(_alone(pool, leading)),
            over_quota=tuple(_over_quota(pool, leading)),
            matrix=Counter((row.risk, row.coverage) for row in rows),
            scoring=pool.scoring.ref,
        )

    return store.ask("bench", work)


def _row(pool: Pool, post: PostRef) -> BenchRow:
    ahead = ahead_of(pool, post)
    verdicts: Counter[Verdict] = Counter()
    sideways = 0
    for (source, verdict), number in verdicts_of(pool, post).items():
        if source is not Source.EQUIVALENT:
            verdicts[verdict] += number
        elif verdict is not Verdict.NO:
            sideways += number
    known = any(each.on for each in ahead.expected)
    return BenchRow(
        post=post,
        risk=_risk(ahead.falls_free_on, pool.on, vacant=ahead.vacant, known=known),
        falls_free_on=ahead.falls_free_on,
        ready=verdicts[Verdict.YES],
        undecided=verdicts[Verdict.UNKNOWN],
        barred=verdicts[Verdict.NO],
        sideways=sideways,
        planned=len(pool.plans.get(post.id, ())),
    )


def _risk(free: date | None, on: date, *, vacant: bool, known: bool) -> Risk:
    if vacant:
        return Risk.VACANT
    if free is None:
        return Risk.LATER if known else Risk.UNKNOWN
    if free <= add_months(on, _YEAR):
        return Risk.WITHIN_YEAR
    return Risk.WITHIN_TWO_YEARS if free <= add_months(on, 2 * _YEAR) else Risk.LATER


def _urgency(row: BenchRow) -> tuple[object, ...]:
    place = list(Coverage).index(row.coverage), list(Risk).index(row.risk)
    unit = unit_key(row.post.unit) if row.post.unit else ((), "")
    return (*place, row.falls_free_on or date.max, unit, post_key(row.post))


def _by_unit(rows: Sequence[BenchRow], below: Sequence[Below]) -> Iterator[UnitBench]:
    """The unit itself, and each unit directly below it with all that is below that."""
    parents = {each.unit.id: each.parent for each in below}
    units = {each.unit.id: each.unit for each in below}
    part: dict[str, str] = {}
    for each in below:
        top = each.parent is None or each.depth <= 1
        part[each.unit.id] = each.unit.id if top else part[parents[each.unit.id] or each.unit.id]
    grouped: dict[str, list[BenchRow]] = defaultdict(list)
    for row in rows:
        if row.post.unit:
            grouped[part[row.post.unit.id]].append(row)
    yield from _told(grouped, units, below[0].unit.id)


def _told(
    grouped: Mapping[str, Sequence[BenchRow]], units: Mapping[str, UnitRef], first: str
) -> Iterator[UnitBench]:
    for key in sorted(grouped, key=lambda each: (each != first, unit_key(units[each]))):
        found = Counter(row.coverage for row in grouped[key])
        yield UnitBench(units[key], len(grouped[key]), found[Coverage.NONE], found[Coverage.ONE])


def _alone(pool: Pool, posts: Sequence[PostRef]) -> Iterator[Alone]:
    """Who is the only one planned, and for which posts."""
    found: dict[str, list[PostRef]] = defaultdict(list)
    people: dict[str, PersonRef] = {}
    for post in posts:
        plans = pool.plans.get(post.id, ())
        if len(plans) == 1:
            people[plans[0].person.id] = plans[0].person
            found[plans[0].person.id].append(post)
    for key in sorted(found, key=lambda each: (-len(found[each]), each)):
        yield Alone(people[key], tuple(found[key]))


def _over_quota(pool: Pool, posts: Sequence[PostRef]) -> Iterator[OverQuota]:
    people: dict[str, tuple[PersonRef, int]] = {}
    for post in posts:
        plans = pool.plans.get(post.id, ())
        quota = planning_quota(pool.law, pool.on, people=len(plans), posts=0)
        if "people" in quota.over:
            yield OverQuota("people", post, len(plans), quota.finding)
        for plan in plans:
            number = posts_planned(pool, plan.person.id, post)
            if number > people.get(plan.person.id, (plan.person, 0))[1]:
                people[plan.person.id] = (plan.person, number)
    for _, (person, number) in sorted(people.items()):
        quota = planning_quota(pool.law, pool.on, people=0, posts=number)
        if "posts" in quota.over:
            yield OverQuota("posts", person, number, quota.finding)
