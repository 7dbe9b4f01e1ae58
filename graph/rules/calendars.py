"""The Vietnamese calendar of holidays, an input to the rules that count working days."""

from collections.abc import Container
from datetime import date

import holidays


def vietnamese() -> Container[date]:
    """The public holidays of Vietnam, Tết included, for any year asked about.

    Days the government moves or adds are known only as far as the library knows them.
    """
    return holidays.country_holidays("VN")
