"""Where leaders or enforcement officers are missing on the day."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, Final

from graph.dates import UNKNOWN_START, parse_date
from graph.due import Found, Reason
from graph.rules.findings import Finding, RuleRef, Verdict, given
from graph.rules.law import Law
from graph.rules.parameters import RankCodes
from graph.rules.tenure import acting
from graph.services.due.context import YES, Context, counted, unsure
from graph.store.runner import Row
from graph.vocabulary import Mode

TITLE: Final = "chap hanh vien"
"""How the title of an enforcement officer's post begins, folded."""

ENFORCING: Final = ("branch", "area_room")
"""Kinds of unit that enforce, whatever posts they have."""

_ENFORCER: Final = "enforcer"
_OFFICERS: Final = {Reason.ONE_OFFICER, Reason.NO_OFFICER}


Holders = Sequence[Mapping[str, Any]]


def find(context: Context) -> list[Found]:
    """Posts without a head, with an acting one, with too few deputies; units short of officers."""
    wanted = set(context.asked.reasons)
    found: list[Found] = []
    if not wanted or wanted - _OFFICERS:
        rows = context.reads.leader_posts(context.scope.ids)
        found += [each for row in rows for each in _post(context, row)]
    if not wanted or wanted & _OFFICERS:
        found += _few_officers(context)
    return found


def _post(context: Context, row: Row) -> Iterator[Found]:
    holders: Holders = row["holders"]
    full = [each for each in holders if each["mode"] == Mode.FULL]
    sure = [each for each in full if each["sure"]]
    seats = seats_on(context.clocks.as_of, row)
    if row["rank"] == "head":
        if not sure:
            yield _head(context, row, full, holders)
    elif seats is None or len({each["person"] for each in sure}) < seats:
        yield _deputies(row, full, sure, seats)


def _head(
    context: Context, row: Row, full: Holders, holders: Holders
) -> Found:  # fmt: skip
    here = (row["position_id"], row["unit_id"], row["rank"], row["unit_kind"])
    since = row["last_end"] or row["since"]
    standing_in = [each for each in holders if each["mode"] in {Mode.ACTING, Mode.IN_CHARGE}]
    if full:
        finding = unsure("end", holder=full[0]["person"])
        return Found(finding, since, full[0]["person"], *here, reason=Reason.NO_HEAD)
    if not standing_in:
        return Found(counted(holders=0, seats=1), since, None, *here, reason=Reason.NO_HEAD)
    person, start = standing_in[0]["person"], standing_in[0]["start"]
    began = parse_date(start) if start else None
    tell = partial(acting, context.law, began, context.clocks.as_of) if began else None
    finding = YES if began else counted(mode=standing_in[0]["mode"])
    return Found(finding, since, person, *here, reason=Reason.ACTING_HEAD, tell=tell)


def _deputies(
    row: Row, full: Holders, sure: Holders, seats: int | None
) -> Found:  # fmt: skip
    most, least = ({each["person"] for each in one} for one in (full, sure))
    here = (row["position_id"], row["unit_id"], row["rank"], row["unit_kind"])
    inputs = {"holders": len(most), "seats": seats}
    if seats is None:
        finding = unsure("seats", **inputs)
    elif len(most) >= seats > len(least):
        finding = unsure("end", **inputs)
    else:
        finding = counted(**inputs)
    return Found(finding, row["last_end"], None, *here, reason=Reason.DEPUTIES_SHORT)


def seats_on(day: date, row: Row) -> int | None:
    """How many seats a post has on a day; None where that is not known."""
    dated = zip(row["seats_since"] or (), row["seats_numbers"] or (), strict=True)
    known = [int(number) for since, number in dated if since <= day]
    return known[-1] if known else None


def _few_officers(context: Context) -> Iterator[Found]:
    """Units with at most one enforcement officer, by the title of the post or the rank held."""
    rows = context.reads.officers(context.scope.ids, TITLE, ENFORCING)
    ranks = _ranks(context, [person for row in rows for person in row["others"]])
    codes, rule = enforcers(context.law, context.clocks.as_of)
    for row in rows:
        held = {person: ranks.get(person) for person in row["others"]}
        officers = [*row["officers"], *(one for one, rank in held.items() if rank in codes)]
        unknown = [one for one, rank in held.items() if rank is None]
        if len(officers) > 1:
            continue
        inputs = given(officers=len(officers), of_unknown_rank=len(unknown) or None)
        missing = ("rank",) if unknown else ()
        verdict = Verdict.UNKNOWN if missing else Verdict.YES
        yield Found(
            Finding(verdict, rule, inputs, missing),
            person=officers[0] if officers else None,
            unit=row["unit_id"],
            unit_kind=row["unit_kind"],
            reason=Reason.ONE_OFFICER if officers else Reason.NO_OFFICER,
        )


def enforcers(law: Law, day: date) -> tuple[set[str], tuple[RuleRef, ...]]:
    """The codes of the ranks of enforcement officers on a day; their names stand for them too."""
    version = law.at(RankCodes, day)
    if version is None:
        return set(), ()
    named = {
        word
        for name, code in version.params.codes.items()
        if name.startswith(_ENFORCER)
        for word in (name, code)
    }
    return named, (version.ref,)


def _ranks(context: Context, people: Sequence[str]) -> dict[str, str]:
    """The last rank each of these people had got by the day; rows come in order of days."""
    rows = context.reads.remarks(people, ["ranked"], UNKNOWN_START) if people else []
    return {
        row["person_id"]: str(json.loads(row["details"]).get("rank"))
        for row in rows
        if row["on"] is None or row["on"] <= context.clocks.as_of
    }
