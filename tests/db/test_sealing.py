from pathlib import Path

import pytest

from bot.db.engine import make_engine
from bot.db.sealing import KEY_BYTES, Sealed, load_or_make_key, new_key, parse_key, unlock
from bot.db.storage import open_storage
from bot.errors import KeyFileError, StorageError, WrongKeyError
from tests.services.world import KEY, World

READER, GROUP, OWNER = 6_001_002_003, -100_6_001_002_004, 501


def written_as(number: int) -> list[bytes]:
    """Every way in which a database might hold a number in the clear."""
    sizes = [n for n in (2, 4, 6, 8) if -(1 << 8 * n - 1) <= number < 1 << 8 * n - 1]
    orders = [number.to_bytes(n, order, signed=True) for n in sizes for order in ("big", "little")]
    return [str(abs(number)).encode(), f"{abs(number):x}".encode(), *orders]


async def test_a_stolen_database_names_nobody(world: World, database: Path) -> None:
    await world.readers(READER, GROUP)
    await world.due()
    await world.delivery.tick()

    stolen = b"".join(part.read_bytes() for part in database.parent.glob("jol.db*"))
    assert len(stolen) > 50_000
    for chat_id in (READER, GROUP):
        assert not [trace for trace in written_as(chat_id) if trace in stolen]


async def test_the_grep_would_find_a_clear_id(world: World, database: Path) -> None:
    async with world.storage.engine.begin() as connection:
        await connection.exec_driver_sql("CREATE TABLE leak (chat BIGINT)")
        await connection.exec_driver_sql("INSERT INTO leak VALUES (?)", (READER,))

    stolen = b"".join(part.read_bytes() for part in database.parent.glob("jol.db*"))
    assert [trace for trace in written_as(READER) if trace in stolen]


async def test_an_error_does_not_print_the_chat(world: World) -> None:
    with pytest.raises(Exception, match="hide_parameters") as failure:
        await world.storage.subscribers.subscribe(READER, "fees", None)  # type: ignore[arg-type]  # the defect

    assert str(READER) not in str(failure.value)


async def test_another_key_is_refused_at_the_start(world: World, database: Path) -> None:
    await world.readers(READER)

    with pytest.raises(WrongKeyError):
        await open_storage(f"sqlite+aiosqlite:///{database}", parse_key(new_key()))


async def test_the_same_key_opens_it_again(world: World, database: Path) -> None:
    await world.readers(READER)
    storage = await open_storage(f"sqlite+aiosqlite:///{database}", KEY)

    assert (await storage.subscribers.settings(READER)).language == "en"
    await storage.close()


async def test_a_value_moved_to_another_column_does_not_open() -> None:
    engine = make_engine("sqlite+aiosqlite://")
    unlock(engine, KEY)
    sealed = Sealed("subscriber.chat").process_bind_param(READER, engine.dialect)

    with pytest.raises(WrongKeyError):
        Sealed("moderator.user").process_result_value(sealed, engine.dialect)
    await engine.dispose()


async def test_an_engine_without_a_key_stores_nothing() -> None:
    engine = make_engine("sqlite+aiosqlite://")
    with pytest.raises(StorageError):
        Sealed("subscriber.chat").process_bind_param(READER, engine.dialect)
    await engine.dispose()


def test_the_first_start_makes_a_key_for_this_user_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets" / "data-key"
    key = load_or_make_key(path)

    assert len(key) == KEY_BYTES
    assert load_or_make_key(path) == key
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert list(path.parent.iterdir()) == [path]


def test_two_first_starts_agree_on_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "data-key"
    key = load_or_make_key(path)
    seen = iter([False])
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda self: next(seen, None) or exists(self))

    assert load_or_make_key(path) == key


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "data-key"
    load_or_make_key(path)
    path.chmod(mode)

    with pytest.raises(KeyFileError, match="chmod 600"):
        load_or_make_key(path)


@pytest.mark.parametrize("words", ["", "c2hvcnQ=", "not base64!", "ключ"])
def test_a_broken_key_is_refused(tmp_path: Path, words: str) -> None:
    path = tmp_path / "data-key"
    path.write_text(words)
    path.chmod(0o600)

    with pytest.raises(KeyFileError, match="data-key"):
        load_or_make_key(path)


def test_no_refusal_shows_the_key() -> None:
    short = new_key()[:40]
    with pytest.raises(KeyFileError) as refusal:
        parse_key(short)

    assert short not in str(refusal.value)
