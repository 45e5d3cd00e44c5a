"""Empty registers in real files, and bundles written by hand."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlalchemy import Engine, Table, select

from tracker.register import ledger, projection
from tracker.register.database import connect, reading, upgrade
from tracker.register.ledger import Author
from tracker.register.tables import Blob

CLERK = Author("clerk", datetime(2024, 3, 15, 9, tzinfo=UTC))
BLOBS: Table = Blob.__table__  # type: ignore[attr-defined]
Bundles = Callable[..., Path]
Registers = Callable[[], Engine]

NOTE = "To the depositary: the procedures are completed.\n"
NOTE_DIGEST = sha256(NOTE.encode()).hexdigest()
FILES = {
    "organisations.csv": "key,name_en,name_ru,depositary\norg,The Organisation,Организация,Secretariat\n",
    "states.csv": "code,name_en,name_ru,genitive_ru\nAM,Armenia,Армения,Армении\nEU,European Union,,\n",
    "memberships.csv": "organisation,state,from,to,status,source\n"
    "org,AM,1992-05-15,,member,Register\norg,NO,1992-05,2001-01-01,member,Register\n",
    "instruments.yaml": """\
- key: pact
  title: {en: Pact, ru: Договор}
  kind: treaty
  organisation: org
  adopted_on: 1992-05-15
  concerns: members
  entry_into_force:
    article: Art 11
    basis: quoted
    when: {consents: 2}
    then: {days: 30}
  source: https://treaties.un.org/pact
- key: protocol
  title: {en: Protocol}
  kind: protocol
  relation: {amends: pact}
  adopted_on: 2021-09
  concerns: [AM, NO]
  entry_into_force: null
  package: reform
- key: statement
  title: {en: Statement}
  kind: statement
  organisation: org
  adopted_on: 2021-09-16
  package: reform
  due_on: 2022-12
  fulfilled_on: 2022-11-30
""",
    "packages.csv": "key,organisation,title_en,title_ru,source\nreform,org,Reform,Реформа,Minutes\n",
    "documents.csv": f"id,name\n{NOTE_DIGEST},note.txt\n",
    f"documents/{NOTE_DIGEST}.txt": NOTE,
    "acts.csv": "id,instrument,state,act,on,received_on,incoming,document,note,source\n"
    ",pact,AM,signature,1992-05-15,,,,,Minutes\n"
    f',pact,AM,ratification,1992-10-01,1992-10-05,7/1,{NOTE_DIGEST},"A note, with a comma",https://mfa.am/1\n'
    "own-id,pact,NO,ratification,1993-01-01,,,,,Gazette No. 7\n",
    "steps.csv": "instrument,state,step,on,not_after,source\nprotocol,AM,law-signed,,2023-10-01,https://news.am/5\n",
    "announced.csv": "instrument,state,on,source\npact,,1994-04-20,Bulletin\npact,AM,1994-04-20,Bulletin\n",
    "confirmations.csv": "instrument,state,up_to,says,by,source\n"
    "protocol,,2022-12-05,pending,Secretary General,Address\n",
    "procedures.csv": "state,instrument,from,to,steps,completed_by\nAM,,,,adopted-unicameral law-signed,law-signed\n",
    "weights.csv": "measure,state,value,reference\nemissions,AM,0.02,1990\n",
    "sessions.csv": "organisation,on,name_en,name_ru,place,source\n"
    "org,2021-09-16,Council,Совет,Dushanbe,https://odkb-csto.org/1\n",
    "stances.csv": "instrument,state,on,stance,note,source\n"
    "protocol,AM,2021-01-15,supports-with-remarks,On Article 2,Letter 5\n"
    "protocol,NO,2021-02,under-study,,Letter 6\n",
    "contacts.csv": "id,state,name,role,address,from,to\n"
    "am-legal,AM,Legal department,ministry,legal@mfa.example,2020,\n",
    "inquiries.csv": "state,instrument,contact,asked_on,asked,answered_on,answer,promised,promised_for\n"
    "AM,protocol,am-legal,2022-10-01,Where does it stand?,2022-10-20,In committee,Vote in plenary,2023-03\n"
    "NO,,,2022-10-01,What is planned?,,,,\n",
}


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "tracker.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def registers(empty_file: Path, tmp_path: Path) -> Iterator[Registers]:
    """As many empty registers as a test asks for."""
    engines: list[Engine] = []

    def another() -> Engine:
        file = tmp_path / f"register-{len(engines)}.db"
        copyfile(empty_file, file)
        engines.append(connect(f"sqlite:///{file}"))
        return engines[-1]

    yield another
    for engine in engines:
        engine.dispose()


@pytest.fixture
def register(registers: Registers) -> Engine:
    """One empty register."""
    return registers()


@pytest.fixture
def bundle(tmp_path: Path) -> Bundles:
    """Write a bundle: the files given, by name without ending; the hand-written one if none is."""

    def write(name: str = "bundle", /, **files: str) -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        given = {f"{stem}.{'yaml' if stem == 'instruments' else 'csv'}": text for stem, text in files.items()}
        for file, text in (given or FILES).items():
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8", newline="")
        return folder

    return write


def rows(engine: Engine, kind: str) -> dict[str, dict[str, Any]]:
    """The present rows of a kind, by key."""
    with reading(engine) as session:
        found = session.execute(select(ledger.TABLES[kind])).mappings()
        return {row[ledger.primary_key(kind)]: dict(row) for row in found}


def everything(engine: Engine) -> dict[str, list[str]]:
    """Every row of every table, to prove that nothing was changed."""
    with reading(engine) as session:
        tables = ledger.TABLES | projection.TABLES | {"blob": BLOBS}
        found = {
            name: sorted(ledger.canonical(_plain(row)) for row in session.execute(select(table)).mappings())
            for name, table in tables.items()
        }
        found["entry"] = [str(line) for line in ledger.entries(session)]
    return found


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def texts(folder: Path) -> dict[str, str]:
    """The files in a folder, and in those within it."""
    return {
        str(file.relative_to(folder)): file.read_text("utf-8") for file in sorted(folder.rglob("*")) if file.is_file()
    }
