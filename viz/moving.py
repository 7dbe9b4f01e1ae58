"""Cascades, bench strength and profiles as tables."""

from collections.abc import Collection, Sequence

from graph.answers import PersonRef, PostRef
from graph.moving import Bench, BenchRow, Cascade, Coverage, Entry, Judged, Move, Profile, Risk
from graph.vocabulary import KINDS
from viz import succeeding_words as told
from viz.succeeding import cited, coded, missing, place
from viz.tables import Cell, Column, Row, Table
from viz.words import Words


def moves_table(found: Cascade, words: Words) -> Table:
    """Who moves where, and what opens behind."""
    say = words.say
    columns = (
        Column(say("Step"), short=True),
        Column(say("Post to fill")),
        Column(say("Candidate")),
        Column(say("Opens behind")),
        Column(say("Conditions not met")),
        Column(say("Conditions not known")),
        Column(say("Score"), numeric=True),
    )
    rows = tuple(_move(each, words) for each in found.moves)
    return Table("moves", say("Moves"), columns, rows, empty=say("Nobody moves."))


def _move(move: Move, words: Words) -> Row:
    person = Cell(
        move.person.name or move.person.id,
        ("person", move.person.id),
        note=coded(words, told.SOURCES, move.source),
    )
    breaks = ", ".join(coded(words, told.CHECKS, each) for each in move.conflicts)
    return Row((
        Cell(words.number(move.depth + 1)),
        place(move.to),
        person,
        place(move.leaves) if move.leaves else Cell(""),
        Cell(breaks, mark="vacant" if breaks else ""),
        Cell(", ".join(coded(words, told.CHECKS, each) for each in move.open_questions)),
        Cell(words.number(move.score)),
    ))  # fmt: skip


def openings_table(found: Cascade, words: Words, free: Collection[str] = ()) -> Table:
    """What falls free, of itself or behind a move; ``free``: posts that are supposed to be."""
    say = words.say
    columns = (
        Column(say("Post")),
        Column(say("Reason")),
        Column(say("Last day"), short=True),
        Column(say("People considered"), numeric=True),
    )
    supposed = {*(each.kind for each in found.assumed), *free}
    rows = tuple(
        Row((
            place(each.post),
            Cell(
                coded(words, told.REASONS, each.why),
                mark="expected" if {each.why, each.post.id} & supposed else "",
                note=say("supposed") if {each.why, each.post.id} & supposed else "",
            ),
            Cell(words.day(each.on)),
            Cell(words.number(each.options)),
        ))
        for each in found.openings
    )  # fmt: skip
    empty = say("No leading post falls free in that time.")
    return Table("openings", say("Posts that fall free"), columns, rows, empty=empty)


def bench_table(found: Bench, words: Words) -> Table:
    """Leading posts, those nobody could follow in first."""
    say = words.say
    columns = (
        Column(say("Post")),
        Column(say("Who could follow")),
        Column(say("Falls free")),
        Column(say("Ready"), numeric=True),
        Column(say("Not decided"), numeric=True),
        Column(say("Barred"), numeric=True),
        Column(say("Equal standing"), numeric=True),
        Column(say("Planned people"), numeric=True),
    )
    rows = tuple(_bench_row(row, words) for row in found.rows)
    return Table("posts", say("Leading posts"), columns, rows, empty=say("No leading post."))


def _bench_row(row: BenchRow, words: Words) -> Row:
    thin = row.coverage is Coverage.NONE
    return Row((
        place(row.post),
        Cell(coded(words, told.COVERAGES, row.coverage), mark="vacant" if thin else ""),
        Cell(coded(words, told.RISKS, row.risk), note=words.day(row.falls_free_on)),
        *(Cell(words.number(number)) for number in
          (row.ready, row.undecided, row.barred, row.sideways, row.planned)),
    ))  # fmt: skip


def matrix_table(found: Bench, words: Words) -> Table:
    """How many posts there are of each risk and coverage."""
    say = words.say
    columns = (
        Column(say("Falls free")),
        *(Column(say(told.COVERAGES[each.value]), numeric=True) for each in Coverage),
    )
    rows = tuple(
        Row((
            Cell(coded(words, told.RISKS, risk)),
            *(Cell(words.number(found.matrix.get((risk, each), 0))) for each in Coverage),
        ))
        for risk in Risk
    )  # fmt: skip
    return Table("matrix", say("Risk and coverage"), columns, rows)


def units_table(found: Bench, words: Words) -> Table:
    """Parts of the organisation by how thin their bench is."""
    say = words.say
    columns = (
        Column(say("Unit")),
        Column(say("Leading posts"), numeric=True),
        *(Column(say(told.COVERAGES[each.value]), numeric=True) for each in Coverage
          if each is not Coverage.SEVERAL),
    )  # fmt: skip
    rows = tuple(
        Row((
            Cell(each.unit.name or each.unit.id, ("unit", each.unit.id)),
            *(Cell(words.number(number)) for number in (each.posts, each.none, each.one)),
        ))
        for each in found.by_unit
    )  # fmt: skip
    return Table("parts", say("By unit"), columns, rows)


def plans_table(found: Bench, words: Words) -> Table:
    """Plans that rest on one person, and plans beyond their numbers."""
    say = words.say
    columns = (
        Column(say("What")),
        Column(say("Of whom")),
        Column(say("Posts")),
        Column(say("Rule")),
    )
    alone = [
        Row((
            Cell(say("the plan rests on one person")),
            Cell(each.person.name or each.person.id, ("person", each.person.id)),
            Cell("", parts=tuple(place(post) for post in each.posts)),
            Cell(""),
        ))
        for each in found.alone
    ]  # fmt: skip
    over = [
        Row((
            Cell(_over(each.what, each.number, words), mark="vacant"),
            _node(each.node),
            Cell(""),
            Cell("", note=cited(each.finding)),
        ))
        for each in found.over_quota
    ]  # fmt: skip
    return Table("plans", say("Plans to look at"), columns, (*over, *alone),
                 empty=say("No plan rests on one person or is over its numbers."))  # fmt: skip


def _over(what: str, number: int, words: Words) -> str:
    if what == "people":
        return words.count("%(num)s person planned", "%(num)s people planned", number)
    return words.count("planned for %(num)s post", "planned for %(num)s posts", number)


def _node(node: PostRef | PersonRef) -> Cell:
    if isinstance(node, PostRef):
        return place(node)
    return Cell(node.name or node.id, ("person", node.id))


def judged_table(found: Profile, words: Words) -> Table:
    """What the rules make of what is on record."""
    say = words.say
    columns = (
        Column(say("Question")),
        Column(say("Answer"), short=True),
        Column(say("When"), short=True),
        Column(say("What follows")),
        Column(say("Rule")),
    )
    rows = tuple(_judged(each, words) for each in found.judged)
    return Table("judged", say("What the rules say"), columns, rows)


def _judged(each: Judged, words: Words) -> Row:
    lacks = missing(words, each.finding.missing)
    note = words.say("missing: %(what)s", what=lacks) if lacks else ""
    about = each.about.title or "" if each.about else ""
    mark = "unknown" if each.finding.verdict == "unknown" else ""
    return Row((
        Cell(coded(words, told.QUESTIONS, each.name), note=about),
        Cell(coded(words, told.VERDICTS, each.finding.verdict), mark=mark, note=note),
        Cell(words.day(each.on)),
        Cell(coded(words, told.ACTIONS, each.action) if each.action else ""),
        Cell("", note=cited(each.finding)),
    ))  # fmt: skip


def entries_table(entries: Sequence[Entry], words: Words) -> Table:
    """What is on record, newest first, each with the reports it rests on."""
    say = words.say
    columns = (Column(say("What")), Column(say("When"), short=True), Column(say("Details")))
    rows = tuple(
        Row(
            (
                Cell(words.event(each.kind)),
                Cell(words.day(each.on) or say("unknown"), mark="" if each.on else "unknown"),
                Cell(_details(each, words)),
            ),
            words=each.words,
        )
        for each in entries
    )
    empty = say("Nothing is on record.")
    return Table("entries", say("On record"), columns, rows, say("Grounds"), empty)


def _details(entry: Entry, words: Words) -> str:
    named = KINDS[entry.kind].details
    return "; ".join(
        f"{_attribute(name, words)}: {_value(name, value, words)}"
        for name, value in entry.details.items()
        if name in named
    )


def _attribute(name: str, words: Words) -> str:
    return words.say(told.DETAILS[name]) if name in told.DETAILS else words.attribute(name)


def _value(name: str, value: str, words: Words) -> str:
    if name == "birth_date":
        return words.day(value)
    return words.say(told.VALUES[value]) if value in told.VALUES else value
