"""Events, reports and how fresh they are, as JSON."""

from collections.abc import Sequence

from graph.answers import PersonRef, PostRef
from graph.jsonable.names import Object, clocks_json, date_json, unit_json
from graph.model import Json
from graph.papers import (
    Freshness,
    Happening,
    HappeningPage,
    Happenings,
    Paper,
    PaperPage,
    Papers,
    Part,
    RegisterRef,
    Said,
)


def part_json(part: Part) -> Object:
    node = part.node
    if isinstance(node, PostRef):
        kind, name, unit = "position", node.title, node.unit
    else:
        kind, name, unit = "person" if isinstance(node, PersonRef) else "unit", node.name, None
    return {
        "role": part.role,
        "kind": kind,
        "id": node.id,
        "name": name,
        "external_ids": list(node.external_ids),
        "unit": {"id": unit.id, "name": unit.name} if unit else None,
    }


def happening_json(event: Happening) -> Object:
    """An event as it is told."""
    return {
        "id": event.id,
        "kind": event.kind,
        "lane": event.lane,
        "on": event.on,
        "until": event.until,
        "roles": [part_json(part) for part in event.parts],
        "details": dict(event.details),
        "supports": event.supports,
        "contradicts": event.contradicts,
        "confidence": event.confidence,
    }


def _report(report: Paper) -> Object:
    return {
        "id": report.id,
        "kind": report.kind,
        "lane": report.lane,
        "level": report.level,
        "title": report.title,
        "number": report.number,
        "issued_on": date_json(report.issued_on),
        "received_at": date_json(report.received_at),
        "period": report.period,
        "register": report.register,
    }


def _said(said: Said) -> Object:
    return {
        "id": said.id,
        "lane": said.lane,
        "stance": said.stance,
        "reliability": said.reliability,
        "credibility": said.credibility,
        "access": said.access,
        "confidence": said.confidence,
        "row": said.row,
        "recorded_at": date_json(said.recorded_at),
        "retracted_at": date_json(said.retracted_at),
        "why": said.why,
    }


def events_json(answer: Happenings) -> Object:
    """Events, newest first."""
    page = answer.page
    return {
        **clocks_json(answer.clocks),
        "events": [happening_json(event) for event in page.rows],
        "total": page.total,
        "next": page.next,
    }


def event_page_json(answer: HappeningPage) -> Object:
    """An event with every word on it."""
    return {
        "event": happening_json(answer.event),
        **clocks_json(answer.clocks),
        "standing": answer.event.supports + answer.event.contradicts > 0,
        "words": [{**_said(said), "report": _report(report)} for said, report in answer.words],
    }


def reports_json(answer: Papers) -> Object:
    """Reports, the last received first."""
    page = answer.page
    return {
        "known_at": date_json(answer.known_at),
        "reports": [_report(report) for report in page.rows],
        "total": page.total,
        "next": page.next,
    }


def report_page_json(answer: PaperPage) -> Object:
    """A report with what it says."""
    page = answer.words
    return {
        "report": _report(answer.paper),
        **clocks_json(answer.clocks),
        "covers": [unit_json(unit) for unit in answer.covers],
        "words": [{**_said(said), "event": happening_json(event)} for said, event in page.rows],
        "standing": answer.standing,
        "total": page.total,
        "next": page.next,
    }


def _registers(registers: Sequence[RegisterRef]) -> Json:
    return [
        {
            "name": each.name,
            "reports": each.reports,
            "last_received": date_json(each.last_received),
        }
        for each in registers
    ]


def registers_json(registers: Sequence[RegisterRef]) -> Object:
    """Registers."""
    return {"registers": _registers(registers)}


def freshness_json(answer: Freshness) -> Object:
    """How fresh the knowledge is."""
    return {
        "known_at": date_json(answer.known_at),
        "last_recorded": date_json(answer.last_recorded),
        "kinds": [
            {
                "kind": each.kind,
                "report": each.report,
                "last_received": date_json(each.received_at),
            }
            for each in answer.kinds
        ],
        "registers": _registers(answer.registers),
    }
