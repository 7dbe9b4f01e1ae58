"""Yearly evaluation: NĐ 335/2025 by score, NĐ 90/2020 by criteria."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from graph.errors import UsageError
from graph.rules.findings import Finding, Note, Text, Verdict, absent, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import Evaluation, rule_of

FAILED: Final = "failed"
GRADES: Final[Mapping[str, Text]] = MappingProxyType({
    "excellent": Text("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
    "good": Text("Hoàn thành tốt nhiệm vụ", "good"),
    "completed": Text("Hoàn thành nhiệm vụ", "completed"),
    FAILED: Text("Không hoàn thành nhiệm vụ", "not completed"),
})  # fmt: skip
"""The four grades; the same words before and after 2026, on inputs that cannot be compared."""

_HUNDRED: Final = 100


@dataclass(frozen=True, slots=True)
class Graded:
    """The answer to :func:`grade`; yes means that the tasks were completed.

    Attributes:
        grade: a code of :data:`GRADES`.
        scheme: the version of the rule, since grades of two schemes are not comparable.
    """

    finding: Finding
    grade: str | None = None
    words: Text | None = None
    scheme: str | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """The answer to :func:`excellent_cap`; yes means that the number is within it."""

    finding: Finding
    most: int | None = None


def grade(
    law: Law,
    year: int,
    score: float | None,
    *,
    degraded: bool = False,
    disciplined_for_duty: bool = False,
    unit_punished: bool = False,
) -> Graded:
    """The grade of a year.

    Args:
        year: the year evaluated; it chooses the rule.
        score: general criteria and task results together.
        degraded: degradation of politics or morals, or a breach of Party rules.
        disciplined_for_duty: any discipline for official duty in the year.
        unit_punished: for a leader, a unit under him was punished for corruption or waste.

    Raises:
        UsageError: the score is not on the scale.
    """
    version = law.at(Evaluation, date(year, 12, 31))
    inputs = given(year=year, score=score, degraded=degraded, unit_punished=unit_punished,
                   disciplined_for_duty=disciplined_for_duty)  # fmt: skip
    if not version:
        return Graded(no_rule(rule_of(Evaluation), **inputs))
    ref, scheme = (version.ref,), version.ref.version
    if version.params.scores is None:
        finding = Finding(Verdict.UNKNOWN, ref, inputs, ("criteria",), (Note.BY_CRITERIA,))
        return Graded(finding, scheme=scheme)
    _on_scale(version.params, score)
    if degraded or disciplined_for_duty or unit_punished:
        code = FAILED
    elif score is None:
        return Graded(Finding(Verdict.UNKNOWN, ref, inputs, absent(score=score)), scheme=scheme)
    else:
        code = _by_score(version.params.scores, score)
    return Graded(Finding(verdict_of(code != FAILED), ref, inputs), code, GRADES[code], scheme)


def _by_score(scores: Mapping[str, float], score: float) -> str:
    reached = [code for code, least in scores.items() if score >= least]
    return max(reached, key=scores.__getitem__, default=FAILED)


def _on_scale(rule: Evaluation, score: float | None) -> None:
    top = (rule.max_general or 0) + (rule.max_tasks or 0)
    if score is not None and not 0 <= score <= top:
        message = f"a score lies between 0 and {top}, not at {score}"
        raise UsageError(message)


def excellent_cap(law: Law, year: int, good: int, excellent: int | None = None) -> Cap:
    """How many of a peer group may be excellent, by how many are good; outstanding units have more.

    Args:
        good: how many of the same unit and peer group are rated good.
        excellent: how many are proposed as excellent; without it only the cap is known.
    """
    version = law.at(Evaluation, date(year, 12, 31))
    inputs = given(year=year, good=good, excellent=excellent)
    if not version:
        return Cap(no_rule(rule_of(Evaluation), **inputs))
    percent = version.params.excellent_percent
    if percent is None:
        finding = Finding(Verdict.UNKNOWN, (version.ref,), inputs, ("excellent_percent",))
        return Cap(finding)
    most = good * percent // _HUNDRED
    within = None if excellent is None else excellent <= most
    finding = Finding(verdict_of(within), (version.ref,), inputs, absent(excellent=excellent))
    return Cap(finding, most)
