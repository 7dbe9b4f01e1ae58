"""The versions of the rules, and which of them holds on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar, cast

from graph.dates import OPEN_END, UNKNOWN_START
from graph.rules.findings import RuleRef
from graph.rules.parameters import Params, rule_of

P_co = TypeVar("P_co", bound=Params, covariant=True)
P = TypeVar("P", bound=Params)


@dataclass(frozen=True, slots=True)
class Version(Generic[P_co]):
    """One version of a rule: how to cite it, and its parameters."""

    ref: RuleRef
    params: P_co

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.ref.valid_from or UNKNOWN_START) <= day < (self.ref.valid_to or OPEN_END)


@dataclass(frozen=True, slots=True)
class Law:
    """All rules, each with its versions from the oldest to the newest; they never overlap."""

    rules: Mapping[str, Sequence[Version[Params]]]

    def history(self, parameters: type[P]) -> Sequence[Version[P]]:
        """Every version of the rule with these parameters, oldest first."""
        found = self.rules.get(rule_of(parameters), ())
        return cast("Sequence[Version[P]]", found)  # the loader gave each rule its parameters

    def at(self, parameters: type[P], day: date) -> Version[P] | None:
        """The version of a rule in force on a day; None if there is none."""
        return next((each for each in self.history(parameters) if each.holds_on(day)), None)

    def text_at(self, rule: str, day: date) -> RuleRef | None:
        """How to cite the version of a rule, by its id, in force on a day."""
        return next((each.ref for each in self.rules.get(rule, ()) if each.holds_on(day)), None)


def in_order(versions: Sequence[Version[Params]]) -> tuple[Version[Params], ...]:
    """Versions of one rule from the oldest to the newest."""
    return tuple(sorted(versions, key=lambda each: each.ref.valid_from or UNKNOWN_START))


def overlaps(versions: Sequence[Version[Params]]) -> list[tuple[RuleRef, RuleRef]]:
    """Neighbours among the versions of one rule that hold on a same day."""
    return [
        (first.ref, second.ref)
        for first, second in pairwise(in_order(versions))
        if (second.ref.valid_from or UNKNOWN_START) < (first.ref.valid_to or OPEN_END)
    ]
