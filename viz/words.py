"""How canbo speaks to people: dates, and a word for every code, in one language."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from graph.vocabulary import (
    ACCESS,
    CREDIBILITY,
    KINDS,
    MODES,
    OUTCOMES,
    RELIABILITY,
    REPORT_KINDS,
    ROLES,
    Mode,
)
from viz import codes
from viz.language import catalogue
from viz.problems import Problem, problem_of

_DATES: Final[Mapping[str, tuple[str, str, str]]] = {
    "vi": ("yyyy", "MM/yyyy", "dd/MM/yyyy"),
    "en": ("yyyy", "MMM yyyy", "d MMM yyyy"),
}
_HOURS: Final[Mapping[str, str]] = {"vi": "HH:mm dd/MM/yyyy", "en": "d MMM yyyy, HH:mm"}
_LOCALES: Final[Mapping[str, str]] = {"vi": "vi", "en": "en_GB"}


class Words:
    """Words in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.catalogue = catalogue(language)
        self._locale = _LOCALES[language]

    def say(self, text: str, /, **values: object) -> str:
        """A text in this language, its ``%(name)s`` filled in."""
        said = self.catalogue.gettext(text)
        return said % values if values else said

    def count(self, one: str, many: str, number: int, /) -> str:
        """A text that counts something, the number as ``%(num)s``."""
        return self.catalogue.ngettext(one, many, number) % {"num": self.number(number)}

    def number(self, value: float) -> str:
        """A number."""
        return format_decimal(value, locale=self._locale)

    def percent(self, value: float) -> str:
        """A share of one, as a percentage."""
        return format_percent(value, locale=self._locale)

    def day(self, value: str | date | None) -> str:
        """A day, or a partial date as far as it is known; nothing for None."""
        if value is None:
            return ""
        text = value.isoformat() if isinstance(value, date) else value
        parts = [int(part) for part in text.split("-")]
        pattern = _DATES[self.language][len(parts) - 1]
        return format_date(date(*[*parts, 1, 1][:3]), pattern, locale=self._locale)

    def moment(self, value: datetime) -> str:
        """A moment, in the machine's time zone."""
        return format_datetime(value.astimezone(), _HOURS[self.language], locale=self._locale)

    def event(self, code: str) -> str:
        """What a kind of event is called."""
        return self._listed(KINDS, code)

    def report(self, code: str) -> str:
        """What a kind of report is called."""
        return self._listed(REPORT_KINDS, code)

    def outcome(self, code: str) -> str:
        """What became of advice."""
        return self._listed(OUTCOMES, code) if code in OUTCOMES else code

    def access(self, code: str) -> str:
        """How a source came to know."""
        return self._listed(ACCESS, code)

    def grade(self, reliability: str, credibility: str) -> str:
        """What a grade like B2 means."""
        return self.say(
            "%(letter)s: source %(source)s; %(digit)s: information %(information)s",
            letter=reliability,
            source=self._listed(RELIABILITY, reliability),
            digit=credibility,
            information=self._listed(CREDIBILITY, credibility),
        )

    def mode(self, code: str) -> str:
        """How a post is held."""
        return self._listed(MODES, Mode(code)) if code in set(Mode) else code

    def lane(self, code: str) -> str:
        """Whose word it is."""
        return self._coded(codes.LANES, code)

    def stance(self, code: str) -> str:
        """Whether a report says or denies it."""
        return self._coded(codes.STANCES, code)

    def kind(self, code: str) -> str:
        """What a search finds: a unit, a post, a person."""
        return self._coded(codes.FOUND, code)

    def unit_kind(self, code: str | None) -> str:
        """What kind of unit it is; as written where canbo has no word for it."""
        return self._coded(codes.UNIT_KINDS, code) if code else ""

    def rank(self, code: str | None) -> str:
        """The rank of a post; as written where canbo has no word for it."""
        return self._coded(codes.RANKS, code) if code else ""

    def lineage(self, how: str, direction: str) -> str:
        """How a unit came from another, or became it."""
        return self._coded(codes.LINEAGE, f"{how} {direction}")

    def basis(self, code: str | None) -> str:
        """What a start or an end rests on, where that is not the date as stated."""
        return self._coded(codes.BASES, code) if code and code != "stated" else ""

    def conflict(self, code: str) -> str:
        """What does not agree."""
        return self._coded(codes.CONFLICTS, code)

    def attribute(self, name: str) -> str:
        """What an attribute of a unit, post or person is called, or a field of an event."""
        return self._coded(codes.ATTRIBUTES, name)

    def problem(self, code: str) -> Problem:
        """What went wrong, and what to do."""
        told = problem_of(code)
        return Problem(self.say(told.title), self.say(told.advice))

    def role(self, code: str) -> str:
        """What a node is to an event."""
        return self._listed({grade.code: grade for grade in ROLES.values()}, code)

    def _coded(self, table: Mapping[str, str], code: str) -> str:
        return self.say(table[code]) if code in table else code

    def _listed(self, table: Mapping[Any, object], code: str) -> str:
        return str(getattr(table.get(code), self.language, code))
