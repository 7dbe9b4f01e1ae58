"""Planning of successors (quy hoạch): QĐ 50-QĐ/TW 2021, QĐ 377-QĐ/TW 2025."""

from dataclasses import dataclass, replace
from datetime import date

from graph.dates import PartialDate
from graph.rules.days import add_months
from graph.rules.discipline import bars
from graph.rules.discipline_forms import form_code
from graph.rules.findings import Finding, Note, Verdict, absent, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import PlanningAge, PlanningDiscipline, PlanningQuota, rule_of
from graph.rules.service import Person, months_left, service_finding


@dataclass(frozen=True, slots=True)
class Quota:
    """The answer to :func:`planning_quota`; yes means that the plan keeps to the rule.

    Attributes:
        over: which conditions are broken: ``people``, ``posts``, ``higher``, ``proposed``.
    """

    finding: Finding
    over: tuple[str, ...] = ()
    people_per_post: int | None = None
    posts_per_person: int | None = None


@dataclass(frozen=True, slots=True)
class PlanningAgeAnswer:
    """The answer to :func:`planning_age`; yes means that the person is young enough.

    Attributes:
        months_left: from the month the term starts to the month of retirement.
        needed_months: what the rule asks for.
    """

    finding: Finding
    months_left: int | None = None
    needed_months: int | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """The answer to :func:`planning_after_discipline`; yes means that planning is open again."""

    finding: Finding
    barred_until: date | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The answer to :func:`planning_review`; yes means that a review is due."""

    finding: Finding
    due_on: date | None = None


def planning_quota(
    law: Law,
    on: date,
    *,
    people: int | None = None,
    posts: int | None = None,
    higher: bool | None = True,
    proposed: bool | None = False,
) -> Quota:
    """Whether a plan is within its numbers.

    Args:
        people: how many are planned for the post, the one in question included.
        posts: for how many posts of one level the person is planned, this one included.
        higher: whether the post is higher than the one held.
        proposed: whether the person is proposed for appointment at the same time.
    """
    inputs = given(on=on, people=people, posts=posts, higher=higher, proposed=proposed)
    version = law.at(PlanningQuota, on)
    if not version:
        return Quota(no_rule(rule_of(PlanningQuota), **inputs))
    limits = version.params
    broken = {
        "people": people is not None and people > limits.people_per_post,
        "posts": posts is not None and posts > limits.posts_per_person,
        "higher": higher is False,
        "proposed": proposed is True,
    }
    over = tuple(name for name, wrong in broken.items() if wrong)
    missing = absent(people=people, posts=posts, higher=higher, proposed=proposed)
    verdict = verdict_of(False if over else None if missing else True)
    finding = Finding(verdict, (version.ref,), inputs, () if over else missing)
    return Quota(finding, over, limits.people_per_post, limits.posts_per_person)


def planning_age(law: Law, who: Person, term_starts: date, on: date) -> PlanningAgeAnswer:
    """Whether somebody may be planned for a term, by the service left when it starts.

    Args:
        term_starts: when the term planned for begins.
        on: when the plan is made; it chooses the rule.
    """
    version = law.at(PlanningAge, on)
    if not version:
        return PlanningAgeAnswer(no_rule(rule_of(PlanningAge), term_starts=term_starts, on=on))
    needed = version.params.term_months * version.params.terms
    left = months_left(law, who, term_starts)
    verdict = verdict_of(None if left is None else left >= needed)
    finding = service_finding(law, who, verdict, (version.ref,))
    used = {**finding.used, **given(term_starts=term_starts, on=on)}
    return PlanningAgeAnswer(replace(finding, used=used), left, needed)


def planning_after_discipline(law: Law, form: str, effective: PartialDate, on: date) -> Return:
    """Whether somebody disciplined may be planned on a day.

    No while barred from a higher post. Afterwards yes for the forms the rule lets back; for others
    the rule does not say, so it is unknown.
    """
    version = law.at(PlanningDiscipline, on)
    if not version:
        return Return(no_rule(rule_of(PlanningDiscipline), form=form, effective=effective, on=on))
    barred = bars(law, form, effective, on)
    finding = barred.finding
    back = form_code(form) in version.params.may_return
    verdict = Verdict.UNKNOWN
    if finding.verdict is Verdict.YES:
        verdict = Verdict.NO
    elif finding.verdict is Verdict.NO and back:
        verdict = Verdict.YES
    notes = finding.notes if back else (*finding.notes, Note.CONFIRM_RETURN)
    rules = (version.ref, *finding.rules)
    return Return(replace(finding, verdict=verdict, rules=rules, notes=notes), barred.until)


def planning_review(law: Law, reviewed_on: date, on: date) -> Review:
    """Whether a plan is due for its yearly review."""
    version = law.at(PlanningQuota, on)
    if not version:
        return Review(no_rule(rule_of(PlanningQuota), reviewed_on=reviewed_on, on=on))
    due = add_months(reviewed_on, version.params.review_months)
    finding = Finding(verdict_of(on >= due), (version.ref,), given(reviewed_on=reviewed_on, on=on))
    return Review(finding, due)
