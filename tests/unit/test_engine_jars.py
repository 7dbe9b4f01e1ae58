"""The lock, and what happens when a jar is wrong, missing or out of reach."""

import hashlib
import json
from pathlib import Path

import jgo.maven
import pytest

from graph.engine import jars
from graph.errors import EngineError

GOOD = b"the right content"
BAD = b"the wrong content"


class Registry:
    """Stands in for the registry: hands out what it was given, in order."""

    def __init__(self, *answers: bytes | Exception) -> None:
        self.answers = list(answers)

    def __call__(self, repo_cache: Path, timeout: int) -> "Registry":
        assert timeout > 0
        self.cached_path = repo_cache / "jar"
        return self

    def project(self, group: str, artifact: str) -> "Registry":
        assert (group, artifact) == ("org.example", "one")
        return self

    def at_version(self, version: str) -> "Registry":
        assert version == "1"
        return self

    def artifact(self, classifier: str) -> "Registry":
        assert classifier == ""
        return self

    def resolve(self) -> Path:
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        # As the real one does: a file that is there is not fetched again.
        assert not self.cached_path.exists()
        self.cached_path.write_bytes(answer)
        return self.cached_path


@pytest.fixture
def jar(monkeypatch: pytest.MonkeyPatch) -> jars.Jar:
    """A lock of a single jar."""
    digest = hashlib.sha256(GOOD).hexdigest()
    one = jars.Jar("org.example", "one", "1", "", "one-1.jar", digest, len(GOOD))
    monkeypatch.setattr(jars, "read_lock", lambda: (one,))
    return one


def quiet(_stage: str, _done: int, _total: int) -> None: ...


def serve(monkeypatch: pytest.MonkeyPatch, *answers: bytes | Exception) -> Registry:
    registry = Registry(*answers)
    monkeypatch.setattr(jgo.maven, "MavenContext", registry)
    return registry


def test_lock_names_every_jar_once_and_no_host() -> None:
    text = jars._lock_text()
    locked = jars.read_lock()

    assert len(locked) == len({jar.file for jar in locked}) == len(json.loads(text)) == 217
    assert 120_000_000 < sum(jar.size for jar in locked) < 135_000_000
    assert all(len(jar.sha256) == 64 for jar in locked)
    assert "://" not in text


def test_same_size_other_content_does_not_match(jar: jars.Jar, tmp_path: Path) -> None:
    path = tmp_path / jar.file
    path.write_bytes(GOOD)
    assert jars.matches(path, jar)

    path.write_bytes(BAD)

    assert not jars.matches(path, jar)
    assert not jars.matches(tmp_path / "none", jar)


def test_install_fetches_once_and_tells_progress(
    jar: jars.Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, GOOD)
    told: list[tuple[int, int]] = []

    first = jars.install(tmp_path, lambda _, done, total: told.append((done, total)))
    second = jars.install(tmp_path, lambda _, done, total: told.append((done, total)))

    assert first == second == (jars.jar_folder(tmp_path) / jar.file,)
    assert first[0].read_bytes() == GOOD
    assert told == [(0, 1), (1, 1)]
    assert jars.is_installed(tmp_path)


def test_wrong_answer_is_asked_for_again(
    jar: jars.Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = serve(monkeypatch, BAD, GOOD)

    (path,) = jars.install(tmp_path, quiet)

    assert jars.matches(path, jar)
    assert registry.answers == []


@pytest.mark.usefixtures("jar")
def test_wrong_twice_is_an_error_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, BAD, BAD)

    with pytest.raises(EngineError, match=r"one-1\.jar .*does not match the lock"):
        jars.install(tmp_path, quiet)

    assert [path.name for path in jars.jar_folder(tmp_path).iterdir()] in ([], [".lock"])
    assert not jars.is_installed(tmp_path)


def test_tampered_jar_is_removed_and_fetched_again(
    jar: jars.Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, GOOD, GOOD)
    (path,) = jars.install(tmp_path, quiet)
    path.write_bytes(BAD)
    assert jars.is_installed(tmp_path), "size alone does not tell; hence the hash"

    assert jars.remove_bad(tmp_path) == (jar.file,)
    jars.install(tmp_path, quiet)

    assert path.read_bytes() == GOOD
    assert jars.remove_bad(tmp_path) == ()


def test_cut_short_install_is_checked_by_content(
    jar: jars.Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = jars.jar_folder(tmp_path)
    (folder / ".incoming-old").mkdir(parents=True)
    (folder / jar.file).write_bytes(BAD)
    serve(monkeypatch, GOOD)

    jars.install(tmp_path, quiet)

    assert (folder / jar.file).read_bytes() == GOOD
    assert not (folder / ".incoming-old").exists()


def test_truncated_jar_is_fetched_again(
    jar: jars.Jar, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(monkeypatch, GOOD, GOOD)
    (path,) = jars.install(tmp_path, quiet)
    path.write_bytes(GOOD[:3])

    jars.install(tmp_path, quiet)

    assert jars.matches(path, jar)


@pytest.mark.usefixtures("jar")
def test_registry_out_of_reach_is_told_without_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_address = RuntimeError("https://somewhere.example/one")
    serve(monkeypatch, ConnectionError("https://somewhere.example"), with_address)

    with pytest.raises(EngineError, match=r"one-1\.jar could not be fetched") as caught:
        jars.install(tmp_path, quiet)

    assert "somewhere" not in caught.value.message + caught.value.hint
    assert "CANBO_CACHE" in caught.value.hint


@pytest.mark.usefixtures("jar")
def test_no_network_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "")

    with pytest.raises(EngineError, match=r"did not deliver it \(ProxyError\)"):
        jars.install(tmp_path, quiet)


@pytest.mark.usefixtures("jar")
def test_full_disk_is_told_as_such(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, OSError(28, "No space left on device"))

    with pytest.raises(EngineError, match=r"cannot be stored in .*No space left"):
        jars.install(tmp_path, quiet)


@pytest.mark.usefixtures("jar")
def test_cache_that_is_a_file_is_told(tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("")

    with pytest.raises(EngineError, match="cannot be stored") as caught:
        jars.install(cache, quiet)

    assert "CANBO_CACHE" in caught.value.hint
