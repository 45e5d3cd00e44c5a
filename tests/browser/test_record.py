"""Recording in a real browser: nothing typed is lost, a session's batch, the scan of a paper, and the way back."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import PROTOCOL, at, choose, fill_notification, navigation, press, type_into

NewPage = Callable[[], Page]
Settled = Callable[[Page], Page]
NOTE = {"name": "note 7.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 the note"}


def entries(dashboard) -> int:
    """How many lines the ledger has."""
    return int(json.loads(dashboard.tracker("verify", "--json").stdout)["checked"]["entry"])


def test_a_reload_a_restart_back_and_forward_lose_nothing(dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{dashboard.url}/?as_of=2026-11-20", "Outstanding ratifications", settled)
    page.locator(f"#owed-{PROTOCOL}").locator("xpath=ancestor::article").get_by_role(
        "link", name="Record an act or a step of Tajikistan"
    ).click()
    expect(page.get_by_role("heading", level=1, name="Record", exact=True)).to_be_visible()
    settled(page)
    fill_notification(page)
    type_into(page, "Incoming number", "in-12/26")
    page.locator("input[type=file]").set_input_files(NOTE)
    expect(page.get_by_text("note 7.pdf (1 kB), kept with the entry when it is saved.")).to_be_visible()
    page.get_by_label("Remark", exact=True).click()
    page.keyboard.type("half a wo")  # neither Enter, nor anywhere else pressed
    expect(page).to_have_url(re.compile("draft="))
    page.wait_for_timeout(1500)

    def all_is_there() -> None:
        expect(page.get_by_label("Remark", exact=True)).to_have_value("half a wo")
        expect(page.get_by_label("Incoming number", exact=True)).to_have_value("in-12/26")
        expect(page.get_by_label("Source", exact=True)).to_have_value("Note No. 7 of 2 November 2026")
        expect(page.get_by_text("note 7.pdf (1 kB)")).to_be_visible()
        settled(page)

    page.reload()
    all_is_there()
    dashboard.restart()
    page.reload()
    all_is_there()
    address = page.url
    navigation(page).first.click()
    expect(page.get_by_role("heading", level=1, name="Outstanding ratifications")).to_be_visible()
    settled(page)
    page.go_back()
    all_is_there()
    assert page.url == address
    press(page, "Check")
    expect(page.locator(".tt-effect")).to_contain_text("Tajikistan")
    settled(page)
    page.reload()
    expect(page.locator(".tt-effect")).to_contain_text("Tajikistan")
    settled(page)

    before = entries(dashboard)
    page.get_by_role("button", name="Save", exact=True).dblclick()
    expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()
    settled(page)
    assert entries(dashboard) == before + 2, "the act and its document, once"
    page.reload()
    expect(page.get_by_text("was saved, or thrown away")).to_be_visible()
    expect(page.get_by_label("Source", exact=True)).to_have_value("")
    assert dashboard.tracker("verify").returncode == 0


def test_the_scan_is_handed_out_as_it_came_in(dashboard, page: Page, settled: Settled, tmp_path: Path) -> None:
    scan = tmp_path / "note 7.pdf"
    scan.write_bytes(NOTE["buffer"])
    recorded = dashboard.tracker(
        "record", "act", PROTOCOL, "TJ", "notification-of-completed-procedures", "--on", "2026-11-02", "--received",
        "2026-11-10", "--source", "Note No. 7", "--incoming", "in-12/26", "--scan", str(scan), "--json",
    )  # fmt: skip
    act = json.loads(recorded.stdout)["id"]
    at(page, f"{dashboard.url}/record?entry={act}", "Correct an entry", settled)
    expect(page.get_by_label("Incoming number", exact=True)).to_have_value("in-12/26")
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile(r"note 7\.pdf")).click()
    assert download.value.suggested_filename == "note 7.pdf"
    assert Path(download.value.path()).read_bytes() == NOTE["buffer"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Record", "Several at once", "All members of the organisation", "Act", "notification of completed",
                "Received by the depositary", "Source", "Check", "Save all", "Recorded: 6 entries.",
                "Undo this", "Undo", "Undone. What stood before stands again.")),
        ("ru", ("Внести запись", "Несколько сразу", "Все члены организации", "Акт", "уведомление о выполнении",
                "Получено депозитарием", "Источник", "Проверить", "Сохранить всё", "Внесено 6 записей.",
                "Отменить внесённое", "Отменить", "Отменено. Восстановлено то, что было прежде.")),
    ],
)  # fmt: skip
def test_a_session_is_recorded_in_one_go_and_undone(
    dashboard, page: Page, settled: Settled, lang: str, words: tuple[str, ...]
) -> None:
    record, several, members, act, word, received, source, check, save, recorded, undo_this, undo, undone = words
    before = entries(dashboard)
    at(page, f"{dashboard.url}/record?instrument={PROTOCOL}&lang={lang}", record, settled)
    page.get_by_test_id("stMain").locator("label", has_text=several).click()
    press(page, members)
    expect(page.get_by_role("button", name=members, exact=True)).to_have_count(0)
    settled(page)
    choose(page, act, word)
    type_into(page, received, "2026-11-10")
    type_into(page, source, "Minutes of the session")
    press(page, check)
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader"))
    expect(row).to_have_count(1)
    settled(page)
    press(page, save)
    expect(page.get_by_text(recorded, exact=True)).to_be_visible()
    settled(page)
    assert entries(dashboard) == before + 6
    press(page, undo_this)
    expect(page.locator(".tt-effect")).to_be_visible()
    settled(page)
    press(page, undo)
    expect(page.get_by_text(undone, exact=True)).to_be_visible()
    assert entries(dashboard) == before + 12
    assert dashboard.tracker("verify").returncode == 0


def test_two_people_and_a_reload_in_between(dashboard, new_page: NewPage, settled: Settled) -> None:
    recorded = dashboard.tracker(
        "record", "act", PROTOCOL, "TJ", "notification-of-completed-procedures", "--on", "2026-11-02", "--received",
        "2026-11-10", "--source", "Note No. 7", "--json",
    )  # fmt: skip
    act = json.loads(recorded.stdout)["id"]
    page = new_page()
    at(page, f"{dashboard.url}/record?entry={act}", "Correct an entry", settled)
    type_into(page, "Received by the depositary", "2026-11-12")
    expect(page).to_have_url(re.compile("draft="))
    settled(page)
    done = dashboard.tracker("record", "correct", act, "--received", "2026-11-11", "--by", "Anna")
    assert done.returncode == 0, done.stderr
    page.reload()
    expect(page.get_by_label("Received by the depositary", exact=True)).to_have_value("2026-11-12")
    settled(page)
    press(page, "Check")
    expect(page.get_by_test_id("stAlert")).to_contain_text("Anna")
    changed = page.get_by_role("row", name=re.compile("^Received by the depositary"))
    expect(changed.get_by_role("cell")).to_have_text(["10 November 2026", "11 November 2026", "12 November 2026"])
    press(page, "Go on from what is recorded now, with what I typed")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    settled(page)
    press(page, "Check")
    expect(page.locator(".tt-effect")).to_be_visible()
    settled(page)
    press(page, "Save")
    expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()


def test_a_draft_is_continued_from_the_list_in_another_browser(dashboard, new_page: NewPage, settled: Settled) -> None:
    one, other = new_page(), new_page()
    at(one, f"{dashboard.url}/record?instrument={PROTOCOL}&state=TJ", "Record", settled)
    type_into(one, "Remark", "from the other desk")
    expect(one).to_have_url(re.compile("draft="))
    at(other, f"{dashboard.url}/record", "Record", settled)
    other.get_by_text("Not saved yet: 1 entry").click()
    other.get_by_role("link", name="Tajikistan, Peacekeeping Protocol 2021").click()
    expect(other.get_by_label("Remark", exact=True)).to_have_value("from the other desk")
    settled(other)
    press(other, "Throw away")
    expect(other.get_by_text("cannot be brought back")).to_be_visible()
    expect(other.get_by_label("Remark", exact=True)).to_have_value("from the other desk")
    other.get_by_role("button", name="Throw away for good", exact=True).click()
    settled(other)
    expect(other.get_by_label("Remark", exact=True)).to_have_value("")


def test_a_link_pressed_while_typing_is_followed_and_nothing_is_lost(dashboard, page: Page, settled: Settled) -> None:
    at(page, f"{dashboard.url}/record?instrument={PROTOCOL}&state=TJ", "Record", settled)
    type_into(page, "Source", "Note No. 7")
    expect(page).to_have_url(re.compile("draft="))
    draft = page.url
    settled(page)
    page.get_by_label("Remark", exact=True).click()
    page.keyboard.type("half a word")
    navigation(page).filter(has_text="Matrix").click()  # pressed and let go in the same instant, as by a finger
    expect(page).to_have_url(re.compile("/matrix"))
    expect(page.get_by_role("heading", level=1, name="Matrix")).to_be_visible()
    page.goto(draft)
    expect(page.get_by_label("Remark", exact=True)).to_have_value("half a word")
    expect(page.get_by_label("Source", exact=True)).to_have_value("Note No. 7")
