"""How each kind is marked, by examples, and what holds for all kinds, by properties."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exercises import KINDS, kind_name, mark
from course.exercises.base import Answer, Marking, Remark, Step, Verdict, overall, read_answer, shuffled, unknown
from course.exercises.choice import Choice, Option
from course.exercises.guess import Guess, number
from course.exercises.match import Distractor, Match, Pair, right_sides
from course.exercises.order import Item, Order
from course.exercises.plan import PlanAnswer, notes, when
from course.exercises.prompt import PromptAnswer, blank
from course.exercises.recall import Gap, Recall, plain, same
from course.exercises.sort import Bucket, Card, Sort
from course.parse import parse_chapter

TODAY = date(2026, 11, 21)

GUESS = Guess(id="g", question="q", unit="%", minimum=0, maximum=100, value=31, near=5, fair=15, why="counted")


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        (31, Verdict.RIGHT),
        (36, Verdict.RIGHT),
        (26, Verdict.RIGHT),
        (36.1, Verdict.PARTLY),
        (46, Verdict.PARTLY),
        (16, Verdict.PARTLY),
        (46.5, Verdict.WRONG),
        (0, Verdict.WRONG),
        (-1e300, Verdict.WRONG),
        (None, Verdict.OPEN),
        (float("nan"), Verdict.OPEN),
        (float("inf"), Verdict.OPEN),
        (10**400, Verdict.OPEN),
    ],
)
def test_guess_bands(value: float | None, verdict: Verdict) -> None:
    marking = mark(GUESS, {"value": value})
    assert marking.outcome is verdict
    assert [remark.why for remark in marking.remarks] == ([] if verdict is Verdict.OPEN else ["counted"])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("31", 31),
        (" 31,5 % ", 31.5),
        ("31.5%", 31.5),
        ("-2", -2),
        ("", None),
        ("many", None),
        ("1e99", None),
        ("1e1", None),
        ("1_0", None),
        ("1e400", None),
        ("nan", None),
        ("-inf", None),
    ],
)
def test_guess_typed_numbers(typed: str, value: float | None) -> None:
    assert number(typed) == value


def choice(mode: str) -> Choice:
    verdicts = {"a": "right", "b": "wrong", "c": "arguable"} | ({"d": "right"} if mode == "multiple" else {})
    options = [{"id": one, "text": one, "verdict": verdict, "why": f"why {one}"} for one, verdict in verdicts.items()]
    plain_step = {"id": "c", "question": "q", "mode": mode, "options": options}
    return msgspec.convert(plain_step, Choice)


@pytest.mark.parametrize("mode", ["single", "better"])
@pytest.mark.parametrize(
    ("chosen", "verdict"),
    [
        (["a"], Verdict.RIGHT),
        (["b"], Verdict.WRONG),
        (["c"], Verdict.ARGUABLE),
        ([], Verdict.OPEN),
        (["x"], Verdict.OPEN),
    ],
)
def test_choice_of_one(mode: str, chosen: list[str], verdict: Verdict) -> None:
    marking = mark(choice(mode), {"chosen": chosen})
    assert marking.outcome is verdict
    assert [remark.why for remark in marking.remarks] == [f"why {one}" for one in chosen if one != "x"]


@pytest.mark.parametrize(
    ("chosen", "outcome", "verdicts"),
    [
        ("ad", Verdict.RIGHT, "right right arguable right"),
        ("acd", Verdict.RIGHT, "right right arguable right"),
        ("a", Verdict.PARTLY, "right right arguable wrong"),
        ("abcd", Verdict.PARTLY, "right wrong arguable right"),
        ("b", Verdict.PARTLY, "wrong wrong arguable wrong"),
        ("", Verdict.OPEN, ""),
    ],
)
def test_choice_of_several(chosen: str, outcome: Verdict, verdicts: str) -> None:
    marking = mark(choice("multiple"), {"chosen": list(chosen)})
    assert marking.outcome is outcome
    assert [remark.verdict.value for remark in marking.remarks] == verdicts.split()


SORT = Sort(
    id="s",
    question="q",
    buckets=(Bucket(id="must", label="M"), Bucket(id="free", label="F"), Bucket(id="rest", label="R")),
    cards=(
        Card(id="price", text="p", bucket="must", why="expected"),
        Card(id="coffee", text="c", bucket="rest", why="nice", arguable=("free",)),
    ),
)


@pytest.mark.parametrize(
    ("placed", "outcome", "verdicts"),
    [
        ({"price": "must", "coffee": "rest"}, Verdict.RIGHT, [Verdict.RIGHT, Verdict.RIGHT]),
        ({"price": "must", "coffee": "free"}, Verdict.RIGHT, [Verdict.RIGHT, Verdict.ARGUABLE]),
        ({"price": "free", "coffee": "free"}, Verdict.PARTLY, [Verdict.WRONG, Verdict.ARGUABLE]),
        ({"price": "free", "coffee": "must"}, Verdict.WRONG, [Verdict.WRONG, Verdict.WRONG]),
        ({"price": "must"}, Verdict.PARTLY, [Verdict.RIGHT]),
        ({"unknown": "must"}, Verdict.OPEN, []),
    ],
)
def test_sort(placed: dict[str, str], outcome: Verdict, verdicts: list[Verdict]) -> None:
    marking = mark(SORT, {"placed": placed})
    assert marking.outcome is outcome
    assert [remark.verdict for remark in marking.remarks] == verdicts


def test_sort_with_arguable_cards_alone_is_arguable() -> None:
    only = msgspec.structs.replace(SORT, cards=SORT.cards[1:])
    assert mark(only, {"placed": {"coffee": "free"}}).outcome is Verdict.ARGUABLE


ORDER = Order(
    id="o",
    question="q",
    items=tuple(Item(id=one, text=one, why=f"why {one}") for one in "abcd"),
    accepted=(("b", "a", "c", "d"),),
)


@pytest.mark.parametrize("order", ["abcd", "bacd"])
def test_order_in_either_accepted_form(order: str) -> None:
    marking = mark(ORDER, {"order": list(order)})
    assert marking.outcome is Verdict.RIGHT
    assert len(marking.remarks) == 4


@pytest.mark.parametrize(
    ("order", "outcome", "remark"),
    [
        ("abdc", Verdict.PARTLY, Remark("d", Verdict.WRONG, "why c")),
        ("badc", Verdict.PARTLY, Remark("d", Verdict.WRONG, "why c")),
        ("bcad", Verdict.PARTLY, Remark("c", Verdict.WRONG, "why a")),
        ("dabc", Verdict.WRONG, Remark("d", Verdict.WRONG, "why a")),
    ],
)
def test_order_tells_the_first_deviation(order: str, outcome: Verdict, remark: Remark) -> None:
    assert mark(ORDER, {"order": list(order)}) == Marking(outcome, (remark,))


@pytest.mark.parametrize("order", ["", "abc", "aabc", "abcx"])
def test_an_unfinished_order_is_open(order: str) -> None:
    assert mark(ORDER, {"order": list(order)}).outcome is Verdict.OPEN


MATCH = Match(
    id="m",
    question="q",
    pairs=tuple(Pair(id=one, left=one, right=one.upper(), why=f"why {one}") for one in "abc"),
    distractors=(Distractor(id="x", text="X", why="X is odd"),),
)


def test_match() -> None:
    assert mark(MATCH, {"matched": {"a": "a", "b": "b", "c": "c"}}).outcome is Verdict.RIGHT
    assert mark(MATCH, {"matched": {"a": "b", "b": "c", "c": "a"}}).outcome is Verdict.WRONG
    assert mark(MATCH, {"matched": {"a": "a"}}).outcome is Verdict.PARTLY
    assert mark(MATCH, {}).outcome is Verdict.OPEN


def test_match_with_a_distractor_tells_its_own_reason() -> None:
    marking = mark(MATCH, {"matched": {"a": "a", "b": "x", "c": "b"}})
    assert [remark.why for remark in marking.remarks] == ["why a", "X is odd", "why c"]
    assert marking.outcome is Verdict.PARTLY


def test_match_shows_every_right_side_once() -> None:
    assert sorted(right_sides(MATCH)) == [("a", "A"), ("b", "B"), ("c", "C"), ("x", "X")]


GAP = Gap(id="g", text="Woher ___ man das?", accepted=("weiß", "wüsste"), why="w")


@pytest.mark.parametrize(
    "typed",
    ["weiß", "WEISS", "  weiss. ", "wüsste", "wuesste", "Woher weiß man das?", "woher wuesste man das"],
)
def test_recall_takes_every_spelling(typed: str) -> None:
    assert same(typed, GAP)


@pytest.mark.parametrize("typed", ["", "  ", "?", "weis", "woher man das", "das weiß man"])
def test_recall_refuses_other_words(typed: str) -> None:
    assert not same(typed, GAP)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Größe", "groesse"),
        ("Café", "cafe"),
        ("E-Mail", "e mail"),
        ("Ä", "A\u0308"),
        ("ÜBER", "ueber"),
        ("ﬁnd", "find"),
    ],
)
def test_spellings_that_count_as_one(one: str, other: str) -> None:
    assert plain(one) == plain(other)


RECALL = Recall(id="r", question="q", gaps=(GAP, Gap(id="h", text="___", accepted=("x",), why="v")))


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ({"words": {"g": "weiss", "h": "x"}}, Verdict.RIGHT),
        ({"words": {"g": "weiss", "h": "y"}}, Verdict.PARTLY),
        ({"words": {"g": "weiss"}, "checked": {"h": "had"}}, Verdict.RIGHT),
        ({"checked": {"g": "no", "h": "no"}}, Verdict.WRONG),
        ({"words": {"g": "weiss"}, "checked": {"g": "no", "h": "nearly"}}, Verdict.PARTLY),
        ({}, Verdict.OPEN),
    ],
)
def test_recall(answer: dict[str, Any], outcome: Verdict) -> None:
    assert mark(RECALL, answer).outcome is outcome


def plan_notes(language: str, cue: str, act: str) -> list[str]:
    return list(notes(PlanAnswer(text={"cue": cue, "act": act}), language))


@pytest.mark.parametrize(
    ("cue", "act", "found"),
    [
        ("eine Absage kommt", "rufe ich an", []),
        ("", "", ["cue missing", "act missing"]),
        ("wenn eine Absage kommt", "rufe ich an", ["cue repeats if"]),
        ("eine Absage kommt", "Dann rufe ich an", ["act repeats then"]),
        ("eine Absage kommt", "versuche ich anzurufen", ["trying"]),
        ("eine Absage oder Klage kommt", "rufe ich an", ["two cues"]),
        ("eine Absage kommt", "rufe ich an und danach schreibe ich", ["two acts"]),
        ("Wenngleich", "dannen", []),
    ],
)
def test_notes_on_a_german_plan(cue: str, act: str, found: list[str]) -> None:
    assert plan_notes("de", cue, act) == found


@pytest.mark.parametrize(
    ("cue", "act", "found"),
    [
        ("a refusal arrives", "I call", []),
        (" ", "\n", ["cue missing", "act missing"]),
        ("If a refusal arrives", "then I call", ["cue repeats if", "act repeats then"]),
        ("a refusal arrives", "I will TRY to call", ["trying"]),
        ("a refusal or a complaint arrives", "I call and then I write", ["two cues", "two acts"]),
        ("a gift comes", "I thank the country", []),
    ],
)
def test_notes_on_an_english_plan(cue: str, act: str, found: list[str]) -> None:
    assert plan_notes("en", cue, act) == found


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-28", date(2026, 11, 28)),
        (" 28.11.2026 ", date(2026, 11, 28)),
        ("28.11.", date(2026, 11, 28)),
        ("21.11.", TODAY),
        ("20.11.", date(2027, 11, 20)),
        ("1. 2.", date(2027, 2, 1)),
        ("+7", date(2026, 11, 28)),
        ("+ 0", TODAY),
        ("31.2.", None),
        ("2026-13-01", None),
        ("0000-01-01", None),
        ("tomorrow", None),
        ("", None),
    ],
)
def test_dates(typed: str, day: date | None) -> None:
    assert when(typed, TODAY) == day


@given(
    st.text() | st.from_regex(r"\+ ?\d{1,4}|\d{1,4}[-.] ?\d{1,2}[-.] ?\d{0,4}", fullmatch=True),
    st.dates(max_value=date(2200, 1, 1)),
)
def test_any_text_is_a_date_or_none(typed: str, today: date) -> None:
    try:
        found = when(typed, today)
    except OverflowError:
        pytest.fail("the end of the calendar")
    assert found is None or isinstance(found, date)


def test_a_blank_prompt() -> None:
    assert blank(PromptAnswer())
    assert blank(PromptAnswer(text={"a": " \n", "b": ""}, ticked=("t",)))
    assert not blank(PromptAnswer(text={"a": "", "b": "x"}))


def test_overall() -> None:
    def remarks(*verdicts: Verdict) -> list[Remark]:
        return [Remark(str(place), verdict, "") for place, verdict in enumerate(verdicts)]

    assert overall([], 3) is Verdict.OPEN
    assert overall(remarks(Verdict.RIGHT, Verdict.ARGUABLE), 2) is Verdict.RIGHT
    assert overall(remarks(Verdict.ARGUABLE), 1) is Verdict.ARGUABLE
    assert overall(remarks(Verdict.RIGHT), 2) is Verdict.PARTLY
    assert overall(remarks(Verdict.WRONG), 1) is Verdict.WRONG


def test_an_unknown_word_gets_the_nearest_known_one() -> None:
    assert unknown("fre", ["must", "free"], "bucket") == 'unknown bucket "fre" (did you mean "free"?)'
    assert unknown("xyz", ["must"], "bucket") == 'unknown bucket "xyz" (known are "must")'


CHAPTER = parse_chapter(
    (Path(__file__).parents[1] / "data" / "valid" / "all-kinds.md").read_text("utf-8"), file="x", language="en"
).chapter
STEPS: list[Step] = [*(CHAPTER.steps if CHAPTER else ()), GUESS, SORT, ORDER, MATCH, RECALL, choice("better")]
FIELDS = sorted({field.name for kind in KINDS.values() for field in msgspec.structs.fields(kind.answer)})
IDS = st.sampled_from("abcdgxh") | st.sampled_from(["up", "down", "dough", "oven", "shop", "bread"]) | st.text()
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | IDS,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(IDS, inner, max_size=5),
    max_leaves=10,
)


def answers(kind: type[Answer]) -> st.SearchStrategy[Answer]:
    """Any answer of a kind, with any of its fields left out."""
    fields = {field.name: st.from_type(field.type) for field in msgspec.structs.fields(kind)}
    return st.fixed_dictionaries({}, optional=fields).map(lambda values: kind(**values))


ANSWERS: st.SearchStrategy[Answer] = st.one_of([answers(kind.answer) for kind in KINDS.values()])


@given(st.sampled_from(STEPS), st.dictionaries(st.sampled_from(FIELDS) | st.text(), ANYTHING))
def test_marking_never_throws(step: Step, answer: dict[str, object]) -> None:
    marking = mark(step, answer)
    assert isinstance(marking.outcome, Verdict)
    if KINDS.get(kind_name(step)) is None or KINDS[kind_name(step)].mark is None:
        assert marking == Marking(Verdict.OPEN)
    assert (marking.outcome is Verdict.OPEN) == (not marking.remarks)


@given(st.sampled_from(STEPS), ANSWERS)
def test_marking_any_answer_of_any_kind_never_throws(step: Step, answer: Answer) -> None:
    mark(step, msgspec.to_builtins(answer))


@given(ANSWERS)
def test_an_answer_reads_back_equal(answer: Answer) -> None:
    """What is no finite number is left out."""
    numbers = [value for value in msgspec.structs.astuple(answer) if isinstance(value, float)]
    back = read_answer(type(answer), msgspec.to_builtins(answer))
    assert (back == answer) == all(map(math.isfinite, numbers))


@given(st.sampled_from([kind.answer for kind in KINDS.values()]), st.dictionaries(st.sampled_from(FIELDS), ANYTHING))
def test_what_does_not_fit_an_answer_is_left_out(kind: type[Answer], plain_answer: dict[str, object]) -> None:
    answer = read_answer(kind, plain_answer)
    assert read_answer(kind, msgspec.to_builtins(answer)) == answer


@given(st.lists(st.text(), unique=True), st.text())
def test_shuffled_is_a_permutation_and_never_the_given_order(ids: list[str], seed: str) -> None:
    mixed = shuffled(ids, seed)
    assert sorted(mixed) == sorted(ids)
    assert mixed == shuffled(ids, seed)
    assert len(ids) < 2 or mixed != ids


def test_options_have_a_reason_each() -> None:
    option = Option(id="a", text="t", verdict="right", why="w")
    assert [field.name for field in msgspec.structs.fields(type(option)) if field.required] == [
        "id",
        "text",
        "verdict",
        "why",
    ]
