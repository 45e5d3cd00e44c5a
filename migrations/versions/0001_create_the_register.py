"""create the register: the ledger, the facts it tells, and the spans that follow from them"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
    )
    op.create_index(op.f("ix_entry_instrument"), "entry", ["instrument"], unique=False)
    op.create_index(op.f("ix_entry_kind_key"), "entry", ["kind", "key"], unique=False)

    op.create_table(
        "head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_head")),
    )
    op.create_table(
        "organisation",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("depositary", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_organisation")),
    )
    op.create_table(
        "state",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=False),
        sa.Column("name_ru", sa.String(), nullable=False),
        sa.Column("official_en", sa.String(), nullable=False),
        sa.Column("official_ru", sa.String(), nullable=False),
        sa.Column("genitive_ru", sa.String(), nullable=False),
        sa.Column("dative_ru", sa.String(), nullable=False),
        sa.Column("exists_from", sa.String(), nullable=False),
        sa.Column("exists_to", sa.String(), nullable=False),
        sa.Column("continues", sa.String(), nullable=False),
        sa.Column("succeeds", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_state")),
    )
    op.create_table(
        "instrument",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title_en", sa.String(), nullable=False),
        sa.Column("title_ru", sa.String(), nullable=False),
        sa.Column("short_en", sa.String(), nullable=False),
        sa.Column("short_ru", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("relation", sa.JSON(), nullable=False),
        sa.Column("adopted_on", sa.String(), nullable=False),
        sa.Column("adopted_at", sa.String(), nullable=False),
        sa.Column("depositary", sa.String(), nullable=False),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("concerns", sa.JSON(), nullable=False),
        sa.Column("coverage", sa.String(), nullable=False),
        sa.Column("entry_into_force", sa.JSON(), nullable=True),
        sa.Column("lasts", sa.JSON(), nullable=False),
        sa.Column("exit", sa.JSON(), nullable=False),
        sa.Column("ended_on", sa.String(), nullable=False),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("note", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.key"], name=op.f("fk_instrument_organisation_organisation")
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_instrument")),
    )
    op.create_index(op.f("ix_instrument_organisation"), "instrument", ["organisation"], unique=False)

    op.create_table(
        "membership",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation"], ["organisation.key"], name=op.f("fk_membership_organisation_organisation")
        ),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_membership_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
    )
    op.create_index(op.f("ix_membership_organisation"), "membership", ["organisation"], unique=False)
    op.create_index(op.f("ix_membership_state"), "membership", ["state"], unique=False)

    op.create_table(
        "weight",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("measure", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_weight_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weight")),
    )
    op.create_index(op.f("ix_weight_measure"), "weight", ["measure"], unique=False)

    op.create_table(
        "act",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("received_on", sa.String(), nullable=False),
        sa.Column("effective_on", sa.String(), nullable=False),
        sa.Column("not_before", sa.String(), nullable=False),
        sa.Column("not_after", sa.String(), nullable=False),
        sa.Column("expected", sa.Boolean(), nullable=False),
        sa.Column("regards", sa.String(), nullable=False),
        sa.Column("territory", sa.String(), nullable=False),
        sa.Column("depositary", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("as_printed", sa.String(), nullable=False),
        sa.Column("supersedes", sa.String(), nullable=True),
        sa.Column("void_reason", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_act_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_act_state_state")),
        sa.ForeignKeyConstraint(["supersedes"], ["act.id"], name=op.f("fk_act_supersedes_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
    )
    op.create_index(op.f("ix_act_instrument"), "act", ["instrument"], unique=False)
    op.create_index(op.f("ix_act_state"), "act", ["state"], unique=False)
    op.create_index(op.f("ix_act_supersedes"), "act", ["supersedes"], unique=True)

    op.create_table(
        "announcement",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("not_before", sa.String(), nullable=False),
        sa.Column("not_after", sa.String(), nullable=False),
        sa.Column("announced_on", sa.String(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_announcement_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_announcement_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index(op.f("ix_announcement_instrument"), "announcement", ["instrument"], unique=False)

    op.create_table(
        "confirmation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("up_to", sa.String(), nullable=False),
        sa.Column("says", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_confirmation_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_confirmation_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
    )
    op.create_index(op.f("ix_confirmation_instrument"), "confirmation", ["instrument"], unique=False)

    op.create_table(
        "finding",
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("weight", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_finding_instrument_instrument")),
        sa.PrimaryKeyConstraint("instrument", "number", name=op.f("pk_finding")),
    )
    op.create_table(
        "instrument_span",
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument"], ["instrument.key"], name=op.f("fk_instrument_span_instrument_instrument")
        ),
        sa.PrimaryKeyConstraint("instrument", "start", name=op.f("pk_instrument_span")),
    )
    op.create_table(
        "owing_span",
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("to_be_confirmed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("last_step", sa.String(), nullable=True),
        sa.Column("stage_since", sa.Date(), nullable=False),
        sa.Column("blocking", sa.Boolean(), nullable=True),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_owing_span_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_owing_span_state_state")),
        sa.PrimaryKeyConstraint("instrument", "state", "start", name=op.f("pk_owing_span")),
    )
    op.create_index(op.f("ix_owing_span_start_until"), "owing_span", ["start", "until"], unique=False)
    op.create_index(op.f("ix_owing_span_state_start_until"), "owing_span", ["state", "start", "until"], unique=False)

    op.create_table(
        "position_span",
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("in_force_on", sa.Date(), nullable=True),
        sa.Column("provisional", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instrument"], ["instrument.key"], name=op.f("fk_position_span_instrument_instrument")
        ),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_position_span_state_state")),
        sa.PrimaryKeyConstraint("instrument", "state", "start", name=op.f("pk_position_span")),
    )
    op.create_index(op.f("ix_position_span_state_start"), "position_span", ["state", "start"], unique=False)

    op.create_table(
        "procedure",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=True),
        sa.Column("start", sa.String(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
        sa.Column("steps", sa.String(), nullable=False),
        sa.Column("completed_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_procedure_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_procedure_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure")),
    )
    op.create_index(op.f("ix_procedure_state"), "procedure", ["state"], unique=False)

    op.create_table(
        "stage_span",
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("start", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("last_step", sa.String(), nullable=True),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_stage_span_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_stage_span_state_state")),
        sa.PrimaryKeyConstraint("instrument", "state", "start", name=op.f("pk_stage_span")),
    )
    op.create_index(op.f("ix_stage_span_state_start"), "stage_span", ["state", "start"], unique=False)

    op.create_table(
        "step",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("on", sa.String(), nullable=False),
        sa.Column("not_before", sa.String(), nullable=False),
        sa.Column("not_after", sa.String(), nullable=False),
        sa.Column("planned", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["instrument"], ["instrument.key"], name=op.f("fk_step_instrument_instrument")),
        sa.ForeignKeyConstraint(["state"], ["state.code"], name=op.f("fk_step_state_state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_step")),
    )
    op.create_index(op.f("ix_step_instrument"), "step", ["instrument"], unique=False)
    op.create_index(op.f("ix_step_state"), "step", ["state"], unique=False)
    op.bulk_insert(
        sa.table("head", sa.column("id"), sa.column("entries"), sa.column("digest")),
        [{"id": 1, "entries": 0, "digest": ""}],
    )


def downgrade() -> None:
    for table in (
        "step",
        "stage_span",
        "procedure",
        "position_span",
        "owing_span",
        "instrument_span",
        "finding",
        "confirmation",
        "announcement",
        "act",
        "weight",
        "membership",
        "instrument",
        "state",
        "organisation",
        "head",
        "entry",
    ):
        op.drop_table(table)
