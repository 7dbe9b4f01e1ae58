"""Answers as tables for people; every gap and conflict is a line of its own."""

from collections.abc import Iterable, Sequence

from graph.answers import Clash, Clocks, History, Hit, Succession, Tenure, UnitPage, UnitRef
from graph.cli.output import out, say, table

_SHOWN = 3


def _from(held: Tenure) -> str:
    if held.start:
        return held.start
    return f"? (by {held.sure[0]})" if held.sure[0] else "?"


def _to(held: Tenure) -> str:
    if held.end:
        return held.end if held.end_basis == "stated" else f"{held.end} ({held.end_basis})"
    return f"? (by {held.not_after})" if held.not_after else "–"


def _reports(held: Tenure) -> str:
    names = dict.fromkeys(
        f"{word.title or word.number or word.report} {word.reliability}{word.credibility}"
        for word in held.evidence
    )
    shown = list(names)[:_SHOWN]
    return ", ".join(shown) + (f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else "")


def _sure(held: Tenure) -> str:
    grade = "?" if held.confidence is None else f"{held.confidence:.2f}"
    return f"{held.lane} {grade}"


def _heading(what: str, clocks: Clocks) -> str:
    known = clocks.known_at.astimezone().strftime("%Y-%m-%d %H:%M")
    return f"{what}, as of {clocks.as_of}, as known {known}"


def print_succession(answer: Succession) -> None:
    """Who held a post: tenures and gaps in one line of time."""
    where = f" · {answer.post.unit.name}" if answer.post.unit else ""
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
                _reports(held),
            ),
        )
        for held in answer.tenures
    ]
    rows += [
        (str(gap.start), ("vacant", gap.start, gap.end or "–", "", "", "", ""))
        for gap in answer.gaps
    ]
    columns = ("person", "from", "to", "mode", "terms", "lane", "on the word of")
    title = _heading(f"{answer.post.title or answer.post.id}{where}", answer.clocks)
    if not rows:
        say(f"{title}: nobody is on record for this post.")
    else:
        ordered = sorted(rows, key=lambda pair: pair[0])
        out.print(table(title, columns, [cells for _, cells in ordered]))
    print_conflicts(answer.conflicts)


def print_history(answer: History) -> None:
    """Where a person has been."""
    title = _heading(answer.person.name or answer.person.id, answer.clocks)
    if not answer.tenures:
        say(f"{title}: no post is on record for this person.")
    else:
        rows = [
            (
                held.post.title or held.post.id,
                held.post.unit.name if held.post.unit else "",
                _from(held),
                _to(held),
                held.mode,
                len(held.terms),
                _sure(held),
                _reports(held),
            )
            for held in answer.tenures
        ]
        columns = ("post", "unit", "from", "to", "mode", "terms", "lane", "on the word of")
        out.print(table(title, columns, rows))
    for gap in answer.gaps:
        say(f"In no post from {gap.start} to {gap.end or 'now'}.")
    for each in answer.overlaps:
        posts = " and ".join(post.title or post.id for post in each.posts)
        say(f"At once from {each.start} to {each.end or 'now'}: {posts}.")
    print_conflicts(answer.conflicts)


def print_conflicts(conflicts: Sequence[Clash]) -> None:
    """What does not agree, listed."""
    if conflicts:
        rows = [
            (
                clash.code,
                " / ".join(clash.values),
                f"{clash.start or ''} – {clash.end or ''}" if clash.start is not None else "",
                ", ".join(dict.fromkeys(word.title or word.report for word in clash.evidence)),
            )
            for clash in conflicts
        ]
        out.print(table("Does not agree", ("conflict", "values", "when", "reports"), rows))


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
    if page.below:
        print_units(f"{len(page.below)} units below", [branch.unit for branch in page.below])
    for line in page.lineage:
        verb = "became" if line.direction == "became" else "came from"
        say(f"{verb} {line.unit.name or line.unit.id} on {line.on} ({line.how})")
    print_conflicts(page.conflicts)


def print_units(title: str, units: Iterable[UnitRef]) -> None:
    """Units in a list."""
    rows = [(unit.name or "", unit.kind or "", " ".join(unit.external_ids) or unit.id)
            for unit in units]  # fmt: skip
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
