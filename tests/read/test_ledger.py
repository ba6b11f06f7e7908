"""The ledger by lines: the example is heard, a table asked for cell by cell, and what it shows is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.read.conftest import Told

    At = Callable[..., Told]

WHERE = "all-kinds/ledger"
READ = {"example_read": True}
PHONE = ["Phone", "about 5", "1.250 EUR", "", "4"]
SHOP = ["Our shop", "14", "0", "9", "1"]
DONE, CHANGE, TAKE_OUT, _TABLE, EXAMPLE, ADD, BACK = (str(number) for number in range(1, 8))


def test_a_table_is_asked_for_and_kept_as_the_screen_keeps_it(at: At) -> None:
    told = at("ledger", "", *PHONE, *SHOP, "", DONE)
    assert (told.code, told.error) == (0, "")
    assert told.answer(WHERE) == {"rows": [PHONE, SHOP], **READ}
    assert told.draft(WHERE) == {}
    (entry,) = told.progress.steps[WHERE].entries
    assert entry.outcome == ""
    assert entry.wording["question"] == "What does it cost you that somebody comes in?"
    assert entry.wording["customers"] == "Customers"
    said = " ".join(told.out.split())
    assert "1. Phone: about 1.3 hours, 312.5 euros. 2. Our shop: 14 hours, 0 euros." in said
    assert "All together: about 19 hours, 1250 euros, 9 enquiries, 5 customers. Per customer: about 3.8 hours" in said
    assert "Fewest hours per customer: Phone. Hours: about 5 of about 19 (26%)." in said
    assert "Numbers with “about” are estimates" in said
    assert "What the numbers cannot show: 1. Who came because of both." in said
    assert "~" not in said


def test_the_worked_example_is_said_once_row_by_row(at: At) -> None:
    told = at("ledger", "", *SHOP, "", ":repeat")
    assert told.out.count("1. Sign: 2 hours, 30 euros, 4 enquiries, 1 customer. Per customer: 2 hours, 30") == 1
    assert "3. Leaflet: 6 hours, 80.5 euros, 1 enquiry, 0 customers.\n" in told.out
    assert "All together: 8.5 hours, 110.5 euros, 14 enquiries, 6 customers." in told.out
    assert "The smell costs nothing." in told.out
    assert not set(told.out) & set("█▌│·•–~")


def test_what_is_no_number_is_said_at_once_and_asked_again(at: At) -> None:
    told = at("ledger", "", "Shop", "many", "14", "-3", "", "x" * 61, "9", "1", "", DONE)
    said = " ".join(told.out.split())
    assert "Shop, Hours: many Shop, Hours: “many” is no number and is left out of the sums." in said
    assert "Shop, Hours, so far “many”: 14 Shop, Euros: -3 Shop, Euros: -3 is less than 0" in said
    assert "Shop, Euros, so far “-3”:" in said
    assert "up to 60 characters have room here" in said
    assert told.answer(WHERE) == {"rows": [["Shop", "14", "-3", "9", "1"]], **READ}


def test_rows_are_changed_taken_out_and_put_back_by_number(at: At) -> None:
    change = [CHANGE, "7", "2", "", "", "", "3", "", "", CHANGE, ""]
    told = at("ledger", "", *PHONE, *SHOP, "", *change, TAKE_OUT, "1", BACK, ADD, "Fair", "", "", "", "", "", DONE)
    fair = ["Fair", "", "", "", ""]
    changed = [*SHOP[:3], "3", SHOP[4]]
    assert told.answer(WHERE) == {"rows": [PHONE, changed, fair], **READ}
    assert "Please type a number from 1 to 2." in told.out
    assert "Our shop, Enquiries, so far “9”: 3\n" in told.out
    assert "\nOur shop: 14 hours, 0 euros, 3 enquiries, 1 customer.\n" in told.out


def test_input_that_ends_loses_no_line_and_lines_go_on_in_the_same_cell(
    at: At, read: Callable[..., Told], every_kind: Path
) -> None:
    told = at("ledger", "", *PHONE, "Our shop", "1x")
    assert told.draft(WHERE) == {"rows": [PHONE, ["Our shop", "1x", "", "", ""]], **READ, "cell": [1, 1, 2]}
    assert not told.answer(WHERE)
    again = read("14", "0", "9", "1", "", DONE, course=every_kind)
    assert "A worked example" not in again.out
    assert again.answer(WHERE) == {"rows": [PHONE, SHOP], **READ}


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        (READ, [*SHOP, ""]),
        ({**READ, "rows": [[" Our shop", "14 ", "0", "", ""]], "cell": [0, 3, 0]}, ["9", "1", ""]),
        ({**READ, "rows": [SHOP], "cell": [2, 0, 0]}, []),
        ({**READ, "rows": [["", "", "", "", ""], SHOP], "cell": [1, 4, 1]}, ["", ""]),
        ({"rows": "none", "example_read": True, "cell": [7]}, [*SHOP, ""]),
    ],
)
def test_a_draft_of_the_screen_goes_on_by_lines(at: At, draft: dict[str, object], lines: list[str]) -> None:
    assert at("ledger", *lines, DONE, draft=draft).answer(WHERE) == {"rows": [SHOP], **READ}


def test_an_empty_table_is_not_handed_in(at: At) -> None:
    told = at("ledger", "", "")
    assert "Nothing stands in the table yet; the step stays open." in told.out
    assert told.draft(WHERE) == READ
    assert not told.answer(WHERE)


def test_a_table_is_full_with_twelve_channels(at: At) -> None:
    rows = [[f"c{number}", "", "", "", ""] for number in range(11)]
    told = at("ledger", *SHOP, DONE, draft={**READ, "rows": rows})
    assert "The table is full: it has room for 12 channels." in told.out
    assert told.answer(WHERE)["rows"] == [*rows, SHOP]


def test_a_table_handed_in_is_told_and_changed_without_typing_it_again(at: At) -> None:
    answer = {**READ, "rows": [PHONE, ["Fax", "x", "", "", ""]]}
    told = at("ledger", ":nochmal", CHANGE, "2", "", "1", "", "", "", DONE, answer=answer, lang="de")
    said = " ".join(told.out.split())
    assert "Ihre Tabelle: 1. Phone: etwa 5 Stunden, 1250 Euro, 0 Anfragen, Kundschaft 4. Je Kundin oder Kunde" in said
    assert "Fax, Stunden: „x“ ist keine Zahl" in said
    assert "Was die Zahlen nicht zeigen: 1. Who came" in said
    assert told.answer(WHERE) == {**READ, "rows": [PHONE, ["Fax", "1", "", "", ""]]}
