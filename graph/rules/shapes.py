"""Answers and rules as JSON."""

from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.model import Json
from graph.rules.findings import Finding, Note, RuleRef
from graph.rules.law import Version
from graph.rules.parameters import Params

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Object = dict[str, Json]


def rule_json(ref: RuleRef) -> Object:
    """One version of a rule: what to cite, its text, and what of it was not verified.

    ``valid_to`` is the first day on which it no longer holds.
    """
    return {
        "id": ref.id,
        "version": ref.version,
        "authority": ref.authority,
        "citation": ref.citation,
        "source": list(ref.source),
        "valid_from": _value(ref.valid_from),
        "valid_to": _value(ref.valid_to),
        "verified": ref.verified,
        "unverified": [
            {"parameter": each.parameter, "reason": each.reason, **_object(each.text)}
            for each in ref.doubts
        ],
        "text": _value(ref.text),
        "origin": ref.origin,
    }


def version_json(version: Version[Params]) -> Object:
    """One version of a rule with its parameters, as a list of rules shows it."""
    return {**rule_json(version.ref), "params": version.params.model_dump(mode="json")}


def finding_json(finding: Finding) -> Object:
    """The grounds of an answer; ``rule`` is the main rule, ``rules`` all that were applied."""
    rules: list[Json] = [rule_json(rule) for rule in finding.rules]
    return {
        "verdict": finding.verdict.value,
        "imprecise": finding.imprecise,
        "missing": list(finding.missing),
        "used": dict(finding.used),
        "notes": [_value(note) for note in finding.notes],
        "rule": rules[0] if rules else None,
        "rules": rules,
    }


def answer_json(answer: "DataclassInstance") -> Object:
    """Any answer of this package: its values beside its grounds, under the names they have here."""
    return finding_json(answer) if isinstance(answer, Finding) else _object(answer)


def _object(record: "DataclassInstance") -> Object:
    if isinstance(record, RuleRef):
        return rule_json(record)
    shape: Object = {}
    for each in fields(record):
        value = getattr(record, each.name)
        if isinstance(value, Finding):
            shape |= finding_json(value)
        else:
            shape[each.name] = _value(value)
    return shape


def _value(value: object) -> Json:
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Note):
        return {"code": value.code, "vi": value.vi, "en": value.en}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _object(value)
    message = f"no JSON for {type(value).__name__}"
    raise TypeError(message)
