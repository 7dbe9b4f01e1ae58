"""Signals as rows of a table, in words; every row says that it is only heard."""

from collections.abc import Mapping, Sequence
from typing import Final

from graph.answers import Clocks
from graph.evidence import DEFAULTS, LIKELIHOODS, Likelihood
from graph.heard import Heard, Review, SignalRow
from graph.vocabulary import SOURCE_CLASSES, Stance
from viz.happenings import part_cells
from viz.language import N_
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

STATES: Final[Mapping[str, str]] = {
    "unverified": N_("not verified"),
    "corroborated": N_("heard from several sides"),
    "confirmed": N_("confirmed"),
    "refuted": N_("refuted"),
    "expired": N_("expired"),
}
VERDICTS: Final[Mapping[str, str]] = {
    "same": N_("it is what was heard"),
    "refutes": N_("it shows that it is not so"),
    "not_same": N_("it has nothing to do with it"),
}
_BASES: Final[Mapping[str, str]] = {
    "none": N_("no voice that can be judged"),
    "low": N_("one origin"),
    "moderate": N_("two origins"),
    "high": N_("three origins or more"),
}
_LIKELY: Final = {each.code: each for each in LIKELIHOODS}


def signals_table(rows: Sequence[SignalRow], words: Words) -> Table:
    """What is heard, the last heard of first."""
    say = words.say
    columns = (
        Column(say("What is heard")),
        Column(say("Of whom")),
        Column(say("When"), short=True),
        Column(say("How likely")),
        Column(say("State")),
        Column(say("Voices")),
    )
    empty = say("Nothing of the kind is heard.")
    cells = tuple(Row(_cells(row, words)) for row in rows)
    return Table("signals", say("Signals"), columns, cells, empty=empty)


def _cells(row: SignalRow, words: Words) -> tuple[Cell, ...]:
    say = words.say
    until = say("worth following until %(day)s", day=words.day(row.expires_on))
    return (
        Cell(words.event(row.kind), ("signal", row.id), "informal", about(row)),
        Cell("", parts=part_cells(row.parts, words)),
        Cell(words.day(row.on) or say("unknown"), mark="" if row.on else "unknown"),
        Cell(likely(row, words), note=sure(row, words)),
        Cell(say(STATES[row.state]), note=until),
        Cell("", parts=tuple(_voice(each, words) for each in row.voices)),
    )


def about(row: SignalRow) -> str:
    """What a concern is about; nothing for anything else."""
    return str(row.details.get("about") or "")


def likely(row: SignalRow, words: Words) -> str:
    """The word for how likely it is."""
    word: Likelihood = _LIKELY[row.likelihood]
    return word.vi if words.language == "vi" else word.en


def sure(row: SignalRow, words: Words) -> str:
    """The probability, and on how broad a base."""
    return f"{words.percent(row.probability)}, {words.say(_BASES[row.base])}"


def told(row: SignalRow, words: Words) -> str:
    """A signal as one line: what, when, how likely, and that it is not confirmed."""
    when = words.day(row.on) or words.say("no day given")
    what = " · ".join(part for part in (words.event(row.kind), about(row)) if part)
    state = words.say(STATES[row.state])
    return f"{what}, {when} · {likely(row, words)} {words.percent(row.probability)} · {state}"


def _voice(heard: Heard, words: Words) -> Cell:
    """A voice: its grade and what that means, its title and the day it was written down."""
    grade = f"{heard.reliability}{heard.credibility}"
    day = words.day(heard.recorded_at.astimezone().date())
    stance = words.stance(heard.stance) if heard.stance == Stance.CONTRADICTS else ""
    graded = words.grade(heard.reliability, heard.credibility)
    parts = (stance, heard.title, day, graded)
    return Cell(grade, note=" · ".join(part for part in parts if part))


def source_class(code: str | None, words: Words) -> str:
    """What a class of source is called."""
    found = SOURCE_CLASSES.get(code or "")
    if found is None:
        return words.say("no class given")
    return found.vi if words.language == "vi" else found.en


def voices_table(row: SignalRow, clocks: Clocks, words: Words) -> Table:
    """Who says so, each with its grade in words and what it weighs today."""
    say = words.say
    columns = (
        Column(say("Source")),
        Column(say("Grade")),
        Column(say("How it came to know")),
        Column(say("Stance"), short=True),
        Column(say("Written down"), short=True),
        Column(say("Weight today")),
        Column(say("In its words")),
    )
    rows = tuple(Row(_told(each, clocks, words)) for each in row.voices)
    return Table("voices", say("Voices"), columns, rows)


def _told(heard: Heard, clocks: Clocks, words: Words) -> tuple[Cell, ...]:
    say = words.say
    denies = heard.stance == Stance.CONTRADICTS
    text = say("sealed; it was not opened") if heard.sealed else heard.text or ""
    return (
        Cell(source_class(heard.source_class, words), note=heard.alias or heard.title or ""),
        Cell(
            f"{heard.reliability}{heard.credibility}",
            note=words.grade(heard.reliability, heard.credibility),
        ),
        Cell(words.access(heard.access)),
        Cell(words.stance(heard.stance), mark="vacant" if denies else ""),
        Cell(words.day(heard.recorded_at.astimezone().date()), note=heard.author or ""),
        _weight(heard, clocks, words),
        Cell(text),
    )


def _weight(heard: Heard, clocks: Clocks, words: Words) -> Cell:
    """What is left of a voice: half after half a year; nothing of what cannot be judged."""
    if not heard.weight:
        return Cell(
            words.say("counts for nothing"),
            mark="unknown",
            note=words.say("cannot be judged, or another voice of its origin counts"),
        )
    age = max(0, (clocks.known_at.date() - heard.recorded_at.date()).days)
    left = 0.5 ** (age / DEFAULTS.half_life)
    days = words.count("%(num)s day old", "%(num)s days old", age)
    return Cell(words.percent(left), note=days)


def reviews_table(reviews: Sequence[Review], words: Words) -> Table:
    """What reviewers said, those taken back too."""
    say = words.say
    columns = (
        Column(say("Official event")),
        Column(say("Verdict")),
        Column(say("By")),
        Column(say("Reason")),
    )
    rows = tuple(
        Row(_reviewed(each, words), "past" if each.withdrawn_at else "") for each in reviews
    )
    return Table(
        "reviews", say("Reviews"), columns, rows, empty=say("No reviewer has said anything yet.")
    )


def _reviewed(each: Review, words: Words) -> tuple[Cell, ...]:
    verdict = words.say(VERDICTS[each.verdict])
    back = ""
    if each.withdrawn_at:
        back = words.say(
            "taken back %(moment)s by %(account)s: %(why)s",
            moment=words.moment(each.withdrawn_at),
            account=each.withdrawn_by or "?",
            why=each.withdrawn_why or "?",
        )
    return (
        Cell(words.event(each.kind), ("event", each.official), note=words.day(each.on)),
        Cell(verdict, mark="ended" if back else "", note=back),
        Cell(each.by, note=words.moment(each.recorded_at)),
        Cell(each.why),
    )
