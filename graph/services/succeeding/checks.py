"""The conditions on somebody who could follow in a post: pure, each with its rule and inputs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Final

from graph.answers import PostRef, Tenure, UnitRef
from graph.dates import OPEN_END, UNKNOWN_START
from graph.errors import UsageError
from graph.names import fold
from graph.rules import appointment
from graph.rules.days import months_from
from graph.rules.discipline import bars
from graph.rules.evaluation import GRADES
from graph.rules.findings import Finding, Note, Verdict, absent, all_of, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import (
    Appointment,
    DisciplineBar,
    DisciplineBarParty,
    Evaluation,
    rule_of,
)
from graph.rules.ranks import RANKS, rank
from graph.rules.score import Scoring
from graph.services.succeeding.facts import Facts
from graph.services.succeeding.scoring import level_of, standing
from graph.succeeding import Check
from graph.vocabulary import Mode

HEAD: Final = "head"
LEADERS: Final = (HEAD, "deputy")
_NOT_LOCAL: Final = "not_local"
_GRADES: Final = {fold(name): code for code, words in GRADES.items()
                  for name in (code, words.vi, words.en)}  # fmt: skip
_RANKS: Final = {fold(name): code for code, words in RANKS.items()
                 for name in (code, words.vi, words.en)}  # fmt: skip


Memo = dict[object, tuple[Check, ...]]
"""Checks by what they depend on: one person is looked at for many posts."""


@dataclass(frozen=True)
class Case:
    """Somebody looked at for a post, with all the checks need.

    Attributes:
        around: the unit of the post and the units above it, to tell where it lies.
        holds: the posts held on the day; ``career`` holds the past ones too.
        planned: for the post or, from another unit, for one of its level.
        memo: of one person, on one day and for one viewer.
    """

    law: Law
    scoring: Scoring
    on: date
    post: PostRef
    around: Sequence[UnitRef]
    facts: Facts
    holds: Sequence[Tenure]
    career: Sequence[Tenure]
    planned: bool
    memo: Memo = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def level(self) -> int | None:
        """The standing of the highest post held in full."""
        return level_of(self.scoring, self.holds)

    @cached_property
    def higher(self) -> bool | None:
        """Whether the post is higher than the one held; None where that is not known."""
        wanted = standing(self.scoring, self.post)
        return None if wanted is None or self.level is None else wanted > self.level

    @property
    def leads(self) -> bool:
        """Whether a leading post is held."""
        return any(held.post.rank in LEADERS for held in self.holds)


def checks(case: Case) -> tuple[Check, ...]:
    """Every condition, in the order in which they are told."""
    wanted = case.post.unit.kind if case.post.unit else None
    leads = case.post.rank in LEADERS
    return (
        *_once(case, ("appointment", case.higher, case.planned), _appointment),
        *_once(case, ("discipline", case.higher), _one("discipline", _discipline)),
        *_once(case, "evaluation", _one("evaluation", _evaluation)),
        *_once(case, ("rank", wanted, leads), _one("rank", _rank)),
        *_once(case, "courses", _courses),
        *([_marked(case, Check("local_person", _local(case)))] if case.post.rank == HEAD else []),
    )


def _once(case: Case, key: object, look: Callable[[Case], Iterator[Check]]) -> tuple[Check, ...]:
    if key not in case.memo:
        case.memo[key] = tuple(_marked(case, each) for each in look(case))
    return case.memo[key]


def _marked(case: Case, check: Check) -> Check:
    return replace(check, bars=check.name in case.scoring.params.barring)


def _one(name: str, look: Callable[[Case], Finding]) -> Callable[[Case], Iterator[Check]]:
    return lambda case: iter([Check(name, look(case))])


def _courses(case: Case) -> Iterator[Check]:
    params = case.scoring.params
    for name, words in (("law_degree", params.law_degree), ("training", params.training)):
        yield Check(name, _course(case, name, words))


def months_in_post(case: Case) -> tuple[int, bool]:
    """Full months certainly spent in posts of the present level, and whether that is all."""
    level = case.level
    same = [
        h for h in case.career if h.mode == Mode.FULL and standing(case.scoring, h.post) == level
    ]
    sure = sum(_months(held.sure, case.on) for held in same)
    most = sum(_months(held.widest, case.on) for held in same)
    return sure, most == sure


def _months(span: tuple[date | None, date | None], on: date) -> int:
    begins, ends = span[0] or UNKNOWN_START, min(span[1] or OPEN_END, on)
    if begins >= ends:
        return 0
    return months_from(begins, ends) - (1 if ends.day < begins.day else 0)


def _appointment(case: Case) -> Iterator[Check]:
    version = case.law.at(Appointment, case.on)
    months, whole = months_in_post(case)
    enough = version is not None and months >= version.params.months_in_post
    known = months if case.level is not None and (whole or enough) else None
    asked = appointment.Candidate(case.facts.who, known, case.planned)
    answer = appointment.eligible(case.law, asked, case.on, higher=case.higher)
    found = {each.name: each.finding for each in answer.checks}
    yield Check("planning", found.get("planned", answer.finding))
    for name in ("age", "months_in_post"):
        yield Check(name, found.get(name, answer.finding))


def _discipline(case: Case) -> Finding:
    current = [case.law.at(kind, case.on) for kind in (DisciplineBar, DisciplineBarParty)]
    rules = tuple(each.ref for each in current if each)
    if not case.facts.personal:
        return Finding(Verdict.UNKNOWN, rules, given(on=case.on), ("discipline",))
    found = [Finding(Verdict.YES, rules, given(on=case.on, on_record=len(case.facts.disciplined)))]
    for each in case.facts.disciplined:
        form, effective = str(each.details.get("form", "")), each.on
        if effective is None:
            continue
        try:
            answer = bars(case.law, form, effective, case.on, leader=case.leads,
                          higher=case.higher is not False)  # fmt: skip
        except UsageError:
            found.append(Finding(Verdict.UNKNOWN, rules, given(form=form), ("form",)))
            continue
        found.append(replace(answer.finding, verdict=_opposite(answer.finding.verdict)))
    return all_of(found)


def _opposite(verdict: Verdict) -> Verdict:
    return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(verdict, verdict)


def _evaluation(case: Case) -> Finding:
    told, asked = case.facts.graded, case.scoring.params.evaluation
    rule = case.law.at(Evaluation, case.on)
    if rule is None:
        return no_rule(rule_of(Evaluation), on=case.on)
    year = told.details.get("year") if told else None
    if told is None or not isinstance(year, int) or not case.facts.personal:
        return Finding(Verdict.UNKNOWN, (rule.ref,), given(on=case.on), ("evaluation",))
    version = case.law.at(Evaluation, date(min(year, case.on.year), 12, 31)) or rule
    words = str(told.details.get("grade", ""))
    used = given(on=case.on, year=year, grade=words)
    code = _GRADES.get(fold(words))
    if code is None:
        return Finding(Verdict.UNKNOWN, (version.ref,), used, ("grade",))
    if year < case.on.year - asked.years:
        late = (f"evaluation_{case.on.year - asked.years}",)
        return Finding(Verdict.UNKNOWN, (version.ref,), used, late)
    return Finding(verdict_of(code in asked.passing), (version.ref,), used)


def _rank(case: Case) -> Finding:
    kind = case.post.unit.kind if case.post.unit else None
    wanted = case.scoring.params.ranks.get(kind or "")
    ref = (case.scoring.ref,)
    if not wanted or case.post.rank not in LEADERS:
        return Finding(Verdict.YES, ref, given(on=case.on), notes=(Note.NOT_CONCERNED,))
    told = case.facts.ranked
    text = str(told.details.get("rank", "")) if told else ""
    if told is None or not text:
        return Finding(Verdict.UNKNOWN, ref, given(wanted=wanted), ("rank",))
    since = told.on.earliest if told.on else case.on
    answer = rank(case.law, text, since, case.on)
    code = answer.rank or _RANKS.get(fold(text))
    used = given(rank=text, wanted=wanted)
    return Finding(verdict_of(code in wanted), (*ref, *answer.finding.rules), used)


def _course(case: Case, name: str, words: Sequence[str]) -> Finding:
    """Whether a course on record is of a kind; none on record says nothing."""
    for told in case.facts.courses:
        course = str(told.details.get("course", ""))
        if any(fold(word) in fold(course) for word in words):
            return Finding(Verdict.YES, (case.scoring.ref,), given(course=course))
    return Finding(Verdict.UNKNOWN, (case.scoring.ref,), {}, (name,))


def _local(case: Case) -> Finding:
    """Yes: comes from elsewhere. It only informs."""
    ref = case.law.text_at(_NOT_LOCAL, case.on)
    rules = (ref,) if ref else ()
    home = case.facts.hometown
    verdict = from_elsewhere(home_of(case.facts), folded(case.around))
    return Finding(verdict, rules, given(hometown=home), absent(hometown=home))


def home_of(facts: Facts) -> str | None:
    """The place somebody comes from, the last part of what is written, folded."""
    return None if facts.hometown is None else fold(facts.hometown.rpartition(",")[2]).strip()


def folded(units: Sequence[UnitRef]) -> tuple[str, ...]:
    """The names of units, folded."""
    return tuple(fold(unit.name) for unit in units if unit.name)


def from_elsewhere(home: str | None, names: Sequence[str]) -> Verdict:
    """Whether somebody comes from a place that none of some units is named after."""
    return Verdict.UNKNOWN if home is None else verdict_of(not any(home in one for one in names))
