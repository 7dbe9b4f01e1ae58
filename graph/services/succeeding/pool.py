"""Everything a question of succession looks at, read by a constant number of statements.

A pool holds the units, posts, holders, plans and facts within reach of some posts. Candidates,
bench strength, cascades and what-if are worked out over it in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from graph.answers import Clocks, PersonRef, PostRef, Tenure, UnitRef
from graph.rules.law import Law
from graph.rules.score import Scoring, scoring
from graph.services.succeeding.facts import KINDS, Facts, facts_of
from graph.services.succeeding.known import Known
from graph.store import View
from graph.succeeding import Plan, Reach
from graph.vocabulary import Mark, Mode


@dataclass(slots=True)
class Pool:
    """What was read so far; ``read`` adds what further posts need.

    Attributes:
        reach: for a unit, the units from which its posts may be filled, and how each lies to it.
        within: the posts of a unit that have a standing, by it.
        holders: who may hold a post on the day.
        plans, plans_of: who is planned, by post and by person.
        known: people as they are looked at for any post.
        supposed: people who are supposed to have left (None), or to hold a post instead of theirs;
            see ``suppose``.
        moved: for a post, those who are supposed to hold it.
    """

    law: Law
    clocks: Clocks
    scoring: Scoring
    units: dict[str, UnitRef] = field(default_factory=dict)
    reach: dict[str, dict[str, Reach]] = field(default_factory=dict)
    posts: dict[str, PostRef] = field(default_factory=dict)
    within: dict[str, dict[int, list[PostRef]]] = field(default_factory=dict)
    holders: dict[str, list[Tenure]] = field(default_factory=dict)
    plans: dict[str, list[Plan]] = field(default_factory=dict)
    plans_of: dict[str, list[Plan]] = field(default_factory=dict)
    careers: dict[str, list[Tenure]] = field(default_factory=dict)
    facts: dict[str, Facts] = field(default_factory=dict)
    supposed: dict[str, Tenure | None] = field(default_factory=dict)
    moved: dict[str, dict[str, Tenure]] = field(default_factory=dict)
    known: dict[str, Known] = field(default_factory=dict)

    @property
    def on(self) -> date:
        """The day asked for."""
        return self.clocks.as_of

    def level(self, post: PostRef) -> int | None:
        """The standing of a post by the table of the scoring."""
        kind = self.units[post.unit.id].kind if post.unit and post.unit.id in self.units else None
        return self.scoring.params.level(kind or (post.unit.kind if post.unit else None), post.rank)

    def holds(self, person: str) -> list[Tenure]:
        """The posts somebody may hold on the day, or is supposed to."""
        if person in self.supposed:
            held = self.supposed[person]
            return [held] if held else []
        return [held for held in self.careers.get(person, ()) if covers(held, self.on)]

    def in_full(self, post: str) -> list[Tenure]:
        """Who may hold a post in full on the day, or is supposed to."""
        found = [
            held
            for held in self.holders.get(post, ())
            if held.mode == Mode.FULL and held.person.id not in self.supposed
        ]
        return found + list(self.moved.get(post, {}).values())

    def suppose(self, person: str, held: Tenure | None) -> None:
        """Let somebody have left all posts, or hold one instead of theirs."""
        before = self.supposed.get(person)
        if before:
            del self.moved[before.post.id][person]
        if held:
            self.moved.setdefault(held.post.id, {})[person] = held
        self.supposed[person] = held
        self.known.pop(person, None)

    def known_of(self, ref: PersonRef) -> Known:
        """Somebody as they are looked at for any post."""
        person = ref.id
        found = self.known.get(person)
        if found is None:
            plans = self.plans_of.get(person, ())
            found = self.known[person] = Known(
                person=ref,
                scoring=self.scoring,
                facts=self.facts.get(person, Facts(personal=False)),
                holds=self.holds(person),
                career=self.careers.get(person, ()),
                planned=frozenset(self.level(self.posts[plan.post]) for plan in plans),
            )
        return found

    def sources(self, post: PostRef) -> list[tuple[PostRef, Reach]]:
        """Equivalent and next-lower posts within reach of a post, itself left out."""
        wanted = self.level(post)
        if wanted is None or post.unit is None:
            return []
        return [
            (other, reach)
            for unit, reach in self.reach.get(post.unit.id, {}).items()
            if (posts := self.within.get(unit))
            for level in (wanted, wanted - 1)
            for other in posts.get(level, ())
            if other.id != post.id
        ]


def open_pool(law: Law, clocks: Clocks) -> Pool:
    """A pool nothing was read into."""
    return Pool(law, clocks, scoring(law, clocks.as_of))


def covers(held: Tenure, on: date) -> bool:
    """Whether a tenure may cover a day."""
    begins, ends = held.widest
    return (begins is None or begins <= on) and (ends is None or on < ends)


def read_pool(pool: Pool, view: View, posts: Sequence[PostRef]) -> None:
    """Add to a pool all that the candidates for these posts need."""
    _read_posts(pool, view, posts)
    near = [other for post in posts for other, _ in pool.sources(pool.posts.get(post.id, post))]
    asked = {post.id: post for post in (*posts, *near)}
    fresh = [post for key, post in asked.items() if key not in pool.holders]
    for post in fresh:
        pool.holders[post.id] = []
    for held in view.drawing(pool.clocks).present(fresh):
        pool.holders[held.post.id].append(held)
    succeeding = view.succeeding(pool.clocks)
    unplanned = [post.id for post in posts if post.id not in pool.plans]
    for post_id in unplanned:
        pool.plans[post_id] = []
    for plan in succeeding.plans(unplanned):
        pool.plans[plan.post].append(plan)
    people = {held.person.id: held.person for key in asked for held in pool.holders[key]}
    people |= {plan.person.id: plan.person for post in posts for plan in pool.plans[post.id]}
    read_people(pool, view, people.values())


def _read_posts(pool: Pool, view: View, posts: Iterable[PostRef]) -> None:
    known = {post.unit.id for post in posts if post.unit} - pool.reach.keys()
    found: dict[str, UnitRef] = {}
    for near in view.succeeding(pool.clocks).reach(known):
        pool.reach.setdefault(near.of, {}).setdefault(near.unit.id, near.reach)
        found[near.unit.id] = near.unit
    fresh = [unit for key, unit in found.items() if key not in pool.within]
    pool.units |= found
    for unit in fresh:
        pool.within[unit.id] = defaultdict(list)
    for placed in view.drawing(pool.clocks).posts(fresh):
        post = placed.post
        level = pool.level(post)
        if post.unit and level is not None:
            pool.within[post.unit.id][level].append(post)
            pool.posts[post.id] = post
    pool.posts |= {post.id: post for post in posts if post.id not in pool.posts}


def read_people(pool: Pool, view: View, people: Iterable[PersonRef]) -> None:
    """Add careers, plans and facts of people to a pool."""
    fresh = {person.id: person for person in people if person.id not in pool.facts}
    succeeding = view.succeeding(pool.clocks)
    places = succeeding.places(fresh)
    told = succeeding.told({key: places.get(key, []) for key in fresh}, KINDS)
    pool.careers |= succeeding.careers(fresh)
    plans: dict[str, list[Plan]] = defaultdict(list)
    for plan in succeeding.plans_of(fresh.values()):
        plans[plan.person.id].append(plan)
    strange = {plan.post for each in plans.values() for plan in each} - pool.posts.keys()
    refs = view.papers(pool.clocks).refs
    pool.posts |= {post.id: post for post in refs.posts(sorted(strange))}
    for key in fresh:
        pool.plans_of[key] = plans[key]
        personal = succeeding.may_know(Mark.PERSONAL, places.get(key, []))
        pool.facts[key] = facts_of(told.get(key, ()), pool.on, personal=personal)
