"""The candidates for a post, worked out over a pool: pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.answers import PersonRef, PostRef, UnitRef
from graph.rules.findings import Finding, Verdict
from graph.rules.planning import planning_quota
from graph.rules.service import months_left
from graph.services.succeeding.checks import (
    HEAD,
    LEADERS,
    Case,
    checks,
    folded,
    from_elsewhere,
    months_in_post,
)
from graph.services.succeeding.facts import turn_of
from graph.services.succeeding.known import Judged, Key, Known
from graph.services.succeeding.pool import Pool
from graph.services.succeeding.scoring import ordered, score, standing
from graph.succeeding import Candidate, Check, Plan, Reach, Score, Source
from graph.vocabulary import Mode

_NEAREST = (Reach.SAME, Reach.BELOW, Reach.ABOVE, Reach.BESIDE)


@dataclass(frozen=True, slots=True)
class _Place:
    """A post somebody is wanted for, with what is the same for everybody looked at.

    Attributes:
        level: its standing, by its own unit; ``wanted`` goes by what the pool knows of the unit.
        near: the units its candidates come from, and how each lies to its own.
        around: its unit and those above; ``names`` are theirs, folded, for the post of a head.
    """

    post: PostRef
    level: int | None
    wanted: int | None
    near: Mapping[str, Reach]
    around: tuple[UnitRef, ...]
    names: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Looked:
    """Somebody looked at for a post, with what the rules say."""

    place: _Place
    known: Known
    person: PersonRef
    source: Source
    plan: Plan | None
    key: Key
    judged: Judged


@dataclass(frozen=True, slots=True)
class Ranked:
    """Somebody who could follow, with what tells the order; the rest is told of who is shown.

    Attributes:
        name: folded.
    """

    looked: _Looked
    id: str
    name: str
    source: Source
    reach: Reach
    score: Score


def ranked(pool: Pool, post: PostRef) -> list[Ranked]:
    """Who could follow in a post, in order; whoever holds it in full is none."""
    return ordered([_ranked(pool, each) for each in _looked(pool, post)])


def verdicts_of(pool: Pool, post: PostRef) -> Counter[tuple[Source, Verdict]]:
    """How many could follow in a post, by how they come to it and whether something bars them."""
    return Counter((each.source, each.judged.verdict) for each in _looked(pool, post))


def told_of(pool: Pool, found: Ranked) -> Candidate:
    """A candidate with all that is shown."""
    looked, known = found.looked, found.looked.known
    planned = looked.key[1]
    served = months_in_post(_case(pool, looked.place, known, planned=planned))[0]
    return Candidate(
        person=looked.person,
        source=found.source,
        reach=found.reach,
        holds=tuple(known.holds),
        plan=looked.plan,
        checks=looked.judged.checks,
        months_left=months_left(pool.law, known.facts.who, pool.on),
        months_in_post=served if known.level is not None else None,
        turns=tuple(turn_of(each) for each in known.facts.turns),
        score=found.score,
    )


def quota_of(pool: Pool, post: PostRef) -> Finding:
    """Whether the plan for a post keeps to its numbers: people for it, and posts of each."""
    plans = pool.plans.get(post.id, ())
    most = max((posts_planned(pool, plan.person.id, post) for plan in plans), default=0)
    return planning_quota(pool.law, pool.on, people=len(plans), posts=most).finding


def posts_planned(pool: Pool, person: str, like: PostRef) -> int:
    """For how many posts of one standing somebody is planned."""
    level = pool.level(like)
    plans = pool.plans_of.get(person, ())
    return sum(pool.level(pool.posts[plan.post]) == level for plan in plans)


def _looked(pool: Pool, post: PostRef) -> Iterator[_Looked]:
    place = _place(pool, post)
    there = {held.person.id for held in pool.in_full(post.id)}
    planned = {plan.person.id: plan for plan in pool.plans.get(post.id, ())}
    people = {plan.person.id: plan.person for plan in planned.values()}
    for other, _ in pool.sources(post):
        for held in pool.in_full(other.id):
            people[held.person.id] = held.person
    for key, person in people.items():
        gone = key in pool.supposed and pool.supposed[key] is None
        found = None if key in there or gone else _look(pool, place, person, planned.get(key))
        if found:
            yield found


def _place(pool: Pool, post: PostRef) -> _Place:
    near = pool.reach.get(post.unit.id, {}) if post.unit else {}
    around = tuple(
        pool.units[unit] for unit, reach in near.items() if reach in (Reach.SAME, Reach.ABOVE)
    )
    asked = pool.posts.get(post.id, post)
    names = folded(around) if asked.rank == HEAD else None
    return _Place(asked, standing(pool.scoring, asked), pool.level(post), near, around, names)


def _look(pool: Pool, place: _Place, person: PersonRef, plan: Plan | None) -> _Looked | None:
    known, post = pool.known_of(person), place.post
    level, own = place.level, known.level
    higher = None if level is None or own is None else level > own
    source = _source(plan, higher, same=level == own)
    if source is None or (not known.holds and plan is None):
        return None
    planned = plan is not None or _planned_elsewhere(place, known)
    home = None if place.names is None else from_elsewhere(known.home, place.names)
    key = (higher, planned, post.unit.kind if post.unit else None, post.rank in LEADERS, home)
    judged = known.judged.get(key)
    if judged is None:
        judged = known.judged[key] = _judged(checks(_case(pool, place, known, planned=planned)))
    if plan is not None:
        quota = _quota(pool, post, person)
        judged = Judged((*judged.checks, quota), judged.verdict)
    return _Looked(place, known, person, source, plan, key, judged)


def _judged(found: tuple[Check, ...]) -> Judged:
    verdicts = {check.verdict for check in found if check.bars}
    worst = next((each for each in (Verdict.NO, Verdict.UNKNOWN) if each in verdicts), Verdict.YES)
    return Judged(found, worst)


def _case(pool: Pool, place: _Place, known: Known, *, planned: bool) -> Case:
    return Case(
        law=pool.law,
        scoring=pool.scoring,
        on=pool.on,
        post=place.post,
        around=place.around,
        facts=known.facts,
        holds=known.holds,
        career=known.career,
        planned=planned,
        memo=known.memo,
    )


def _planned_elsewhere(place: _Place, known: Known) -> bool:
    """Whether somebody from another unit is planned for a post of the same standing."""
    own = place.post.unit.id if place.post.unit else None
    return place.wanted is not None and place.wanted in known.planned and own not in known.units


def _source(plan: Plan | None, higher: bool | None, *, same: bool) -> Source | None:
    """Planned, or by the standing of what is held; nobody comes down from above."""
    if plan is not None:
        return Source.PLANNED
    if higher is None:
        return None
    if higher:
        return Source.LOWER
    return Source.EQUIVALENT if same else None


def _ranked(pool: Pool, found: _Looked) -> Ranked:
    """The score hangs on the checks, on where somebody serves, and on what stays the same."""
    known = found.known
    reach = _reach(found.place, known)
    key = (found.key, reach)
    made = None if found.plan else known.scores.get(key)
    if made is None:
        facts = known.facts
        made = score(
            pool.scoring.params,
            found.judged.checks,
            months_left=months_left(pool.law, facts.who, pool.on),
            turned=bool(facts.turns),
            reach=reach,
        )
        if not found.plan:
            known.scores[key] = made
    return Ranked(found, found.person.id, known.name, found.source, reach, made)


def _reach(place: _Place, known: Known) -> Reach:
    found = {place.near[unit] for unit in known.units if unit in place.near}
    return next((each for each in _NEAREST if each in found), Reach.ELSEWHERE)


def _quota(pool: Pool, post: PostRef, person: PersonRef) -> Check:
    """Whether the plans for a post, and those of somebody planned for it, keep to their number."""
    number = posts_planned(pool, person.id, post)
    people = len(pool.plans.get(post.id, ()))
    quota = planning_quota(pool.law, pool.on, people=people, posts=number)
    return Check("planning_quota", quota.finding)


def events_of(found: Candidate) -> tuple[str, ...]:
    """The events a candidate rests on."""
    plan = found.plan.events if found.plan else ()
    return (*(held.opened_by for held in found.holds), *plan, *(t.event for t in found.turns))


def full_posts(found: Candidate) -> list[PostRef]:
    """The posts a candidate holds in full."""
    return [held.post for held in found.holds if held.mode == Mode.FULL]
