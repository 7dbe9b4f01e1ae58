"""Events that are supposed to happen: read from text, and put into a pool; nothing is written."""

from dataclasses import replace
from datetime import date
from typing import Final

from graph.answers import Clocks, PersonRef, PostRef, Tenure
from graph.errors import UsageError
from graph.moving import Assumed
from graph.services.clocks import read_day
from graph.services.standing import the_person, the_post
from graph.services.succeeding.pool import Pool
from graph.store import View
from graph.told import quoted, told
from graph.vocabulary import Mode

LEAVE: Final = ("retired", "left_service", "died", "resigned", "relieved", "removed")
"""Kinds of event after which somebody holds no post."""

APPOINTED: Final = "appointed"
_HINT: Final = (
    "Write KIND:PERSON:YYYY-MM-DD with one of "
    f"{', '.join(LEAVE)}, or {APPOINTED}:PERSON>POST:YYYY-MM-DD."
)


def read_assumed(view: View, text: str, clocks: Clocks, *, by_id: bool) -> Assumed:
    """One supposed event, from ``KIND:PERSON:DAY`` or ``appointed:PERSON>POST:DAY``.

    Raises:
        UsageError: it is none of these.
        NotFoundError, AmbiguousError: the person or post is not to be found, or not unique.
    """
    kind, _, rest = text.partition(":")
    who, _, day = rest.rpartition(":")
    person, _, post = who.partition(">")
    known = bool(post) if kind == APPOINTED else kind in LEAVE and not post
    if not (known and person and day):
        message = told("%(text)s is no event that can be supposed.", text=quoted(text))
        raise UsageError(message, _HINT)
    return Assumed(
        kind,
        the_person(view, person.strip(), clocks, by_id=by_id).ref,
        read_day(day, "the day of what is supposed"),
        the_post(view, post.strip(), clocks, by_id=by_id) if post else None,
    )


def suppose(pool: Pool, assumed: Assumed) -> None:
    """Let somebody have left all posts, or hold one instead of theirs, in a pool."""
    held = pool.holds(assumed.person.id)
    made = _held(assumed.person, assumed.post, assumed.on, held) if assumed.post else None
    pool.suppose(assumed.person.id, made)


def _held(person: PersonRef, post: PostRef, on: date, before: list[Tenure]) -> Tenure:
    blank = Tenure(
        post, person, None, None, Mode.FULL.value, "stated", None, None, None, None, (),
        (None, None), (None, None), "", None, (),
    )  # fmt: skip
    base = replace(before[0], evidence=()) if before else blank
    return replace(
        base, post=post, start=on.isoformat(), end=None, mode=Mode.FULL.value, term_to=None,
        returns_on=None, widest=(on, None), sure=(on, None), opened_by="", events=(),
    )  # fmt: skip
