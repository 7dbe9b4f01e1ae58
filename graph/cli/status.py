"""What runs, where, and what is in it."""

from dataclasses import asdict
from typing import Any

from graph import engine
from graph.cli.output import out, say, table
from graph.services.opening import open_store
from graph.services.origin import Demo, origin
from graph.settings import Settings
from graph.visibility import BASE

_MIB = 1 << 20
_KINDS = ("Unit", "Position", "Person")
_CONTENT = ("nodes", "registers", "demo")


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
        counted = {row["label"]: row["nodes"] for row in store.counts()}
        found["nodes"] = dict.fromkeys(_KINDS, 0) | counted
        demo = origin(store).demo
        found["demo"] = asdict(demo) if demo else None
        found["registers"] = [
            {**row, "last_received": row["last_received"].isoformat()}
            for row in store.registers(BASE)
        ]
    finally:
        store.close()
    return found


def print_status(found: dict[str, Any]) -> None:
    """The same as tables."""
    about = {name: value for name, value in found.items() if name not in _CONTENT}
    out.print(table("Database", ("", ""), about.items()))
    if "nodes" not in found:
        say("It is not running; `canbo up` starts it, and so does any question.")
        return
    out.print(table("Content", ("nodes", "how many"), found["nodes"].items()))
    registers = [(row["name"], row["reports"], row["last_received"]) for row in found["registers"]]
    if registers:
        out.print(table("Registers", ("register", "imports", "last"), registers))
    if found["demo"]:
        demo = Demo(**found["demo"])
        still = "" if demo.loaded else "; it is not complete, `canbo demo` goes on with it"
        say(f"The invented demo office ({demo.name}){still}.")
    elif not any(found["nodes"].values()):
        say("It is empty. Start with `canbo import FILE`, `canbo init` or `canbo demo`.")
