"""keep what stands around a ratification: scans, drafts, packages, stances, contacts, inquiries and sessions"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blob",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_blob")),
    )
    op.create_table(
        "document",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
    )
    with op.batch_alter_table("draft") as table:
        table.create_index(table.f("ix_draft_changed_at"), ["changed_at"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_contact_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    with op.batch_alter_table("contact") as table:
        table.create_index(table.f("ix_contact_state"), ["state"], unique=False)
    op.create_table(
        "council_session",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.key"], name=op.f("fk_council_session_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_council_session")),
    )
    with op.batch_alter_table("council_session") as table:
        table.create_index(table.f("ix_council_session_organisation"), ["organisation"], unique=False)
    op.create_table(
        "package",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.key"], name=op.f("fk_package_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_package")),
    )
    op.create_table(
        "inquiry",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("asked_on", sa.String(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.String(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("promised", sa.Text(), nullable=False),
        sa.Column("promised_for", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["contact"], ["contact.id"], name=op.f("fk_inquiry_contact_contact")),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_inquiry_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_inquiry_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inquiry")),
    )
    with op.batch_alter_table("inquiry") as table:
        table.create_index(table.f("ix_inquiry_instrument"), ["instrument"], unique=False)
        table.create_index(table.f("ix_inquiry_state"), ["state"], unique=False)
    op.create_table(
        "stance",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_stance_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_stance_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stance")),
    )
    with op.batch_alter_table("stance") as table:
        table.create_index(table.f("ix_stance_instrument"), ["instrument"], unique=False)
    with op.batch_alter_table("act") as table:
        table.add_column(sa.Column("incoming", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("document", sa.String(), nullable=True))
        table.create_foreign_key(table.f("fk_act_document_document"), "document", ["document"], ["id"])
    with op.batch_alter_table("instrument") as table:
        table.add_column(sa.Column("package", sa.String(), nullable=True))
        table.add_column(sa.Column("due_on", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("fulfilled_on", sa.String(), nullable=False, server_default=""))
        table.create_index(table.f("ix_instrument_package"), ["package"], unique=False)
        table.create_foreign_key(table.f("fk_instrument_package_package"), "package", ["package"], ["key"])
    with op.batch_alter_table("step") as table:
        table.add_column(sa.Column("incoming", sa.String(), nullable=False, server_default=""))
        table.add_column(sa.Column("document", sa.String(), nullable=True))
        table.create_foreign_key(table.f("fk_step_document_document"), "document", ["document"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("step") as table:
        table.drop_constraint(table.f("fk_step_document_document"), type_="foreignkey")
        table.drop_column("document")
        table.drop_column("incoming")
    with op.batch_alter_table("instrument") as table:
        table.drop_constraint(table.f("fk_instrument_package_package"), type_="foreignkey")
        table.drop_index(table.f("ix_instrument_package"))
        table.drop_column("fulfilled_on")
        table.drop_column("due_on")
        table.drop_column("package")
    with op.batch_alter_table("act") as table:
        table.drop_constraint(table.f("fk_act_document_document"), type_="foreignkey")
        table.drop_column("document")
        table.drop_column("incoming")
    with op.batch_alter_table("stance") as table:
        table.drop_index(table.f("ix_stance_instrument"))
    op.drop_table("stance")
    with op.batch_alter_table("inquiry") as table:
        table.drop_index(table.f("ix_inquiry_state"))
        table.drop_index(table.f("ix_inquiry_instrument"))
    op.drop_table("inquiry")
    op.drop_table("package")
    with op.batch_alter_table("council_session") as table:
        table.drop_index(table.f("ix_council_session_organisation"))
    op.drop_table("council_session")
    with op.batch_alter_table("contact") as table:
        table.drop_index(table.f("ix_contact_state"))
    op.drop_table("contact")
    with op.batch_alter_table("draft") as table:
        table.drop_index(table.f("ix_draft_changed_at"))
    op.drop_table("draft")
    op.drop_table("document")
    op.drop_table("blob")
