"""Forms of discipline and who may receive them: NĐ 112/2020, NĐ 172/2025, the Party's statute."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

from graph.errors import UsageError
from graph.names import fold
from graph.rules.findings import (
    Finding,
    Note,
    RuleRef,
    Text,
    Verdict,
    absent,
    given,
    no_rule,
    verdict_of,
)
from graph.rules.law import Law
from graph.rules.parameters import DisciplineForms, DisciplineFormsParty, rule_of

FORMS: Final[Mapping[str, Text]] = MappingProxyType({
    "reprimand": Text("khiển trách", "reprimand"),
    "warning": Text("cảnh cáo", "warning"),
    "pay_step": Text("hạ bậc lương", "lower pay step"),
    "demotion": Text("giáng chức", "demotion"),
    "removal": Text("cách chức", "removal"),
    "dismissal": Text("buộc thôi việc", "dismissal"),
    "status_removal": Text("xóa tư cách chức vụ đã đảm nhiệm", "loss of the status of a post"),
    "expulsion": Text("khai trừ", "expulsion"),
})  # fmt: skip
"""Every form of discipline, of the State and of the Party."""

Standing = Literal["leader", "other", "retired"]


def form_code(text: str) -> str:
    """The code of a form of discipline, from its code or its words in either language.

    Raises:
        UsageError: it is no form of discipline.
    """
    wanted = fold(text)
    for code, words in FORMS.items():
        if wanted in (code, fold(words.vi), fold(words.en)):
            return code
    message = f"{text!r} is no form of discipline"
    raise UsageError(message, "one of: " + ", ".join(FORMS))


def form_in_force(
    law: Law, form: str, on: date, standing: Standing | None, *, party: bool = False
) -> Finding:
    """Whether a decision of a day may impose a form on somebody of that standing.

    From 01/07/2025 demotion (giáng chức) and the lower pay step are no forms any more.
    """
    code = form_code(form)
    inputs = given(form=code, on=on, standing=standing)
    forms = _party_forms(law, on) if party else _state_forms(law, on, standing)
    if forms is None:
        return no_rule(rule_of(DisciplineFormsParty if party else DisciplineForms), **inputs)
    sure, possible, ref = forms
    if code not in possible:
        return Finding(Verdict.NO, (ref,), inputs, notes=(Note.FORM_NOT_IN_FORCE,))
    known = code in sure
    missing = () if known else absent(standing=standing)
    return Finding(verdict_of(True if known else None), (ref,), inputs, missing)


_Forms = tuple[frozenset[str], frozenset[str], RuleRef]


def _party_forms(law: Law, on: date) -> _Forms | None:
    version = law.at(DisciplineFormsParty, on)
    forms = frozenset(version.params.forms) if version else frozenset()
    return (forms, forms, version.ref) if version else None


def _state_forms(law: Law, on: date, standing: Standing | None) -> _Forms | None:
    version = law.at(DisciplineForms, on)
    if not version:
        return None
    each = {
        "leader": frozenset(version.params.leaders),
        "other": frozenset(version.params.others),
        "retired": frozenset(version.params.retired),
    }
    if standing:
        return each[standing], each[standing], version.ref
    return (
        frozenset.intersection(*each.values()), frozenset.union(*each.values()), version.ref
    )  # fmt: skip
