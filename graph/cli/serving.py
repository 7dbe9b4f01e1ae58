"""The service: its socket, who may come in, and what its operator is told."""

import shlex
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli import output
from graph.cli.common import opened, read_settings
from graph.errors import RefusedError, UsageError

if TYPE_CHECKING:
    import uvicorn
    from fastapi import FastAPI

    from graph.settings import Settings
    from graph.store import Store

HOST = "127.0.0.1"
PORT = 8000
_LOOPBACK = {"127.0.0.1": "127.0.0.1", "localhost": "127.0.0.1", "::1": "[::1]"}
"""Hosts that are this machine, as an address names them."""

_BACKLOG = 128
_LAST_ANSWERS = 5
"""Seconds that answers under way have to end when the service is stopped."""

Port = Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")]
Host = Annotated[str, typer.Option(help="127.0.0.1 or ::1: this machine, and no other.")]
Open = Annotated[bool, typer.Option("--open", help="Open it in the browser.")]


def serve(*, port: Port = PORT, host: Host = HOST, open_browser: Open = False) -> None:
    """Serve the pages and the API to this machine until Ctrl-C."""
    serve_until_stopped(read_settings(), host, port, open_browser=open_browser)


def serve_until_stopped(
    settings: "Settings",
    host: str = HOST,
    port: int = PORT,
    *,
    open_browser: bool = False,
    first: Callable[["Store"], None] = lambda _: None,
) -> None:
    """Serve the graph until the process is interrupted; ``first`` is done to it before.

    Raises:
        UsageError: the host is not this machine.
        RefusedError: the port is taken, or the operator's key lies open to others.
        UnreachableError: the database does not answer.
    """
    # The port comes first: that it is taken is told before the database is started for nothing.
    with _listening(host, port) as listener, opened(settings) as store:
        first(store)
        from api.access import Access
        from api.key import key_file, operator_key
        from api.main import create_app
        from graph.services.keyring import ready_for
        from graph.services.origin import is_demo

        ready_for(settings, store)
        access = Access(operator_key(settings.home))
        address = f"http://{_LOOPBACK[host]}:{listener.getsockname()[1]}"
        link = f"{address}/enter/{access.open_link()}" if is_demo(store) else None

        def ready() -> None:
            _announce(address, link, key_file(settings.home))
            if open_browser:
                import webbrowser

                webbrowser.open(link or address)

        _run(_server(create_app(store, access, settings), ready), listener)
    output.say("The service has stopped.")


def _server(app: "FastAPI", ready: Callable[[], None]) -> "uvicorn.Server":
    """A server that tells when it answers and can be interrupted, and not before."""
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            ready()

    return Server(
        uvicorn.Config(
            app,
            access_log=False,  # it would hold links, and the names people search for
            log_level="warning",
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS,
            ws="none",
        )
    )


def _announce(address: str, link: str | None, key: Path) -> None:
    output.say_whole(f"canbo serves at {address} until Ctrl-C, to this machine only.")
    if link:
        output.say_whole(f"All data is invented. This opens it, once: {link}")
    output.say_whole(f"People sign in at {address}/sign-in with the key in {key}")
    output.say_whole(f'Programs send it: -H "Authorization: Bearer $(cat {shlex.quote(str(key))})"')


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens on this machine.

    Raises:
        UsageError: the host is not this machine.
        RefusedError: somebody else has the port, or it cannot be had.
    """
    if host not in _LOOPBACK:
        message = f"canbo does not serve at {host!r}: it has no accounts yet, so only this machine "
        message += "may reach it."
        raise UsageError(message, f"Leave --host out, or give one of {', '.join(_LOOPBACK)}.")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Only a socket that names its protocol gets TCP_NODELAY from asyncio: without it the body of an
    # answer waits for the acknowledgement of its head, some 40 ms.
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host if family == socket.AF_INET6 else HOST, port))
        made.listen(_BACKLOG)
    except OSError as error:
        made.close()
        message = f"Port {port} of {host} cannot be had: {error.strerror}."
        hint = "Another canbo may be serving there. Take another port: --port 8001, or 0 for any."
        raise RefusedError(message, hint) from error
    return made


def _run(server: "uvicorn.Server", listener: socket.socket) -> None:
    """Serve until SIGINT or SIGTERM, which both end it as a wish and not as an error."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, before)
