"""A word for every code of succession; English here, the rest in catalogues."""

from collections.abc import Mapping
from typing import Final

from viz.language import N_

CHECKS: Final[Mapping[str, str]] = {
    "planning": N_("planned for the post"),
    "age": N_("age for a full term"),
    "months_in_post": N_("long enough in post"),
    "discipline": N_("not barred after discipline"),
    "evaluation": N_("evaluation of the last year"),
    "rank": N_("rank the post asks for"),
    "law_degree": N_("law degree"),
    "training": N_("training for leaders"),
    "local_person": N_("comes from elsewhere"),
    "planning_quota": N_("plan within its numbers"),
    "service_left": N_("service left"),
    "rotation": N_("rotated before"),
    "nearness": N_("nearness"),
}
SOURCES: Final[Mapping[str, str]] = {
    "planned": N_("planned"),
    "equivalent": N_("equivalent post"),
    "lower": N_("next-lower post"),
}
REACHES: Final[Mapping[str, str]] = {
    "same": N_("same unit"),
    "above": N_("unit above"),
    "below": N_("unit below"),
    "beside": N_("neighbouring unit"),
    "elsewhere": N_("elsewhere"),
}
REASONS: Final[Mapping[str, str]] = {
    "retirement": N_("retirement"),
    "term_end": N_("end of term"),
    "planned_return": N_("planned return"),
    "vacant": N_("vacant already"),
    "asked": N_("as asked"),
    "leaves": N_("leaves, as asked"),
    "left": N_("left by a move"),
}
ACTIONS: Final[Mapping[str, str]] = {
    "reappoint": N_("reappointment for a full term"),
    "reappoint_shortened": N_("reappointment up to retirement"),
    "extend": N_("term extended up to retirement"),
    "retire": N_("retirement, no procedure"),
    "flag": N_("a flag, not a violation"),
    "violation": N_("a violation"),
}
RISKS: Final[Mapping[str, str]] = {
    "vacant": N_("vacant already"),
    "within_year": N_("within a year"),
    "within_two_years": N_("within two years"),
    "later": N_("later"),
    "unknown": N_("unknown"),
}
COVERAGES: Final[Mapping[str, str]] = {
    "none": N_("nobody to follow"),
    "one": N_("one to follow"),
    "several": N_("several to follow"),
}
QUESTIONS: Final[Mapping[str, str]] = {
    "retirement": N_("retirement"),
    "term": N_("end of term"),
    "reappointment_notice": N_("start the reappointment by"),
    "two_terms": N_("two terms, or eight years"),
    "discipline": N_("bar after discipline"),
    "planning_quota": N_("plan within its numbers"),
}
VERDICTS: Final[Mapping[str, str]] = {
    "yes": N_("yes"),
    "no": N_("no"),
    "unknown": N_("unknown"),
}
OUTCOMES: Final[Mapping[str, str]] = {
    "yes": N_("passed"),
    "no": N_("failed"),
    "unknown": N_("unknown"),
}
MISSING: Final[Mapping[str, str]] = {
    "born": N_("date of birth"),
    "birth_date": N_("date of birth"),
    "sex": N_("sex"),
    "planned": N_("planning"),
    "months_in_post": N_("time in post"),
    "higher": N_("standing of the posts"),
    "discipline": N_("discipline"),
    "disciplined": N_("discipline"),
    "evaluation": N_("evaluation"),
    "evaluated": N_("evaluation"),
    "grade": N_("grade"),
    "form": N_("form of discipline"),
    "rank": N_("rank"),
    "law_degree": N_("law degree"),
    "training": N_("training for leaders"),
    "hometown": N_("hometown"),
    "since": N_("start in post"),
}

DETAILS: Final[Mapping[str, str]] = {
    "birth_date": N_("date of birth"),
    "sex": N_("sex"),
    "birthplace": N_("birthplace"),
    "hometown": N_("hometown"),
    "grade": N_("grade"),
    "year": N_("year"),
    "scheme": N_("by the rules of"),
    "form": N_("form of discipline"),
    "authority": N_("authority"),
    "reason": N_("reason"),
}
VALUES: Final[Mapping[str, str]] = {
    "male": N_("male"),
    "female": N_("female"),
    "administrative": N_("administrative"),
    "party": N_("Party"),
}
