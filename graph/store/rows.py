"""Between rows of the graph and the records of the model, both ways.

The sentinels for open and unknown bounds end here: nothing outside the store sees them.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from graph.dates import PartialDate, partial_date
from graph.ids import derived_id
from graph.model import Assertion, Event, Node, Report
from graph.names import fold
from graph.projection import Attributes, Conflict, Fact, Listing, Span, Voice
from graph.projection.recorded import gather
from graph.rules.service import SEXES
from graph.schema import RELATIONSHIPS
from graph.store.runner import Row
from graph.vocabulary import REPORT_KINDS, Lane, Role

_SPAN_FIELDS = tuple(
    name for name in RELATIONSHIPS["HOLDS"] if name not in {"fingerprint", "known_from", "known_to"}
)


def node_row(node: Node) -> Row:
    """A unit, post or person as it is written."""
    return {"id": node.id, "external_id": node.external_id, "register": node.register}


def report_row(report: Report) -> Row:
    """A report as it is written."""
    properties = {
        "kind": report.kind,
        "lane": report.lane.value,
        "level": report.level,
        "title": report.title,
        "number": report.number,
        "issued_on": report.issued_on,
        "received_at": report.received_at,
        "period": report.period,
        "register": report.register,
        "author": report.author,
        "kept_by": report.kept_by or report.author,
        "readers": list(report.readers) or None,
        "units": list(report.units) or None,
        "signer": report.signer,
        "source_class": report.source_class,
        "alias": report.alias,
        "expires_on": report.expires_on,
        "text": report.text,
        "sealed": report.sealed,
    }
    return {"id": report.id, "properties": properties}


def event_row(event: Event) -> Row:
    """An event as it is written, without its roles."""
    properties = {
        "kind": event.kind,
        "lane": event.lane.value,
        "on": event.on and event.on.earliest,
        "on_precision": event.on and event.on.precision,
        "until": event.until and event.until.earliest,
        "until_precision": event.until and event.until.precision,
        "details": json.dumps(event.details, ensure_ascii=False, sort_keys=True),
    }
    return {"id": event.id, "properties": properties}


def assertion_row(assertion: Assertion, recorded_at: datetime) -> Row:
    """An assertion as it is written."""
    properties = {
        "lane": assertion.event.lane.value,
        "stance": assertion.stance.value,
        "reliability": assertion.reliability,
        "credibility": assertion.credibility,
        "access": assertion.access,
        "confidence": assertion.confidence,
        "row": assertion.row,
        "why": assertion.why,
    }
    return {
        "id": assertion.id,
        "report_id": assertion.report,
        "event_id": assertion.event.id,
        "recorded_at": recorded_at,
        "properties": properties,
    }


def span_row(span: Span, known_from: datetime, known_to: datetime) -> Row:
    """A span as it is written."""
    properties = {name: _written(getattr(span, name)) for name in _SPAN_FIELDS}
    properties["fingerprint"] = span.fingerprint
    return {
        "source": span.source,
        "target": span.target,
        "known_from": known_from,
        "known_to": known_to,
        "properties": properties,
    }


def conflict_row(conflict: Conflict, known_from: datetime, known_to: datetime) -> Row:
    """A conflict as it is written; it may come back, so its id also hashes when it came."""
    fingerprint = conflict.fingerprint
    properties = {
        "fingerprint": fingerprint,
        "code": conflict.code,
        "nodes": list(conflict.nodes),
        "values": list(conflict.values),
        "events": list(conflict.events),
        "start": conflict.start,
        "end": conflict.end,
        "known_from": known_from,
        "known_to": known_to,
    }
    identity = derived_id("c", fingerprint, known_from.isoformat())
    return {"id": identity, "properties": properties}


def attributes_row(node: str, attributes: Attributes, names: Iterable[str]) -> Row:
    """Derived attributes as they are written: every one of them, null where there is none."""
    values: dict[str, Any] = {name: _written(attributes.get(name)) for name in names}
    values["live"] = bool(attributes)
    if "birth_date" in values:
        aged = values["birth_date"] is not None and values["sex"] in SEXES
        values["unaged"] = True if attributes and not aged else None
    values["folded"] = _folded(values) or None
    return {"id": node, "attributes": values}


def _folded(values: Row) -> list[str]:
    """Every name a node has, as it is searched."""
    names = [values.get("name"), values.get("title")]
    names += [*(values.get("names") or ()), *(values.get("other_names") or ())]
    return sorted({fold(name) for name in names if name})


def _written(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def event_of(row: Row) -> Event:
    """An event as it is read."""
    roles = tuple(sorted((Role(role), node) for role, node in row["roles"]))
    return Event(
        row["id"],
        row["kind"],
        Lane(row["lane"]),
        roles,
        partial_of(row["on"], row["on_precision"]),
        partial_of(row["until"], row["until_precision"]),
        json.loads(row["details"]),
    )


def roles_of(row: Row) -> Event:
    """An event of which only kind and roles were read."""
    roles = tuple(sorted((Role(role), node) for role, node in row["roles"]))
    return Event(row["id"], row["kind"], Lane.OFFICIAL, roles)


def partial_of(earliest: date | None, precision: str | None) -> PartialDate | None:
    """A partial date as it is read."""
    return partial_date(earliest, precision) if earliest and precision else None


def voice_of(row: Row) -> Voice:
    """A report's voice as it is read."""
    report = row["report"]
    signed = REPORT_KINDS[row["kind"]].signed
    return Voice(report, row["register"] or report, signed, _day_of(row))


def listing_of(row: Row) -> Listing:
    """A report's coverage of a unit as it is read."""
    return Listing(row["report_id"], row["unit_id"], _day_of(row))


def _day_of(row: Row) -> date:
    """The day a report speaks of: when it was issued, else when it came."""
    day: date = row["issued_on"] or row["received_at"].date()
    return day


def facts_of(rows: Iterable[Row], voices: Mapping[str, Voice]) -> tuple[Fact, ...]:
    """Facts as they are read; an event read twice is one fact."""
    return gather(
        (event, voices[report])
        for row in {row["id"]: row for row in rows}.values()
        for event in [event_of(row)]
        for report in row["reports"]
    )
