"""Where people were sent, how long they stay and whom they met: as tables."""

from collections.abc import Mapping, Sequence
from typing import Final

from graph.answers import PostRef, Stretch, Tenure, UnitRef, Word
from graph.rotating import Away, Colleague, Colleagues, LongStay, Rotation
from graph.rules.findings import Finding, Verdict
from viz.language import N_
from viz.spells import grounds, may_hold
from viz.succeeding import cited, missing, place
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

_LIMITS: Final[Mapping[tuple[str, Verdict], str]] = {
    ("rotated", Verdict.YES): N_("the least time is served"),
    ("rotated", Verdict.NO): N_("the least time is not yet served"),
    ("seconded", Verdict.YES): N_("longer than the longest time"),
    ("seconded", Verdict.NO): N_("within the longest time"),
}
"""What a verdict comes to: a rotation has a least time, a secondment a longest one."""

_STATUSES: Final[Mapping[str, str]] = {
    "flag": N_("long: a flag, not a violation"),
    "violation": N_("too long: a violation"),
    "due": N_("change of position is due"),
    "exempt": N_("exempt: close to retirement"),
    "deferred": N_("change of position is put off"),
    "not_yet": N_("not long yet"),
    "not_concerned": N_("no rule limits it"),
}
_NO_RULE: Final = "rule:"
"""How what is missing begins where no version of a rule was in force."""

_WARNED: Final = {"flag": "acting", "violation": "vacant", "due": "vacant"}


def away_table(found: Rotation, words: Words) -> Table:
    """Rotations and secondments, oldest first, each with its limit and the reports behind it."""
    say = words.say
    columns = (
        Column(say("What")),
        Column(say("Sent to")),
        Column(say("From where")),
        Column(say("From"), short=True),
        Column(say("Planned return"), short=True),
        Column(say("Over on"), short=True),
        Column(say("Months served"), numeric=True),
        Column(say("Limit")),
        Column(say("Rule")),
    )
    rows = tuple(_away(each, words) for each in found.away)
    empty = say("No rotation or secondment is on record up to that day.")
    return Table("rotations", say("Rotations and secondments"), columns, rows,
                 say("Grounds"), empty)  # fmt: skip


def _away(each: Away, words: Words) -> Row:
    unknown = Cell(words.say("unknown"), mark="unknown")
    return Row(
        (
            Cell(words.event(each.kind), ("event", each.event), note=each.purpose or ""),
            _place(each.to) or unknown,
            _place(each.origin) or unknown,
            Cell(words.day(each.start)) if each.start else unknown,
            _return(each, words),
            Cell(words.day(each.ended)) if each.ended else Cell(""),
            unknown if each.months is None else Cell(words.number(each.months)),
            _limit(each, words),
            _rule(each.finding, words),
        ),
        words=each.words,
    )


def _place(node: PostRef | UnitRef | None) -> Cell | None:
    if isinstance(node, UnitRef):
        return Cell(node.name or node.id, ("unit", node.id))
    return place(node) if node else None


def _return(each: Away, words: Words) -> Cell:
    if each.until is None:
        return Cell(words.say("none given"), mark="unknown")
    if each.overdue:
        late = words.say("passed, and no return is on record")
        return Cell(words.day(each.until), mark="vacant", note=late)
    return Cell(words.day(each.until), mark="" if each.ended else "expected")


def _limit(each: Away, words: Words) -> Cell:
    verdict = each.finding.verdict
    if verdict is Verdict.UNKNOWN:
        return _unknown(each.finding, words)
    if each.kind == "seconded":
        until = words.say("full on %(day)s", day=words.day(each.latest))
    else:
        until = words.say("served on %(day)s", day=words.day(each.latest))
    over = each.kind == "seconded" and verdict is Verdict.YES
    said = words.say(_LIMITS[each.kind, verdict])
    return Cell(said, mark="vacant" if over else "", note=_noted(until, each.finding, words))


def _unknown(finding: Finding, words: Words) -> Cell:
    known = [each for each in finding.missing if not each.startswith(_NO_RULE)]
    rules = [words.say("a rule for that time")] if len(known) < len(finding.missing) else []
    lacks = ", ".join(part for part in (missing(words, known), *rules) if part)
    note = words.say("missing: %(what)s", what=lacks) if lacks else ""
    return Cell(words.say("unknown"), mark="unknown", note=note)


def _noted(first: str, finding: Finding, words: Words) -> str:
    vague = words.say("the date is known only in part") if finding.imprecise else ""
    return "; ".join(part for part in (first, vague) if part)


def _rule(finding: Finding, words: Words) -> Cell:
    """What the rules are cited by, and whether anybody has verified the whole of the main one."""
    if not finding.rules:
        return Cell("")
    sure = finding.rules[0].verified and not finding.rules[0].doubts
    return Cell(cited(finding), note="" if sure else words.say("not verified in full"))


def stays_table(found: Rotation, tenures: Sequence[Tenure], words: Words) -> Table:
    """How long the posts of the day are held, and what the rules make of it."""
    say = words.say
    columns = (
        Column(say("Post")),
        Column(say("Held from"), short=True),
        Column(say("Months held"), numeric=True),
        Column(say("Too long?")),
        Column(say("Rule")),
    )
    on = found.clocks.as_of
    behind = {held.post.id: grounds(held) for held in tenures if may_hold(held, on)}
    rows = tuple(_stay(each, behind.get(each.post.id, ()), words) for each in found.stays)
    empty = say("No post is held in full on that day.")
    return Table("stays", say("How long the posts of the day are held"), columns, rows,
                 say("Grounds"), empty)  # fmt: skip


def _stay(each: LongStay, behind: tuple[Word, ...], words: Words) -> Row:
    unknown = Cell(words.say("unknown"), mark="unknown")
    return Row(
        (
            place(each.post),
            Cell(words.day(each.since)) if each.since else unknown,
            unknown if each.months is None else Cell(words.number(each.months)),
            _judged(each, words),
            _rule(each.finding, words),
        ),
        words=behind,
    )


def _judged(each: LongStay, words: Words) -> Cell:
    if each.finding.verdict is Verdict.UNKNOWN:
        return _unknown(each.finding, words)
    status = each.status or "not_yet"
    full = words.say("full on %(day)s", day=words.day(each.due_on)) if each.due_on else ""
    said = words.say(_STATUSES[status]) if status in _STATUSES else status
    note = _noted(full, each.finding, words)
    return Cell(said, mark=_WARNED.get(status, ""), note=note)


def colleagues_table(found: Colleagues, words: Words) -> Table:
    """Whom somebody certainly served with, the longest first."""
    say = words.say
    columns = (
        Column(say("Colleague")),
        Column(say("Months together"), numeric=True),
        Column(say("Where and when")),
    )
    rows = tuple(_colleague(each, words) for each in found.rows)
    empty = say("Nobody certainly served in one unit with this person up to that day.")
    return Table("colleagues", say("Served together"), columns, rows, empty=empty)


def _colleague(each: Colleague, words: Words) -> Row:
    spans = tuple(
        Cell(
            stretch.unit.name or stretch.unit.id,
            ("unit", stretch.unit.id),
            note=_span(Stretch(stretch.start, stretch.end), words),
        )
        for stretch in each.stretches
    )
    person = Cell(each.person.name or each.person.id, ("person", each.person.id))
    return Row((person, Cell(words.number(each.months)), Cell("", parts=spans)))


def _span(stretch: Stretch, words: Words) -> str:
    until = words.day(stretch.end) if stretch.end else words.say("still")
    return f"{words.day(stretch.start)} – {until}"
