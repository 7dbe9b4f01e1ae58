"""Read what a list is asked for."""

from collections.abc import Sequence
from dataclasses import replace

from graph.due import FARTHEST, QUESTIONS, Asked, Due, Reason
from graph.errors import UsageError
from graph.told import coded, quoted, told


def read_asked(
    kind: str,
    within: int | None = None,
    *,
    ranks: Sequence[str] = (),
    unit_kinds: Sequence[str] = (),
    reasons: Sequence[str] = (),
) -> Asked:
    """What a list is asked for, by its kind or by a question's name.

    Raises:
        UsageError: there is no such kind or reason, or the span is none.
    """
    question = QUESTIONS.get(kind)
    if question and question.asked is None:
        message = told(
            "No list answers %(kind)s: %(question)s.",
            kind=quoted(kind), question=coded("question", kind, question.en),
        )  # fmt: skip
        hint = told("Nothing does yet.")
        if question.answered_by:
            hint = f"Ask for {question.answered_by}."
        raise UsageError(message, hint)
    known = {each.value for each in Due}
    if question is None and kind not in known:
        message = told("There is no list %(kind)s.", kind=quoted(kind))
        raise UsageError(message, f"One of: {', '.join((*sorted(known), *QUESTIONS))}.")
    strange = sorted(set(reasons) - {each.value for each in Reason})
    if strange or not 0 <= (within or 0) <= FARTHEST:
        message = told("Not %(months)s months.", months=within)
        if strange:
            message = told("There is no reason %(reason)s.", reason=quoted(strange[0]))
        raise UsageError(message, f"Months: 0 to {FARTHEST}. Reasons: {', '.join(Reason)}.")
    asked = question.asked if question and question.asked else Asked(Due(kind))
    return replace(
        asked,
        within=asked.within if within is None else within,
        ranks=tuple(ranks) or asked.ranks,
        unit_kinds=tuple(unit_kinds) or asked.unit_kinds,
        reasons=tuple(Reason(each) for each in reasons) or asked.reasons,
    )
