"""Corrections, recalls, and followed answers."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORD = sa.String(16)
NODE = sa.String(64)


def upgrade() -> None:
    op.add_column("delivery", sa.Column("way", WORD))
    op.create_table(
        "amendment",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("amends_id", ROW_ID, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.PrimaryKeyConstraint("alert_id", name="pk_amendment"),
        _of_alert("amendment"),
        sa.ForeignKeyConstraint(
            ["amends_id"], ["alert.id"], name="fk_amendment_amends_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_amendment_amends_id", "amendment", ["amends_id"])
    op.create_table(
        "alert_said",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("writer_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("alert_id", "language", name="pk_alert_said"),
        _of_alert("alert_said"),
        sa.ForeignKeyConstraint(["writer_id"], ["moderator.id"], name="fk_alert_said_writer_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alert_outcome",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("flow", NODE, nullable=False),
        sa.Column("outcome", NODE, nullable=False),
        sa.PrimaryKeyConstraint("alert_id", "flow", "outcome", name="pk_alert_outcome"),
        _of_alert("alert_outcome"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "following",
        sa.Column("flow", NODE, nullable=False),
        sa.Column("outcome", NODE, nullable=False),
        sa.Column("subscriber_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("flow", "outcome", "subscriber_id", name="pk_following"),
        sa.ForeignKeyConstraint(
            ["subscriber_id"],
            ["subscriber.id"],
            name="fk_following_subscriber_id",
            ondelete="CASCADE",
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_following_subscriber_id", "following", ["subscriber_id"])
    op.create_table(
        "standing",
        sa.Column("node", sa.String(140), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("node", name="pk_standing"),
    )


def _of_alert(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["alert_id"], ["alert.id"], name=f"fk_{table}_alert_id", ondelete="CASCADE"
    )


def downgrade() -> None:
    op.drop_column("delivery", "way")
    for table in ("standing", "following", "alert_outcome", "alert_said", "amendment"):
        op.drop_table(table)
