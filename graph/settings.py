"""Settings, from the environment (``CANBO_…``); none is needed."""

from functools import cached_property
from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where canbo keeps things and which database it talks to.

    Attributes:
        home: the data folder: the embedded database, its password, its logs.
        cache: downloaded engine files, shared by every home.
        rules: an office's own rules, a file over those canbo brings.
        keys: the key ring's file; never in the data folder, nor in a backup of it.
        neo4j_uri: a server to use instead of the embedded engine
            (``bolt://``, ``neo4j://``, ``+s``, ``+ssc``).
        neo4j_user, neo4j_password: how to sign in to that server.
        heap: memory of the embedded engine, as a Java size.
        import_max_mb: largest file an import accepts, in MiB.
        import_batch_rows: rows of a file written in one transaction; longer files are written
            in batches of this size, which a later run of the same file completes.
    """

    model_config = SettingsConfigDict(env_prefix="CANBO_", env_ignore_empty=True, frozen=True)

    home: Path = Field(default_factory=lambda: platformdirs.user_data_path("canbo"))
    cache: Path = Field(default_factory=lambda: platformdirs.user_cache_path("canbo"))
    # A folder of its own: on some systems the folders of settings and of data are one.
    keys: Path = Field(
        default_factory=lambda: platformdirs.user_config_path("canbo-keys") / "keys.json"
    )
    rules: Path | None = None
    neo4j_uri: str | None = Field(default=None, pattern=r"^(bolt|neo4j)(\+s|\+ssc)?://.")
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr | None = None
    heap: str = "512m"
    import_max_mb: int = Field(default=256, ge=1)
    import_batch_rows: int = Field(default=10_000, ge=1)

    @cached_property
    def embedded(self) -> bool:
        """Whether canbo runs its own database."""
        return self.neo4j_uri is None
