"""Labels, relationship types and their properties: what the graph may hold.

The checks over ``cypher/`` read these tables, so a property nobody declared here cannot be written.
"""

from collections.abc import Mapping
from typing import Final

from graph.vocabulary import PERSON_ATTRIBUTES

_NODE: Final = ("id", "external_id", "register", "live", "folded")
_SPAN: Final = (
    "fingerprint",
    "valid_from",
    "valid_to",
    "sure_from",
    "sure_to",
    "start",
    "end",
    "mode",
    "start_basis",
    "end_basis",
    "opened_by",
    "closed_by",
    "term_to",
    "returns_on",
    "terms",
    "events",
    "known_from",
    "known_to",
)

UNIT_ATTRIBUTES: Final = (
    "name",
    "names",
    "names_since",
    "kind",
    "lat",
    "lon",
    "established_on",
    "dissolved_on",
)
POSITION_ATTRIBUTES: Final = ("title", "rank", "seats", "seats_since", "seats_numbers")

LABELS: Final[Mapping[str, tuple[str, ...]]] = {
    "Unit": (*_NODE, *UNIT_ATTRIBUTES),
    "Position": (*_NODE, *POSITION_ATTRIBUTES),
    "Person": (*_NODE, "joined_into", "places", *PERSON_ATTRIBUTES),
    "Event": ("id", "kind", "lane", "on", "on_precision", "until", "until_precision", "details"),
    "Report": (
        "id",
        "kind",
        "lane",
        "level",
        "title",
        "number",
        "issued_on",
        "received_at",
        "period",
        "register",
        "author",
        "kept_by",
        "readers",
        "units",
        "signer",
        "source_class",
        "alias",
        "expires_on",
        "text",
        "sealed",
    ),
    "Source": ("id", "account", "key", "source_class", "sealed"),
    "Register": ("id", "name"),
    "Conflict": (
        "id",
        "fingerprint",
        "code",
        "nodes",
        "values",
        "events",
        "start",
        "end",
        "known_from",
        "known_to",
    ),
    "Clock": ("id", "turn", "recorded_at", "demo_seed", "demo_national", "demo_loaded"),
    "Account": (
        "id",
        "name",
        "folded",
        "display",
        "password",
        "password_at",
        "made_at",
        "closed_at",
    ),
    "Grant": (
        "id",
        "account",
        "right",
        "value",
        "valid_from",
        "valid_to",
        "proposed_by",
        "proposed_at",
        "confirmed_by",
        "confirmed_at",
        "withdrawn_by",
        "withdrawn_at",
    ),
    "Token": ("id", "account", "scopes", "made_at", "expires_at", "hashed", "revoked_at"),
    "Keyring": ("id", "canary"),
    "Migration": ("version", "checksum", "applied_at"),
}
"""Node labels and the properties each may have."""

_ROLE: Final[tuple[str, ...]] = ()

RELATIONSHIPS: Final[Mapping[str, tuple[str, ...]]] = {
    "ASSERTS": (
        "id",
        "lane",
        "stance",
        "reliability",
        "credibility",
        "access",
        "confidence",
        "row",
        "recorded_at",
        "retracted_at",
        "why",
    ),
    "WHO": _ROLE,
    "POST": _ROLE,
    "FROM_POST": _ROLE,
    "UNIT": _ROLE,
    "FROM_UNIT": _ROLE,
    "PARENT": _ROLE,
    "OF": (),
    "SCOPE": (),
    "FROM": (),
    "COVERS": ("family", "recorded_at", "retracted_at"),
    "MATCHES": ("verdict", "by", "why", "recorded_at", "withdrawn_at"),
    "SAME_AS": ("by", "why", "recorded_at", "withdrawn_at"),
    "CONCERNS": (),
    "HOLDS": _SPAN,
    "PLANNED_FOR": _SPAN,
    "POSTED_TO": _SPAN,
    "IN": _SPAN,
    "PART_OF": _SPAN,
    "BECAME": _SPAN,
}
"""Relationship types and the properties each may have."""
