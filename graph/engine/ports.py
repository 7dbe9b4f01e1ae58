"""A local port for the engine."""

import os
import socket

from graph.engine.layout import DEFAULT_PORT, HOST, answers
from graph.errors import EngineError

_TRIED = 100


def free_port(first: int = DEFAULT_PORT) -> int:
    """The first free local port from the given one on.

    Raises:
        EngineError: none of a hundred is free.
    """
    for port in range(first, first + _TRIED):
        if _is_free(port):
            return port
    message = f"All local ports from {first} to {first + _TRIED - 1} are taken."
    raise EngineError(message, "End some of the programs that use them and try again.")


def _is_free(port: int) -> bool:
    # Binding alone would not notice a listener on all addresses on every system.
    if answers(port):
        return False
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # A port just left by a stopped engine is free for us, as it is for Java.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
