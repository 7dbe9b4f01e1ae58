"""Between a request and a page: language, clocks in the address, the template's context."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import HTMLResponse, Response

from api.principal import kept
from graph.accounts import Duty
from graph.errors import CanboError, UsageError
from graph.services.clocks import read_clocks
from viz.page import LANGUAGES, render, words_of
from viz.places import Address
from viz.retelling import retell, retold
from viz.tables import Table, csv_text
from viz.words import Words

LANGUAGE_COOKIE: Final = "canbo_lang"
_YEAR: Final = 31_536_000


def page(request: Request, template: str, status: int = 200, /, **context: object) -> Response:
    """A page in the reader's language; ``lang`` in the address switches it for good."""
    language = language_of(request)
    told = context | {"address": address_of(request), "time": Times(request),
                      "may_write": may_write(request)}  # fmt: skip
    response = HTMLResponse(render(template, language, told), status)
    response.headers["Vary"] = "Cookie, HX-Request"
    if request.query_params.get("lang") == language:
        response.set_cookie(LANGUAGE_COOKIE, language, samesite="lax", max_age=_YEAR)
    return response


def may_write(request: Request) -> bool:
    """Whether whoever reads the page may note something down: it offers nothing that is refused."""
    who = kept(request)
    return who is not None and not who.duties.isdisjoint({Duty.OFFICER, Duty.HEAD})


def csv_file(name: str, table: Table) -> Response:
    """A table as a file."""
    disposition = {"Content-Disposition": f'attachment; filename="{_plain(name)}-{table.name}.csv"'}
    return Response(csv_text(table), media_type="text/csv", headers=disposition)


def _plain(name: str) -> str:
    """A name as a file may bear it anywhere."""
    return "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign in "-_"))


def address_of(request: Request) -> Address:
    """Where the reader is."""
    return Address(request.url.path, dict(request.query_params))


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one chosen before, else Vietnamese."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    return next((each for each in asked if each in LANGUAGES), LANGUAGES[0])


def speaking(request: Request) -> Words:
    """The words of the reader's language."""
    return words_of(language_of(request))


def is_fragment(request: Request) -> bool:
    """Whether a script of a page asks for a part of it; going back asks for the whole."""
    asked = request.headers
    return "hx-request" in asked and "hx-history-restore-request" not in asked


def error_page(request: Request, told: Mapping[str, object]) -> Response:
    """An error as a page that says what to do."""
    status, words = int(str(told["status"])), speaking(request)
    candidates = told.get("candidates")
    listed = [_candidate(request, str(each)) for each in candidates or ()]  # type: ignore[attr-defined]
    detail, hint = (retold(told[name], words) for name in ("detail", "hint"))  # type: ignore[arg-type]
    return page(
        request, "error.html", status, problem=told, candidates=listed, detail=detail, hint=hint
    )


def refusal(request: Request, error: CanboError) -> str:
    """What a form says of an error, and what to do about it, in the reader's language."""
    words = speaking(request)
    return f"{retell(error.message, words)} {retold(error.hint, words)}".strip()


def _candidate(request: Request, line: str) -> tuple[str, str]:
    """The address and the name of one that a text may mean: its id stands first in the line."""
    node, _, name = line.partition("  ")
    folder = request.url.path.rpartition("/")[0]
    return address_of(request).at(f"{folder}/{quote(node, safe='')}"), name or node


class Times:
    """The two clocks as typed: for the bar that moves them, whether or not they can be read."""

    def __init__(self, request: Request) -> None:
        self.as_of = request.query_params.get("as_of", "")
        self.known_at = request.query_params.get("known_at", "")
        self.today = datetime.now().astimezone().date()
        self.bad_day = not _reads(self.as_of, None)
        self.bad_moment = not _reads(None, self.known_at)

    @property
    def is_bad(self) -> bool:
        """Whether either cannot be read."""
        return self.bad_day or self.bad_moment

    @property
    def day(self) -> str | None:
        """The day asked for where it is not today."""
        moved = self.as_of and not self.bad_day and self.as_of != self.today.isoformat()
        return self.as_of if moved else None

    @property
    def moment(self) -> datetime | None:
        """The moment asked for where it is not now."""
        if not self.known_at or self.bad_moment:
            return None
        return read_clocks(None, self.known_at).known_at


def _reads(as_of: str | None, known_at: str | None) -> bool:
    try:
        read_clocks(as_of or None, known_at or None)
    except UsageError:
        return False
    return True
