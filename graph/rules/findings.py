"""What an answer rests on: a verdict, the rules, the inputs used and what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum
from typing import TypeAlias

from graph.dates import PartialDate
from graph.errors import UsageError

Input: TypeAlias = str | int | float | bool
Given: TypeAlias = Input | date | PartialDate | Iterable[str] | None


class Verdict(StrEnum):
    """Unknown is an answer of its own, never a weak no."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Note(Enum):
    """What a reader of an answer has to know beside it, in Vietnamese and English."""

    AT_HALF = "đúng tỷ lệ: người đứng đầu quyết định", "exactly at the share: the head decides"
    BY_CRITERIA = "xếp loại theo tiêu chí, không theo điểm", "graded by criteria, not by score"
    CONFIRM_RETURN = (
        "quy định này không nói về việc quy hoạch lại",
        "this rule does not say whether one may be planned again",
    )
    DEFERRED = "được tạm hoãn", "deferred"
    EXEMPT = "được miễn vì sắp nghỉ hưu", "exempt: close to retirement"
    FLAG = "dấu hiệu cần lưu ý, không phải vi phạm", "a flag, not a violation"
    FORM_NOT_IN_FORCE = (
        "hình thức kỷ luật này không có hiệu lực vào ngày đó",
        "this form of discipline was not in force on that day",
    )
    NO_CALENDAR = (
        "chưa tính ngày nghỉ lễ: chỉ trừ thứ bảy, chủ nhật",
        "no holiday calendar was given: only weekends are left out",
    )
    NO_LIMIT = "không có giới hạn theo quy định này", "no limit under this rule"
    NO_PERIOD = (
        "quy định không nêu thời hạn cho hình thức kỷ luật này",
        "the rule in force names no period for this form of discipline",
    )
    NOT_CONCERNED = "không thuộc diện áp dụng", "the rule does not concern this case"
    OVERRIDDEN = (
        "theo ngày thực tế hoặc quyết định, không theo dự kiến",
        "the actual or decided date counts, not the forecast",
    )
    TRANSITION = (
        "chưa rõ cách áp dụng với quyết định trước khi quy định có hiệu lực; nêu cả hai kết quả",
        "how the later rule treats earlier decisions is not known; both results are shown",
    )

    @property
    def code(self) -> str:
        """A stable word for programs."""
        return self.name.lower()

    @property
    def vi(self) -> str:
        """The note in Vietnamese."""
        return str(self.value[0])

    @property
    def en(self) -> str:
        """The note in English."""
        return str(self.value[1])


@dataclass(frozen=True, slots=True)
class Text:
    """The same in Vietnamese and English."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A parameter that was not verified, and why."""

    parameter: str
    reason: str
    text: Text


@dataclass(frozen=True, slots=True)
class RuleRef:
    """One version of one rule, as an answer cites it.

    Attributes:
        source: keys of the places where the text was read.
        valid_from: its first day, None if there is no known one.
        valid_to: the first day on which it no longer holds, None while it does.
        verified: whether its text was read in a source; see also ``doubts``.
        doubts: what of it was not; the parameter ``*`` is the whole version.
        origin: the file that has the last word on it.
    """

    id: str
    version: str
    authority: str
    citation: str
    source: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    verified: bool
    text: Text
    doubts: tuple[Doubt, ...] = ()
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """The grounds of an answer.

    Attributes:
        verdict: what the question comes to; each question says what yes means.
        rules: the versions applied, the main one first.
        used: the inputs the answer rests on, as given.
        missing: the inputs whose absence made it unknown; ``rule:<id>`` where no version of the
            rule is in force on the day.
        imprecise: a partial date was read as its first day.
    """

    verdict: Verdict
    rules: tuple[RuleRef, ...] = ()
    used: Mapping[str, Input] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    imprecise: bool = False


def verdict_of(answer: bool | None) -> Verdict:
    """A yes or a no; unknown for None."""
    if answer is None:
        return Verdict.UNKNOWN
    return Verdict.YES if answer else Verdict.NO


def given(**inputs: Given) -> dict[str, Input]:
    """The inputs that are there, in a form that can be shown."""
    return {name: _shown(value) for name, value in inputs.items() if value is not None}


def _shown(value: Given) -> Input:
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, PartialDate) else ", ".join(sorted(value or ()))


def absent(**inputs: object) -> tuple[str, ...]:
    """The names of the inputs that are not there."""
    return tuple(name for name, value in inputs.items() if value is None)


def check_words(what: str, words: Iterable[str], known: Iterable[str]) -> None:
    """Refuse words that a rule does not name.

    Raises:
        UsageError: there are such; it names them, and the known ones.
    """
    strange = sorted(set(words) - set(known))
    if strange:
        message = f"no such {what}: {', '.join(strange)}"
        raise UsageError(message, f"one of: {', '.join(sorted(known))}")


def no_rule(rule: str, **inputs: Given) -> Finding:
    """The finding when no version of a rule is in force on the day."""
    return Finding(Verdict.UNKNOWN, used=given(**inputs), missing=(f"rule:{rule}",))


def all_of(findings: Iterable[Finding]) -> Finding:
    """Several conditions as one: no if any is no, else unknown if any is, else yes."""
    each = tuple(findings)
    verdicts = {one.verdict for one in each}
    worst = next((v for v in (Verdict.NO, Verdict.UNKNOWN) if v in verdicts), Verdict.YES)
    return Finding(
        verdict=worst,
        rules=tuple(dict.fromkeys(rule for one in each for rule in one.rules)),
        used={name: value for one in each for name, value in one.used.items()},
        missing=tuple(dict.fromkeys(name for one in each for name in one.missing)),
        notes=tuple(dict.fromkeys(note for one in each for note in one.notes)),
        imprecise=any(one.imprecise for one in each),
    )
