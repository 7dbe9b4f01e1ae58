"""What runs, where, and what is in it."""

from typing import Any

from graph import engine
from graph.cli.output import out, say, table
from graph.services.opening import open_store
from graph.settings import Settings
from graph.store import BASE

_MIB = 1 << 20


def status_of(settings: Settings) -> dict[str, Any]:
    """The state of the database, and its content if it runs; starts nothing."""
    found: dict[str, Any] = {"embedded": settings.embedded, "uri": settings.neo4j_uri}
    if settings.embedded:
        state = engine.status(settings.home, settings.cache)
        found |= {
            "running": state.running,
            "installed": state.installed,
            "uri": state.uri,
            "pid": state.pid,
            "home": str(state.home),
            "log": str(state.log),
            "version": state.version,
            "memory_mb": state.rss_bytes // _MIB if state.rss_bytes else None,
        }
        if not state.running:
            return found
    store = open_store(settings)
    try:
        found["nodes"] = {row["label"]: row["nodes"] for row in store.counts()}
        found["registers"] = [
            {**row, "last_received": row["last_received"].isoformat()}
            for row in store.registers(BASE)
        ]
    finally:
        store.close()
    return found


def print_status(found: dict[str, Any]) -> None:
    """The same as tables."""
    rows = [(name, value) for name, value in found.items() if not isinstance(value, dict | list)]
    out.print(table("Database", ("", ""), rows))
    if "nodes" not in found:
        say("It is not running; `canbo up` starts it, and so does any question.")
        return
    out.print(table("Content", ("nodes", "how many"), found["nodes"].items()))
    registers = [(row["name"], row["reports"], row["last_received"]) for row in found["registers"]]
    if registers:
        out.print(table("Registers", ("register", "imports", "last"), registers))
    else:
        say("It is empty. Start with `canbo import FILE`.")
