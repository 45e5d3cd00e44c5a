"""What is no bundle is refused with a message that says where, and changes nothing."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.exchange.conftest import CLERK, Bundles, everything
from tracker.errors import UnreadableBundle
from tracker.exchange import bundle_opening
from tracker.exchange.bundle import import_bundle

ACTS = b"instrument,state,act,on\n"
LINE = "table,key,recorded_at,recorded_by,reason,values\n"
AT = "2024-01-01T00:00:00+00:00"


def refused(register: Engine, path: Path) -> str:
    """The message with which a path is refused; the register is proved unchanged."""
    before = everything(register)
    with pytest.raises(UnreadableBundle) as refusal:
        import_bundle(register, path, CLERK)
    assert everything(register) == before
    return str(refusal.value)


def test_a_path_with_nothing_there_is_refused(register: Engine, tmp_path: Path) -> None:
    assert "There is nothing at" in refused(register, tmp_path / "none")


def test_a_file_that_is_no_zip_is_refused(register: Engine, tmp_path: Path) -> None:
    (tmp_path / "acts.csv").write_bytes(ACTS)
    assert "neither a folder nor a zip" in refused(register, tmp_path / "acts.csv")


def test_a_folder_with_no_file_of_a_bundle_is_refused(register: Engine, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "README.md").write_text("about")
    assert "holds none of the files" in refused(register, tmp_path / "folder")


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("acts.csv", b"instrument,state,act\npact,AM,\xe4\n", "acts.csv, line 2: this is no UTF-8"),
        ("acts.csv", ACTS.decode().encode("utf-16"), "acts.csv, line 1: this is no UTF-8"),
        ("acts.csv", ACTS + b"pact,\0,signature,\n", "acts.csv is no text"),
        ("acts.csv", b"instrument,act\n", "acts.csv lacks the column “state”"),
        ("acts.csv", b"", "acts.csv lacks the column “instrument”"),
        ("acts.csv", b"instrument,state,act,act\n", "acts.csv has the column “act” twice"),
        ("acts.csv", ACTS + b'pact,AM,"signature\n', "acts.csv, after row 1: this is no CSV"),
        ("acts.csv", ACTS + b"pact,AM," + b"x" * 10_000_001, "acts.csv, after row 1: this is no CSV (field larger"),
        ("weights.csv", b"measure,state\n", "weights.csv lacks the column “value”"),
        ("instruments.yaml", b"key: pact\n", "instruments.yaml is no list"),
        ("instruments.yaml", b"- key: a\n- key: [\n", "instruments.yaml, line 3: this is no YAML"),
        ("instruments.yaml", b"- key: a\n  key: b\n", "instruments.yaml, line 2: this is no YAML (“key” stands twice)"),
        ("instruments.yaml", b"- !!python/object/apply:os.system [x]\n", "instruments.yaml, line 1: this is no YAML"),
        ("instruments.yaml", b"- [[1]: 2]\n- {[1]: 2}\n", "instruments.yaml is no YAML"),
        ("instruments.yaml", b"- key: \x07\n", "instruments.yaml is no YAML"),
        ("instruments.yaml", b"- " + b"[" * 5_000, "too deep"),
        ("instruments.yaml", b"- &a [*a]\n", "too many references"),
        ("history.csv", b"table,key,recorded_at\n", "history.csv lacks the column “recorded_by”"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_place(
    register: Engine, tmp_path: Path, file: str, content: bytes, message: str
) -> None:
    (tmp_path / "bundle").mkdir()
    (tmp_path / "bundle" / file).write_bytes(content)
    assert message in refused(register, tmp_path / "bundle")


def test_references_that_multiply_are_refused(register: Engine, bundle: Bundles) -> None:
    levels = [f"- &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 10)}]" for n in range(9)]
    bomb = "\n".join(["- &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]", *levels])
    assert "too many references" in refused(register, bundle(instruments=bomb))


def test_a_few_references_are_understood(register: Engine, bundle: Bundles) -> None:
    instruments = "- key: a\n  source: &s Gazette\n- key: b\n  source: *s\n"
    assert import_bundle(register, bundle(instruments=instruments), CLERK).counts["instrument"]["added"] == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (f"poem,a,{AT},x,,{{}}\n", "no fact is “a” of the table “poem”"),
        (f"state,,{AT},x,,{{}}\n", "no fact is “” of the table “state”"),
        ("state,A,yesterday,x,,{}\n", "“yesterday” is not an instant"),
        ("state,A,2024-01-01T00:00:00,x,,{}\n", "is not an instant"),
        (f"state,A,{AT},x,,\n", "is removed before it was recorded"),
        (f"state,A,{AT},x,,{{\n", "the values cannot be read"),
        (f"state,A,{AT},x,,[]\n", "the values cannot be read"),
        (f"state,A,{AT},x,,{{}}\n", "the column “code” cannot be so"),
        (f'state,A,{AT},x,,"{{""code"":""B""}}"\n', "the column “code” cannot be so"),
        (f'state,A,{AT},x,,"{{""code"":""A"",""colour"":1}}"\n', "the column “colour” cannot be so"),
        (f'state,A,{AT},x,,"{{""code"":""A"",""name_en"":1}}"\n', "the column “name_en” cannot be so"),
        (f'state,A,{AT},x,,"{{""code"":""A"",""name_en"":""\\ud800""}}"\n', "characters that no text has"),
        (f'instrument,A,{AT},x,,"{{""key"":""A"",""kind"":""poem""}}"\n', "is not one of the words"),
        (f'instrument,A,{AT},x,,"{{""key"":""A"",""adopted_on"":""2019-02-31""}}"\n', "is not a date"),
        (f'instrument,A,{AT},x,,"{{""key"":""A"",""organisation"":""B""}}"\n', "refers to “B”, which is not there"),
        (f'weight,A,{AT},x,,"{{""id"":""A"",""measure"":""m"",""state"":"""",""value"":""1""}}"\n', "“state” is empty"),
    ],
)
def test_a_history_that_no_register_can_have_written_is_refused(
    register: Engine, bundle: Bundles, line: str, why: str
) -> None:
    message = refused(register, bundle(history=LINE + line))
    assert message.startswith("history.csv, row 2: this line cannot be restored")
    assert why in message


def test_a_history_in_which_an_act_supersedes_a_later_one_is_refused(register: Engine, bundle: Bundles) -> None:
    def act(key: str, supersedes: str) -> str:
        said = (
            f'""id"":""{key}"",""instrument"":""p"",""state"":""AM"",""act"":""signature"",""supersedes"":{supersedes}'
        )
        return f'act,{key},{AT},x,,"{{{said},""recorded_at"":""{AT}""}}"\n'

    lines = f'state,AM,{AT},x,,"{{""code"":""AM""}}"\ninstrument,p,{AT},x,,"{{""key"":""p""}}"\n'
    message = refused(register, bundle(history=LINE + lines + act("one", '""two""') + act("two", '""one""')))
    assert "contradict each other" in message


# Zips that were made to harm.


def zipped(path: Path, *members: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", how) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return path


def test_a_zip_with_two_bundles_is_refused(register: Engine, tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.zip", ("one/acts.csv", ACTS), ("two/acts.csv", ACTS))
    assert "more than one bundle (one, two)" in refused(register, path)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_zip_with_a_file_twice_is_refused(register: Engine, tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.zip", ("acts.csv", ACTS), ("acts.csv", ACTS + b"\n"))
    assert "holds acts.csv twice" in refused(register, path)


def test_a_zip_that_only_climbs_out_of_its_folder_holds_no_bundle(register: Engine, tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.zip", ("../acts.csv", ACTS), ("/acts.csv", ACTS), ("a/b/acts.csv", ACTS))
    assert "holds none of the files" in refused(register, path)
    assert not (tmp_path.parent / "acts.csv").exists()


def test_a_zip_of_very_many_files_is_refused(register: Engine, tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.zip", ("acts.csv", ACTS), *((str(n), b"") for n in range(10_001)))
    assert "holds 10002 files" in refused(register, path)


def test_a_zip_bomb_is_refused(register: Engine, tmp_path: Path) -> None:
    path = zipped(tmp_path / "b.zip", ("acts.csv", ACTS + b"," * 50_000_000))
    assert "acts.csv is packed more than 500 times smaller" in refused(register, path)


@pytest.mark.parametrize("lie", [1_000, 20])
def test_a_zip_that_lies_about_a_size_is_refused(
    register: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie: int
) -> None:
    monkeypatch.setattr(bundle_opening, "LARGEST_FILE", 900)
    path = zipped(tmp_path / "b.zip", ("acts.csv", ACTS + b"\n" * 2_000))
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<L", 2_024), struct.pack("<L", lie)))
    message = refused(register, path)
    assert "too large" in message or "zip that can be read" in message


def test_a_folder_with_a_file_too_large_is_refused(
    register: Engine, bundle: Bundles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle_opening, "LARGEST_FILE", 100)
    assert "too large" in refused(register, bundle())


def _locked(content: bytes) -> bytes:
    """The zip with the mark of encryption on every member."""
    for start, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(start) + offset
        content = content[:place] + bytes([content[place] | 1]) + content[place + 1 :]
    return content


def _strange(content: bytes) -> bytes:
    """The zip with a way of packing nobody knows."""
    for start, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = content.index(start) + offset
        content = content[:place] + b"\x63\x00" + content[place + 2 :]
    return content


@pytest.mark.parametrize(
    "harm",
    [
        _locked,
        _strange,
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"instrument", b"instrumend", 1),
        lambda content: content[:40] + b"\xff" * 10 + content[50:],
        lambda _: b"PK\x05\x06" + b"\xff" * 18,
    ],
)
def test_a_zip_that_is_locked_or_broken_is_refused(
    register: Engine, tmp_path: Path, harm: Callable[[bytes], bytes]
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("acts.csv", ACTS * 3)
    (tmp_path / "b.zip").write_bytes(harm(buffer.getvalue()))
    assert "neither a folder nor a zip that can be read" in refused(register, tmp_path / "b.zip")
