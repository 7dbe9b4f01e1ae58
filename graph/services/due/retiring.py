"""Who retires, by age or as decided: Bộ luật Lao động Đ.169, NĐ 135/2020."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from graph.dates import parse_date
from graph.due import Found
from graph.rules.days import add_months
from graph.rules.law import Law
from graph.rules.retirement import retirement
from graph.rules.service import SEXES, Person, forecast
from graph.services.due.context import YES, Context, main_stays
from graph.store.stays import Serving

_FIRST, _LAST = date(1900, 1, 1), 12 * 150
"""Births are looked for from this day on, over so many months."""

INDEXED = 100
"""Units from which on it costs less to start from people's births than from posts."""


def find(context: Context) -> list[Found]:
    """Whoever is in post and retires by the end of the span, or should have before the day."""
    found = []
    for stay in context.reads.known(main_stays(_stays(context))):
        on = context.leaves_on(stay.who)
        ids = (stay.person, stay.post, stay.unit, stay.rank, stay.unit_kind)
        if on is None:
            answer = retirement(context.law, stay.who)
            found.append(Found(answer.finding, None, *ids, answer=answer))
        elif on <= context.until:
            tell = partial(retirement, context.law, stay.who)
            found.append(Found(YES, on, *ids, tell=tell))
    return found


def _stays(context: Context) -> Sequence[Serving]:
    reads, scope = context.reads, context.scope
    if not reads.sees_all or not (scope.whole or len(scope.ids) >= INDEXED):
        return reads.holders(scope.ids)
    before = {sex: born_before(context.law, sex, context.until) for sex in SEXES}
    stays: list[Serving] = [*reads.retiring(before, context.until), *reads.unborn()]
    if scope.whole:
        return stays
    inside = set(scope.ids)
    return [stay for stay in stays if stay.unit in inside]


def born_before(law: Law, sex: str, until: date) -> str:
    """The first month of birth with which somebody retires after a day, as an ISO 8601 prefix.

    The day of retirement never falls as the day of birth rises. A year alone counts as its
    January, so January is written as the year.
    """
    low, high = 0, _LAST
    while low < high:
        middle = (low + high) // 2
        month = add_months(_FIRST, middle)
        leaving = forecast(law, Person(parse_date(month.isoformat()[:7]), sex))
        if leaving is None or leaving.retires_on > until:
            high = middle
        else:
            low = middle + 1
    month = add_months(_FIRST, low)
    return f"{month.year}" if month.month == 1 else month.isoformat()[:7]
