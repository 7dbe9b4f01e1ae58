"""How candidates are ordered: the weights of ``score.yaml``, and an office's own over them.

The weights are no law. They are dated and cited like a rule, so that every list can say by which
it was ordered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field, ValidationError

from graph.rules.entries import OWN, fault_lines
from graph.rules.findings import RuleRef, Text
from graph.rules.law import Law
from graph.rules.loading import RuleFileError
from graph.rules.parameters import Count, Params
from graph.rules.yaml_reading import read_yaml

SCORE: Final = "candidate_score"
FILE: Final = "score.yaml"

Share = Annotated[float, Field(ge=0, le=1)]
Weight = Annotated[float, Field(ge=0)]


class Grades(Params):
    """Which grades of a year pass, and how many years back the last one may lie."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    passing: tuple[str, ...] = Field(alias="pass")
    years: Count


class Weights(Params):
    """Everything the order of candidates depends on."""

    weights: Mapping[str, Weight]
    unknown: Share
    full_service_months: Annotated[int, Field(ge=1)]
    nearness: Mapping[str, Share]
    barring: tuple[str, ...]
    evaluation: Grades
    levels: Mapping[str, Mapping[str, int]]
    ranks: Mapping[str, tuple[str, ...]]
    training: tuple[str, ...]
    law_degree: tuple[str, ...]

    def level(self, unit_kind: str | None, rank: str | None) -> int | None:
        """The standing of a post; None where its rank has none."""
        ranks = self.levels.get(unit_kind or "", self.levels.get("other", {}))
        return ranks.get(rank or "")


@dataclass(frozen=True, slots=True)
class Scoring:
    """The weights in force, and how to cite them."""

    ref: RuleRef
    params: Weights


def scoring(law: Law, on: date) -> Scoring:
    """The weights in force on a day: canbo's, with the office's own parameters over them.

    Raises:
        RuleFileError: the office's parameters are none of these.
    """
    base = _built_in()
    own = next((each for each in law.rules.get(OWN + SCORE, ()) if each.holds_on(on)), None)
    if own is None:
        return base
    given: dict[str, Any] = {
        **base.params.model_dump(by_alias=True),
        **(own.params.model_extra or {}),
    }
    given["weights"] = {**base.params.weights, **given["weights"]}
    try:
        return Scoring(own.ref, Weights.model_validate(given))
    except ValidationError as problem:
        lines = [f"{own.ref.origin}: {own.ref.id}: {line}" for line in fault_lines(problem)]
        raise RuleFileError("\n".join(lines)) from None


@lru_cache(maxsize=1)
def _built_in() -> Scoring:
    text = resources.files("graph.rules").joinpath(FILE).read_text("utf-8")
    raw = read_yaml(text)
    ref = RuleRef(
        id=SCORE,
        version="1",
        authority="practice",
        citation=raw["citation"],
        source=(),
        valid_from=None,
        valid_to=None,
        verified=False,
        text=Text(raw["text"]["vi"], raw["text"]["en"]),
        origin=FILE,
    )
    return Scoring(ref, Weights.model_validate(raw["params"]))
