"""Between a form and what services take: whom it is about, what, when, and what it lacks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from graph.answers import Clocks, Hit
from graph.dates import PartialDate, parse_date
from graph.errors import UsageError
from graph.names import fold
from graph.observing import Draft, within
from graph.services.clocks import read_clocks, read_day
from graph.services.search import LONGEST, search
from graph.services.subjects import posts_of
from graph.signals import Act, act_of
from graph.store import ViewerStore
from graph.vocabulary import KINDS, SOURCE_CLASSES, Role, Stance
from viz.writing import lacking

Form = Mapping[str, str]

_ROLES: Final = {"person": Role.WHO, "position": Role.POST, "unit": Role.UNIT}
_NUMBER: Final = re.compile(r"[0-9]{1,4}")
_NEAR: Final = 8


@dataclass(frozen=True, slots=True)
class Picked:
    """What a box of a form names.

    Attributes:
        choices: what it may mean, where it does not say.
        fault: a code of :data:`viz.writing.FAULTS`.
    """

    role: Role | None = None
    node: str | None = None
    named: str | None = None
    choices: tuple[Hit, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A form as it was understood.

    Attributes:
        faults: the box each fault is at, and its code.
        choices: what a box may mean, by the box.
    """

    draft: Draft
    faults: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[Hit, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A form as it is shown again.

    Attributes:
        given: what stands in its boxes.
        faults: what is wrong, by box.
        refusal: what the service said, where it turned the whole down.
    """

    given: Form = field(default_factory=dict)
    faults: Form = field(default_factory=dict)
    choices: Mapping[str, tuple[Hit, ...]] = field(default_factory=dict)
    refusal: str = ""

    @property
    def status(self) -> int:
        """422 where something is wrong in it."""
        return 422 if self.faults or self.refusal else 200


def pick(store: ViewerStore, form: Form, name: str, clocks: Clocks) -> Picked:
    """What the box of that name means: what was chosen, or the one thing that is called so."""
    text, chosen = form.get(name, "").strip(), form.get(f"{name}_id", "")
    kind, _, node = chosen.partition(":")
    if node and kind in _ROLES:
        return Picked(_ROLES[kind], node)
    if form.get(f"{name}_unknown") and text:
        return Picked(Role.WHO, named=text)
    if not text:
        return Picked()
    try:
        hits = search(store, text[:LONGEST], _NEAR, clocks)
    except UsageError:
        return Picked(fault="none")
    same = [hit for hit in hits if fold(hit.name or "") == fold(text)]
    if len(same) == 1:
        return Picked(_ROLES[same[0].kind], same[0].id)
    return Picked(choices=tuple(same or hits), fault="choose" if hits else "none")


def read_note(store: ViewerStore, form: Form) -> Read:
    """A note as a form gives it."""
    clocks = read_clocks()
    faults: dict[str, str] = {}
    kind = form.get("other_kind") or form.get("kind") or ""
    about, post = pick(store, form, "about", clocks), pick(store, form, "post", clocks)
    roles = {each.role: each.node for each in (about, post) if each.role and each.node}
    for box, picked in (("about", about), ("post", post)):
        if picked.fault:
            faults[box] = picked.fault
    if not form.get("about", "").strip() and not form.get("about_id"):
        faults["about"] = "about"
    on, until = _days(form, clocks, faults)
    draft = Draft(
        kind=kind if kind in KINDS else None, roles=roles, named=about.named, on=on, until=until,
        details={"about": form["concern"].strip()} if kind == "concern" and form.get("concern")
        else {},
    )  # fmt: skip
    _check_kind(store, draft, clocks, faults)
    choices = {
        box: each.choices for box, each in (("about", about), ("post", post)) if each.choices
    }
    return Read(_graded(draft, form, faults), faults, choices)


def voice(draft: Draft, signal: str) -> Draft:
    """The same as another voice on a signal."""
    return replace(draft, kind=None, roles={}, named=None, on=None, until=None, details={},
                   voice_on=signal)  # fmt: skip


def partial(form: Form, name: str) -> PartialDate | None:
    """The day, month or year of three boxes.

    Raises:
        ValueError: they make none.
    """
    day, month, year = (form.get(f"{name}_{part}", "").strip() for part in ("day", "month", "year"))
    if not (day or month or year):
        return None
    if not all(_NUMBER.fullmatch(each) for each in (year, *filter(None, (month, day)))):
        raise ValueError(year)
    if day and not month:
        raise ValueError(day)
    return parse_date("-".join(each.zfill(2) for each in (year, month, day) if each))


def _days(
    form: Form, clocks: Clocks, faults: dict[str, str]
) -> tuple[PartialDate | None, PartialDate | None]:
    try:
        on = partial(form, "on")
    except ValueError:
        faults["when"] = "day"
        return None, None
    months = form.get("within", "")
    if on is None and months.isdigit() and 1 <= int(months[:3]) <= 60:
        return within(int(months), clocks.as_of)
    if on is None:
        faults["when"] = "when"
    return on, None


def _check_kind(store: ViewerStore, draft: Draft, clocks: Clocks, faults: dict[str, str]) -> None:
    if draft.kind is None:
        faults["kind"] = "kind"
        return
    given = set(draft.roles) | ({Role.WHO} if draft.named else set())
    who = draft.roles.get(Role.WHO)
    lacks = "" if "about" in faults or "post" in faults else lacking(draft.kind, given)
    if lacks == "person":
        faults["about"] = "person"
    elif lacks == "unit":
        faults["about"] = "unit"
    elif lacks and not (who and _has_one_post(store, draft.kind, who, clocks)):
        faults["post"] = lacks
    if draft.kind == "concern" and not draft.details.get("about"):
        faults["concern"] = "concern"


def _has_one_post(store: ViewerStore, kind: str, who: str, clocks: Clocks) -> bool:
    """Whether it is known which post somebody leaves, or stays in."""
    if act_of(kind) not in {Act.LEAVES, Act.STAYS}:
        return False
    return len(store.ask("posts", lambda view: posts_of(view, who, clocks))) == 1


def _graded(draft: Draft, form: Form, faults: dict[str, str]) -> Draft:
    expires = None
    try:
        if form.get("expires_on"):
            expires = read_day(form["expires_on"])
            if expires <= read_clocks().as_of:
                faults["expires"] = "expires"
    except UsageError:
        faults["expires"] = "expires"
    source = form.get("source_class", "")
    level = form.get("level", "")
    readers = (each.strip() for each in form.get("readers", "").split(","))
    return replace(
        draft,
        source_class=source if source in SOURCE_CLASSES else "insider",
        source_name=form.get("source_name") or None,
        reliability=form.get("reliability") or None,
        credibility=form.get("credibility") or None,
        access=form.get("access") or None,
        level=int(level) if level in {"0", "1", "2"} else None,
        readers=tuple(each for each in readers if each),
        stance=Stance.CONTRADICTS if form.get("denies") else Stance.SUPPORTS,
        text=form.get("text") or None,
        expires_on=expires,
    )
