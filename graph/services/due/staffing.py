"""Units with fewer people than posts allotted to them."""

import json
from collections import defaultdict

from graph.due import Found
from graph.rules.findings import Finding
from graph.services.due.context import Context, counted, unsure
from graph.store.runner import Row


def find(context: Context) -> list[Found]:
    """Units whose last known quota is above the people in post in them and below them.

    Undecided: a unit of a kind that has such numbers, of which none are known by the day.
    """
    latest: dict[str, Row] = {
        row["unit_id"]: row for row in context.reads.staffed(context.scope.ids)
    }
    heads = headcounts(context)
    found = [_judged(row, heads.get(unit, 0)) for unit, row in latest.items()]
    kinds = {row["unit_kind"] for row in latest.values()} - {None}
    day = context.clocks.as_of.isoformat()
    found += [
        Found(unsure("allotted"), unit=unit, unit_kind=kind)
        for unit, kind in context.scope.kinds.items()
        if kind in kinds and unit not in latest and unit in heads
        and context.scope.since[unit] <= day
    ]  # fmt: skip
    return [each for each in found if each]


def _judged(row: Row, headcount: int) -> Found | None:
    details = json.loads(row["details"])
    allotted, filled = details.get("allotted"), details.get("filled")
    if allotted is None:
        finding: Finding = unsure("allotted", headcount=headcount, filled=filled)
    elif headcount < allotted:
        short = allotted - headcount
        finding = counted(allotted=allotted, filled=filled, headcount=headcount, short=short)
    else:
        return None
    return Found(finding, row["on"], unit=row["unit_id"], unit_kind=row["unit_kind"])


def headcounts(context: Context) -> dict[str, int]:
    """People in post in each unit and below it, for units that hold anybody."""
    present = context.reads.present(context.scope.ids)
    lines = context.reads.lines(present)
    found: dict[str, int] = defaultdict(int)
    for unit, people in present.items():
        for above in lines.get(unit, [unit]):
            found[above] += people
    return found
