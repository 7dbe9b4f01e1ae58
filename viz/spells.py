"""Tenures, gaps and empty seats as rows of a table."""

from collections.abc import Iterable, Sequence
from datetime import date

from graph.analysis.ordering import post_key
from graph.answers import Clocks, History, Overlap, Seat, Stretch, Succession, Tenure, Word
from graph.dates import parse_date
from graph.vocabulary import Mode
from viz.tables import Cell, Column, Row, Table
from viz.words import Words


def seats_table(seats: Sequence[Seat], clocks: Clocks, words: Words) -> Table:
    """The posts of a unit: a row for each holder, and one for the seats that stand empty."""
    rows = [
        row
        for seat in sorted(seats, key=lambda each: post_key(each.post))
        for row in _seat_rows(seat, clocks, words)
    ]
    say = words.say
    return Table(
        "posts",
        say("Posts and holders"),
        (Column(say("Post")), Column(say("Holder")), *_columns(words)),
        tuple(rows),
        say("Grounds"),
        say("No post is on record for this unit on that day."),
    )


def succession_table(found: Succession, words: Words) -> Table:
    """Who held a post, in order; a gap is a row."""
    say = words.say
    rows = [
        (_begins(held), _tenure_row(held, number, found.clocks, words, _person(held)))
        for number, held in enumerate(found.tenures, start=1)
    ]
    rows += [(gap.start, _gap_row(gap, say("vacant"), words)) for gap in found.gaps]
    return Table(
        "holders",
        say("Who has held the post"),
        (Column(say("Holder")), *_columns(words)),
        _ordered(rows),
        say("Grounds"),
        say("Nobody is on record for this post up to that day."),
    )


def career_table(found: History, words: Words) -> Table:
    """Where a person has been, in order; a gap is a row."""
    say = words.say
    rows = [
        (_begins(held), _tenure_row(held, number, found.clocks, words, *_post(held)))
        for number, held in enumerate(found.tenures, start=1)
    ]
    gaps = [(gap.start, _gap_row(gap, say("in no post"), words, Cell(""))) for gap in found.gaps]
    return Table(
        "posts",
        say("Posts held"),
        (Column(say("Post")), Column(say("Unit")), *_columns(words)),
        _ordered([*rows, *gaps]),
        say("Grounds"),
        say("No post is on record for this person up to that day."),
    )


def overlaps_table(overlaps: Sequence[Overlap], words: Words) -> Table:
    """When a person held several posts at once."""
    say = words.say
    rows = [
        Row((
            Cell("; ".join(
                ", ".join(part for part in (post.title, post.unit and post.unit.name) if part)
                for post in each.posts
            )),
            Cell(words.day(each.start)),
            Cell(words.day(each.end) if each.end else say("goes on")),
        ))
        for each in overlaps
    ]  # fmt: skip
    columns = (Column(say("Posts")), Column(say("From"), short=True), Column(say("Until before")))
    return Table("overlaps", say("Several posts at once"), columns, tuple(rows))


def grounds(held: Tenure) -> tuple[Word, ...]:
    """The reports a tenure rests on, newest event first."""
    return tuple(sorted(held.evidence, key=lambda word: word.on or "", reverse=True))


def may_hold(held: Tenure, on: date) -> bool:
    """Whether somebody may hold a post on a day."""
    return _covers(held.widest, on)


def is_unsure(held: Tenure, on: date) -> bool:
    """Whether somebody may hold a post on a day, but not certainly."""
    return may_hold(held, on) and not (held.sure[0] and _covers(held.sure, on))


def _covers(interval: tuple[date | None, date | None], on: date) -> bool:
    begins, ends = interval
    return (begins is None or begins <= on) and (ends is None or on < ends)


def _columns(words: Words) -> tuple[Column, ...]:
    say = words.say
    return (
        Column(say("Held how"), short=True),
        Column(say("From"), short=True),
        Column(say("Until before"), short=True),
        Column(say("Terms"), short=True),
        Column(say("How sure"), short=True),
    )


def _ordered(rows: Iterable[tuple[date, Row]]) -> tuple[Row, ...]:
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _begins(held: Tenure) -> date:
    return held.widest[0] or held.sure[0] or date.min


def _seat_rows(seat: Seat, clocks: Clocks, words: Words) -> Iterable[Row]:
    post = Cell(
        seat.post.title or seat.post.id,
        ("position", seat.post.id),
        note=words.count("%(num)s seat", "%(num)s seats", seat.post.seats)
        if seat.post.seats is not None and seat.post.seats != 1
        else "",
    )
    for held in sorted(seat.holders, key=_begins):
        yield Row((post, _person(held), *_spell(held, clocks, words)), "", grounds(held))
    blank = (Cell(""),) * 5
    if seat.vacant:
        yield Row((post, Cell(words.say("vacant"), mark="vacant"), *blank), "gap")
    elif seat.empty and not _stands_in(seat):
        told = words.count("%(num)s seat", "%(num)s seats", seat.empty)
        yield Row((post, Cell(words.say("vacant"), mark="vacant", note=told), *blank), "gap")


def _tenure_row(held: Tenure, number: int, clocks: Clocks, words: Words, *whose: Cell) -> Row:
    """A tenure; pictures call it by its number in the answer."""
    cells = (*whose, *_spell(held, clocks, words))
    return Row(cells, words=grounds(held), anchor=f"tenure-{number}")


def _stands_in(seat: Seat) -> bool:
    """Whether somebody who does not hold it in full fills the one seat."""
    return seat.post.seats == 1 and any(held.mode != Mode.FULL for held in seat.holders)


def _person(held: Tenure) -> Cell:
    return Cell(held.person.name or held.person.id, ("person", held.person.id))


def _post(held: Tenure) -> tuple[Cell, Cell]:
    post, unit = held.post, held.post.unit
    where = Cell(unit.name or unit.id, ("unit", unit.id)) if unit else Cell("")
    return Cell(post.title or post.id, ("position", post.id)), where


def _spell(held: Tenure, clocks: Clocks, words: Words) -> tuple[Cell, ...]:
    note = words.say("unknown whether still") if is_unsure(held, clocks.as_of) else ""
    return (
        Cell(words.mode(held.mode), mark=held.mode, note=note),
        _start(held, words),
        _end(held, clocks, words),
        _terms(held, clocks, words),
        _sureness(held, words),
    )


def _start(held: Tenure, words: Words) -> Cell:
    if held.start:
        return Cell(words.day(held.start), note=words.basis(held.start_basis))
    by = held.sure[0]
    latest = words.say("at the latest %(day)s", day=words.day(by)) if by else ""
    return Cell(words.say("unknown"), mark="unknown", note=latest)


def _end(held: Tenure, clocks: Clocks, words: Words) -> Cell:
    if held.end:
        if parse_date(held.end).earliest > clocks.as_of:
            return _later(held.end, clocks, words)
        return Cell(words.day(held.end), note=words.basis(held.end_basis))
    if held.end_basis is not None:
        by = held.not_after
        latest = words.say("at the latest %(day)s", day=words.day(by)) if by else ""
        parts = (latest, words.basis(held.end_basis))
        note = "; ".join(part for part in parts if part)
        return Cell(words.say("unknown"), mark="unknown", note=note)
    if held.returns_on:
        back = words.say("return expected %(day)s", day=words.day(held.returns_on))
        return Cell(words.say("still in post"), mark="expected", note=back)
    return Cell(words.say("still in post"))


def _later(end: str, clocks: Clocks, words: Words) -> Cell:
    """An end after the day looked at: expected, unless it lay behind when this was known."""
    if parse_date(end).earliest > clocks.known_on:
        return Cell(words.day(end), mark="expected", note=words.say("expected"))
    return Cell(words.day(end), note=words.say("after the day shown"))


def _terms(held: Tenure, clocks: Clocks, words: Words) -> Cell:
    number = len(held.terms)
    several = words.count("%(num)s term", "%(num)s terms", number) if number > 1 else ""
    if held.term_to is None:
        return Cell(several)
    last = words.say("to %(day)s", day=words.day(held.term_to))
    if not may_hold(held, clocks.as_of):
        return Cell(several or last, note=last if several else "")
    ahead = held.term_to >= clocks.as_of
    expected = held.term_to > clocks.known_on
    later = words.say("expected") if expected else words.say("after the day shown")
    state = later if ahead else words.say("has run out")
    note = " · ".join(part for part in (state, several) if part)
    return Cell(last, mark="expected" if ahead and expected else "", note=note)


def _sureness(held: Tenure, words: Words) -> Cell:
    if held.confidence is None:
        sure = words.say("cannot be judged")
    else:
        sure = words.percent(held.confidence)
    return Cell(sure, mark=held.lane, note=words.lane(held.lane))


def _gap_row(gap: Stretch, what: str, words: Words, *more: Cell) -> Row:
    end = words.day(gap.end) if gap.end else words.say("goes on")
    blank = Cell("")
    cells = (Cell(what, mark="vacant"), *more, blank, Cell(words.day(gap.start)), Cell(end))
    return Row((*cells, blank, blank), "gap")
