"""What is stored, and nothing else. Ids in the clear are surrogates."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.db.sealing import Sealed
from bot.db.types import RowId, UtcDateTime, word_of
from bot.domain.alerts import AlertState, Urgency
from bot.domain.amendments import AlertKind, Way
from bot.domain.deliveries import DeliveryState
from bot.domain.rhythm import Frequency

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

subscriber = Table(
    "subscriber",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("chat", Sealed("subscriber.chat"), nullable=False),
    Column("language", String(8), nullable=False),
    Column("ended_at", UtcDateTime),
    # When they are told; without a zone they were never asked, or did not say.
    Column("zone", String(40)),
    Column("frequency", word_of(Frequency), nullable=False, server_default="at_once"),
    Column("quiet_from", SmallInteger, nullable=False, server_default="22"),
    Column("quiet_until", SmallInteger, nullable=False, server_default="8"),
    Column("digest_hour", SmallInteger, nullable=False, server_default="9"),
    UniqueConstraint("chat"),
    # An id is never given twice: a cursor over the audience must not meet a newcomer behind it.
    sqlite_autoincrement=True,
)

subscription = Table(
    "subscription",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("subscriber_id", ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "subscriber_id"),
    sqlite_with_rowid=False,
)

moderator = Table(
    "moderator",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("user", Sealed("moderator.user"), nullable=False),
    UniqueConstraint("user"),
)

alert = Table(
    "alert",
    metadata,
    Column("id", RowId, primary_key=True),
    Column("topic", String(32), nullable=False),
    Column("urgency", word_of(Urgency), nullable=False),
    Column("source", Text, nullable=False),
    Column("state", word_of(AlertState), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("submitted", Boolean, nullable=False),
    Column("author_id", ForeignKey("moderator.id"), nullable=False),
    Column("approver_id", ForeignKey("moderator.id")),
    Column("approved_hash", String(64)),
    Column("due_at", UtcDateTime),
    Column("begun_at", UtcDateTime),
    Column("stop_reason", Text),
    # The audience ends at `audience_end`; the rows of all up to `cursor` are there.
    Column("cursor", BigInteger, nullable=False),
    Column("audience_end", BigInteger, nullable=False),
    Index(None, "state"),
    sqlite_autoincrement=True,
)

alert_text = Table(
    "alert_text",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("html", Text, nullable=False),
    Column("writer_id", ForeignKey("moderator.id"), nullable=False),
    sqlite_with_rowid=False,
)

# Why an urgent alert is urgent, in one sentence.
alert_reason = Table(
    "alert_reason",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("html", Text, nullable=False),
    Column("writer_id", ForeignKey("moderator.id"), nullable=False),
    sqlite_with_rowid=False,
)

# An alert that corrects another one or takes it back; its number in the ledger is the revision.
amendment = Table(
    "amendment",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("amends_id", ForeignKey("alert.id", ondelete="CASCADE"), nullable=False),
    Column("kind", word_of(AlertKind), nullable=False),
    Index(None, "amends_id"),
)

# What was wrong, in one sentence of the moderator.
alert_said = Table(
    "alert_said",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("language", String(8), primary_key=True),
    Column("html", Text, nullable=False),
    Column("writer_id", ForeignKey("moderator.id"), nullable=False),
    sqlite_with_rowid=False,
)

# Whose followers the alert is for, where it is not for those of a topic.
alert_outcome = Table(
    "alert_outcome",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("flow", String(64), primary_key=True),
    Column("outcome", String(64), primary_key=True),
    sqlite_with_rowid=False,
)

following = Table(
    "following",
    metadata,
    Column("flow", String(64), primary_key=True),
    Column("outcome", String(64), primary_key=True),
    Column("subscriber_id", ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
    Index(None, "subscriber_id"),
    sqlite_with_rowid=False,
)

# What each fact and outcome said when it was last looked at. Nothing in it is about a person.
standing = Table(
    "standing",
    metadata,
    Column("node", String(140), primary_key=True),
    Column("said", Text, nullable=False),
)

writing = Table(
    "writing",
    metadata,
    Column("moderator_id", ForeignKey("moderator.id", ondelete="CASCADE"), primary_key=True),
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), nullable=False),
    Column("part", String(16), nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("alert_id", ForeignKey("alert.id", ondelete="CASCADE"), primary_key=True),
    Column("subscriber_id", ForeignKey("subscriber.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("state", word_of(DeliveryState), nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    # queued, retry: when to send; sending: when the lease ends; no value: nothing is left to do.
    Column("due_at", UtcDateTime),
    Column("message_id", BigInteger),
    Column("reason", String(40)),
    Column("sent_at", UtcDateTime),
    # How the reader is reached; no value: by a new message, as at first.
    Column("way", word_of(Way)),
    sqlite_with_rowid=False,
)

# Only rows with something left to do are in it, so it stays small however long the ledger grows.
Index(
    "ix_delivery_pending",
    delivery.c.alert_id,
    delivery.c.due_at,
    sqlite_where=delivery.c.due_at.is_not(None),
    postgresql_where=delivery.c.due_at.is_not(None),
)
