"""Ranks of enforcement offices: their codes by date (TT 03/2017) and what each asks for (Đ.18)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from graph.rules.findings import (
    Finding,
    Given,
    Text,
    Verdict,
    absent,
    given,
    no_rule,
    verdict_of,
)
from graph.rules.law import Law
from graph.rules.parameters import RankCodes, RankStandard, Standard, rule_of

RANKS: Final[Mapping[str, Text]] = MappingProxyType({
    "enforcer_senior": Text("Chấp hành viên cao cấp", "senior enforcement officer"),
    "enforcer_intermediate": Text("Chấp hành viên trung cấp", "intermediate enforcement officer"),
    "enforcer_junior": Text("Chấp hành viên sơ cấp", "junior enforcement officer"),
    "examiner_senior": Text("Thẩm tra viên cao cấp", "senior examiner"),
    "examiner_principal": Text("Thẩm tra viên chính", "principal examiner"),
    "examiner": Text("Thẩm tra viên", "examiner"),
    "clerk": Text("Thư ký thi hành án", "enforcement clerk"),
    "clerk_intermediate": Text("Thư ký trung cấp thi hành án", "intermediate enforcement clerk"),
})  # fmt: skip
"""Every rank by a word that outlives its codes."""


@dataclass(frozen=True, slots=True)
class Rank:
    """The answer to :func:`rank`; yes means that the code was one of a rank on that day.

    Attributes:
        rank: a key of :data:`RANKS`.
        code_now: the code of the same rank on the later day asked about.
    """

    finding: Finding
    rank: str | None = None
    words: Text | None = None
    code_now: str | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """What is known of somebody who wants a rank; None is not known."""

    years_below: int | None = None
    law_degree: bool | None = None
    legal_years: int | None = None
    trained: bool | None = None
    exam: bool | None = None


def rank(law: Law, code: str, on: date, now: date) -> Rank:
    """Which rank a code meant on a day, and which code that rank has now.

    Two codes of examiners were swapped on 22/05/2017, so an old record needs its own day.
    """
    inputs = given(code=code, on=on, now=now)
    then, current = law.at(RankCodes, on), law.at(RankCodes, now)
    if not then:
        return Rank(no_rule(rule_of(RankCodes), **inputs))
    found = next((name for name, each in then.params.codes.items() if each == code), None)
    rules = tuple(dict.fromkeys(each.ref for each in (then, current) if each))
    finding = Finding(verdict_of(found is not None), rules, inputs)
    if found is None:
        return Rank(finding)
    code_now = current.params.codes.get(found) if current else None
    return Rank(finding, found, RANKS.get(found), code_now)


def rank_standard(law: Law, wanted: str, service: Service, on: date) -> Finding:
    """Whether somebody meets the standard of a rank; unknown where the law names none."""
    version = law.at(RankStandard, on)
    if not version:
        return no_rule(rule_of(RankStandard), rank=wanted, on=on)
    standard = version.params.ranks.get(wanted)
    if not standard:
        return Finding(Verdict.UNKNOWN, (version.ref,), given(rank=wanted, on=on), ("standard",))
    conditions = dict(_conditions(standard, service))
    values: dict[str, Given] = {name: value for name, (value, _) in conditions.items()}
    met = [answer for _, answer in conditions.values()]
    verdict = verdict_of(False if False in met else None if None in met else True)
    missing = absent(**values) if verdict is Verdict.UNKNOWN else ()
    return Finding(verdict, (version.ref,), given(rank=wanted, on=on, **values), missing)


def _conditions(
    standard: Standard, service: Service
) -> Iterator[tuple[str, tuple[int | None, bool | None]]]:
    years = {
        "years_below": (standard.years_below, service.years_below),
        "legal_years": (standard.legal_years, service.legal_years),
    }
    for name, (least, value) in years.items():
        if least:
            yield name, (value, None if value is None else value >= least)
    facts = {
        "law_degree": (standard.law_degree, service.law_degree),
        "trained": (standard.trained, service.trained),
        "exam": (standard.exam, service.exam),
    }
    for name, (asked, fact) in facts.items():
        if asked:
            yield name, (fact, fact)
