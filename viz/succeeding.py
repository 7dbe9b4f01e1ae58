"""Who comes next as tables: reasons before numbers, and unknown said in words."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final

from graph.answers import PostRef
from graph.rules.findings import Finding, Verdict
from graph.succeeding import Ahead, Candidate, Candidates, Check, Expected
from viz import succeeding_words as told
from viz.tables import Cell, Column, Row, Table
from viz.words import Words

_ORDER: Final = (Verdict.NO, Verdict.UNKNOWN, Verdict.YES)
_MARKS: Final = {Verdict.NO: "vacant", Verdict.UNKNOWN: "unknown", Verdict.YES: ""}


def coded(words: Words, table: Mapping[str, str], code: str) -> str:
    """A word for a code; the code itself where there is none."""
    return words.say(table[code]) if code in table else words.event(code)


def missing(words: Words, names: Iterable[str]) -> str:
    """What is not known, in words; a rule that is not in force by its id."""
    return ", ".join(
        dict.fromkeys(
            words.say(told.MISSING[name]) if name in told.MISSING else name.removeprefix("rule:")
            for name in names
        )
    )


def cited(finding: Finding) -> str:
    """The rules of a finding by their citations, the main one first."""
    return "; ".join(dict.fromkeys(rule.citation for rule in finding.rules))


def place(post: PostRef) -> Cell:
    """A post with its unit."""
    unit = post.unit.name if post.unit and post.unit.name else ""
    return Cell(post.title or post.id, ("position", post.id), note=unit)


def ahead_table(ahead: Ahead, words: Words) -> Table:
    """When and why a post falls free."""
    say = words.say
    columns = (
        Column(say("Reason")),
        Column(say("Holder")),
        Column(say("Last day"), short=True),
        Column(say("What follows")),
        Column(say("Rule")),
    )
    rows = tuple(_expected(each, words) for each in ahead.expected)
    empty = say("Nobody holds the post in full, so nothing is expected.")
    return Table("ahead", say("What lies ahead"), columns, rows, say("Grounds"), empty)


def _expected(each: Expected, words: Words) -> Row:
    say = words.say
    lacks = missing(words, each.finding.missing)
    day = (
        Cell(words.day(each.on), mark="expected")
        if each.on
        else Cell(say("unknown"), mark="unknown", note=say("missing: %(what)s", what=lacks))
    )
    person = Cell(each.person.name or each.person.id, ("person", each.person.id))
    then = Cell(coded(words, told.ACTIONS, each.action) if each.action else "")
    why = Cell(coded(words, told.REASONS, each.why))
    return Row((why, person, day, then, Cell("", note=cited(each.finding))), words=each.words)


def candidates_table(found: Candidates, words: Words) -> Table:
    """Who could follow, planned people first; the number stands last."""
    say = words.say
    columns = (
        Column(say("Candidate")),
        Column(say("Holds")),
        Column(say("Where from")),
        Column(say("Checks")),
        Column(say("Service left"), short=True),
        Column(say("Rotation")),
        Column(say("Score"), numeric=True),
    )
    rows = tuple(_row(row, words) for row in found.rows)
    empty = say("Nobody is planned, and nobody in reach has the standing.")
    return Table("candidates", say("Candidates"), columns, rows, say("Grounds"), empty)


def _row(row: Candidate, words: Words) -> Row:
    say = words.say
    since = say("since %(day)s", day=words.day(row.plan.since)) if row.plan else ""
    left = (
        Cell(say("unknown"), mark="unknown")
        if row.months_left is None
        else Cell(words.count("%(num)s month", "%(num)s months", row.months_left))
    )
    return Row(
        (
            Cell(row.person.name or row.person.id, ("person", row.person.id)),
            Cell("", parts=tuple(place(held.post) for held in row.holds)),
            Cell(
                coded(words, told.SOURCES, row.source),
                note="; ".join(part for part in (coded(words, told.REACHES, row.reach), since)
                               if part),
            ),
            Cell("", parts=tuple(_checks(row.checks, words))),
            left,
            Cell("", parts=tuple(_turns(row, words))),
            Cell(words.number(row.score.value)),
        ),
        words=row.words,
    )  # fmt: skip


def _checks(checks: Sequence[Check], words: Words) -> Iterable[Cell]:
    """One part for what failed, one for what nobody knows, one for what is passed."""
    by_verdict = sorted(checks, key=lambda check: _ORDER.index(check.verdict))
    for verdict, each in groupby(by_verdict, key=lambda check: check.verdict):
        names = ", ".join(_check(check, words) for check in each)
        yield Cell(coded(words, told.OUTCOMES, verdict), mark=_MARKS[verdict], note=names)


def _check(check: Check, words: Words) -> str:
    name = coded(words, told.CHECKS, check.name)
    if check.verdict is Verdict.UNKNOWN or check.bars:
        return name
    return words.say("%(check)s (informs only)", check=name)


def _turns(row: Candidate, words: Words) -> Iterable[Cell]:
    for turn in row.turns:
        yield Cell(words.event(turn.kind), note=words.day(turn.on))


def weights_table(found: Candidates, words: Words) -> Table:
    """What a score is made of: each check or measure with its weight."""
    say = words.say
    columns = (Column(say("What counts")), Column(say("Weight"), numeric=True))
    points = max((row.score.points for row in found.rows), key=len, default=())
    rows = tuple(
        Row((Cell(coded(words, told.CHECKS, each.name)), Cell(words.number(each.weight))))
        for each in points
    )
    return Table("weights", say("How the score is made"), columns, rows)
