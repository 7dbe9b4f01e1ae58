"""What of a request goes into the audit: who, which route, which id, how it ended; no text."""

from typing import Any, Final

from starlette.types import Scope

from api.principal import Principal
from graph.errors import UsageError
from graph.services.trail import Trail
from graph.vault.audit_entry import check_code

_UNNOTED: Final = frozenset({"get_openapi", "docs"})
"""Routes that show nothing of what is kept."""

_MISSING: Final = 404
_REFUSED: Final = 400
_FAILED: Final = 500


def note(trail: Trail, principal: Principal, scope: Scope, status: int) -> None:
    """Write down one answered request; one that no route took is nobody's reading.

    Raises:
        TrailError, KeysError: it cannot be written; the answer must not be given then.
    """
    route: Any = scope.get("route")
    name = getattr(route, "name", None)
    if not isinstance(name, str) or getattr(route, "endpoint", None) is None or name in _UNNOTED:
        return
    outcome = "done" if status < _REFUSED else "refused" if status < _FAILED else "failed"
    details: dict[str, str | int | bool | None] = {"status": status, "method": scope["method"]}
    if principal.token_scopes is not None:
        details["token"] = True
    act = _code(f"http.{name}") or "http.unnamed"
    trail.note(principal.account, act, _subject(scope, status), outcome, details)


def _subject(scope: Scope, status: int) -> str | None:
    """The id in the path, where something answers to it: what was typed may be anything."""
    if status == _MISSING:
        return None
    first = next(iter(scope.get("path_params", {}).values()), None)
    return None if first is None else _code(str(first))


def _code(text: str) -> str | None:
    try:
        return check_code("subject", text)
    except UsageError:
        return None
