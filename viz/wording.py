"""What an org graph says of units, posts and people: counts, states and ties as sentences."""

from datetime import date
from typing import Final

from graph.dates import parse_date
from graph.drawings import DrawnPost, DrawnUnit, Hidden, Place, SeatState, Tie, TieKind
from graph.vocabulary import Mode
from viz.language import N_
from viz.words import Words

STATES: Final = {
    SeatState.ACTING: N_("nobody in full"),
    SeatState.UNSURE: N_("unknown whether held"),
    SeatState.VACANT: N_("vacant"),
    SeatState.UNKNOWN: N_("unknown who holds it"),
}
"""A word for every state of a post that is more than a number of people."""

_HELD: Final = {
    Mode.FULL: N_("%(person)s holds the post %(post)s"),
    Mode.ACTING: N_("%(person)s is acting in the post %(post)s"),
    Mode.IN_CHARGE: N_("%(person)s is in charge of the post %(post)s"),
    Mode.CONCURRENT: N_("%(person)s concurrently holds the post %(post)s"),
}
_BECAME: Final = {
    "merge": N_("%(source)s was merged into %(target)s"),
    "split": N_("%(source)s was split, also into %(target)s"),
}


def hidden_text(hidden: Hidden, words: Words, *, full: bool = False) -> str:
    """How much is hidden; unless ``full``, in the two counts that tell most."""
    told = []
    if hidden.units:
        told.append(words.count("%(num)s unit", "%(num)s units", hidden.units))
    if hidden.posts and (full or not hidden.units):
        told.append(words.count("%(num)s post", "%(num)s posts", hidden.posts))
    if hidden.people:
        told.append(words.count("%(num)s person", "%(num)s people", hidden.people))
    return " · ".join(told)


def unit_note(unit: DrawnUnit, tie: Tie | None, words: Words) -> str:
    """What stands below a unit's name."""
    if unit.place is Place.ABOVE:
        return words.say("the unit above")
    if unit.place is Place.EARLIER and tie:
        return words.say("came from it, %(day)s", day=words.day(tie.start))
    if unit.place is Place.LATER and tie:
        return words.say("became it, %(day)s", day=words.day(tie.start))
    return f"+ {hidden_text(unit.hidden, words)}" if unit.hidden else ""


def post_note(post: DrawnPost, held: int, words: Words) -> str:
    """What stands below a post's title: its state, else how many seats are held."""
    if post.state in STATES:
        return words.say(STATES[post.state])
    people = words.count("%(num)s person", "%(num)s people", held)
    if post.ref.seats is None:
        return people
    seats = words.count("%(num)s seat", "%(num)s seats", post.ref.seats)
    if post.empty:
        return words.say("%(empty)s of %(seats)s vacant", empty=post.empty, seats=seats)
    return f"{people} · {seats}"


def since_text(tie: Tie, words: Words) -> str:
    """Since when somebody holds a post, as far as it is known."""
    if tie.start:
        return words.say("from %(day)s", day=words.day(tie.start))
    if tie.seen_by:
        return words.say("in post by %(day)s", day=words.day(tie.seen_by))
    return words.say("start unknown")


def tie_text(tie: Tie, source: str, target: str, words: Words) -> str:
    """A tie as a sentence."""
    if tie.kind is TieKind.HOLDS:
        text = words.say(_HELD[Mode(tie.mode or Mode.FULL)], person=source, post=target)
        return ", ".join((text, *_dates(tie, words)))
    text = N_("%(source)s is part of %(target)s")
    if tie.kind is TieKind.BECAME:
        text = _BECAME.get(tie.mode or "", N_("%(source)s became %(target)s"))
    told = words.say(text, source=source, target=target)
    return ", ".join((told, since_text(tie, words))) if tie.start else told


def _dates(tie: Tie, words: Words) -> list[str]:
    told = [since_text(tie, words)]
    if tie.end:
        told.append(words.say("to %(day)s", day=words.day(tie.end)))
    if tie.term_to:
        told.append(words.say("term to %(day)s", day=words.day(tie.term_to)))
    if tie.returns_on:
        told.append(words.say("return expected %(day)s", day=words.day(tie.returns_on)))
    if not tie.sure:
        told.append(words.say("unknown whether still"))
    return told


def earliest(written: str | None) -> date | None:
    """The first day a date as written may mean."""
    return parse_date(written).earliest if written else None
