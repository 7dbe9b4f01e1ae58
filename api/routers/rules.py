"""The law as dated data: what it says, and what follows from it; no database is asked.

A call answers what ``canbo rule`` prints. Two of them bear another name here, where a rule has it.
"""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Configured
from api.errors import responses
from api.schemas.rules import Answer, RuleItem, Rules
from graph.errors import NotFoundError
from graph.rules.advice import reply
from graph.rules.calendars import vietnamese
from graph.rules.discipline import bars
from graph.rules.evaluation import grade
from graph.rules.law import Law
from graph.rules.planning import planning_quota
from graph.rules.reporting import report_period
from graph.rules.retirement import retirement
from graph.rules.rotation import rotation, secondment
from graph.rules.service import Person
from graph.rules.shapes import answer_json, rule_json, version_json
from graph.rules.tenure import two_terms
from graph.rules.terms import term
from graph.services.clocks import read_day
from graph.services.ruling import person_of, read_date, the_law

router = APIRouter(prefix="/rules", tags=["rules"])

_MOST = 1000.0
_Text = Query(max_length=10, description="YYYY, YYYY-MM or YYYY-MM-DD.")
Partial = Annotated[str | None, _Text]
Since = Annotated[str, _Text]
Sex = Annotated[Literal["male", "female"] | None, Query(description="For the age of retirement.")]
Day = Annotated[str | None, Query(description="The day asked for, YYYY-MM-DD; default today.")]
RuleId = Annotated[str, Path(description="The id of a rule, as the list gives it.")]
Many = Annotated[int | None, Query(ge=0)]


def law_here(settings: Configured) -> Law:
    """The law, with the office's own rules over it."""
    return the_law(settings.rules)


def day_asked(on: Day = None) -> date:
    """The day a question is about."""
    return read_day(on or None, "on")


def person_asked(born: Partial = None, sex: Sex = None, retires: Partial = None) -> Person:
    """Somebody as the rules need to know them."""
    return person_of(
        read_date("born", born) if born else None,
        sex,
        read_date("retires", retires) if retires else None,
    )


TheLaw = Annotated[Law, Depends(law_here)]
On = Annotated[date, Depends(day_asked)]
Who = Annotated[Person, Depends(person_asked)]


@router.get("", response_model=Rules)
def list_rules(request: Request, law: TheLaw, on: On) -> Response:
    """Every rule in force on a day."""
    found = [ref for name in sorted(law.rules) if (ref := law.text_at(name, on))]
    return answer(request, {"on": on.isoformat(), "rules": [rule_json(ref) for ref in found]})


@router.get("/retirement", response_model=Answer)
def ask_retirement(request: Request, law: TheLaw, who: Who) -> Response:
    """When somebody retires, from when the pension runs, and what is due before."""
    return answer(request, answer_json(retirement(law, who)))


@router.get("/term", response_model=Answer)
def ask_term(request: Request, law: TheLaw, who: Who, effective: Since) -> Response:
    """When a term ends, what follows, and when the work on it must start."""
    began = read_date("effective", effective)
    return answer(request, answer_json(term(law, began, who, vietnamese())))


@router.get("/two-terms", response_model=Answer)
def ask_two_terms(
    request: Request,
    law: TheLaw,
    on: On,
    since: Since,
    role: Annotated[str | None, Query(max_length=40, description="head or deputy.")] = None,
    terms: Annotated[int, Query(ge=1, description="Which term in a row it is.")] = 1,
) -> Response:
    """Whether a post has been held for two terms or eight years: a flag, no violation."""
    found = two_terms(law, role, read_date("since", since), on, terms=terms)
    return answer(request, answer_json(found))


@router.get("/rotation", response_model=Answer)
def ask_rotation(request: Request, law: TheLaw, on: On, since: Since) -> Response:
    """Whether a rotation has lasted its least time."""
    return answer(request, answer_json(rotation(law, read_date("since", since), on)))


@router.get("/secondment-time", response_model=Answer)
def ask_secondment(request: Request, law: TheLaw, on: On, since: Since) -> Response:
    """Whether a secondment has passed its longest usual time."""
    return answer(request, answer_json(secondment(law, read_date("since", since), on)))


@router.get("/discipline", response_model=Answer)
def ask_discipline(
    request: Request,
    law: TheLaw,
    on: On,
    effective: Since,
    form: Annotated[str, Query(max_length=40, description="Such as khiển trách, or its code.")],
    *,
    leader: Annotated[bool, Query(description="The Party's clock runs for leaders.")] = True,
) -> Response:
    """Until when a decision of discipline bars from a higher post, by each clock."""
    found = bars(law, form, read_date("effective", effective), on, leader=leader)
    return answer(request, answer_json(found))


@router.get("/planning", response_model=Answer)
def ask_planning(
    request: Request, law: TheLaw, on: On, people: Many = None, posts: Many = None
) -> Response:
    """Whether a plan is within its numbers."""
    return answer(request, answer_json(planning_quota(law, on, people=people, posts=posts)))


@router.get("/evaluation-grade", response_model=Answer)
def ask_evaluation(
    request: Request,
    law: TheLaw,
    year: Annotated[int, Query(ge=1, le=2999)],
    score: Annotated[float | None, Query(ge=0, le=_MOST, allow_inf_nan=False)] = None,
    *,
    disciplined: Annotated[bool, Query(description="For official duty, that year.")] = False,
) -> Response:
    """The grade that a score makes."""
    return answer(request, answer_json(grade(law, year, score, disciplined_for_duty=disciplined)))


@router.get("/report", response_model=Answer)
def ask_report(
    request: Request,
    law: TheLaw,
    year: Annotated[int, Query(ge=2, le=2999, description="In which the year ends.")],
    months: Annotated[int, Query(ge=1, le=12, description="12 is the annual report.")] = 12,
) -> Response:
    """A period of the statistical year and when its reports are due."""
    return answer(request, answer_json(report_period(law, year, months, vietnamese())))


@router.get("/advice", response_model=Answer)
def ask_advice(
    request: Request, law: TheLaw, on: On, sent: Since, wanted_by: Partial = None
) -> Response:
    """By when advice that was sent upward should be answered."""
    wanted = read_date("wanted_by", wanted_by) if wanted_by else None
    found = reply(law, read_date("sent", sent), wanted, on)
    return answer(request, answer_json(found))


@router.get("/{rule_id}", response_model=RuleItem, responses=responses(404))
def get_rule(request: Request, law: TheLaw, rule_id: RuleId) -> Response:
    """A rule with all its versions, their parameters, and what was not verified."""
    if rule_id not in law.rules:
        message = f"There is no rule {rule_id!r}."
        raise NotFoundError(message, "`GET /rules` lists all in force.")
    versions = [version_json(each) for each in law.rules[rule_id]]
    return answer(request, {"rule": rule_id, "versions": versions})
