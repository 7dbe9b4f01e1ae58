"""The month in which somebody reaches the age of retirement (Labour Code 2019, decree 135/2020).

Only what the demo needs to invent dates; the dated rules live elsewhere. Pure month arithmetic: the
day of birth does not count, and somebody retires on the last day of the month.
"""

from datetime import date, timedelta

from graph.demo.names import MALE


def month_after(day: date, months: int) -> date:
    """The first day of the month so many months after the day's."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, 1)


def last_of_month(day: date) -> date:
    """The last day of the day's month."""
    return month_after(day, 1) - timedelta(days=1)


def retirement_age(sex: str, born: date) -> int:
    """The age of retirement in months."""
    man = sex == MALE
    months = (born.year - (1961 if man else 1966)) * 12 + born.month - 1
    if months < 0:
        return 720 if man else 660
    return min(723 + 3 * (months // 9), 744) if man else min(664 + 4 * (months // 8), 720)


def retirement_date(sex: str, born: date) -> date:
    """The last day of the month in which the age is reached."""
    return last_of_month(month_after(born, retirement_age(sex, born)))


def months_between(first: date, second: date) -> int:
    """Calendar months from one month to another, days aside."""
    return (second.year - first.year) * 12 + second.month - first.month
