"""How many deputies a unit may have: NĐ 101/2020, NĐ 303/2025; its own number outranks both."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.rules.days import add_months
from graph.rules.findings import Finding, Verdict, absent, given, no_rule, verdict_of
from graph.rules.law import Law
from graph.rules.parameters import Deputies, DeputiesBelow, rule_of

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class DeputySeats:
    """The answer to :func:`deputies`; yes means that the number is within it.

    Attributes:
        most: the highest number allowed, None if unknown.
        too_small: whether the unit has fewer posts than such a unit needs.
    """

    finding: Finding
    most: int | None = None
    too_small: bool | None = None


@dataclass(frozen=True, slots=True)
class Surplus:
    """The answer to :func:`deputies_below`; yes means not more than the unit above has.

    Attributes:
        tolerated_until: the first day on which a surplus from a merger is no longer tolerated.
    """

    finding: Finding
    tolerated_until: date | None = None


def deputies(
    law: Law, on: date, *, rooms: int | None, have: int | None = None, posts: int | None = None
) -> DeputySeats:
    """How many deputies a branch (Chi cục) with so many rooms may have; unknown after 07/2025."""
    inputs = given(on=on, rooms=rooms, have=have, posts=posts)
    version = law.at(Deputies, on)
    if not version:
        return DeputySeats(no_rule(rule_of(Deputies), **inputs))
    rule = version.params
    too_small = None if posts is None else posts < rule.min_posts
    missing = absent(rooms=rooms, have=have)
    if rooms is None:
        unknown = Finding(Verdict.UNKNOWN, (version.ref,), inputs, missing)
        return DeputySeats(unknown, too_small=too_small)
    most = rule.few_rooms if rooms < rule.many_from else rule.many_rooms
    if rooms == 0:
        most = rule.without_rooms
    verdict = verdict_of(None if have is None else have <= most)
    return DeputySeats(Finding(verdict, (version.ref,), inputs, missing), most, too_small)


def deputies_below(
    law: Law, on: date, have: int, above: int | None, merged_on: date | None = None
) -> Surplus:
    """Whether a unit has no more deputies than the one above it.

    Args:
        merged_on: when the unit was merged; a surplus is tolerated for some years after.
    """
    inputs = given(on=on, have=have, above=above, merged_on=merged_on)
    version = law.at(DeputiesBelow, on)
    if not version:
        return Surplus(no_rule(rule_of(DeputiesBelow), **inputs))
    verdict = verdict_of(None if above is None else have <= above)
    years = version.params.surplus_years
    return Surplus(
        Finding(verdict, (version.ref,), inputs, absent(above=above)),
        add_months(merged_on, years * _YEAR) if merged_on else None,
    )
