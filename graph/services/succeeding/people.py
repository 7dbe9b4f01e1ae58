"""The candidates for a post, worked out over a pool: pure."""

from collections.abc import Iterator

from graph.answers import PersonRef, PostRef
from graph.rules.findings import Finding
from graph.rules.planning import planning_quota
from graph.rules.service import months_left
from graph.services.succeeding.checks import Case, checks, months_in_post
from graph.services.succeeding.facts import Facts, turn_of
from graph.services.succeeding.pool import Pool
from graph.services.succeeding.scoring import ordered, score
from graph.succeeding import Candidate, Check, Plan, Reach, Source
from graph.vocabulary import Mode

_NEAREST = (Reach.SAME, Reach.BELOW, Reach.ABOVE, Reach.BESIDE)


def candidates_of(pool: Pool, post: PostRef) -> list[Candidate]:
    """Who could follow in a post, in order; whoever holds it in full is none."""
    there = {held.person.id for held in pool.in_full(post.id)}
    planned = {plan.person.id: plan for plan in pool.plans.get(post.id, ())}
    people = {plan.person.id: plan.person for plan in planned.values()}
    for other, _ in pool.sources(post):
        people |= {held.person.id: held.person for held in pool.in_full(other.id)}
    found = (
        _candidate(pool, post, person, planned.get(key))
        for key, person in people.items()
        if key not in there and not (key in pool.supposed and pool.supposed[key] is None)
    )
    return ordered([each for each in found if each])


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


def _candidate(pool: Pool, post: PostRef, person: PersonRef, plan: Plan | None) -> Candidate | None:
    facts = pool.facts.get(person.id, Facts(personal=False))
    case = _case(pool, post, person, plan, facts)
    source = _source(case, plan)
    if source is None or (not case.holds and plan is None):
        return None
    found = (*checks(case), *_quota(pool, post, person, plan))
    left = months_left(pool.law, facts.who, pool.on)
    reach = _reach(pool, post, case)
    turns = tuple(turn_of(each) for each in facts.turns)
    return Candidate(
        person=person,
        source=source,
        reach=reach,
        holds=tuple(case.holds),
        plan=plan,
        checks=found,
        months_left=left,
        months_in_post=months_in_post(case)[0] if case.level is not None else None,
        turns=turns,
        score=score(pool.scoring.params, found, months_left=left, turned=bool(turns), reach=reach),
    )


def _case(pool: Pool, post: PostRef, person: PersonRef, plan: Plan | None, facts: Facts) -> Case:
    holds = pool.holds(person.id)
    around = [
        pool.units[unit]
        for unit, reach in pool.reach.get(post.unit.id if post.unit else "", {}).items()
        if reach in (Reach.SAME, Reach.ABOVE)
    ]
    return Case(
        law=pool.law,
        scoring=pool.scoring,
        on=pool.on,
        post=pool.posts.get(post.id, post),
        around=around,
        facts=facts,
        holds=holds,
        career=pool.careers.get(person.id, ()),
        planned=plan is not None or _planned_elsewhere(pool, post, person.id),
        memo=pool.memo.setdefault(person.id, {}),
    )


def _planned_elsewhere(pool: Pool, post: PostRef, person: str) -> bool:
    """Whether somebody from another unit is planned for a post of the same standing."""
    level = pool.level(post)
    own = post.unit.id if post.unit else None
    local = any(held.post.unit and held.post.unit.id == own for held in pool.holds(person))
    others = (pool.posts[plan.post] for plan in pool.plans_of.get(person, ()))
    return not local and level is not None and any(pool.level(other) == level for other in others)


def _source(case: Case, plan: Plan | None) -> Source | None:
    """Planned, or by the standing of what is held; nobody comes down from above."""
    if plan is not None:
        return Source.PLANNED
    if case.higher is None:
        return None
    if case.higher:
        return Source.LOWER
    same = case.level == case.level_of(case.post)
    return Source.EQUIVALENT if same else None


def _reach(pool: Pool, post: PostRef, case: Case) -> Reach:
    near = pool.reach.get(post.unit.id, {}) if post.unit else {}
    found = {near[unit.id] for held in case.holds if (unit := held.post.unit) and unit.id in near}
    return next((each for each in _NEAREST if each in found), Reach.ELSEWHERE)


def _quota(pool: Pool, post: PostRef, person: PersonRef, plan: Plan | None) -> Iterator[Check]:
    if plan is None:
        return
    number = posts_planned(pool, person.id, post)
    people = len(pool.plans.get(post.id, ()))
    quota = planning_quota(pool.law, pool.on, people=people, posts=number)
    yield Check("planning_quota", quota.finding)


def events_of(found: Candidate) -> tuple[str, ...]:
    """The events a candidate rests on."""
    plan = found.plan.events if found.plan else ()
    return (*(held.opened_by for held in found.holds), *plan, *(t.event for t in found.turns))


def full_posts(found: Candidate) -> list[PostRef]:
    """The posts a candidate holds in full."""
    return [held.post for held in found.holds if held.mode == Mode.FULL]
