"""Ten years in the office, month by month, from 01/10/2015 to 31/10/2026."""

from collections.abc import Iterable
from datetime import date
from random import Random

from graph.demo import cases
from graph.demo.advice import advise
from graph.demo.desk import TODAY, Desk, Draft
from graph.demo.filling import fill_leaders, hire, move_members, terms
from graph.demo.lists import due, staff_lists
from graph.demo.movements import announced_retirements, departures
from graph.demo.names import Names
from graph.demo.notes import rumours
from graph.demo.office import REFORM, START, Office
from graph.demo.opening import file_founding, fill_offices, found_offices, open_books
from graph.demo.postings import come_back, returns, second
from graph.demo.reform import reorganise
from graph.demo.retirement import month_after
from graph.demo.scripted import acts_in, close_keeping, place_cases
from graph.demo.tree import Planner
from graph.demo.yearly import courses_and_awards, evaluate, raise_ranks, review_plans
from graph.offices.places import SOUTH, new_provinces, old_provinces


def generate(seed: int = 1, national: bool = False) -> tuple[Draft, ...]:
    """Everything the desk wrote down, in recorded order.

    Parameters
    ----------
    seed
        The same seed gives the same drafts, byte for byte; another gives another office.
    national
        All 63 provinces instead of the 25 from Phú Yên to Cà Mau.
    """
    return simulate(seed, national=national).desk.drafts()


def simulate(seed: int = 1, *, national: bool = False) -> Office:
    """The office as it is on the last day, with everything on its desk."""
    rng = Random(f"canbo {seed}")  # noqa: S311 - an invented office holds no secret
    provinces = [
        province for name, province in old_provinces().items() if national or name in SOUTH
    ]
    planner = Planner(seed, rng)
    office = Office(seed, rng, Desk(seed, rng), Names(rng, cases.NAMES), planner.old_root())
    found_offices(office, provinces, planner)
    place_cases(office)
    file_founding(office)
    fill_offices(office)
    open_books(office)
    staff_lists(office, month_after(START, -1))
    for month in months(START, TODAY):
        if month == REFORM:
            close_keeping(office)
            reorganise(office, provinces, new_provinces(), planner)
        _live_through(office, month)
    announced_retirements(office)
    advise(office)
    return office


def months(first: date, last: date) -> Iterable[date]:
    """The first days of the months from one day to another."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month_after(month, 1)


def _live_through(office: Office, month: date) -> None:
    acts_in(office, month)
    terms(office, month)
    come_back(office, month)
    departures(office, month)
    fill_leaders(office, month)
    returns(office, month)
    if month.month in {9, 10} and (month.month == 10) == bool(month.year % 2):
        raise_ranks(office, month.year)
    move_members(office, month)
    hire(office, month)
    second(office, month)
    if month.month == 5:
        review_plans(office, month.year)
    if month.month == 8:
        courses_and_awards(office, month.year)
    if month.month == 12:
        evaluate(office, month.year)
    rumours(office, month)
    if due(month):
        staff_lists(office, month)
