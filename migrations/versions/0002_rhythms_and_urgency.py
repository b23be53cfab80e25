"""When a subscriber is told, and why an urgent alert is urgent."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ROW_ID = sa.BigInteger().with_variant(sa.Integer, "sqlite")
RHYTHM = {
    "zone": sa.Column("zone", sa.String(40)),
    "frequency": sa.Column(
        "frequency", sa.String(16), nullable=False, server_default="at_once"
    ),
    "quiet_from": sa.Column("quiet_from", sa.SmallInteger, nullable=False, server_default="22"),
    "quiet_until": sa.Column("quiet_until", sa.SmallInteger, nullable=False, server_default="8"),
    "digest_hour": sa.Column("digest_hour", sa.SmallInteger, nullable=False, server_default="9"),
}


def upgrade() -> None:
    for column in RHYTHM.values():
        op.add_column("subscriber", column)
    op.create_table(
        "alert_reason",
        sa.Column("alert_id", ROW_ID, nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("html", sa.Text, nullable=False),
        sa.Column("writer_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("alert_id", "language", name="pk_alert_reason"),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name="fk_alert_reason_alert_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["writer_id"], ["moderator.id"], name="fk_alert_reason_writer_id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("alert_reason")
    for name in RHYTHM:
        op.drop_column("subscriber", name)
