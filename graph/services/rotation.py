"""Where people were sent, how long they stay, whom they met: rotation and its limits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from graph.answers import Clocks, PersonRef, Tenure, Word
from graph.names import fold
from graph.rotating import Ancestor, Away, Colleague, Colleagues, Line, LongStay, Rotation, Together
from graph.rules.days import months_from
from graph.rules.findings import Finding, Verdict, no_rule
from graph.rules.law import Law
from graph.rules.parameters import RotationLength, TwoTerms, rule_of
from graph.rules.position_change import Holder, position_change
from graph.rules.rotation import Stay, rotation, secondment
from graph.rules.tenure import two_terms
from graph.services.due.changing import position_of
from graph.services.paging import check_limit
from graph.services.standing import the_person, the_unit
from graph.services.succeeding.checks import LEADERS
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.pool import open_pool, read_people
from graph.services.succeeding.stays import Since, read_kin, since
from graph.store import View, ViewerStore
from graph.store.reading import best
from graph.store.rotating import Met, Posting, Sent
from graph.vocabulary import Mode


def rotations(
    store: ViewerStore, person: str, clocks: Clocks, law: Law, *, by_id: bool = False
) -> Rotation:
    """Somebody's rotations and secondments with purpose and limits, and how long they stay where.

    Raises:
        NotFoundError, AmbiguousError: the person is not to be found, or not unique.
    """

    def work(view: View) -> Rotation:
        ref = the_person(view, person, clocks, by_id=by_id).ref
        pool = open_pool(law, clocks)
        read_people(pool, view, [ref])
        rotating = view.rotating(clocks)
        sent = rotating.sent([ref.id])
        words = view.words((each.event for each in sent), clocks)
        postings = rotating.postings([ref.id])
        career = pool.careers.get(ref.id, [])
        kin = read_kin(view, clocks, career)
        away = (_away(law, each, _stay(each, career, postings), clocks.as_of) for each in sent)
        return Rotation(
            ref,
            clocks,
            tuple(replace(each, words=tuple(words[each.event])) for each in away),
            tuple(
                _long(law, held, since(law, held, career, kin), pool.facts[ref.id], clocks.as_of)
                for held in pool.holds(ref.id)
                if held.mode == Mode.FULL
            ),
        )

    return store.ask("rotations", work)


def _stay(
    sent: Sent, career: Sequence[Tenure], postings: dict[str, Posting]
) -> tuple[date | None, bool]:
    """The day a stay was over by, and whether any is on record at all."""
    if sent.event in postings:
        return postings[sent.event].end, True
    opened = (h for h in career if sent.event in h.events and h.closed_by != sent.event)
    held = next(opened, None)
    return (held.widest[1], True) if held else (None, False)


def _away(law: Law, sent: Sent, stay: tuple[date | None, bool], on: date) -> Away:
    ended, known = stay
    over = ended is not None and ended <= on
    until = ended if over and ended else on
    rule = secondment if sent.kind == "seconded" else rotation
    answer = rule(law, sent.on, until) if sent.on else Stay(no_rule(rule_of(RotationLength), on=on))
    return Away(
        kind=sent.kind,
        start=sent.on.text if sent.on else None,
        until=sent.until.text if sent.until else None,
        ended=ended if over else None,
        to=sent.to,
        origin=sent.origin,
        purpose=sent.purpose,
        months=_full_months(sent.on.earliest, until) if sent.on and known else None,
        overdue=known and not over and sent.until is not None and sent.until.latest < on,
        finding=answer.finding,
        latest=answer.until,
        event=sent.event,
    )


def _full_months(start: date, end: date) -> int:
    return max(0, months_from(start, end) - (1 if end.day < start.day else 0))


def _long(law: Law, held: Tenure, begun: Since, facts: Facts, on: date) -> LongStay:
    """Heads and deputies by the rule of two terms, others by that of changing positions."""
    start = begun.start
    months = _full_months(start.earliest, on) if start else None
    text = start.text if start and (held.start or begun.rules) else None
    if held.post.rank not in LEADERS:
        kind = position_of(held.post.title or "")
        change = position_change(law, Holder(facts.who, kind, start), on)
        status = change.status.value if change.status else None
        finding = replace(change.finding, rules=(*change.finding.rules, *begun.rules))
        return LongStay(held.post, text, months, finding, change.due_on, status)
    if start is None:
        finding = Finding(Verdict.UNKNOWN, missing=("since", rule_of(TwoTerms)))
        return LongStay(held.post, None, None, finding, None, None)
    stay = two_terms(law, held.post.rank, start, on, terms=begun.terms)
    finding = replace(stay.finding, rules=(*stay.finding.rules, *begun.rules))
    return LongStay(held.post, text, months, finding, stay.flag_on, stay.effect)


def colleagues(
    store: ViewerStore, person: str, clocks: Clocks, *, limit: int = 50, by_id: bool = False
) -> Colleagues:
    """Whom a person certainly served with in one unit, the longest first.

    Raises:
        NotFoundError, AmbiguousError: the person is not to be found, or not unique.
        UsageError: the limit is none.
    """
    check_limit(limit)

    def work(view: View) -> Colleagues:
        ref = the_person(view, person, clocks, by_id=by_id).ref
        by_person: dict[str, list[Met]] = defaultdict(list)
        for met in view.rotating(clocks).met(ref.id):
            by_person[met.person.id].append(met)
        rows = [_colleague(each, clocks.as_of) for each in by_person.values()]
        rows.sort(key=lambda row: (-row.months, fold(row.person.name or ""), row.person.id))
        return Colleagues(ref, clocks, tuple(rows[:limit]), len(rows))

    return store.ask("colleagues", work)


def _colleague(met: Sequence[Met], on: date) -> Colleague:
    person: PersonRef = met[0].person
    stretches = tuple(_merged(met))
    months = sum(_full_months(each.start, min(each.end or on, on)) for each in stretches)
    return Colleague(person, months, stretches)


def _merged(met: Sequence[Met]) -> Iterator[Together]:
    """Stretches in one unit that touch or overlap, as one."""
    by_unit: dict[str, list[Met]] = defaultdict(list)
    for each in met:
        by_unit[each.unit.id].append(each)
    found = [stretch for each in by_unit.values() for stretch in _joined(each)]
    yield from sorted(found, key=lambda each: (each.start, each.unit.id))


def _joined(met: Iterable[Met]) -> Iterator[Together]:
    current: Together | None = None
    for each in sorted(met, key=lambda one: one.start):
        if current and (current.end is None or each.start <= current.end):
            open_end = current.end is None or each.end is None
            end = None if open_end else max(current.end or date.min, each.end or date.min)
            current = replace(current, end=end)
            continue
        if current:
            yield current
        current = Together(each.unit, each.start, each.end)
    if current:
        yield current


def line(store: ViewerStore, unit: str, clocks: Clocks, *, by_id: bool = False) -> Line:
    """Who led a unit and all the units it came from and became, in order.

    Raises:
        NotFoundError, AmbiguousError: the unit is not to be found, or not unique.
    """

    def work(view: View) -> Line:
        ref = the_unit(view, unit, clocks, by_id=by_id).ref
        rotating = view.rotating(clocks)
        units: list[Ancestor] = rotating.line(ref.id)
        heads = rotating.heads([each.unit.id for each in units])
        words = view.words((event for held in heads for event in held.events), clocks)
        return Line(ref, clocks, tuple(units), tuple(_grounded(held, words) for held in heads))

    return store.ask("line", work)


def _grounded(held: Tenure, words: Mapping[str, Sequence[Word]]) -> Tenure:
    """A tenure with its evidence, and how sure that makes it."""
    evidence = tuple(word for event in held.events for word in words.get(event, ()))
    return replace(held, evidence=evidence, confidence=best(held, evidence))
