"""The words canbo uses, as JSON: for legends and forms."""

from collections.abc import Iterable

from graph.jsonable.names import Object
from graph.model import Json
from graph.vocabulary import (
    ACCESS,
    CREDIBILITY,
    KINDS,
    MODES,
    RELIABILITY,
    REPORT_KINDS,
    ROLES,
    Detail,
    Grade,
    Kind,
    Role,
)

_TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", list: "array"}


def vocabulary_json() -> Object:
    """Kinds of event and of report, roles, modes and grades, with their names."""
    return {
        "event_kinds": [_kind(kind) for kind in KINDS.values()],
        "report_kinds": [
            {
                "code": kind.code,
                "vi": kind.vi,
                "en": kind.en,
                "lane": kind.lane.value,
                "reliability": kind.reliability,
                "credibility": kind.credibility,
                "access": kind.access,
                "signed": kind.signed,
            }
            for kind in REPORT_KINDS.values()
        ],
        "roles": _words(ROLES.values()),
        "modes": _words(MODES.values()),
        "reliability": _grades(RELIABILITY.values()),
        "credibility": _grades(CREDIBILITY.values()),
        "access": _words(ACCESS.values()),
    }


def _kind(kind: Kind) -> Object:
    return {
        "code": kind.code,
        "vi": kind.vi,
        "en": kind.en,
        "mark": kind.mark.value,
        "informal": kind.informal,
        "needs": [_roles(alternative) for alternative in kind.needs],
        "may": _roles(kind.may),
        "details": [_detail(name, detail) for name, detail in kind.details.items()],
    }


def _roles(roles: Iterable[Role]) -> Json:
    wanted = set(roles)
    return [role.value.lower() for role in Role if role in wanted]


def _detail(name: str, detail: Detail) -> Object:
    types = detail.type if isinstance(detail.type, tuple) else (detail.type,)
    return {
        "name": name,
        "type": "number" if float in types else _TYPES[types[0]],
        "required": detail.required,
        "mark": detail.mark.value,
    }


def _words(grades: Iterable[Grade]) -> Json:
    return [{"code": each.code, "vi": each.vi, "en": each.en} for each in grades]


def _grades(grades: Iterable[Grade]) -> Json:
    return [
        {"code": each.code, "vi": each.vi, "en": each.en, "value": each.value} for each in grades
    ]
