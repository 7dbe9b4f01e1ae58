"""Rules and what follows from them."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.common import Shape


class Text(Shape):
    """The same in Vietnamese and English."""

    vi: str
    en: str


class Doubt(Text):
    """A parameter that was not verified, and why."""

    parameter: str = Field(description="`*` is the whole version.")
    reason: str


class Note(Text):
    """What a reader has to know beside an answer."""

    code: str


class Rule(Shape):
    """One version of a rule, as an answer cites it."""

    id: str
    version: str
    authority: str
    citation: str
    source: list[str] = Field(description="Keys of the places where the text was read.")
    valid_from: date | None
    valid_to: date | None = Field(description="The first day on which it no longer holds.")
    verified: bool = Field(description="Whether its text was read in a source.")
    unverified: list[Doubt]
    text: Text
    origin: str = Field(description="The file that has the last word on it.")


class Version(Rule):
    """One version of a rule with its parameters."""

    params: dict[str, object]


class Rules(Shape):
    """The rules in force on a day."""

    on: date
    rules: list[Rule]


class RuleItem(Shape):
    """A rule with all its versions, oldest first."""

    rule: str
    versions: list[Version]


class Answer(BaseModel):
    """What a rule says: its grounds, and values of its own beside them."""

    model_config = ConfigDict(extra="allow")

    verdict: str = Field(pattern="^(yes|no|unknown)$")
    imprecise: bool = Field(description="A partial date was read as its first day.")
    missing: list[str] = Field(description="The inputs whose absence made it unknown.")
    used: dict[str, object] = Field(description="The inputs it rests on.")
    notes: list[Note]
    rule: Rule | None = Field(description="The main rule.")
    rules: list[Rule]
