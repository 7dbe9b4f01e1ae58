"""Files of the pages: style, scripts, vendored libraries."""

from os import PathLike, stat_result
from typing import Final

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response
from starlette.types import Scope

from viz.page import STATIC

_FOR_GOOD: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


class Static(StaticFiles):
    """The folder of static files; those of others carry their version in their names."""

    def __init__(self) -> None:
        super().__init__(directory=STATIC)

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """A file, or word that the browser has it already."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        versioned = "/vendor/" in scope["path"]
        response.headers["Cache-Control"] = _FOR_GOOD if versioned else _ASK_AGAIN
        return response
