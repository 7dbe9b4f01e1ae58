"""The key ring and its file."""

import json
import logging
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from platformdirs.api import PlatformDirsABC
from platformdirs.macos import MacOS
from platformdirs.unix import Unix

from graph.settings import Settings
from graph.vault import keys
from graph.vault.ring import KeyRing, KeysError, Purpose, fresh, rotated, subkey


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "keys.json"


class TestRing:
    def test_a_rotation_adds_a_key_and_keeps_the_old(self) -> None:
        ring = fresh()
        newer = rotated(ring)
        assert (ring.current, newer.current) == (1, 2)
        assert newer.keys[1] == ring.keys[1] != newer.keys[2]

    def test_fingerprints_stay_at_a_rotation_unless_told(self) -> None:
        assert rotated(fresh()).fingerprints == 1
        assert rotated(fresh(), fingerprints=True).fingerprints == 2

    def test_each_purpose_and_version_has_its_own_subkey(self) -> None:
        ring = rotated(fresh())
        made = {subkey(ring, purpose, version) for purpose in Purpose for version in ring.keys}
        assert len(made) == len(Purpose) * 2
        assert made.isdisjoint(ring.keys.values())

    def test_the_subkeys_of_a_key_never_change(self) -> None:
        ring = KeyRing({1: bytes(range(32))}, fingerprints=1)
        made = {purpose.value: subkey(ring, purpose).hex()[:8] for purpose in Purpose}
        assert made == {
            "seal": "46007bb1",
            "fingerprint": "249505a6",
            "audit": "7af9be69",
            "token": "fc9c8794",
        }, "what is sealed by now could not be opened"

    def test_a_version_it_lacks_is_named(self) -> None:
        with pytest.raises(KeysError, match="no version 7"):
            subkey(fresh(), Purpose.SEAL, 7)

    @pytest.mark.parametrize(
        ("held", "fingerprints"),
        [({}, 1), ({2: bytes(32)}, 2), ({1: bytes(31)}, 1), ({1: bytes(32)}, 2)],
    )
    def test_a_gap_or_a_short_key_makes_no_ring(
        self, held: dict[int, bytes], fingerprints: int
    ) -> None:
        with pytest.raises(KeysError):
            KeyRing(held, fingerprints)

    def test_it_shows_and_changes_no_key(self) -> None:
        ring = KeyRing({1: b"S" * 32}, fingerprints=1)
        assert "SSSS" not in repr(ring) + str(ring) + f"{ring}"
        with pytest.raises(TypeError):
            ring.keys[1] = bytes(32)  # type: ignore[index]


class TestFile:
    def test_what_is_created_is_loaded(self, path: Path, home: Path) -> None:
        assert keys.create(path, home) == keys.load(path, home)

    def test_it_is_for_its_owner_alone(self, path: Path, home: Path) -> None:
        keys.create(path, home)
        keys.rotate(path, home)
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700

    def test_a_rotation_is_kept(self, path: Path, home: Path) -> None:
        first = keys.create(path, home)
        second = keys.rotate(path, home, fingerprints=True)
        assert keys.load(path, home) == second
        assert (second.current, second.fingerprints) == (2, 2)
        assert second.keys[1] == first.keys[1]

    def test_rotations_at_once_lose_no_key(self, path: Path, home: Path) -> None:
        keys.create(path, home)
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda _: keys.rotate(path, home), range(8)))
        last = keys.load(path, home)
        assert last.current == 9
        assert all(last.keys[ring.current] == ring.keys[ring.current] for ring in made)

    def test_nothing_but_the_ring_and_its_lock_is_left(self, path: Path, home: Path) -> None:
        keys.create(path, home)
        keys.rotate(path, home)
        assert {each.name for each in path.parent.iterdir()} <= {"keys.json", "keys.json.lock"}

    def test_a_restored_ring_is_written(self, path: Path, home: Path) -> None:
        ring = rotated(fresh())
        keys.create(path, home, ring)
        assert keys.load(path, home) == ring

    def test_one_that_is_there_is_never_replaced(self, path: Path, home: Path) -> None:
        ring = keys.create(path, home)
        with pytest.raises(KeysError, match="already"):
            keys.create(path, home)
        assert keys.load(path, home) == ring


class TestSetting:
    def test_it_is_read_from_the_environment(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("CANBO_KEYS", str(path))
        assert Settings().keys == path

    @pytest.mark.parametrize("system", [Unix, MacOS])
    def test_the_place_it_has_by_default_is_outside_the_data(
        self, system: type[PlatformDirsABC], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for variable in ("CANBO_KEYS", "CANBO_HOME"):
            monkeypatch.delenv(variable, raising=False)
        monkeypatch.setattr(
            "platformdirs.user_config_path", lambda name: system(name).user_config_path
        )
        monkeypatch.setattr("platformdirs.user_data_path", lambda name: system(name).user_data_path)
        settings = Settings()
        assert not settings.keys.is_relative_to(settings.home)


class TestRefused:
    def test_a_missing_ring_says_what_it_means_and_what_to_do(self, path: Path, home: Path) -> None:
        for act in (keys.load, keys.rotate):
            with pytest.raises(KeysError, match="cannot be opened") as caught:
                act(path, home)
            assert "never make a new one" in caught.value.hint
            assert "shares" in caught.value.hint

    def test_a_missing_file_in_a_closed_folder_is_missing_too(self, path: Path, home: Path) -> None:
        keys.create(path, home)
        path.unlink()
        with pytest.raises(KeysError, match="There is no key ring"):
            keys.load(path, home)

    @pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
    def test_a_file_others_may_read(self, path: Path, home: Path, mode: int) -> None:
        keys.create(path, home)
        path.chmod(mode)
        with pytest.raises(KeysError, match="Others may read"):
            keys.load(path, home)

    def test_a_folder_others_may_look_into(self, path: Path, home: Path) -> None:
        path.parent.mkdir(mode=0o755)
        with pytest.raises(KeysError, match="Others may look"):
            keys.create(path, home)
        assert not path.exists()

    def test_a_place_in_the_data_folder(self, home: Path) -> None:
        with pytest.raises(KeysError, match="in the data folder"):
            keys.create(home / "deep" / "keys.json", home)
        assert not home.exists()

    def test_a_link_into_the_data_folder(self, path: Path, home: Path) -> None:
        home.mkdir()
        path.parent.symlink_to(home, target_is_directory=True)
        with pytest.raises(KeysError, match="in the data folder"):
            keys.create(path, home)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
    def test_a_folder_that_cannot_be_written(self, path: Path, home: Path) -> None:
        path.parent.mkdir(mode=0o500)
        with pytest.raises(KeysError, match="cannot be used"):
            keys.create(path, home)

    def test_a_folder_in_place_of_the_file(self, path: Path, home: Path) -> None:
        path.parent.mkdir(mode=0o700)
        path.mkdir()
        with pytest.raises(KeysError, match="cannot be used"):
            keys.load(path, home)

    @pytest.mark.parametrize(
        "text", ["", "{}", "[]", "null", '{"format": 2}', '{"format": 1, "keys": []}', "\xff"]
    )
    def test_a_file_that_is_no_ring(self, path: Path, home: Path, text: str) -> None:
        keys.create(path, home)
        path.write_text(text, encoding="latin-1")
        with pytest.raises(KeysError, match="damaged") as caught:
            keys.load(path, home)
        assert caught.value.__cause__ is None

    def test_one_changed_letter_of_a_key(self, path: Path, home: Path) -> None:
        keys.create(path, home)
        told = json.loads(path.read_text())
        key = told["keys"]["1"]
        told["keys"]["1"] = ("B" if key[0] == "A" else "A") + key[1:]
        path.write_text(json.dumps(told))
        with pytest.raises(KeysError, match="damaged") as caught:
            keys.load(path, home)
        assert key[1:] not in f"{caught.value.message}{caught.value.hint}"


def test_nothing_logs_a_key(path: Path, home: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        keys.create(path, home)
        ring = keys.rotate(path, home)
    told = json.loads(path.read_text())
    assert not any(key in caplog.text for key in told["keys"].values())
    assert not any(key.hex() in caplog.text for key in ring.keys.values())
