"""What falls due as rows of a table: when, by which rule, and what cannot be decided."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from graph.due import Due, DueList, DueRow, Reason
from graph.heard import SignalRow
from graph.rules.findings import Finding
from viz.language import N_
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

KINDS: Final[Mapping[Due, str]] = {
    Due.RETIREMENT: N_("Retirement"),
    Due.REAPPOINTMENT: N_("End of term"),
    Due.TERM_LIMIT: N_("Two terms"),
    Due.VACANCY: N_("Vacancies"),
    Due.PLANNED_RETURN: N_("Planned returns"),
    Due.POSITION_CHANGE: N_("Change of position"),
    Due.DISCIPLINE_END: N_("Discipline ends"),
    Due.UNDERSTAFFED: N_("Short of staff"),
    Due.NOT_EVALUATED: N_("Not evaluated"),
    Due.REPORT_OVERDUE: N_("Reports overdue"),
    Due.UNANSWERED: N_("Advice without an answer"),
}
"""What each list is called."""

REASONS: Final[Mapping[Reason, str]] = {
    Reason.NO_HEAD: N_("no head"),
    Reason.ACTING_HEAD: N_("only an acting head"),
    Reason.DEPUTIES_SHORT: N_("fewer deputies than seats"),
    Reason.ONE_OFFICER: N_("only one enforcement officer"),
    Reason.NO_OFFICER: N_("no enforcement officer"),
    Reason.ROTATION: N_("end of a rotation"),
    Reason.SECONDMENT: N_("end of a secondment"),
    Reason.PLANNED: N_("planned for a higher post"),
    Reason.ROTATED: N_("on rotation"),
    Reason.SENT: N_("sent, nothing came back"),
    Reason.RECEIVED: N_("received, not answered"),
}

MISSING: Final[Mapping[str, str]] = {
    "born": N_("date of birth"),
    "sex": N_("sex"),
    "effective": N_("day of the appointment"),
    "since": N_("day of the start"),
    "started": N_("day of the start"),
    "end": N_("day of the end"),
    "seats": N_("number of seats"),
    "allotted": N_("posts allotted"),
    "rank": N_("rank"),
    "leads": N_("whether it is a leading post"),
    "form": N_("form of discipline"),
    "evaluation": N_("evaluation"),
    "sent": N_("day it was sent"),
}
"""What an input is called that is missing."""

ACTIONS: Final[Mapping[str, str]] = {
    "reappoint": N_("reappointment for a full term"),
    "reappoint_shortened": N_("reappointment up to retirement"),
    "extend": N_("extension up to retirement"),
}
"""What follows a term."""

_UNTIL: Final[Mapping[str, str]] = {
    "notice_by": N_("notice by %(day)s"),
    "decision_by": N_("decision by %(day)s"),
    "alarm_on": N_("to be started by %(day)s"),
    "new_end": N_("new end %(day)s"),
}


def due_table(found: DueList, words: Words) -> Table:
    """What is certain, soonest first."""
    say = words.say
    columns = (
        Column(say("When"), short=True),
        Column(say("Who")),
        Column(say("Post")),
        Column(say("Unit")),
        Column(say("What")),
        Column(say("Rule")),
        Column(say("Heard, not confirmed")),
    )
    rows = tuple(
        Row((*_named(row, words), _what(row, words), _rule(row, words), _heard(row, words)))
        for row in found.page.rows
    )
    empty = say("Nothing of the kind falls due.")
    return Table("due", say(KINDS[found.asked.kind]), columns, rows, empty=empty)


def undecided_table(found: DueList, words: Words) -> Table:
    """What cannot be decided, and what is missing."""
    say = words.say
    columns = (
        Column(say("When"), short=True),
        Column(say("Who")),
        Column(say("Post")),
        Column(say("Unit")),
        Column(say("Missing")),
        Column(say("Rule")),
    )
    rows = tuple(
        Row((*_named(row, words), _missing(row, words), _rule(row, words)))
        for row in found.undecided
    )
    empty = say("Everything could be decided.")
    return Table("undecided", say("Undecided"), columns, rows, empty=empty)


def _named(row: DueRow, words: Words) -> tuple[Cell, Cell, Cell, Cell]:
    person, post, unit = row.person, row.post, row.unit
    return (
        Cell(words.day(row.found.due_on), note=_left(row, words)),
        Cell(person.name or person.id, ("person", person.id)) if person else Cell(""),
        Cell(post.title or post.id, ("position", post.id)) if post else Cell(""),
        Cell(unit.name or unit.id, ("unit", unit.id)) if unit else Cell(""),
    )


def _left(row: DueRow, words: Words) -> str:
    if row.days_left is None:
        return ""
    if row.days_left < 0:
        return words.count("%(num)s day ago", "%(num)s days ago", -row.days_left)
    return words.count("in %(num)s day", "in %(num)s days", row.days_left)


def _what(row: DueRow, words: Words) -> Cell:
    """What kind of row it is, and what the rule asks to be done by when."""
    said = [words.say(REASONS[row.found.reason])] if row.found.reason else []
    answer = row.found.answer
    action = str(getattr(answer, "action", ""))
    if action in ACTIONS:
        said.append(words.say(ACTIONS[action]))
    notes = [
        words.say(text, day=words.day(day))
        for name, text in _UNTIL.items()
        if isinstance(day := getattr(answer, name, None), date)
    ]
    return Cell(
        ", ".join(said),
        ("event", row.found.event) if row.found.event else None,
        note="; ".join((*notes, *_cautions(row.found.finding, words))),
    )


def _cautions(finding: Finding, words: Words) -> list[str]:
    vague = [words.say("the date is known only in part")] if finding.imprecise else []
    return [*vague, *(getattr(note, words.language) for note in finding.notes)]


def _missing(row: DueRow, words: Words) -> Cell:
    said = [
        words.say(MISSING[name]) if name in MISSING else words.say("a rule for that time")
        for name in row.found.finding.missing
    ]
    return Cell(", ".join(dict.fromkeys(said)), mark="unknown")


def _rule(row: DueRow, words: Words) -> Cell:
    rules = row.found.finding.rules
    if not rules:
        return Cell("")
    sure = rules[0].verified and not rules[0].doubts
    return Cell(rules[0].citation, note="" if sure else words.say("not verified in full"))


def _heard(row: DueRow, words: Words) -> Cell:
    return Cell("", parts=tuple(_signal(each, words) for each in row.signals))


def _signal(row: SignalRow, words: Words) -> Cell:
    return Cell(words.event(row.kind), mark="informal", note=words.percent(row.probability))


def totals_table(found: DueList, words: Words) -> Table:
    """How many rows each unit below has."""
    say = words.say
    rows = tuple(
        Row((
            Cell(each.unit.name or each.unit.id, ("unit", each.unit.id)) if each.unit else Cell(""),
            Cell(words.number(each.total)),
        ))
        for each in found.totals
    )  # fmt: skip
    columns = (Column(say("Unit")), Column(say("Rows"), numeric=True))
    return Table("totals", say("By unit"), columns, rows)
