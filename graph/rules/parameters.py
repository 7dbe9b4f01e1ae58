"""The parameters each rule of ``law.yaml`` has, and of which type: its schema.

A class is named as its rule: ``TermLength`` are the parameters of ``term_length``. A rule without
one has a text and no parameters.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt

Count = Annotated[StrictInt, Field(ge=0)]
Many = Annotated[StrictInt, Field(ge=1)]
Score = Annotated[StrictInt | float, Field(ge=0)]


class Params(BaseModel):
    """The parameters of one version of a rule; none unless a rule says otherwise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Schedule(Params):
    """Ages of retirement in months: they rise by a step per so many birth months."""

    first_birth_year: Count
    first_months: Many
    step_months: Count
    per_birth_months: Many
    last_months: Many


class RetirementAge(Params):
    male: Schedule
    female: Schedule


class RetirementNotice(Params):
    notice_months: Count
    decision_months: Count


class RetirementPostponement(Params):
    hardship_months: Count
    accident_months: Count
    long_treatment_months: Count


class RetirementRange(Params):
    earlier_months: Count
    later_months: Count
    male_last_months: Many
    female_last_months: Many


class TermLength(Params):
    years: Many


class TermClock(Params):
    new_post_restarts: StrictBool
    same_post_restarts: StrictBool


class TermEnd(Params):
    full_months: Many
    shortened_months: Many


class ReappointmentNotice(Params):
    calendar_days: Count


class ReappointmentNoticeParty(Params):
    working_days: Count


class ReappointmentDecision(Params):
    working_days: Count


class ReappointmentVote(Params):
    percent: Annotated[StrictInt, Field(ge=0, le=100)]


class ConsecutiveTerms(Params):
    max_terms: Many | None


class TwoTerms(Params):
    max_terms: Many
    years: Many
    roles: tuple[str, ...]
    effect: Literal["flag", "violation"]
    counts_acting: StrictBool


class Acting(Params):
    max_months: Many | None


class Appointment(Params):
    months_to_retirement: Count
    months_in_post: Count
    planned: StrictBool
    law_degree: StrictBool


class RotationLength(Params):
    min_months: Count


class RotationServiceLeft(Params):
    min_months: Count


class Secondment(Params):
    max_months: Many


class PositionChange(Params):
    years: Mapping[str, Many]
    other_years: Many
    posts: tuple[str, ...]
    exempt_below_months: Count
    grounds: tuple[str, ...]
    study_from_months: Count
    child_below_months: Count


class PlanningQuota(Params):
    people_per_post: Many
    posts_per_person: Many
    review_months: Many


class PlanningAge(Params):
    term_months: Many
    terms: Many


class PlanningDiscipline(Params):
    may_return: tuple[str, ...]


class RankCodes(Params):
    codes: Mapping[str, str]


class Standard(Params):
    """What an appointment to one rank asks for."""

    years_below: Count = 0
    law_degree: StrictBool = False
    legal_years: Count = 0
    trained: StrictBool = False
    exam: StrictBool = False


class RankStandard(Params):
    ranks: Mapping[str, Standard]


class Deputies(Params):
    without_rooms: Count
    few_rooms: Count
    many_rooms: Count
    many_from: Many
    min_posts: Count


class DeputiesBelow(Params):
    surplus_years: Count


class Reporting(Params):
    first_month: Annotated[StrictInt, Field(ge=1, le=12)]
    officer_days: Count
    unit_days: Count
    province_days: Count
    personnel_months: tuple[Many, ...]


class DisciplineForms(Params):
    leaders: tuple[str, ...]
    others: tuple[str, ...]
    retired: tuple[str, ...]


class DisciplineFormsParty(Params):
    forms: tuple[str, ...]


class DisciplineBar(Params):
    months: Mapping[str, Count]
    any_post: tuple[str, ...]


class DisciplineBarParty(DisciplineBar):
    """The Party's own periods; of the same form."""


class DisciplineDeferral(Params):
    grounds: tuple[str, ...]
    child_below_months: Count


class DisciplineLimitation(Params):
    reprimand_months: Many
    other_months: Many


class AdviceReply(Params):
    days: Many


class Evaluation(Params):
    scores: Mapping[str, Score] | None
    max_general: Count | None
    max_tasks: Count | None
    excellent_percent: Count | None


def rule_of(parameters: type[Params]) -> str:
    """The id of the rule whose parameters these are."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", parameters.__name__).lower()


SCHEMA: Final[Mapping[str, type[Params]]] = {
    rule_of(each): each
    for each in (
        RetirementAge, RetirementNotice, RetirementPostponement, RetirementRange,
        TermLength, TermClock, TermEnd, ReappointmentNotice, ReappointmentNoticeParty,
        ReappointmentDecision, ReappointmentVote, ConsecutiveTerms, TwoTerms, Acting,
        Appointment, RotationLength, RotationServiceLeft, Secondment, PositionChange,
        PlanningQuota, PlanningAge, PlanningDiscipline, RankCodes, RankStandard, Deputies,
        DeputiesBelow, Reporting, DisciplineForms, DisciplineFormsParty, DisciplineBar,
        DisciplineBarParty, DisciplineDeferral, DisciplineLimitation, Evaluation,
        AdviceReply,
    )
}  # fmt: skip
"""The parameters of a rule by its id."""
