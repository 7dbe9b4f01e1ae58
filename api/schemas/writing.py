"""What is written down by hand: notes, decisions, and changes to either."""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictBool, StrictInt, StrictStr, model_validator

from api.schemas.common import PartialDate, Shape, Stance
from graph.dates import PartialDate as PartialDay
from graph.dates import parse_date
from graph.errors import UsageError
from graph.observing import LONGEST_NAME, LONGEST_TEXT, MOST_READERS, Draft, within
from graph.services.amending import LONGEST_REASON, Correction
from graph.services.claims import Claim
from graph.services.clocks import read_clocks, read_day
from graph.services.deciding import LONGEST_NUMBER, LONGEST_TITLE, MOST_CLAIMS, Decision
from graph.vocabulary import NAMED, Role
from graph.vocabulary import Stance as Stances

Text = Annotated[str, Field(max_length=LONGEST_TITLE)]
Ref = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Code = Annotated[str, Field(max_length=40)]
Name = Annotated[str, Field(max_length=LONGEST_NAME)]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="YYYY-MM-DD.")]
Value = (
    Annotated[StrictStr, Field(max_length=LONGEST_TITLE)]
    | StrictBool
    | Annotated[StrictInt, Field(ge=-1_000_000_000, le=1_000_000_000)]
    | Annotated[float, Field(strict=True, allow_inf_nan=False)]
    | Annotated[list[Name], Field(max_length=50)]
)
Details = Annotated[
    dict[Code, Value], Field(max_length=20, description="What the vocabulary names for its kind.")
]
Level = Annotated[StrictInt, Field(ge=0, le=2)]
Readers = Annotated[
    list[Name], Field(max_length=MOST_READERS, description="Accounts that read it at level 2.")
]
Why = Annotated[str, Field(min_length=1, max_length=LONGEST_REASON)]


class Said(Shape):
    """What is said to happen: a kind of the vocabulary, and what it is about, by ids."""

    kind: Code | None = None
    person: Ref | None = None
    post: Ref | None = None
    unit: Ref | None = None
    from_post: Ref | None = None
    from_unit: Ref | None = None
    parent: Ref | None = None
    on: PartialDate | None = None
    until: PartialDate | None = None
    details: Details = Field(default_factory=dict)

    def roles(self) -> dict[Role, str]:
        """What it is about, by role."""
        given = {
            Role.WHO: self.person, Role.POST: self.post, Role.UNIT: self.unit,
            Role.FROM_POST: self.from_post, Role.FROM_UNIT: self.from_unit,
            Role.PARENT: self.parent,
        }  # fmt: skip
        return {role: node for role, node in given.items() if node is not None}

    def told(self) -> dict[str, Any]:
        """Its details."""
        return dict(self.details)

    def claim(self) -> Claim:
        """The same as services take it.

        Raises:
            UsageError: a day of it is none, or it is of no kind.
        """
        if self.kind is None:
            message = "Say of what kind it is."
            raise UsageError(message)
        on, until = (_partial(each) for each in (self.on, self.until))
        return Claim(self.kind, self.roles(), on, until, self.told())


class Decided(Said):
    """One thing that is decided.

    `recorded` without a person, `established` without a unit and `post_created` without a post put
    it on record. In place of an id, `@n` is what the n-th thing of the same report puts on record.
    """

    named: Name | None = Field(
        default=None,
        description="In place of `person`: somebody on no record yet, as typed; is put on record.",
    )

    def told(self) -> dict[str, Any]:
        """Its details, with the name of whoever is on no record yet."""
        return super().told() | ({} if self.named is None else {NAMED: self.named})


class NewObservation(Said):
    """A note. Its grade, access and level start from the class of its source."""

    named: Name | None = Field(default=None, description="Somebody on no record yet, as typed.")
    within_months: Annotated[StrictInt, Field(ge=1, le=60)] | None = Field(
        default=None, description="In place of `on`: from this month on, within so many."
    )
    source_class: Code = Field(description="A class of source, as `/vocabulary` lists them.")
    source_name: Name | None = Field(default=None, description="Sealed; told to nobody.")
    reliability: Code | None = Field(default=None, description="A to F; F: cannot be judged.")
    credibility: Code | None = Field(default=None, description="1 to 6; 6: cannot be judged.")
    access: Code | None = Field(default=None, description="witnessed, told or inferred.")
    level: Level | None = None
    readers: Readers = Field(default_factory=list)
    stance: Stance = "supports"
    text: str | None = Field(default=None, max_length=LONGEST_TEXT + 1_000)
    expires_on: Day | None = None
    voice_on: Ref | None = Field(
        default=None, description="The signal it is another voice on; says nothing else then."
    )

    @model_validator(mode="after")
    def _one_day(self) -> "NewObservation":
        if self.within_months is not None and (self.on or self.until):
            message = "give a day or a number of months, not both"
            raise ValueError(message)
        return self

    def draft(self) -> Draft:
        """The same as services take it.

        Raises:
            UsageError: a day of it is none.
        """
        on, until = (_partial(each) for each in (self.on, self.until))
        if self.within_months is not None:
            on, until = within(self.within_months, read_clocks().as_of)
        same = ("kind", "named", "source_class", "source_name", "reliability", "credibility",
                "access", "level", "text", "voice_on")  # fmt: skip
        given: dict[str, Any] = {name: getattr(self, name) for name in same}
        expires = read_day(self.expires_on, "expires_on") if self.expires_on else None
        return Draft(
            **given, roles=self.roles(), on=on, until=until, details=self.told(),
            readers=tuple(self.readers), stance=Stances(self.stance), expires_on=expires,
        )  # fmt: skip


class FileForm(Shape):
    """The fields that go with an attached file."""

    declared_not_secret: bool = Field(
        default=False,
        description="Whether you answer for it that what cannot be read bears no mark of secrecy.",
    )


class NewReport(Shape):
    """A decision or an announcement."""

    kind: Literal["decision", "letter", "announcement"] = "decision"
    number: Annotated[str, Field(max_length=LONGEST_NUMBER)] | None = None
    issued_on: Day | None = None
    signer: Name | None = None
    title: Text | None = None
    level: Level = 0
    readers: Readers = Field(default_factory=list)
    says: Annotated[list[Decided], Field(min_length=1, max_length=MOST_CLAIMS)]

    def decision(self) -> Decision:
        """The same as services take it.

        Raises:
            UsageError: a day of it is none.
        """
        return Decision(
            claims=tuple(each.claim() for each in self.says),
            number=self.number,
            issued_on=read_day(self.issued_on, "issued_on") if self.issued_on else None,
            signer=self.signer,
            kind=self.kind,
            title=self.title,
            level=self.level,
            readers=tuple(self.readers),
        )


class NewCorrection(Shape):
    """What one word of a report should have been, and why."""

    event: Ref = Field(description="What it says at present.")
    says: Said | None = Field(default=None, description="What it should say.")
    reliability: Code | None = None
    credibility: Code | None = None
    access: Code | None = None
    stance: Stance | None = None
    why: Why

    def correction(self) -> Correction:
        """The same as services take it.

        Raises:
            UsageError: a day of it is none.
        """
        claim = self.says.claim() if self.says else None
        stance = Stances(self.stance) if self.stance else None
        return Correction(
            self.event, claim, self.reliability, self.credibility, self.access, stance
        )


class NewLevel(Shape):
    """Another level, and why."""

    level: Level
    readers: Readers = Field(default_factory=list)
    why: Why


class Withdrawal(Shape):
    """Why a report is withdrawn."""

    why: Why


def _partial(text: str | None) -> PartialDay | None:
    if text is None:
        return None
    try:
        return parse_date(text)
    except ValueError as error:
        message = f"{text!r} is not a day, a month or a year."
        raise UsageError(message) from error
