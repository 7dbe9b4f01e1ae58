"""Open the graph: the embedded engine, started if need be, or a server; schema up to date."""

from graph import engine
from graph.errors import UnreachableError
from graph.progress import Progress, silent
from graph.settings import Settings
from graph.store import Store, connect


def open_store(settings: Settings, progress: Progress = silent) -> Store:
    """A store that is ready to be asked.

    Raises:
        UnreachableError: the database cannot be started or does not answer.
        RefusedError: it was written by another version of canbo.
    """
    store = _connect(settings, progress)
    try:
        store.migrate(progress)
    except BaseException:
        store.close()
        raise
    return store


def _connect(settings: Settings, progress: Progress) -> Store:
    if settings.neo4j_uri is not None:
        if settings.neo4j_password is None:
            message = "CANBO_NEO4J_URI is set and CANBO_NEO4J_PASSWORD is not."
            raise UnreachableError(message, "Set both, or neither to use the embedded database.")
        password = settings.neo4j_password.get_secret_value()
        return connect(settings.neo4j_uri, settings.neo4j_user, password)
    running = engine.endpoint(settings.home)
    if running is None:
        running = engine.start(settings.home, settings.cache, progress, heap=settings.heap)
    return connect(running.uri, running.user, running.password)
