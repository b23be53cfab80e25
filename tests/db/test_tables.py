"""Whoever adds a table or a column says here that it is one of those that may be kept."""

from bot.db.sealing import Sealed
from bot.db.tables import metadata


def columns_of(table: str) -> set[str]:
    return set(metadata.tables[table].columns.keys())


def test_nothing_else_is_kept() -> None:
    assert set(metadata.tables) == {
        "subscriber",
        "subscription",
        "moderator",
        "alert",
        "alert_text",
        "alert_reason",
        "alert_said",
        "alert_outcome",
        "amendment",
        "following",
        "standing",
        "writing",
        "delivery",
    }


def test_a_person_is_a_chat_a_language_hours_and_topics() -> None:
    hours = {"zone", "frequency", "quiet_from", "quiet_until", "digest_hour"}
    assert columns_of("subscriber") == {"id", "chat", "language", "ended_at"} | hours
    assert columns_of("subscription") == {"topic", "subscriber_id"}
    assert columns_of("following") == {"flow", "outcome", "subscriber_id"}
    assert columns_of("moderator") == {"id", "user"}


def test_telegram_ids_of_people_are_sealed_under_their_column() -> None:
    sealed = {
        f"{column.table.name}.{column.name}": column.type.column
        for table in metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Sealed)
    }

    assert sealed == {name: name for name in ("subscriber.chat", "moderator.user")}
