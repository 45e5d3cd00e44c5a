"""The documents of a bundle: their bytes go in and come out, and are believed only where their digest proves them."""

import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.exchange.conftest import CLERK, NOTE, NOTE_DIGEST, Bundles, Registers, everything, rows
from tracker.errors import UnreadableBundle
from tracker.exchange import bundle_opening
from tracker.exchange.bundle import export_bundle, import_bundle
from tracker.register import documents
from tracker.register.database import reading, writing
from tracker.register.importing import ImportOutcome
from tracker.register.verification import verify

INSTRUMENTS = "- key: pact\n  title: {en: Pact}\n"
HEADINGS = "id,name,media,size\n"
ACT = "id,instrument,state,act,on,document\nnote,pact,AM,ratification,2020-01-01,{digest}\n"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n\0"
PDF_DIGEST = sha256(PDF).hexdigest()


def told(outcome: ImportOutcome) -> list[str]:
    return [f"{finding.file}:{finding.row} {finding}" for finding in outcome.findings]


def with_document(folder: Path, content: bytes, name: str) -> Path:
    (folder / "documents").mkdir(exist_ok=True)
    (folder / "documents" / name).write_bytes(content)
    return folder


@pytest.fixture
def scanned(bundle: Bundles) -> Path:
    """A bundle of one act with its scan."""
    files = {"documents": f"{HEADINGS}{PDF_DIGEST},Note 7.pdf,,\n", "acts": ACT.format(digest=PDF_DIGEST)}
    return with_document(bundle(instruments=INSTRUMENTS, **files), PDF, f"{PDF_DIGEST}.pdf")


def sound(register: Engine) -> bool:
    with reading(register) as session:
        return verify(session).problems == []


def test_a_scan_comes_in_with_the_act_that_names_it(register: Engine, scanned: Path) -> None:
    outcome = import_bundle(register, scanned, CLERK)
    assert outcome.findings == ()
    assert outcome.counts["document"]["added"] == 1
    row = rows(register, "document")[PDF_DIGEST]
    assert (row["name"], row["media"], row["size"], row["recorded_by"]) == (
        "Note 7.pdf",
        "application/pdf",
        len(PDF),
        "clerk",
    )
    assert rows(register, "act")["note"]["document"] == PDF_DIGEST
    with reading(register) as session:
        assert documents.content(session, PDF_DIGEST)[1] == PDF
    assert import_bundle(register, scanned, CLERK).written == 0
    assert sound(register)


@pytest.mark.parametrize("target", ["out", "out.zip"])
@pytest.mark.parametrize("with_history", [True, False])
def test_bytes_come_back_from_a_folder_and_a_zip(
    register: Engine, registers: Registers, scanned: Path, tmp_path: Path, target: str, with_history: bool
) -> None:
    import_bundle(register, scanned, CLERK)
    export_bundle(register, tmp_path / target)
    if not with_history:
        without(tmp_path / target, "history.csv")
    other = registers()
    assert import_bundle(other, tmp_path / target, CLERK).findings == ()
    assert everything(other)["blob"] == everything(register)["blob"]
    assert everything(other)["document"] == everything(register)["document"]
    assert everything(other)["act"] == everything(register)["act"]
    assert sound(other)


def without(bundle: Path, name: str) -> None:
    """Take a file out of a folder, or out of a zip."""
    if bundle.is_dir():
        (bundle / name).unlink()
        return
    with zipfile.ZipFile(bundle) as archive:
        kept = {info.filename: archive.read(info) for info in archive.infolist() if info.filename != name}
    with zipfile.ZipFile(bundle, "w") as archive:
        for file, content in kept.items():
            archive.writestr(file, content)


def test_a_document_without_its_bytes_is_left_out_and_the_act_is_kept(register: Engine, scanned: Path) -> None:
    without(scanned, f"documents/{PDF_DIGEST}.pdf")
    outcome = import_bundle(register, scanned, CLERK)
    assert told(outcome) == [
        "documents.csv:2 The folder “documents” has no file of this document. The row was left out.",
        f"acts.csv:2 document: There is no document “{PDF_DIGEST}”. The value was left out.",
    ]
    assert rows(register, "document") == {}
    assert rows(register, "act")["note"]["document"] is None
    assert sound(register)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (PDF + b"!", "The file of this document holds something else"),
        (b"", "“Note 7.pdf” is empty"),
    ],
)
def test_bytes_with_another_digest_are_not_believed(register: Engine, scanned: Path, content: bytes, why: str) -> None:
    with_document(scanned, content, f"{PDF_DIGEST}.pdf")
    assert why in told(import_bundle(register, scanned, CLERK))[0]
    assert everything(register)["blob"] == []


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"<html><script>alert(1)</script>", "page.html", "of a kind that is not kept"),
        (b"<html><script>alert(1)</script>", "page.pdf", "of a kind that is not kept"),
        (PDF, "note.png", "does not hold what its name says"),
        (PDF + b"x" * 20_000_000, "note.pdf", "too large: a document has at most 20 MB"),
    ],
)
def test_what_is_not_kept_is_left_out_in_words(
    register: Engine, bundle: Bundles, content: bytes, name: str, why: str
) -> None:
    digest = sha256(content).hexdigest()
    folder = with_document(bundle(documents=f"{HEADINGS}{digest},{name},,\n"), content, digest)
    outcome = import_bundle(register, folder, CLERK)
    assert outcome.counts["document"] == {"added": 0, "changed": 0, "unchanged": 0, "left_out": 1}
    assert why in told(outcome)[0]
    assert everything(register)["blob"] == []


@pytest.mark.parametrize("digest", ["7", "../../etc/passwd", "g" * 64, ""])
def test_what_is_no_digest_names_no_file(register: Engine, bundle: Bundles, digest: str) -> None:
    outcome = import_bundle(register, bundle(documents=f"{HEADINGS}{digest},note.pdf,,\n"), CLERK)
    assert outcome.counts["document"]["left_out"] == 1


def test_a_kind_or_size_said_wrongly_is_put_right_by_the_bytes(register: Engine, scanned: Path) -> None:
    (scanned / "documents.csv").write_text(f"{HEADINGS}{PDF_DIGEST},Note 7.pdf,text/html,7\n", "utf-8")
    assert told(import_bundle(register, scanned, CLERK)) == [
        "documents.csv:2 media: By the bytes of the document this is application/pdf. The value was left out.",
        f"documents.csv:2 size: By the bytes of the document this is {len(PDF)}. The value was left out.",
    ]
    assert rows(register, "document")[PDF_DIGEST]["media"] == "application/pdf"


def test_a_name_may_change_and_the_bytes_stay(register: Engine, scanned: Path) -> None:
    import_bundle(register, scanned, CLERK)
    without(scanned, f"documents/{PDF_DIGEST}.pdf")
    (scanned / "documents.csv").write_text(f"{HEADINGS}{PDF_DIGEST},../Note 8.pdf,,\n", "utf-8")
    assert import_bundle(register, scanned, CLERK).findings == ()
    assert rows(register, "document")[PDF_DIGEST]["name"] == "Note 8.pdf"
    (scanned / "documents.csv").write_text(f"{HEADINGS}{PDF_DIGEST},Note.html,,\n", "utf-8")
    assert "does not hold what its name says" in told(import_bundle(register, scanned, CLERK))[0]


def test_a_restored_register_lets_go_of_documents_whose_bytes_are_lost(
    register: Engine, registers: Registers, scanned: Path, tmp_path: Path
) -> None:
    import_bundle(register, scanned, CLERK)
    with writing(register) as session:
        documents.keep(session, "note.txt", NOTE.encode(), CLERK)
    export_bundle(register, tmp_path / "out")
    without(tmp_path / "out", f"documents/{PDF_DIGEST}.pdf")
    other = registers()
    outcome = import_bundle(other, tmp_path / "out", CLERK)
    assert told(outcome)[0] == (
        "history.csv:2 The document “Note 7.pdf” came without its bytes, or with others: it is let go."
    )
    assert rows(other, "document").keys() == {NOTE_DIGEST}
    assert rows(other, "act")["note"]["document"] is None
    assert sound(other)


def test_a_history_that_calls_a_document_a_page_is_not_believed(
    register: Engine, registers: Registers, scanned: Path, tmp_path: Path
) -> None:
    import_bundle(register, scanned, CLERK)
    export_bundle(register, tmp_path / "out")
    history = tmp_path / "out" / "history.csv"
    history.write_text(history.read_text("utf-8").replace("application/pdf", "text/html"), "utf-8")
    other = registers()
    outcome = import_bundle(other, tmp_path / "out", CLERK)
    assert "it is let go" in told(outcome)[0]
    assert rows(other, "document")[PDF_DIGEST]["media"] == "application/pdf"  # by documents.csv and the bytes
    assert sound(other)


def test_other_files_among_the_documents_are_left_alone(register: Engine, scanned: Path) -> None:
    with_document(scanned, b"MZ", "setup.exe")
    with_document(scanned, b"other", f"{'0' * 64}.txt")
    assert import_bundle(register, scanned, CLERK).findings == ()
    assert len(everything(register)["blob"]) == 1


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_a_document_twice_is_refused(register: Engine, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("b/documents.csv", f"{HEADINGS}{PDF_DIGEST},note.pdf,,\n")
        for ending in (".pdf", ""):
            archive.writestr(f"b/documents/{PDF_DIGEST}{ending}", PDF)
    with pytest.raises(UnreadableBundle, match="twice"):
        import_bundle(register, tmp_path / "b.zip", CLERK)


def test_documents_outside_the_bundle_s_folder_are_not_read(register: Engine, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("documents.csv", f"{HEADINGS}{PDF_DIGEST},note.pdf,,\n")
        for folder in ("..", "a/b", "other"):
            archive.writestr(f"{folder}/documents/{PDF_DIGEST}.pdf", PDF)
    assert "has no file of this document" in told(import_bundle(register, tmp_path / "b.zip", CLERK))[0]


def test_a_document_that_cannot_be_unpacked_refuses_the_import(register: Engine, tmp_path: Path) -> None:
    path = tmp_path / "b.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("documents.csv", f"{HEADINGS}{PDF_DIGEST},note.pdf,,\n")
        archive.writestr(f"documents/{PDF_DIGEST}.pdf", PDF)
    path.write_bytes(path.read_bytes().replace(PDF, PDF[:-1] + b"x"))
    before = everything(register)
    with pytest.raises(UnreadableBundle, match="neither a folder nor a zip that can be read"):
        import_bundle(register, path, CLERK)
    assert everything(register) == before


def test_a_zip_of_too_many_documents_is_refused(
    register: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_opening, "_MOST_DOCUMENTS", 3)
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("documents.csv", HEADINGS)
        for number in range(4):
            archive.writestr(f"documents/{number:064x}.pdf", PDF)
    with pytest.raises(UnreadableBundle, match="holds 5 files"):
        import_bundle(register, tmp_path / "b.zip", CLERK)


def test_an_inquiry_of_an_unknown_contact_is_kept_without_it(register: Engine, bundle: Bundles) -> None:
    inquiries = "state,contact,asked_on,asked\nAM,nobody,2022-10-01,Where does it stand?\n"
    outcome = import_bundle(register, bundle(inquiries=inquiries), CLERK)
    assert told(outcome) == ["inquiries.csv:2 contact: There is no contact “nobody”. The value was left out."]
    (row,) = rows(register, "inquiry").values()
    assert (row["asked"], row["contact"]) == ("Where does it stand?", None)


def test_a_package_nobody_describes_is_named_by_its_key(register: Engine, bundle: Bundles) -> None:
    outcome = import_bundle(register, bundle(instruments=f"{INSTRUMENTS}  package: reform\n"), CLERK)
    assert told(outcome) == [
        "instruments.yaml:1 package: Nothing describes the package “reform”; it is named by its key."
    ]
    assert rows(register, "package")["reform"]["title_en"] == "reform"


def test_facts_around_a_ratification_told_again_add_what_is_new(register: Engine, bundle: Bundles) -> None:
    import_bundle(register, bundle(), CLERK)
    more = bundle(
        "more",
        inquiries="state,asked_on,asked,answered_on,answer\n"
        "NO,2022-10-01,What is planned?,2022-11-01,Nothing\nNO,2022-10-01,And when?,,\n",
        stances="instrument,state,on,stance,source\nprotocol,AM,2021-01-15,supports-with-remarks,https://www.gov.am/1\n",
        sessions="organisation,on,place,source\norg,2021-09-16,Dushanbe,Minutes\n",
        contacts="state,name,from,address\nAM,Legal department,2020,legal@other.example\n",
    )
    outcome = import_bundle(register, more, CLERK)
    assert {kind: (count["added"], count["changed"]) for kind, count in outcome.counts.items()} == {
        "council_session": (0, 1),
        "stance": (0, 1),
        "contact": (0, 1),
        "inquiry": (1, 1),
    }
    assert {row["answer"] for row in rows(register, "inquiry").values() if row["state"] == "NO"} == {"Nothing", ""}
    (session,) = rows(register, "council_session").values()
    assert session["source"] == "https://odkb-csto.org/1 ; Minutes"
