"""Answers as tables for people; every gap and conflict is a line of its own."""

from collections import Counter
from collections.abc import Iterable, Sequence

from graph.answers import (
    Clash,
    Clocks,
    History,
    Hit,
    PostRef,
    Succession,
    Tenure,
    UnitPage,
    UnitRef,
    Word,
)
from graph.cli.output import out, say, table


class _Sources:
    """Numbers the reports an answer rests on, for a legend below the table."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._lines: list[str] = []

    def marks(self, words: Iterable[Word]) -> str:
        """The numbers of the reports behind some words, each once."""
        return " ".join(dict.fromkeys(f"[{self._number(word)}]" for word in words))

    def _number(self, word: Word) -> int:
        if word.report not in self._numbers:
            self._numbers[word.report] = len(self._numbers) + 1
            name = " ".join(part for part in (word.number, word.title) if part) or word.report
            of = (
                f"of {word.issued_on}"
                if word.issued_on
                else f"received {word.received_at:%Y-%m-%d}"
            )
            grade = f"{word.lane} {word.reliability}{word.credibility}"
            self._lines.append(f"{name}, {word.report_kind} {of}, {grade}")
        return self._numbers[word.report]

    def print(self) -> None:
        """The legend."""
        for number, line in enumerate(self._lines, start=1):
            say(f"[{number}] {line}")


def _in_unit(post: PostRef) -> str:
    title = post.title or post.id
    return f"{title}\n{post.unit.name}" if post.unit and post.unit.name else title


def _from(held: Tenure) -> str:
    if held.start:
        return held.start
    return f"? by {held.sure[0]}" if held.sure[0] is not None else "?"


def _to(held: Tenure) -> str:
    if held.end:
        return held.end if held.end_basis == "stated" else f"{held.end} ({held.end_basis})"
    return f"? by {held.not_after}" if held.not_after is not None else "–"


def _sure(held: Tenure) -> str:
    grade = "?" if held.confidence is None else f"{held.confidence:.2f}"
    return f"{held.lane} {grade}"


def _heading(what: str, clocks: Clocks) -> str:
    known = clocks.known_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{what}, as of {clocks.as_of}, as known {known}, from official reports"


def print_succession(answer: Succession) -> None:
    """Who held a post: tenures and gaps in one line of time."""
    where = f" · {answer.post.unit.name}" if answer.post.unit else ""
    sources = _Sources()
    rows: list[tuple[str, Sequence[object]]] = [
        (
            held.start or str(held.sure[0] or ""),
            (
                held.person.name or held.person.id,
                _from(held),
                _to(held),
                held.mode,
                len(held.terms),
                _sure(held),
                sources.marks(held.evidence),
            ),
        )
        for held in answer.tenures
    ]
    rows += [
        (str(gap.start), ("vacant", gap.start, gap.end or "–", "", "", "", ""))
        for gap in answer.gaps
    ]
    columns = ("person", "from", "to", "mode", "terms", "sure", "reports")
    title = _heading(f"{answer.post.title or answer.post.id}{where}", answer.clocks)
    if not rows:
        say(f"{title}: nobody is on record for this post.")
    else:
        ordered = sorted(rows, key=lambda pair: pair[0])
        out.print(table(title, columns, [cells for _, cells in ordered]))
        sources.print()
    print_conflicts(answer.conflicts)


def print_history(answer: History) -> None:
    """Where a person has been."""
    title = _heading(answer.person.name or answer.person.id, answer.clocks)
    if not answer.tenures:
        say(f"{title}: no post is on record for this person.")
    else:
        sources = _Sources()
        rows = [
            (
                _in_unit(held.post),
                _from(held),
                _to(held),
                held.mode,
                len(held.terms),
                _sure(held),
                sources.marks(held.evidence),
            )
            for held in answer.tenures
        ]
        columns = ("post", "from", "to", "mode", "terms", "sure", "reports")
        out.print(table(title, columns, rows))
        sources.print()
    for gap in answer.gaps:
        say(f"In no post from {gap.start} to {gap.end or 'now'}.")
    for each in answer.overlaps:
        posts = " and ".join(post.title or post.id for post in each.posts)
        say(f"At once from {each.start} to {each.end or 'now'}: {posts}.")
    print_conflicts(answer.conflicts)


def print_conflicts(conflicts: Sequence[Clash]) -> None:
    """What does not agree, listed."""
    if not conflicts:
        return
    sources = _Sources()
    rows = [
        (clash.code, " / ".join(clash.values), _when(clash), sources.marks(clash.evidence))
        for clash in conflicts
    ]
    out.print(table("Does not agree", ("conflict", "values", "when", "reports"), rows))
    sources.print()


def _when(clash: Clash) -> str:
    start, end = clash.start, clash.end
    return "" if start is None else f"{start} – {end if end is not None else ''}"


def print_unit(page: UnitPage) -> None:
    """What is in a unit."""
    path = " > ".join(unit.name or unit.id for unit in reversed(page.above))
    title = _heading(f"{page.unit.name or page.unit.id}", page.clocks)
    say(f"{path} > {title}" if path else title)
    if page.seats:
        rows = [
            (
                seat.post.title or seat.post.id,
                ", ".join(
                    f"{held.person.name or held.person.id} ({held.mode}, from {_from(held)})"
                    for held in seat.holders
                )
                or "vacant",
                "?" if seat.empty is None else seat.empty,
            )
            for seat in page.seats
        ]
        out.print(table(f"{len(rows)} posts", ("post", "holders", "empty seats"), rows))
    else:
        say("No post is on record here.")
    _print_below(page)
    for line in page.lineage:
        verb = "became" if line.direction == "became" else "came from"
        say(f"{verb} {line.unit.name or line.unit.id} on {line.on} ({line.how})")
    print_conflicts(page.conflicts)


def _print_below(page: UnitPage) -> None:
    """The units directly below, each with how many are below it in turn."""
    below = Counter(each.parent for each in page.below)
    direct = [each.unit for each in page.below if each.depth == 1]
    if direct:
        rows = [(unit.name, unit.kind, below[unit.id] or "", _name(unit)) for unit in direct]
        title = f"{len(direct)} units directly below, {len(page.below)} in all"
        out.print(table(title, ("unit", "kind", "units below", "id"), rows))


def _name(unit: UnitRef) -> str:
    return " ".join(unit.external_ids) or unit.id


def print_units(title: str, units: Iterable[UnitRef]) -> None:
    """Units in a list."""
    rows = [(unit.name, unit.kind, _name(unit)) for unit in units]
    out.print(table(title, ("unit", "kind", "id"), rows))


def print_hits(text: str, hits: Sequence[Hit]) -> None:
    """What a search found."""
    if not hits:
        say(f"Nothing bears a name like {text!r}. Fewer letters find more.")
        return
    rows = [
        (hit.kind, hit.name or "", hit.unit.name if hit.unit else "",
         " ".join(hit.external_ids) or hit.id)
        for hit in hits
    ]  # fmt: skip
    out.print(table(f"{len(hits)} found", ("kind", "name", "unit", "id"), rows))
