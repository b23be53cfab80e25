"""Subscribers, alerts and deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
MOMENT = sa.DateTime(timezone=True)
SEALED = sa.LargeBinary(24)
WORD = sa.String(16)


def upgrade() -> None:
    op.create_table(
        "subscriber",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("chat", SEALED, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("ended_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_subscriber"),
        sa.UniqueConstraint("chat", name="uq_subscriber_chat"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "subscription",
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("subscriber_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("topic", "subscriber_id", name="pk_subscription"),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscriber.id"],
            name="fk_subscription_subscriber_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_subscription_subscriber_id", "subscription", ["subscriber_id"])
    op.create_table(
        "moderator",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("user", SEALED, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_moderator"),
        sa.UniqueConstraint("user", name="uq_moderator_user"),
    )
    op.create_table(
        "alert",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("urgency", WORD, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("submitted", sa.Boolean, nullable=False),
        sa.Column("author_id", ROW_ID, nullable=False),
        sa.Column("approver_id", ROW_ID),
        sa.Column("approved_hash", sa.String(64)),
        sa.Column("due_at", MOMENT),
        sa.Column("begun_at", MOMENT),
        sa.Column("stop_reason", sa.Text),
        sa.Column("cursor", sa.BigInteger, nullable=False),
        sa.Column("audience_end", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert"),
        sa.ForeignKeyConstraint(["author_id"], ["moderator.id"], name="fk_alert_author_id"),
        sa.ForeignKeyConstraint(["approver_id"], ["moderator.id"], name="fk_alert_approver_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_state", "alert", ["state"])
    op.create_table(
        "alert_text",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("writer_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("alert_id", "language", name="pk_alert_text"),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name="fk_alert_text_alert_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["writer_id"], ["moderator.id"], name="fk_alert_text_writer_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "writing",
        sa.Column("moderator_id", ROW_ID, nullable=False),
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("part", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("moderator_id", name="pk_writing"),
        sa.ForeignKeyConstraint(
            ["moderator_id"], ["moderator.id"], name="fk_writing_moderator_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name="fk_writing_alert_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "delivery",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("subscriber_id", ROW_ID, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("attempts", sa.SmallInteger, nullable=False),
        sa.Column("due_at", MOMENT),
        sa.Column("message_id", sa.BigInteger),
        sa.Column("reason", sa.String(40)),
        sa.Column("sent_at", MOMENT),
        sa.PrimaryKeyConstraint("alert_id", "subscriber_id", "revision", name="pk_delivery"),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name="fk_delivery_alert_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscriber.id"],
            name="fk_delivery_subscriber_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    pending = sa.text("due_at IS NOT NULL")
    op.create_index(
        "ix_delivery_pending",
        "delivery",
        ["alert_id", "due_at"],
        sqlite_where=pending,
        postgresql_where=pending,
    )


def downgrade() -> None:
    for table in (
        "delivery", "writing", "alert_text", "alert", "moderator", "subscription", "subscriber"
    ):
        op.drop_table(table)
