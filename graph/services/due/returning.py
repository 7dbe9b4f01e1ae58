"""Whose rotation or secondment comes to its planned end: QĐ 65-QĐ/TW 2022, NĐ 170/2025."""

from functools import partial

from graph.dates import parse_date
from graph.due import Found, Reason
from graph.rules.rotation import rotation, secondment
from graph.services.due.context import YES, Context, unsure
from graph.store.runner import Row

_REASONS = {"rotated": Reason.ROTATION, "seconded": Reason.SECONDMENT}


def find(context: Context) -> list[Found]:
    """Who should return in the span, or should have before the day and is still there.

    Without a planned return the rule says when: the end of a rotation's least time, or of a
    secondment's longest.
    """
    found = (_found(context, row) for row in context.reads.away(context.scope.ids))
    return [each for each in found if each]


def _found(context: Context, row: Row) -> Found | None:
    ids = (row["person_id"], row["position_id"], row["unit_id"], row["rank"], row["unit_kind"])
    reason = _REASONS[row["kind"]]
    ask = rotation if reason is Reason.ROTATION else secondment
    planned = parse_date(row["returns_on"]).earliest if row["returns_on"] else None
    if not row["start"]:
        finding = YES if planned else unsure("started")
        return Found(finding, planned, *ids, reason=reason) if _soon(context, planned) else None
    started = parse_date(row["start"])
    until = planned or context.once(
        (reason, started), lambda: ask(context.law, started, context.clocks.as_of).until
    )
    if not _soon(context, until):
        return None
    tell = partial(ask, context.law, started, until or context.clocks.as_of)
    if until is None:
        answer = tell()
        return Found(answer.finding, None, *ids, reason=reason, answer=answer)
    return Found(YES, until, *ids, reason=reason, tell=tell)


def _soon(context: Context, day: object) -> bool:
    return day is None or day <= context.until  # type: ignore[operator]
