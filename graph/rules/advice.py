"""When advice that was sent upward should have been answered: a custom of the office, no law."""

from dataclasses import dataclass
from datetime import date, timedelta

from graph.dates import PartialDate
from graph.rules.findings import Finding, Verdict, given, no_rule
from graph.rules.law import Law
from graph.rules.parameters import AdviceReply, rule_of


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to :func:`reply`; yes means that the day is known.

    Attributes:
        expected_by: the last day on which an answer is in time.
    """

    finding: Finding
    expected_by: date | None = None


def reply(law: Law, sent: PartialDate | None, wanted_by: PartialDate | None, on: date) -> Reply:
    """By when advice should be answered: by the day it asks for, or in the usual time.

    Of a month or a year the last day counts. The rule is that of the day asked for.
    """
    inputs = given(sent=sent, wanted_by=wanted_by)
    version = law.at(AdviceReply, on)
    if not version:
        return Reply(no_rule(rule_of(AdviceReply), sent=sent, wanted_by=wanted_by))
    usual = sent.latest + timedelta(version.params.days) if sent else None
    expected = wanted_by.latest if wanted_by else usual
    missing = () if expected else ("sent",)
    verdict = Verdict.YES if expected else Verdict.UNKNOWN
    return Reply(Finding(verdict, (version.ref,), inputs, missing), expected)
