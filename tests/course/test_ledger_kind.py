"""What a ledger's cells mean, what its table comes to, and what stands out in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises import KINDS
from course.exercises.base import read_answer
from course.exercises.ledger import COLUMNS, Ledger, LedgerAnswer, Row, flaws
from course.exercises.reckoning import (
    Line,
    Trouble,
    best,
    each_of,
    example_lines,
    halves,
    idle,
    lines,
    most,
    observations,
    per_cent,
    read,
    rounded,
    scale,
    total,
)
from course.parse import parse_chapter

JOINERY = {
    "instagram": (14, 0, 9, 1),
    "facebook": (6, 60, 2, 0),
    "newsletter": (3, 15, 4, 1),
    "website": (4, 40, 11, 3),
    "map": (1, 0, 6, 2),
    "calls": (5, 0, 5, 4),
    "referrals": (4, 30, 6, 5),
    "fair": (10, 350, 8, 2),
}


def table(*rows: str) -> tuple[Line, ...]:
    """A table of rows such as `sign 2 30 4 1`; `_` stands for an empty cell."""
    cells = (tuple(cell.replace("_", "") for cell in row.split()) for row in rows)
    return lines(LedgerAnswer(rows=tuple(cells)))


def joinery() -> tuple[Line, ...]:
    return table(*(f"{name} {' '.join(map(str, numbers))}" for name, numbers in JOINERY.items()))


@pytest.mark.parametrize(
    ("typed", "column", "value"),
    [
        ("14", "hours", 14),
        ("0", "customers", 0),
        ("", "hours", 0),
        ("  ", "euros", 0),
        ("–", "hours", 0),
        ("1,5", "hours", 1.5),
        ("1.5", "hours", 1.5),
        (",5", "hours", 0.5),
        ("3,", "hours", 3),
        ("14 h", "hours", 14),
        ("14h", "hours", 14),
        ("14 Std.", "hours", 14),
        ("2 Stunden", "hours", 2),
        ("2 hours", "hours", 2),
        ("90 min", "hours", 1.5),
        ("1:45", "hours", 1.75),
        ("60 €", "euros", 60),
        ("€60", "euros", 60),
        ("60 Euro", "euros", 60),
        ("60,-", "euros", 60),
        ("12,50 €", "euros", 12.5),
        ("1.250", "euros", 1250),
        ("1,250", "euros", 1250),
        ("1 250", "euros", 1250),
        ("1\u202f250", "euros", 1250),
        ("1'250", "euros", 1250),
        ("1.250,50", "euros", 1250.5),
        ("1,250.50", "euros", 1250.5),
        ("1.250.000", "euros", 1250000),
        ("0.500", "hours", 0.5),
        ("12.5000", "hours", 12.5),
    ],
)
def test_a_cell_is_read_as_people_write_numbers(typed: str, column: str, value: float) -> None:
    cell = read(typed, column)
    assert (cell.value, cell.about, cell.trouble, cell.typed) == (value, False, "", typed)


@pytest.mark.parametrize("typed", ["~14", "~ 14 h", "≈14", "ca. 14", "ca 14", "etwa 14", "about 14 hours", "Rund 14"])
def test_an_estimate_is_known_as_one(typed: str) -> None:
    cell = read(typed, "hours")
    assert (cell.value, cell.about) == (14, True)


@pytest.mark.parametrize(
    ("typed", "column", "trouble"),
    [
        ("many", "hours", "unreadable"),
        ("3-5", "customers", "unreadable"),
        ("~", "hours", "unreadable"),
        ("h", "hours", "unreadable"),
        ("14 €", "hours", "unreadable"),
        ("14 h", "euros", "unreadable"),
        ("1,250,5", "euros", "unreadable"),
        ("1e3", "euros", "unreadable"),
        ("nan", "hours", "unreadable"),
        ("-inf", "hours", "unreadable"),
        ("\u0663", "hours", "unreadable"),
        ("-3", "customers", "negative"),
        ("\u22123", "customers", "negative"),
        ("~-0,5", "hours", "negative"),
        ("99999999", "euros", "too large"),
        ("9" * 400, "hours", "too large"),
    ],
)
def test_what_is_no_number_is_kept_and_named(typed: str, column: str, trouble: Trouble) -> None:
    cell = read(typed, column)
    assert (cell.value, cell.trouble, cell.typed) == (None, trouble, typed)


@given(st.text(), st.sampled_from(COLUMNS[1:]))
def test_any_text_can_be_read(typed: str, column: str) -> None:
    cell = read(typed, column)
    assert cell.typed == typed
    assert (cell.value is None) == bool(cell.trouble)
    assert cell.value is None or 0 <= cell.value <= 10_000_000


@given(st.lists(st.lists(st.sampled_from(["", "a", "~3", "0,1", "0.000000001", "-1", "7", "9999999"]), max_size=7)))
def test_any_table_has_its_observations(rows: list[list[str]]) -> None:
    found = lines(read_answer(LedgerAnswer, {"rows": rows, "cell": ["strange"]}))
    assert len(found) == sum(any(cell.strip() for cell in row[:5]) for row in rows)
    observations(found)
    for line in (*found, total(found)):
        for column in ("hours", "euros"):
            value = line.each(column).value
            assert value is None or rounded(value) >= 0


def test_the_worked_example_of_the_course_comes_out_as_it_is_printed() -> None:
    rows = joinery()
    whole = total(rows)
    assert [whole.cell(column).value for column in COLUMNS[1:]] == [47, 495, 51, 18]
    each = [line.each("hours").value for line in rows]
    assert [one if one is None else rounded(one) for one in each] == [14, None, 3, 1.3, 0.5, 1.3, 0.8, 5]
    found = observations(rows)
    assert not found.few
    assert not found.estimates
    assert found.idle
    assert [line.channel for line in found.idle.lines] == ["facebook"]
    assert found.best
    assert [line.channel for line in found.best.lines] == ["map", "referrals", "calls"]
    assert found.best.together.hours.value == 10
    assert per_cent(found.best.together.hours, found.best.whole.hours) == 21
    assert found.best.together.customers.value == 11
    assert found.most_hours
    assert [line.channel for line in found.most_hours.lines] == ["instagram"]
    assert found.most_euros
    assert [line.channel for line in found.most_euros.lines] == ["fair"]


def test_of_fewer_than_five_channels_one_is_best() -> None:
    found = best(table("a 4 0 0 2", "b 3 0 0 3", "c 1 0 0 0", "d 5 0 0 1"))
    assert found
    assert [line.channel for line in found.lines] == ["b"]
    assert found.whole.hours.value == 13


def test_of_equal_channels_the_one_with_more_customers_is_first() -> None:
    found = best(table("a 2 0 0 2", "b 3 0 0 3"))
    assert found
    assert [line.channel for line in found.lines] == ["b"]


@pytest.mark.parametrize("rows", [(), ("a 4 0 0 2",), ("a 4 0 0 0", "b 3 0 0 0"), ("a 0 0 0 1", "b 0 0 0 2")])
def test_without_a_difference_none_is_best(rows: tuple[str, ...]) -> None:
    assert best(table(*rows)) is None


def test_a_channel_without_a_number_is_left_out_where_it_would_count() -> None:
    rows = table("a some 0 0 2", "b 3 0 0 many", "c 1 0 0 1", "d 5 0 0 1")
    found = best(rows)
    assert found
    assert found.whole.hours.value == 6
    assert idle(rows) is None
    assert total(rows).hours.value == 9
    assert total(rows).customers.value == 4
    assert rows[0].each("hours").value is None
    assert rows[1].each("hours").value is None


def test_hours_per_customer_of_all_leave_out_a_channel_without_hours() -> None:
    rows = lines(LedgerAnswer(rows=(("A", "14", "", "", "1"), ("B", "many", "", "", "2"))))
    assert each_of(rows, "hours").value == 14
    assert total(rows).customers.value == 3


def test_of_cells_without_a_number_there_is_no_sum() -> None:
    assert total(table("a some")).hours.value is None
    assert total(()).hours.value == 0


def test_channels_that_cost_the_same_are_named_together_unless_all_do() -> None:
    found = most(table("a 4 0 1 1", "b 4 0 2 3", "c 1 0 0 0"), "hours")
    assert found
    assert [line.channel for line in found.lines] == ["a", "b"]
    assert found.together.enquiries.value == 3
    assert most(table("a 4", "b 4"), "hours") is None
    assert most(table("a 4", "b 4"), "euros") is None
    assert most((), "hours") is None


def test_few_customers_are_named_as_few() -> None:
    assert observations(table("a 4 0 1 4", "b 9")).few
    assert not observations(table("a 4 0 1 4", "b 9 0 0 1")).few


def test_estimates_go_on_into_what_is_computed() -> None:
    rows = table("a ~4 10 1 2", "b 9 0 0 1")
    assert observations(rows).estimates
    assert total(rows).hours.about
    assert rows[0].each("hours").about
    assert not rows[0].each("euros").about
    assert not rows[1].each("hours").about


@pytest.mark.parametrize(("value", "shown"), [(1.25, 1.3), (4 / 3, 1.3), (0.04, 0.04), (0.046, 0.05), (14, 14), (0, 0)])
def test_numbers_are_rounded_as_people_do(value: float, shown: float) -> None:
    assert rounded(value) == shown


@given(st.floats(1e-6, 1e7), st.integers(1, 200))
def test_every_bar_fits_and_its_unit_is_round(largest: float, cells: int) -> None:
    unit = scale(largest, cells)
    assert halves(largest, unit) <= 2 * cells
    assert f"{unit:.0e}"[0] in "125"
    assert unit == pytest.approx(float(f"{unit:.0e}"))


def test_bars_are_as_long_as_their_numbers() -> None:
    assert scale(14, 30) == 0.5
    assert [halves(value, 0.5) for value in (14, 5, 1.3, 0.05, 0)] == [56, 20, 5, 1, 0]


def test_the_example_of_a_chapter_is_read_as_it_stands() -> None:
    rows = example_lines(Ledger(id="l", question="q", lesson="l", blind=(), example=(example("a"), example("b"))))
    assert [(line.channel, line.hours.value, line.customers.value) for line in rows] == [("a", 2.5, 1), ("b", 2.5, 1)]


def example(row: str, hours: float = 2.5) -> Row:
    return Row(id=row, channel=row, hours=hours, euros=0, enquiries=3, customers=1)


def test_flaws_of_an_example_are_told() -> None:
    rows = (example("a", float("nan")), example("b", -1), example("b"))
    found = list(flaws(Ledger(id="l", question="q", lesson="l", blind=(), example=rows)))
    assert [flaw.path for flaw in found] == [("example", 2, "id"), ("example", 0, "hours"), ("example", 1, "hours")]
    few = list(flaws(Ledger(id="l", question="q", lesson="l", blind=(), example=(example("a"),))))
    assert [flaw.path for flaw in few] == [("example",)]


def test_the_sample_of_all_kinds_has_no_flaw() -> None:
    source = Path(__file__).parents[1] / "data" / "valid" / "all-kinds.md"
    chapter = parse_chapter(source.read_text("utf-8"), file="x", language="en").chapter
    assert chapter
    ledger = next(step for step in chapter.steps if isinstance(step, Ledger))
    assert not list(KINDS["ledger"].flaws(ledger))
