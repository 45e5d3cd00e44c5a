"""How quick large reports are written, beside the bare writer library writing the same cells.

The matrix of 200 states and 300 instruments, and an outstanding list of 100,000 rows, as XLSX and as CSV. What our file
says is read back and given to the library alone, so both write the same cells. Each runs in a process of its own, in
turn; the medians of the processor's time are compared, which does not count what else the machine does. Limits: 1.5
times the library, and a peak of 300 MB.
"""

import csv
import gc
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tracker.reports.model import Column, Content, Group, Line, Meaning, Note, Section

SIDES = ("ours", "bare")
ROUNDS = int(os.environ.get("ROUNDS", "5"))
DAY = date(2022, 12, 5)
STATES, INSTRUMENTS, OWED = 200, 300, 100_000
SOURCE = "https://example.org/depositary/notification?id={}"
Sheets = dict[str, list[tuple[Any, ...]]]


def matrix() -> Content:
    """The matrix: days of consent, and marks."""
    signs = {"not-completed": "+", "not-signed": "−", "unknown": "?", "provisional": "ВП"}
    marks = list(signs)
    rows = [
        (
            number,
            f"i{number}",
            *(
                DAY - timedelta(days=7 * number + state) if (number * state) % 3 else marks[(number + state) % 4]
                for state in range(STATES)
            ),
            "in-force" if number % 3 else "pending",
            DAY - timedelta(days=number),
            (2 * number - 1, 2 * number),
        )
        for number in range(1, INSTRUMENTS + 1)
    ]
    titles = {
        f"i{number}": f"Agreement on cooperation, the {number}th (Dushanbe, 6 October 2007)" for number in range(1, 301)
    }
    columns = (
        Column("number", "No.", "number"),
        Column("instrument", "Instrument", words=titles, italic=frozenset(list(titles)[::3]), code_heading="Key"),
        *(Column(f"state.{n}", f"State {n}", "mark", words=signs) for n in range(STATES)),
        Column("state", "As a whole", words={"in-force": "in force", "pending": "pending"}),
        Column("in_force_on", "Entry into force", "date", nothing="–"),
        Column("notes", "Notes", "notes", nothing="no source on record"),
    )
    sections = [Section(f"s{n}", f"Family {n}", (), (), tuple(rows[n : n + 6])) for n in range(0, INSTRUMENTS, 6)]
    group = Group("matrix", "Matrix", "Nothing.", columns, tuple(sections))
    return _content("matrix", group, 2 * INSTRUMENTS, paper="A3")


def outstanding() -> Content:
    """The outstanding list by instrument, with two notes for each row, one of them of its own."""
    per = 200
    words = {"signed": "signed", "no-act": "no act"}
    stages = {"none-known": "nothing known", "under-way": "under way", "approved-at-home": "approved at home"}
    stage = list(stages)
    columns = (
        Column(
            "instrument",
            "Instrument",
            words={f"i{n}": f"Agreement {n}" for n in range(OWED // per)},
            code_heading="Key",
        ),
        Column("state", "State", words={f"S{n}": f"State {n}" for n in range(per)}, code_heading="Code"),
        Column("position", "Position", words=words),
        Column("since", "Since", "date"),
        Column("days", "Days", "number"),
        Column("stage", "Stage at home", words=stages),
        Column("last_step", "Last step", words={"submitted": "submitted to parliament"}, nothing="none known"),
        Column("stage_since", "Stage since", "date"),
        Column("blocking", "Blocking", words={True: "yes", False: "no"}, nothing="cannot be computed"),
        Column("confidence", "Confidence", words={"confirmed": "confirmed", "unknown": "unknown"}),
        Column("notes", "Notes", "notes", nothing="no source on record"),
    )
    sections = tuple(
        Section(
            f"i{n}", f"Agreement {n}", (f"{per} outstanding ratifications.",), (n + 1,), tuple(_owed(n, per, stage))
        )
        for n in range(OWED // per)
    )
    group = Group("outstanding", "Outstanding", "Nothing is outstanding.", columns, sections)
    return _content("outstanding-by-instrument", group, OWED // per)


def _owed(instrument: int, per: int, stages: list[str]) -> Iterator[tuple[Any, ...]]:
    since = DAY - timedelta(days=300 + 11 * instrument)
    for state in range(per):
        number = instrument * per + state
        yield (
            f"i{instrument}",
            f"S{state}",
            "signed" if number % 4 else "no-act",
            since,
            (DAY - since).days,
            stages[number % 3],
            "submitted" if number % 3 else None,
            since + timedelta(days=number % 250),
            (True, False, None)[number % 3],
            "unknown" if number % 5 else "confirmed",
            (instrument + 1, number % (OWED // per) + 1),
        )


def _content(name: str, group: Group, notes: int, paper: str = "A4") -> Content:
    return Content(
        name,
        "A large report",
        "en",
        DAY,
        DAY,
        {"instrument": None},
        (Line("as_of", "As of", "5 December 2022"),),
        f"{group.size} rows",
        (),
        (group,),
        "Nothing.",
        (Meaning("mark", "Cell", None, "a date", "procedures completed on this day"),),
        tuple(
            Note(
                n, f"i{n}", None, f"Agreement {n}", "The instrument, adopted on 6 October 2007", "", (SOURCE.format(n),)
            )
            for n in range(1, notes + 1)
        ),
        paper=paper,
    )


REPORTS: dict[str, Callable[[], Content]] = {"matrix": matrix, "outstanding": outstanding}


def our_own(name: str, form: str) -> Callable[[], bytes]:
    """What writes the report; the modules it takes are imported before it is measured."""
    from tracker.reports import write_csv, write_xlsx

    content = REPORTS[name]()
    write = write_xlsx.write if form == "xlsx" else write_csv.write

    def work() -> bytes:
        return write(content)

    return work


def bare(form: str, file: Path) -> Callable[[], bytes]:
    """What writes the same cells with the library alone."""
    sheets: Sheets = pickle.loads(file.read_bytes())
    return (lambda: _bare_xlsx(sheets)) if form == "xlsx" else (lambda: _bare_csv(sheets))


def _bare_xlsx(sheets: Sheets) -> bytes:
    from xlsxwriter import Workbook

    file = BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for place, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(row, place, cell)
                    elif isinstance(cell, date):
                        sheet.write_datetime(row, place, cell, day)
                    elif cell is not None:
                        sheet.write_number(row, place, cell)
    return file.getvalue()


def _bare_csv(sheets: Sheets) -> bytes:
    file = BytesIO()
    with TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        csv.writer(text).writerows(sheets["table"])
        text.flush()
        return file.getvalue()


def measure(side: str, name: str, form: str, file: Path) -> None:
    """Write once, and print the seconds, the peak of memory in MB, and how large the file is."""
    work = our_own(name, form) if side == "ours" else bare(form, file)
    gc.collect()
    gc.freeze()
    start = process_time()
    data = work()
    print(process_time() - start, _peak(), len(data))


def _peak() -> float:
    """The most memory this process has taken, in MB. What the system keeps for a process may be its parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def keep_cells(name: str, form: str, file: Path) -> None:
    """Write the report, read what stands in it, and keep that for the library."""
    data = our_own(name, form)()
    file.write_bytes(pickle.dumps(_in_sheets(data) if form == "xlsx" else _in_table(data)))


def _in_sheets(data: bytes) -> Sheets:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True)
    return {sheet.title: [tuple(map(_plain, row)) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def _plain(cell: Any) -> Any:
    return cell.date() if isinstance(cell, datetime) else cell


def _in_table(data: bytes) -> Sheets:
    rows = csv.reader(StringIO(data.decode("utf-8-sig"), newline=""))
    return {"table": [tuple(map(_read, row)) for row in rows]}


def _read(cell: str) -> Any:
    """The day, the number or the text that stands in a cell."""
    if cell.isdecimal():
        return int(cell)
    return date.fromisoformat(cell) if len(cell) == len("2022-12-05") and cell[:4].isdecimal() else cell


def _child(*arguments: str) -> list[str]:
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    return done.stdout.split()


def main() -> None:
    print(f"Reports, the median of {ROUNDS}; limits: 1.5 times the bare library, 300 MB")
    with tempfile.TemporaryDirectory() as folder:
        for name in REPORTS:
            for form in ("xlsx", "csv"):
                file = str(Path(folder) / f"{name}.{form}")
                _child("keep", name, form, file)
                took: dict[str, list[float]] = {side: [] for side in SIDES}
                peak = dict.fromkeys(SIDES, 0.0)
                for number in range(ROUNDS):
                    for side in list(SIDES)[:: 1 if number % 2 else -1]:
                        seconds, memory, _ = map(float, _child(side, name, form, file))
                        took[side].append(seconds)
                        peak[side] = max(peak[side], memory)
                ours, theirs = median(took["ours"]), median(took["bare"])
                print(
                    f"{name} as {form}: {ours:.2f} s, bare {theirs:.2f} s, {ours / theirs:.2f} times;"
                    f" peak {peak['ours']:.0f} MB, bare {peak['bare']:.0f} MB"
                )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["keep", name, form, file]:
            keep_cells(name, form, Path(file))
        case [side, name, form, file]:
            measure(side, name, form, Path(file))
        case _:
            main()
