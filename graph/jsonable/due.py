"""What falls due as JSON; every row says its lane, its rule and what it rests on."""

from graph.due import QUESTIONS, Asked, Departures, DueList, DueRow, Leaving
from graph.jsonable.heard import signal_json
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json, unit_json
from graph.rules.shapes import answer_json, finding_json

_GROUNDS = ("verdict", "imprecise", "missing", "used", "notes", "rule", "rules")


def due_json(found: DueList) -> Object:
    """A page of a list, with the totals of the whole and what cannot be decided."""
    return {
        **clocks_json(found.clocks),
        "kind": found.asked.kind.value,
        "within": found.asked.within,
        "until": date_json(found.until),
        "unit": unit_json(found.unit) if found.unit else None,
        "filters": _filters(found.asked),
        "total": found.page.total,
        "next": found.page.next,
        "rows": [_row(row) for row in found.page.rows],
        "totals": [
            {"unit": unit_json(each.unit) if each.unit else None, "total": each.total}
            for each in found.totals
        ],
        "undecided_total": found.undecided_total,
        "undecided": [_row(row) for row in found.undecided],
    }


def _filters(asked: Asked) -> Object:
    return {
        "ranks": list(asked.ranks),
        "unit_kinds": list(asked.unit_kinds),
        "reasons": [str(each) for each in asked.reasons],
    }


def _row(row: DueRow) -> Object:
    found = row.found
    grounds = finding_json(found.finding)
    answer = answer_json(found.answer) if found.answer else {}
    return {
        "id": found.id,
        "lane": row.lane,
        "reason": found.reason and found.reason.value,
        "event": found.event,
        "person": person_json(row.person) if row.person else None,
        "post": post_json(row.post) if row.post else None,
        "unit": unit_json(row.unit) if row.unit else None,
        "due_on": date_json(found.due_on),
        "days_left": row.days_left,
        "verdict": grounds["verdict"],
        "imprecise": grounds["imprecise"],
        "missing": grounds["missing"],
        "inputs": grounds["used"],
        "notes": grounds["notes"],
        "rule": grounds["rule"],
        "rules": grounds["rules"],
        "answer": {name: value for name, value in answer.items() if name not in _GROUNDS},
        "signals": [signal_json(each) for each in row.signals],
    }


def questions_json() -> Object:
    """The ministry's own questions, each with the list that answers it."""
    return {
        "questions": [
            {
                "name": each.name,
                "vi": each.vi,
                "en": each.en,
                "kind": each.asked.kind.value if each.asked else None,
                "within": each.asked.within if each.asked else None,
                "filters": _filters(each.asked) if each.asked else None,
                "answered_by": "due" if each.asked else each.answered_by,
            }
            for each in QUESTIONS.values()
        ]
    }


def departures_json(found: Departures) -> Object:
    """Departures by unit and year."""
    return {
        **clocks_json(found.clocks),
        "unit": unit_json(found.unit) if found.unit else None,
        "rates": [
            {"year": year, "rate": None if rate is None else round(rate, 4)}
            for year, rate in found.rates.items()
        ],
        "rows": [_leaving(row) for row in found.rows],
    }


def _leaving(row: Leaving) -> Object:
    return {
        "unit": unit_json(row.unit) if row.unit else None,
        "year": row.year,
        "resigned": row.resigned,
        "key": row.key,
        "retired": row.retired,
        "staff": row.staff,
        "expected": None if row.expected is None else round(row.expected, 2),
        "caution": row.caution or None,
    }
