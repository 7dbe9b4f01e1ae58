"""One entry of a file of rules: its form, and the version of a rule it makes."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, StrictBool, StrictStr, ValidationError

from graph.rules.findings import Doubt, RuleRef, Text
from graph.rules.law import Version
from graph.rules.parameters import SCHEMA, Params

OWN: Final = "office."
"""What the id of an office's own rule begins with."""

WHOLE: Final = "*"
_BOUNDS: Final = frozenset({"valid_from", "valid_to"})

Raw = dict[str, Any]
Said = Annotated[StrictStr, Field(min_length=1)]
Name = Annotated[str, Field(min_length=1)]


class Words(BaseModel):
    """The same in Vietnamese and English."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    vi: Said
    en: Said

    def text(self) -> Text:
        """As an answer shows it."""
        return Text(self.vi, self.en)


class RuleFile(BaseModel):
    """A whole file; its entries are looked at once they are merged."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    reasons: Mapping[StrictStr, Words] = Field(default_factory=dict)
    sources: Mapping[StrictStr, Said] = Field(default_factory=dict)
    rules: list[Raw]


class Entry(BaseModel):
    """One version of a rule as a file says it."""

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)
    id: Annotated[StrictStr, Field(pattern=r"^(office\.)?[a-z][a-z0-9_]*$")]
    version: Name
    authority: Literal["law", "decree", "party", "ministry", "practice", "office"]
    citation: Said
    source: tuple[StrictStr, ...]
    valid_from: Annotated[date, Strict()] | None
    valid_to: Annotated[date, Strict()] | None
    verified: StrictBool
    why: StrictStr | None = None
    unverified: Mapping[StrictStr, StrictStr] = Field(default_factory=dict)
    text: Words
    params: Raw = Field(default_factory=dict)


class _Own(Params):
    model_config = ConfigDict(frozen=True, extra="allow")


def read_entry(
    raw: Raw, origin: str, reasons: Mapping[str, Words], sources: Mapping[str, str]
) -> Version[Params] | list[str]:
    """The version an entry makes, or its faults as lines ``field: what is wrong``."""
    try:
        entry = Entry.model_validate(raw)
    except ValidationError as problem:
        return fault_lines(problem)
    schema = _Own if entry.id.startswith(OWN) else SCHEMA.get(entry.id, Params)
    try:
        params = schema.model_validate(entry.params)
    except ValidationError as problem:
        return [f"params.{line}" for line in fault_lines(problem)]
    faults = list(_faults(entry, params, reasons, sources))
    return faults or Version(_cited(entry, reasons, origin), params)


def fault_lines(problem: ValidationError) -> list[str]:
    """The faults pydantic found as lines ``field: what is wrong``."""
    return [
        f"{'.'.join(str(part) for part in each['loc'])}: {each['msg']}"
        for each in problem.errors(include_url=False)
    ]


def _faults(
    entry: Entry, params: Params, reasons: Mapping[str, Words], sources: Mapping[str, str]
) -> Iterator[str]:
    if entry.valid_from and entry.valid_to and entry.valid_from >= entry.valid_to:
        yield "valid_to: must come after valid_from"
    if entry.verified == bool(entry.why):
        yield "why: says why a version is not verified, and only then"
    yield from (f"source: {key!r} is no source" for key in entry.source if key not in sources)
    known = set(type(params).model_fields) | set(params.model_extra or ()) | _BOUNDS
    for name in entry.unverified:
        if name not in known:
            yield f"unverified.{name}: is no parameter"
    for reason in (entry.why, *entry.unverified.values()):
        if reason and reason not in reasons:
            yield f"unverified: {reason!r} is no reason"


def _cited(entry: Entry, reasons: Mapping[str, Words], origin: str) -> RuleRef:
    doubted = ({WHOLE: entry.why} if entry.why else {}) | dict(entry.unverified)
    return RuleRef(
        id=entry.id,
        version=entry.version,
        authority=entry.authority,
        citation=entry.citation,
        source=entry.source,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        verified=entry.verified,
        text=entry.text.text(),
        doubts=tuple(
            Doubt(name, reason, reasons[reason].text()) for name, reason in doubted.items()
        ),
        origin=origin,
    )
