"""What an import and a check have to say, for people."""

from collections import Counter

from graph.cli.output import out, say, table
from graph.services.checking import Check
from graph.services.importing import Imported

_SHOWN = 20


def print_imported(result: Imported) -> None:
    """Counts, problems with their place, and fields that have no place."""
    counts = result.counts
    did = "would change" if result.dry_run else "changed"
    say(
        f"Register {result.register!r}: {did} {counts.changes} rows "
        f"({counts.created} created, {counts.changed} changed, {counts.closed} closed, "
        f"{counts.unchanged} unchanged)."
    )
    if result.problems:
        by_code = Counter(problem.code for problem in result.problems)
        summary = ", ".join(f"{number} {code}" for code, number in by_code.most_common())
        rows = [(each.where, each.field, each.code, each.message)
                for each in result.problems[:_SHOWN]]  # fmt: skip
        out.print(table(f"Problems: {summary}", ("where", "field", "code", "what"), rows))
        if len(result.problems) > _SHOWN:
            say(f"{len(result.problems) - _SHOWN} more; --json lists all.")
    if result.ignored:
        fields = ", ".join(f"{name} ({times})" for name, times in sorted(result.ignored.items()))
        say(f"Fields canbo has no place for: {fields}.")


def print_check(result: Check) -> None:
    """Whether what is derived is what the reports make."""
    if not result.differences:
        say(f"All {result.compared} derived spells, links and conflicts are as the reports say.")
        return
    rows = [(each.what, each.side, each.which) for each in result.differences[:_SHOWN]]
    title = f"{len(result.differences)} differences in {result.compared} derived things"
    out.print(table(title, ("what", "side", "which"), rows))
    say("`canbo rebuild` puts it right.")
