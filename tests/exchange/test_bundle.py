"""A bundle goes in and comes out: what is kept, what is a finding, and what refuses the whole."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.exchange.conftest import CLERK, Bundles, Registers, everything, rows, texts
from tracker.errors import Refused, UnreadableBundle
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.register.database import connect, reading, upgrade
from tracker.register.importing import ImportOutcome
from tracker.register.ledger import Author, facts_at
from tracker.register.verification import verify

INSTRUMENT = "- key: pact\n  title: {en: Pact}\n"
LATER = Author("editor", datetime(2024, 6, 1, 12, tzinfo=UTC))


def told(outcome: ImportOutcome) -> list[str]:
    return [f"{finding.file}:{finding.row} {finding}" for finding in outcome.findings]


def test_a_bundle_is_brought_in_whole(register: Engine, bundle: Bundles) -> None:
    outcome = import_bundle(register, bundle(), CLERK)
    assert outcome.findings == ()
    assert outcome.counts["act"] == {"added": 3, "changed": 0, "unchanged": 0, "left_out": 0}
    assert outcome.counts["state"]["added"] == 3  # Norway needs no line in states.csv
    assert outcome.written == sum(count["added"] for count in outcome.counts.values())
    acts = rows(register, "act")
    assert set(acts) == {"pact/AM/signature/1992-05-15", "pact/AM/ratification/1992-10-01", "own-id"}
    assert acts["own-id"]["confidence"] == "confirmed"  # a gazette
    assert acts["pact/AM/ratification/1992-10-01"]["confidence"] == "reported"  # a web page of no government
    assert acts["own-id"]["recorded_by"] == "clerk"
    assert rows(register, "state")["NO"]["name_ru"] == "Норвегия"
    assert rows(register, "instrument")["protocol"]["concerns"] == ["AM", "NO"]
    assert rows(register, "instrument")["protocol"]["adopted_on"] == "2021-09"
    with reading(register) as session:
        assert verify(session).problems == []


def test_the_same_bundle_again_changes_nothing(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    before = everything(register)
    outcome = import_bundle(register, bundle(), LATER)
    assert outcome.written == 0
    assert all(count["unchanged"] and not count["added"] for count in outcome.counts.values())
    assert everything(register) == before


def test_a_dry_run_tells_what_would_change_and_changes_nothing(register: Engine, bundle: Bundles) -> None:
    before = everything(register)
    outcome = import_bundle(register, bundle(), CLERK, dry_run=True)
    assert everything(register) == before
    assert import_bundle(register, bundle(), CLERK) == outcome


def test_keys_present_replace_and_keys_absent_stay(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    changed = bundle("changes", instruments="- key: pact\n  title: {ru: Пакт}\n  adopted_at: Tashkent\n")
    outcome = import_bundle(register, changed, LATER)
    assert outcome.counts["instrument"]["changed"] == 1
    pact = rows(register, "instrument")["pact"]
    assert (pact["title_en"], pact["title_ru"], pact["adopted_at"]) == ("Pact", "Пакт", "Tashkent")
    assert pact["adopted_on"] == "1992-05-15"


def test_an_explicit_null_clears(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    cleared = bundle(
        "cleared",
        instruments="- key: pact\n  adopted_on: null\n  concerns: null\n  sources: null\n",
        acts="id,instrument,state,act,note,source\nown-id,pact,NO,ratification,,null\n"
        "pact/AM/ratification/1992-10-01,pact,AM,ratification,null,\n",
    )
    import_bundle(register, cleared, LATER)
    pact = rows(register, "instrument")["pact"]
    assert (pact["adopted_on"], pact["concerns"], pact["sources"]) == ("", None, [])
    acts = rows(register, "act")
    assert acts["own-id"]["source"] == ""
    assert acts["pact/AM/ratification/1992-10-01"]["note"] == ""
    assert acts["pact/AM/ratification/1992-10-01"]["source"] == "https://mfa.am/1"  # an empty cell says nothing


def test_a_clause_is_cleared_by_the_word_none_alone(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    import_bundle(register, bundle("a", instruments="- key: pact\n  entry_into_force: null\n"), LATER)
    assert rows(register, "instrument")["pact"]["entry_into_force"]["article"] == "Art 11"
    import_bundle(register, bundle("b", instruments="- key: pact\n  entry_into_force: none\n"), LATER)
    assert rows(register, "instrument")["pact"]["entry_into_force"] is None


def test_the_same_act_from_another_source_adds_the_source(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    other = "instrument,state,act,on,source\npact,Armenia,ratification,1992-10-01,https://www.gov.am/5\n"
    for _ in range(2):
        import_bundle(register, bundle("other", acts=other), LATER)
    acts = rows(register, "act")
    assert len(acts) == 3
    act = acts["pact/AM/ratification/1992-10-01"]
    assert act["source"] == "https://mfa.am/1 ; https://www.gov.am/5"
    assert act["confidence"] == "confirmed"
    assert act["note"] == "A note, with a comma"
    assert act["recorded_at"] == CLERK.at


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("acts", "instrument,state,act,on\npact,AM,signature,2020-01-01\nnone-such,AM,signature,2020-01-01\n"),
        ("steps", "instrument,state,step\n\nnone-such,AM,committee\n"),
        ("announced", "instrument,state,on\npact,,2020-01-01\nnone-such,,2020-01-01\n"),
        ("confirmations", "instrument,up_to,says\npact,2020-01-01,pending\nnone-such,2020-01-01,pending\n"),
        ("procedures", "state,instrument,completed_by\nAM,pact,law-signed\nAM,none-such,law-signed\n"),
    ],
)
def test_a_fact_about_an_instrument_that_exists_nowhere_refuses_the_import(
    register: Engine, bundle: Bundles, file: str, text: str
) -> None:
    before = everything(register)
    with pytest.raises(UnreadableBundle, match=rf"{file}\.csv, row 3: .*none-such"):
        import_bundle(register, bundle(**{"instruments": INSTRUMENT, file: text}), CLERK)
    assert everything(register) == before


def test_an_instrument_of_the_register_may_get_facts_without_being_in_the_bundle(
    register: Engine, bundle: Bundles
) -> None:
    import_bundle(register, bundle(), CLERK)
    acts = "instrument,state,act,on,source\nprotocol,AM,signature,2021-09-16,Minutes\n"
    assert import_bundle(register, bundle("more", acts=acts), LATER).counts["act"]["added"] == 1


def test_namibia_and_norway_are_states(register: Engine, bundle: Bundles) -> None:
    files = {
        "instruments": "- key: pact\n  concerns: [NO, NA, no]\n  entry_into_force: {when: {states: [NO]}}\n",
        "acts": "instrument,state,act,on\npact,NA,signature,2020-01-01\npact,NO,signature,2020-01-01\n",
    }
    assert import_bundle(register, bundle(**files), CLERK).findings == ()
    assert rows(register, "state").keys() == {"NA", "NO"}
    pact = rows(register, "instrument")["pact"]
    assert pact["concerns"] == ["NO", "NA", "NO"]
    assert pact["entry_into_force"] == {"when": {"states": ["NO"]}}


@pytest.mark.parametrize("name", ["RUS", "ru", "Russia", "Россия", "Russian Federation", "Российская Федерация"])
def test_states_are_understood_by_any_usual_name(register: Engine, bundle: Bundles, name: str) -> None:
    acts = f"instrument,state,act,on\npact,{name},signature,2020-01-01\n"
    import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert rows(register, "act").keys() == {"pact/RU/signature/2020-01-01"}


def test_a_code_nobody_knows_is_kept_with_a_finding_and_a_name_nobody_knows_is_left_out(
    register: Engine, bundle: Bundles
) -> None:
    acts = "instrument,state,act,on\npact,SU,signature,1990-01-01\npact,Ruritania,signature,1990-01-01\n"
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert rows(register, "act").keys() == {"pact/SU/signature/1990-01-01"}
    assert rows(register, "state")["SU"]["name_en"] == "SU"
    assert [line.split(" ", 1)[0] for line in told(outcome)] == ["acts.csv:2", "acts.csv:3"]
    assert "Ruritania" in told(outcome)[1]
    assert outcome.counts["act"]["left_out"] == 1


def test_what_cannot_be_kept_is_left_out_and_told(register: Engine, bundle: Bundles) -> None:
    acts = """\
instrument,state,act,on,not_before,expected,confidence,id
pact,AM,ratified,2020-01-01,,,,
pact,AM,ratification,31.02.2020,,,,
pact,AM,ratification,2020-02-31,,,,
pact,AM,ratification,2020-01-01,2021-01-01,,,
pact,AM,ratification,2020-01-01,,perhaps,,
pact,AM,ratification,2020-01-01,,,sure,
pact,,ratification,2020-01-01,,,,
pact,AM,ratification,2020-01-02,,,,same
pact,AM,ratification,2020-01-03,,,,same
"""
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert rows(register, "act").keys() == {"same"}
    assert outcome.counts["act"]["left_out"] == 8
    assert [finding.row for finding in outcome.findings] == [2, 3, 4, 5, 6, 7, 8, 10]
    assert told(outcome)[0].startswith("acts.csv:2 act: “ratified” is not one of the words signature, ")
    assert all(str(finding).endswith("The row was left out.") for finding in outcome.findings)


def test_an_instrument_is_kept_without_a_value_that_is_none(register: Engine, bundle: Bundles) -> None:
    instruments = """\
- key: pact
  title: {en: Pact, fr: Pacte}
  kind: poem
  adopted_on: 2019-02-31
  ended_on: 2019
  concerns: everybody
  coverage: total
  relation: {amends: other, loves: other}
  colour: red
  entry_into_force: soon
- key: a/b
- key: a b
- title: {en: Nameless}
- text
"""
    outcome = import_bundle(register, bundle(instruments=instruments), CLERK)
    assert rows(register, "instrument").keys() == {"pact"}
    pact = rows(register, "instrument")["pact"]
    assert (pact["kind"], pact["adopted_on"], pact["ended_on"], pact["concerns"]) == ("treaty", "", "2019", None)
    assert (pact["coverage"], pact["relation"], pact["entry_into_force"]) == ("complete", {"amends": "other"}, None)
    assert {finding.column for finding in outcome.findings if finding.row == 1} == {
        *("title.fr", "kind", "adopted_on", "concerns", "coverage", "relation", "colour", "entry_into_force")
    }
    assert [finding.row for finding in outcome.findings if finding.row > 1] == [14, 11, 12, 13]


def test_a_clause_that_cannot_be_read_is_kept_and_its_key_is_told_with_what_to_write(
    register: Engine, bundle: Bundles
) -> None:
    instruments = """\
- key: later
  entry_into_force: {when: {moon: full}}
- key: never
  entry_into_force: {when: {consents: 1}, then: {days: 999999999}}
- key: nested
  entry_into_force: {when: {all: 7}, later: {days: [1]}}
"""
    acts = "instrument,state,act,on\nnever,AM,ratification,2020-01-01\nnested,AM,ratification,2020-01-01\n"
    outcome = import_bundle(register, bundle(instruments=instruments, acts=acts), CLERK)
    assert rows(register, "instrument")["later"]["entry_into_force"] == {"when": {"moon": "full"}}
    assert rows(register, "instrument")["nested"]["entry_into_force"]
    with reading(register) as session:
        assert verify(session).problems == []
    assert outcome.law_findings >= 2
    said = [str(finding).removeprefix("Nothing is computed from this in ") for finding in outcome.findings]
    assert [text.split(" (known", 1)[0] for text in said] == [
        "later: when.moon: this condition cannot be computed",
        "never: then.days: write a whole number from 0 to 36525.",
        "nested: when.all: write a list of conditions.",
    ]


def test_unknown_columns_and_superfluous_cells_are_findings(register: Engine, bundle: Bundles) -> None:
    acts = "instrument,state,act,on,colour\npact,AM,signature,2020-01-01,red,blue\n"
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert [(f.row, f.column) for f in outcome.findings] == [(1, "colour"), (2, "")]
    assert len(rows(register, "act")) == 1


def test_columns_may_stand_in_any_order_and_be_parted_by_semicolons(register: Engine, bundle: Bundles) -> None:
    acts = "\ufeffon; ACT ;state;instrument\n2020-01-01;signature;AM;pact\n"
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert outcome.findings == ()
    assert rows(register, "act").keys() == {"pact/AM/signature/2020-01-01"}


def test_announcements_of_one_date_stand_side_by_side_with_their_sources(register: Engine, bundle: Bundles) -> None:
    announced = "instrument,state,on,source\npact,,2020-01-01,First\npact,,2020-01-01,Second\npact,,2020-01-02,Third\n"
    folder = bundle(instruments=INSTRUMENT, announced=announced)
    import_bundle(register, folder, CLERK)
    found = rows(register, "announcement")
    assert sorted(row["source"] for row in found.values()) == ["First", "Second", "Third"]
    assert import_bundle(register, folder, LATER).written == 0


def test_an_expected_act_is_not_the_act_itself(register: Engine, bundle: Bundles) -> None:
    acts = "instrument,state,act,on,expected\npact,AM,ratification,2030-01-01,yes\npact,AM,ratification,2030-01-01,\n"
    import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    assert sorted(row["expected"] for row in rows(register, "act").values()) == [False, True]


# Export.


def test_an_export_brought_into_an_empty_register_and_exported_again_gives_the_same_files(
    database_url: str, registers: Registers, bundle: Bundles, tmp_path: Path
) -> None:
    upgrade(database_url)
    first, second = connect(database_url), registers()
    import_bundle(first, bundle(), CLERK)
    changes = bundle(
        "changes", instruments="- key: pact\n  title: {ru: Пакт}\n", weights="measure,state,value\nx,AM,1\n"
    )
    import_bundle(first, changes, LATER)
    export_bundle(first, tmp_path / "one")
    outcome = import_bundle(second, tmp_path / "one", CLERK)
    export_bundle(second, tmp_path / "two")
    assert texts(tmp_path / "two") == texts(tmp_path / "one")
    assert outcome.findings == ()
    assert everything(second)["act"] == everything(first)["act"]
    assert everything(second)["entry"] == everything(first)["entry"]  # digests included
    first.dispose()


def test_an_import_into_an_empty_register_restores_what_was_known_when(
    register: Engine, registers: Registers, bundle: Bundles, tmp_path: Path
) -> None:
    import_bundle(register, bundle(), CLERK)
    import_bundle(register, bundle("changes", instruments="- key: pact\n  adopted_at: Tashkent\n"), LATER)
    export_bundle(register, tmp_path / "out")
    restored = registers()
    import_bundle(restored, tmp_path / "out", Author("somebody", datetime(2025, 1, 1, tzinfo=UTC)))
    with reading(restored) as session:
        assert facts_at(session, CLERK.at)["instrument"]["pact"].adopted_at == ""
        assert facts_at(session, LATER.at)["instrument"]["pact"].adopted_at == "Tashkent"
        assert verify(session).problems == []


def test_corrected_and_voided_acts_come_back_as_such_without_history(
    register: Engine, bundle: Bundles, tmp_path: Path
) -> None:
    acts = """\
id,instrument,state,act,on,supersedes,void_reason,recorded_at,recorded_by
c,pact,AM,ratification,2020-01-03,b,recorded by mistake,2022-01-03T00:00:00+00:00,carl
b,pact,AM,ratification,2020-01-02,a,,2022-01-02T00:00:00+00:00,berta
a,pact,AM,ratification,2020-01-01,,,2022-01-01T00:00:00+00:00,anna
d,pact,AM,signature,2020-01-01,gone,,,
e,pact,AM,signature,2020-01-02,gone,why,,
f,pact,AM,accession,2020-01-02,g,,,
g,pact,AM,accession,2020-01-03,f,,,
h,pact,AM,refusal,2020-01-03,a,,,
"""
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT, acts=acts), CLERK)
    found = rows(register, "act")
    assert {key: row["supersedes"] for key, row in found.items()} == {
        "a": None,
        "b": "a",
        "c": "b",
        "d": None,
        "f": None,
        "g": "f",
        "h": None,
    }
    assert found["c"]["void_reason"] == "recorded by mistake"
    assert (found["a"]["recorded_by"], found["a"]["recorded_at"]) == ("anna", datetime(2022, 1, 1, tzinfo=UTC))
    assert len(outcome.findings) == 4
    assert outcome.counts["act"]["left_out"] == 1


def test_only_what_stands_is_taken_over_where_the_register_holds_something(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(instruments=INSTRUMENT), CLERK)
    acts = """\
id,instrument,state,act,on,supersedes,void_reason,recorded_at
a,pact,AM,ratification,2020-01-01,,,2022-01-01T00:00:00+00:00
b,pact,AM,ratification,2020-01-02,a,,2022-01-02T00:00:00+00:00
c,pact,KZ,ratification,2020-01-01,,,
d,pact,KZ,ratification,2020-01-01,c,a mistake,
"""
    outcome = import_bundle(register, bundle("more", acts=acts), LATER)
    found = rows(register, "act")
    assert found.keys() == {"b"}
    assert (found["b"]["supersedes"], found["b"]["recorded_at"]) == (None, LATER.at)
    assert outcome.counts["act"]["left_out"] == 3


def test_earlier_versions_are_kept_only_in_an_empty_register(register: Engine, bundle: Bundles, tmp_path: Path) -> None:
    import_bundle(register, bundle(), CLERK)
    export_bundle(register, tmp_path / "out")
    before = everything(register)
    outcome = import_bundle(register, tmp_path / "out", LATER)
    assert told(outcome) == ["history.csv:2 Earlier versions are kept only in an empty register. The row was left out."]
    assert outcome.written == 0
    assert everything(register) == before


def test_a_zip_and_a_folder_are_the_same_bundle(
    register: Engine, registers: Registers, bundle: Bundles, tmp_path: Path
) -> None:
    import_bundle(register, bundle(), CLERK)
    export_bundle(register, tmp_path / "out")
    export_bundle(register, tmp_path / "out.zip")
    other = registers()
    import_bundle(other, tmp_path / "out.zip", LATER)
    assert everything(other) == everything(register)
    export_bundle(other, tmp_path / "again.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "out.zip").read_bytes()


def test_an_export_leaves_other_files_alone_and_replaces_its_own(
    register: Engine, bundle: Bundles, tmp_path: Path
) -> None:
    folder = bundle()
    (folder / "README.md").write_text("about")
    (folder / "weights.csv").write_text("old")
    (folder / "more").mkdir()
    export_bundle(register, folder)
    assert (folder / "README.md").read_text() == "about"
    assert (folder / "weights.csv").read_text() == "measure,state,value,reference,source\n"
    assert (folder / "instruments.yaml").read_text() == "[]\n"
    assert {file.name for file in folder.iterdir()} >= {"more", "history.csv"}
    assert import_bundle(register, folder, CLERK).written == 0


def test_an_export_that_cannot_be_written_says_so(register: Engine, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file", tmp_path / "file" / "folder", tmp_path / "file" / "bundle.zip"):
        with pytest.raises(Refused, match="cannot be written"):
            export_bundle(register, path)


def test_a_bundle_may_lie_in_one_folder_of_the_zip_beside_other_files(
    register: Engine, bundle: Bundles, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("csto/instruments.yaml", INSTRUMENT)
        archive.writestr("csto/deeper/acts.csv", "nothing to read")
        archive.writestr("../acts.csv", "nothing to read")
        archive.writestr("/acts.csv", "nothing to read")
        archive.writestr("csto/README.md", "about")
        archive.writestr("__MACOSX/csto/._instruments.yaml", b"\x00\x05")
    assert import_bundle(register, tmp_path / "b.zip", CLERK).counts["instrument"]["added"] == 1


def test_states_in_a_clause_are_named_as_people_name_them(register: Engine, bundle: Bundles) -> None:
    clause = """  entry_into_force:
    when: {all: [{consents: 3, of: [Norway, AM]}, {states: [Armenia]}]}
    counts_as: {Norway: 2}
    except:
      - {states: [Norway], then: {days: 60}}
    provisional: {from: signature, except: [Norway]}
"""
    import_bundle(register, bundle(instruments=INSTRUMENT + clause), CLERK)
    row = rows(register, "instrument")["pact"]
    assert row["entry_into_force"] == {
        "when": {"all": [{"consents": 3, "of": ["NO", "AM"]}, {"states": ["AM"]}]},
        "counts_as": {"NO": 2},
        "except": [{"states": ["NO"], "then": {"days": 60}}],
        "provisional": {"from": "signature", "except": ["NO"]},
    }


def test_a_term_or_an_exit_that_cannot_be_read_is_kept_and_told(register: Engine, bundle: Bundles) -> None:
    said = "  lasts: {decades: 1}\n  exit: six months\n"
    outcome = import_bundle(register, bundle(instruments=INSTRUMENT + said), CLERK)
    assert [str(finding).split(":")[0] for finding in outcome.findings] == ["Nothing is computed from this in pact"] * 2
    row = rows(register, "instrument")["pact"]
    assert (row["lasts"], row["exit"]) == ({"decades": 1}, "six months")
