"""Everything on record that a remark on somebody up for reappointment needs, on one page."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from graph.answers import Clocks, Tenure, Word
from graph.errors import UsageError
from graph.moving import Entry, Judged, Profile
from graph.rules.discipline import bars
from graph.rules.findings import Finding, Verdict
from graph.rules.law import Law
from graph.rules.parameters import TwoTerms, rule_of
from graph.rules.planning import planning_quota
from graph.rules.retirement import retirement
from graph.rules.service import months_left
from graph.rules.tenure import two_terms
from graph.rules.terms import term_end
from graph.services.signals import heard_of
from graph.services.standing import the_person
from graph.services.succeeding.checks import LEADERS
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.people import posts_planned
from graph.services.succeeding.pool import Pool, open_pool, read_people
from graph.services.succeeding.stays import Kin, Since, read_kin, since
from graph.store import View, ViewerStore
from graph.store.succeeding import Told
from graph.vocabulary import KINDS, Mark, Mode

_PERSONAL: Final = ("birth_date", "sex", "evaluated", "disciplined")
"""What a remark needs and not everybody may know."""


def profile(
    store: ViewerStore, person: str, clocks: Clocks, law: Law, *, by_id: bool = False
) -> Profile:
    """Posts, terms, what the rules make of them, and what is on record, each with its reports.

    What the viewer may not know is named among what is hidden, as is what nobody recorded: the
    two look alike.

    Parameters
    ----------
    person
        An id, an external id or a unique name; with ``by_id`` only an id.

    Raises
    ------
    NotFoundError, AmbiguousError
        The person is not to be found, or not unique.
    """

    def work(view: View) -> Profile:
        ref = the_person(view, person, clocks, by_id=by_id).ref
        pool = open_pool(law, clocks)
        read_people(pool, view, [ref])
        facts = pool.facts[ref.id]
        kin = read_kin(view, clocks, pool.careers.get(ref.id, ()))
        words = view.words((told.id for told in facts.told), clocks)
        return Profile(
            person=ref,
            clocks=clocks,
            tenures=tuple(view.career(ref, clocks)),
            judged=tuple(_judged(pool, ref.id, facts, kin)),
            entries=tuple(_entries(facts.told, words)),
            plans=tuple((pool.posts[plan.post], plan) for plan in pool.plans_of[ref.id]),
            hidden=tuple(_hidden(facts)),
            months_left=months_left(law, facts.who, clocks.as_of),
            signals=heard_of(view, [ref.id], clocks),
        )

    return store.ask("profile", work)


def _judged(pool: Pool, person: str, facts: Facts, kin: Kin) -> Iterator[Judged]:
    law, on = pool.law, pool.on
    leaving = retirement(law, facts.who)
    yield Judged("retirement", leaving.finding, on=leaving.retires_on)
    for held in pool.holds(person):
        if held.mode == Mode.FULL and held.post.rank in LEADERS:
            start = since(law, held, pool.careers[person], kin)
            yield from _of_post(law, held, facts, on, start)
    yield from _disciplined(law, facts, on, leads=_leads(pool.holds(person)))
    for plan in pool.plans_of[person][:1]:
        post = pool.posts[plan.post]
        most = max(posts_planned(pool, person, pool.posts[p.post]) for p in pool.plans_of[person])
        quota = planning_quota(law, on, people=0, posts=most)
        yield Judged("planning_quota", quota.finding, about=post)


def _leads(holds: Sequence[Tenure]) -> bool:
    return any(held.post.rank in LEADERS for held in holds)


def _of_post(law: Law, held: Tenure, facts: Facts, on: date, start: Since) -> Iterator[Judged]:
    """What follows the term, and whether it has been long enough to be looked at."""
    if held.term_to:
        term = term_end(law, held.term_to, facts.who)
        action = term.action.value if term.action else None
        yield Judged("term", term.finding, held.post, held.term_to, action)
        if term.alarm_on:
            yield Judged("reappointment_notice", term.finding, held.post, term.alarm_on)
    if start.start is None:
        missing = Finding(Verdict.UNKNOWN, missing=("since", rule_of(TwoTerms)))
        yield Judged("two_terms", missing, held.post)
        return
    stay = two_terms(law, held.post.rank, start.start, on, terms=start.terms)
    finding = replace(stay.finding, rules=(*stay.finding.rules, *start.rules))
    yield Judged("two_terms", finding, held.post, stay.flag_on, stay.effect)


def _disciplined(law: Law, facts: Facts, on: date, *, leads: bool) -> Iterator[Judged]:
    """Whether a decision of discipline still bars from a higher post."""
    for told in facts.disciplined:
        if told.on is None:
            continue
        try:
            answer = bars(law, str(told.details.get("form", "")), told.on, on, leader=leads)
        except UsageError:
            yield Judged("discipline", Finding(Verdict.UNKNOWN, missing=("form",)))
            continue
        yield Judged("discipline", answer.finding, on=answer.until)


def _entries(told: Sequence[Told], words: Mapping[str, Sequence[Word]]) -> Iterator[Entry]:
    """Newest first; what bears no day last."""
    for each in sorted(told, key=lambda one: (one.on is not None, one.weight), reverse=True):
        yield Entry(
            each.kind,
            each.on.text if each.on else None,
            each.until.text if each.until else None,
            {
                name: str(value)
                for name, value in each.details.items()
                if value is not None and not _sensitive(each.kind, name)
            },
            tuple(words.get(each.id, ())),
        )


def _sensitive(kind: str, name: str) -> bool:
    """Health, religion and the like are no matter of a remark, whoever reads it."""
    detail = KINDS[kind].details.get(name)
    return detail is not None and detail.mark is Mark.SENSITIVE


def _hidden(facts: Facts) -> Iterator[str]:
    kinds = {told.kind for told in facts.told}
    have = {
        "birth_date": facts.who.born is not None,
        "sex": facts.who.sex is not None,
        "evaluated": "evaluated" in kinds,
        "disciplined": facts.personal,
    }
    yield from (name for name in _PERSONAL if not have[name])
