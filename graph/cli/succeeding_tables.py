"""Who comes next as tables for people: reasons first, the number last."""

from collections.abc import Iterable
from typing import Final

from graph.answers import PostRef
from graph.cli.output import out, say, table
from graph.moving import Bench, Cascade, Coverage, Profile, Risk
from graph.rules.findings import Finding, Verdict
from graph.succeeding import Ahead, Candidates, Check

_SIGNS: Final = {Verdict.YES: "+", Verdict.NO: "–", Verdict.UNKNOWN: "?"}
_WHY: Final = {"retirement": "retires", "term_end": "term ends", "planned_return": "returns"}


def print_candidates(found: Candidates) -> None:
    """What lies ahead of a post, and who could follow."""
    _print_ahead(found.ahead)
    if not found.rows:
        if found.post.rank or found.ahead.expected:
            say("No candidate is on record: nobody is planned, nobody in reach has the standing.")
        return
    rows = [
        (
            row.person.name or row.person.id,
            "\n".join(_post(held.post) for held in row.holds) or "no post",
            f"{row.source.value}, {row.reach.value}",
            _checks(row.checks),
            "?" if row.months_left is None else row.months_left,
            f"{row.score.value:.1f}",
        )
        for row in found.rows
    ]
    title = f"{found.total} candidates, planned people first"
    columns = ("person", "holds", "source", "passed, failed, unknown", "months left", "score")
    out.print(table(title, columns, rows))
    if found.total > len(rows):
        say(f"The first {len(rows)}; --limit shows more.")
    if found.quota.verdict is Verdict.NO:
        say(f"The plan is over its numbers: {_used(found.quota)} ({_cited(found.quota)}).")
    scoring = found.scoring
    say(f"Ordered by {scoring.id} {scoring.version} ({scoring.origin}); no signal enters it.")


def _print_ahead(ahead: Ahead) -> None:
    for each in ahead.expected:
        action = f", then {each.action}" if each.action else ""
        day = each.on if each.on else f"unknown ({', '.join(each.finding.missing)} missing)"
        name = each.person.name or each.person.id
        rule = _cited(each.finding)
        say(f"Ahead: {name} {_WHY[each.why]} {day}{action}{f' [{rule}]' if rule else ''}")


def _checks(checks: Iterable[Check]) -> str:
    sides: dict[Verdict, list[str]] = {each: [] for each in _SIGNS}
    for check in checks:
        sides[check.verdict].append(check.name if check.bars else f"({check.name})")
    return "\n".join(
        f"{_SIGNS[verdict]} {', '.join(names)}" for verdict, names in sides.items() if names
    )


def _cited(finding: Finding) -> str:
    return ", ".join(f"{rule.id} {rule.version}" for rule in finding.rules)


def _used(finding: Finding) -> str:
    return ", ".join(f"{name} {value}" for name, value in finding.used.items())


def _post(post: PostRef) -> str:
    title = post.title or post.id
    return f"{title}, {post.unit.name}" if post.unit and post.unit.name else title


def print_cascade(found: Cascade) -> None:
    """Who moves, what opens behind them, and what stays empty."""
    for each in found.assumed:
        where = f" to {_post(each.post)}" if each.post else ""
        say(f"Supposed: {each.person.name or each.person.id} {each.kind}{where} {each.on}")
    rows = [
        (
            "  " * move.depth + _post(move.to),
            move.person.name or move.person.id,
            _post(move.leaves) if move.leaves else "",
            move.source.value,
            ", ".join(move.conflicts),
            ", ".join(move.open_questions),
            f"{move.score:.1f}",
        )
        for move in found.moves
    ]
    columns = ("to fill", "person", "opens behind", "source", "breaks", "not known", "score")
    first = sum(opening.depth == 0 for opening in found.openings)
    title = f"{first} posts fall free up to {found.until}; {len(rows)} moves, {found.deepest} deep"
    if rows:
        out.print(table(title, columns, rows))
    else:
        say(f"{title}.")
    say(f"Left empty: {len(found.unfilled)} with these moves, {len(found.as_is)} as things are.")
    for post in found.unfilled:
        say(f"  {_post(post)}")


def print_bench(found: Bench) -> None:
    """Posts by how soon they are free and by how many could follow."""
    name = found.unit.name or found.unit.id
    heads = ("posts", *(each.value for each in Coverage))
    rows = [
        (risk.value, *(found.matrix.get((risk, each), 0) for each in Coverage)) for risk in Risk
    ]
    out.print(table(f"{len(found.rows)} leading posts of {name}", heads, rows))
    thin = [row for row in found.rows if row.coverage is not Coverage.SEVERAL]
    out.print(
        table(
            f"{len(thin)} with nobody or one to follow",
            ("post", "free", "risk", "coverage", "planned"),
            [
                (_post(row.post), row.falls_free_on or "", row.risk.value, row.coverage.value,
                 row.planned)
                for row in thin
            ],
        )
    )  # fmt: skip
    for alone in found.alone:
        posts = "; ".join(_post(post) for post in alone.posts)
        say(f"Rests on {alone.person.name or alone.person.id} alone: {posts}")
    for over in found.over_quota:
        node = over.node
        what = _post(node) if isinstance(node, PostRef) else node.name or node.id
        say(f"Over quota: {what}, {over.number} {over.what} ({_cited(over.finding)})")


def print_profile(found: Profile) -> None:
    """Everything on record of somebody."""
    name = found.person.name or found.person.id
    judged = [
        (each.name, each.finding.verdict.value, each.on or "", each.action or "",
         _cited(each.finding), ", ".join(each.finding.missing))
        for each in found.judged
    ]  # fmt: skip
    columns = ("question", "verdict", "when", "what follows", "rule", "missing")
    out.print(table(f"{name}, as of {found.clocks.as_of}", columns, judged))
    posts = [
        (_post(held.post), held.start or "?", held.end or "–", held.mode, held.term_to or "")
        for held in found.tenures
    ]
    out.print(table("Posts", ("post", "from", "to", "mode", "term to"), posts))
    entries = [
        (each.kind, each.on or "?", "; ".join(f"{k}: {v}" for k, v in each.details.items()),
         "; ".join(dict.fromkeys(w.number or w.title or w.report for w in each.words)))
        for each in found.entries
    ]  # fmt: skip
    out.print(table("On record", ("what", "when", "details", "reports"), entries))
    for post, plan in found.plans:
        say(f"Planned for {_post(post)} since {plan.since or '?'}")
    if found.hidden:
        say(f"Not known, or not for you: {', '.join(found.hidden)}.")
