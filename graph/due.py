"""What falls due: the kinds of list, the ministry's own questions, and frozen answers.

A list holds what is certain; what cannot be decided stands apart with what is missing. Every value
is of the official lane: what is only heard is put beside a row and enters no day and no order.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, ClassVar, Final, Protocol

from graph.answers import Clocks, PersonRef, PostRef, UnitRef
from graph.heard import SignalRow
from graph.papers import Page
from graph.rules.findings import Finding

WITHIN: Final = 12
"""Months ahead that a list looks, unless somebody says otherwise."""

FARTHEST: Final = 600
"""Months ahead that a list looks at most."""

LEADERS: Final = ("head", "deputy")
"""Ranks of posts that are held for a term."""


class Due(StrEnum):
    """The kinds of list."""

    RETIREMENT = "retirement"
    REAPPOINTMENT = "reappointment"
    TERM_LIMIT = "term_limit"
    VACANCY = "vacancy"
    PLANNED_RETURN = "planned_return"
    POSITION_CHANGE = "position_change"
    DISCIPLINE_END = "discipline_end"
    UNDERSTAFFED = "understaffed"
    NOT_EVALUATED = "not_evaluated"
    REPORT_OVERDUE = "report_overdue"
    UNANSWERED = "unanswered"


class Reason(StrEnum):
    """What makes a row of a list that has rows of several sorts."""

    NO_HEAD = "no_head"
    ACTING_HEAD = "acting_head"
    DEPUTIES_SHORT = "deputies_short"
    ONE_OFFICER = "one_officer"
    NO_OFFICER = "no_officer"
    ROTATION = "rotation"
    SECONDMENT = "secondment"
    PLANNED = "planned"
    ROTATED = "rotated"
    SENT = "sent"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list is asked for.

    Attributes:
        within: months ahead; what fell due before and is not settled counts too.
        ranks, unit_kinds, reasons: only these; empty for all.
    """

    kind: Due
    within: int = WITHIN
    ranks: tuple[str, ...] = ()
    unit_kinds: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question the ministry asks its offices (công văn 515/BTP-THA, 2008, and what came since).

    Attributes:
        asked: the list that answers it; None where another question or nothing does yet.
        answered_by: the command, where it is no list.
    """

    name: str
    vi: str
    en: str
    asked: Asked | None = None
    answered_by: str | None = None


_OFFICERS: Final = (Reason.ONE_OFFICER, Reason.NO_OFFICER)
_HEADLESS: Final = (Reason.NO_HEAD, Reason.ACTING_HEAD)
_TABLE: Final = (
    Question("few_officers", "Đơn vị chỉ có một Chấp hành viên",
             "Units with only one enforcement officer", Asked(Due.VACANCY, reasons=_OFFICERS)),
    Question("without_head", "Đơn vị chưa có thủ trưởng hoặc chỉ có Quyền thủ trưởng",
             "Units without a head, or with an acting head", Asked(Due.VACANCY, reasons=_HEADLESS)),
    Question("leaders_retiring", "Lãnh đạo nghỉ hưu trong ba năm tới",
             "Heads and deputies who retire within three years",
             Asked(Due.RETIREMENT, 36, ranks=LEADERS)),
    Question("provincial_reappointment", "Lãnh đạo cấp tỉnh đến hạn bổ nhiệm lại trong hai năm tới",
             "Provincial heads and deputies due for reappointment within two years",
             Asked(Due.REAPPOINTMENT, 24, LEADERS, ("department",))),
    Question("two_terms", "Cấp trưởng đã giữ hai nhiệm kỳ ở một vị trí",
             "Heads who have held two terms in one post",
             Asked(Due.TERM_LIMIT, 0, ranks=("head",))),
    Question("short_of_leaders", "Đơn vị thiếu lãnh đạo", "Units short of leaders",
             Asked(Due.VACANCY, reasons=(*_HEADLESS, Reason.DEPUTIES_SHORT))),
    Question("many_departures", "Đơn vị có nhiều người xin nghỉ, trong đó có cán bộ chủ chốt",
             "Units with many resignations, key staff among them", answered_by="departures"),
    Question("unanswered_advice", "Kiến nghị đã gửi mà chưa được phản hồi",
             "What was recommended and nobody answered", Asked(Due.UNANSWERED)),
)  # fmt: skip

QUESTIONS: Final[Mapping[str, Question]] = MappingProxyType({each.name: each for each in _TABLE})
"""The questions by name; each name may stand for a kind of list."""


class Answer(Protocol):
    """What a rule answers: a record with its grounds."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    @property
    def finding(self) -> Finding:
        """Its grounds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Something a rule or a count brought up, not named yet.

    Attributes:
        finding: its grounds; of what is not told yet only the verdict.
        person, post, unit: ids.
        answer: what the rule says besides; None where a count says it all.
        tell: asks the rule for all it says, which takes longer than to know the day.
        event: the id of the event it is about, where several may be about the same people.
    """

    finding: Finding
    due_on: date | None = None
    person: str | None = None
    post: str | None = None
    unit: str | None = None
    rank: str | None = None
    unit_kind: str | None = None
    reason: Reason | None = None
    answer: Answer | None = None
    tell: Callable[[], Answer] | None = None
    event: str | None = None

    @property
    def id(self) -> str:
        """What tells it from every other row of its list, and stays the same from day to day."""
        parts = (self.reason, self.person, self.post, self.unit, self.event)
        return "/".join(part for part in parts if part)

    def told(self) -> "Found":
        """The same with all its rule says."""
        if self.tell is None:
            return self
        answer = self.tell()
        return replace(self, finding=answer.finding, answer=answer, tell=None)


@dataclass(frozen=True, slots=True)
class DueRow:
    """One row, named.

    Attributes:
        days_left: from the day asked for; negative where the day is past.
        signals: what is only heard of the person or the post.
    """

    found: Found
    person: PersonRef | None
    post: PostRef | None
    unit: UnitRef | None
    days_left: int | None
    lane: str = "official"
    signals: tuple[SignalRow, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """How many rows there are in a unit directly below the one asked about, and below it."""

    unit: UnitRef | None
    total: int


@dataclass(frozen=True, slots=True)
class DueList:
    """A page of a list, soonest first, with what stands for the whole of it.

    Attributes:
        unit: the unit asked about; None for all there are.
        totals: of all rows, not of the page; the largest first.
        undecided: the first of those that cannot be decided; their finding says what is missing.
        undecided_total: how many there are of these.
    """

    clocks: Clocks
    asked: Asked
    unit: UnitRef | None
    until: date
    page: Page[DueRow]
    totals: tuple[UnitTotal, ...]
    undecided: tuple[DueRow, ...]
    undecided_total: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """Departures from a unit in a year against the base rate of all that was asked about.

    Attributes:
        resigned: left a post or the service of their own will.
        retired: retired, early or not.
        key: of the resigned, those who led.
        staff: people in post on the first of July, or on the day asked for if that is sooner.
        expected: how many would have resigned at the base rate; None without staff.
        caution: why the numbers say little; empty where they say something.
    """

    unit: UnitRef | None
    year: int
    resigned: int
    retired: int
    key: int
    staff: int
    expected: float | None
    caution: str = ""


@dataclass(frozen=True, slots=True)
class Departures:
    """Departures by unit and year, with the base rates by year."""

    clocks: Clocks
    unit: UnitRef | None
    rates: Mapping[int, float | None] = field(default_factory=dict)
    rows: tuple[Leaving, ...] = ()
