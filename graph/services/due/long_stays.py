"""Who has led one unit for two terms or eight years: QĐ 98/2017, QĐ 65/2022, NĐ 116/2024.

A flag, not a violation, unless the rule in force says otherwise. Across a reorganisation the clock
runs as the rule on terms says: a post of the same rank in the unit that one's own became is the
same post decided anew, any other is a new post.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graph.dates import PartialDate, parse_date
from graph.due import LEADERS, Found
from graph.rules.findings import RuleRef
from graph.rules.parameters import ConsecutiveTerms, TwoTerms
from graph.rules.tenure import LongStay, two_terms
from graph.rules.terms import term_start
from graph.services.due.context import Context, unsure
from graph.store.due import FULL
from graph.store.runner import Row
from graph.store.stays import Stay
from graph.vocabulary import Mode

_STANDING_IN = {Mode.ACTING.value, Mode.IN_CHARGE.value}
_Origins = Mapping[str, Mapping[date, set[str]]]


@dataclass(frozen=True, slots=True)
class Chain:
    """How long somebody has led one unit.

    Attributes:
        since: the first day that counts; None where unknown.
        terms: which term in a row it is.
        acting_since: since when it was held as acting head right before.
        rules: the rule on reorganisations, where the chain meets one.
    """

    since: PartialDate | None
    terms: int
    acting_since: PartialDate | None = None
    rules: tuple[RuleRef, ...] = ()


def find(context: Context) -> list[Found]:
    """Heads and deputies who have reached the limit, or will by the end of the span."""
    stays = context.reads.holders(context.scope.ids, ranks=_concerned(context), modes=FULL)
    careers: dict[str, list[Row]] = defaultdict(list)
    for row in context.reads.careers([stay.person for stay in stays]):
        careers[row["person_id"]].append(row)
    origins = _origins(context.reads.origins({stay.unit for stay in stays}))
    found = (
        _found(context, stay, chain_of(context, stay, careers[stay.person], origins))
        for stay in stays
    )
    return [each for each in found if each]


def _concerned(context: Context) -> Sequence[str]:
    """The ranks of posts the rules speak of: of all leaders while the decree caps terms."""
    party = context.law.at(TwoTerms, context.until)
    decree = context.law.at(ConsecutiveTerms, context.until)
    capped = decree is not None and decree.params.max_terms is not None
    return LEADERS if capped or party is None else party.params.roles


def _origins(rows: Sequence[Row]) -> _Origins:
    found: dict[str, dict[date, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in rows:
        found[row["id"]][row["on"]].add(row["origin"])
    return found


def chain_of(context: Context, stay: Stay, career: Sequence[Row], origins: _Origins) -> Chain:
    """The stay with those before it that its clock counts."""
    day = context.clocks.as_of.isoformat()
    chain = Chain(stay.start, _terms(stay.terms, day))
    here = next(
        row for row in career if row["position_id"] == stay.post and row["mode"] == stay.mode
        and row["terms"] == list(stay.terms)
    )  # fmt: skip
    while chain.since is not None:
        chain = replace(chain, acting_since=_acting(here, career))
        before = _before(here, career)
        if before is None or before["start"] is None:
            break
        redecided = here["valid_from"]
        same = before["unit_id"] in origins.get(here["unit_id"], {}).get(redecided, set())
        if not same and not _ended_then(before, redecided, origins):
            break
        first = parse_date(before["start"])
        clock = term_start(context.law, first.earliest, redecided, same_post=same)
        chain = replace(chain, rules=tuple(dict.fromkeys((*chain.rules, *clock.finding.rules))))
        if clock.effective != first.earliest:
            break
        # What was decided anew is no further term.
        terms = chain.terms + _terms(before["terms"], day) - 1
        chain = replace(chain, since=first, terms=terms)
        here = before
    return chain


def _terms(terms: Sequence[str], day: str) -> int:
    """How many terms of a stay had begun by a day."""
    return max(1, sum(term.partition("/")[0] <= day for term in terms))


def _before(here: Row, career: Sequence[Row]) -> Row | None:
    """The stay in a post of the same rank that ended on the day this one began."""
    return next(
        (
            row
            for row in career
            if row["valid_to"] == here["valid_from"]
            and row["rank"] == here["rank"]
            and row["mode"] == Mode.FULL
            and row["position_id"] != here["position_id"]
        ),
        None,
    )


def _ended_then(before: Row, on: date, origins: _Origins) -> bool:
    """Whether the unit of a stay became another on a day."""
    return any(before["unit_id"] in days.get(on, set()) for days in origins.values())


def _acting(here: Row, career: Sequence[Row]) -> PartialDate | None:
    """Since when somebody stood in for the head of the same post right before."""
    starts = [
        row["start"]
        for row in career
        if row["position_id"] == here["position_id"]
        and row["mode"] in _STANDING_IN
        and row["valid_to"] == here["valid_from"]
        and row["start"]
    ]
    return parse_date(min(starts)) if starts else None


def _found(context: Context, stay: Stay, chain: Chain) -> Found | None:
    ids = (stay.person, stay.post, stay.unit, stay.rank, stay.unit_kind)
    if chain.since is None:
        nothing = two_terms(context.law, stay.rank, _day(context), context.until)
        concerned = nothing.flag_on is not None
        return Found(unsure("since"), None, *ids) if concerned else None
    answer = _judged(context, stay, chain, chain.since)
    if answer.effect is None:
        return None
    on = answer.flag_on
    if on is None or on > context.clocks.as_of:
        on = _by_terms(context, stay, chain, on)
    cited = replace(answer.finding, rules=(*answer.finding.rules, *chain.rules))
    return Found(cited, on, *ids, answer=replace(answer, finding=cited))


def _judged(context: Context, stay: Stay, chain: Chain, since: PartialDate) -> LongStay:
    """The rule asked for the last day of the span."""
    return two_terms(
        context.law, stay.rank, since, context.until,
        terms=chain.terms, acting_since=chain.acting_since,
    )  # fmt: skip


def _by_terms(context: Context, stay: Stay, chain: Chain, full_on: date | None) -> date | None:
    """The day it is due: when the years are full, or when a term too many began before that."""
    today = two_terms(
        context.law, stay.rank, chain.since or _day(context), context.clocks.as_of,
        terms=chain.terms, acting_since=chain.acting_since,
    )  # fmt: skip
    begun = parse_date(stay.terms[-1].partition("/")[0] or context.clocks.as_of.isoformat())
    return begun.earliest if today.effect else full_on


def _day(context: Context) -> PartialDate:
    return parse_date(context.clocks.as_of.isoformat())
