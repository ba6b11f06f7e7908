"""What has changed: ratings, how sure and how right, plans; and what may be compared with what."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from course.catalog import Catalog
from course.change import Level, Rated, calibration, compared, given, outcomes, ratings
from course.check import check_course
from course.exercises.scales import Scales, Statement
from course.model import Both, Change, Course, CourseScale
from course.progress import Draft, Entry, Plain, Progress, answered, drafted

BAKERY = Path(__file__).parents[1] / "data" / "course"
SCALES = tuple(CourseScale(id=name, text=Both(de=name, en=name)) for name in ("patience", "care"))
COURSE = Course(
    id="bakery",
    version="1",
    title=Both(de="x", en="x"),
    promise=Both(de="x", en="x"),
    parts=(),
    scales=SCALES,
    change=Change(then="bread/start", now="end/now", back="end/back"),
)


def at(day: int) -> str:
    return f"2026-11-{day:02}T10:00:00.000Z"


def rated(progress: Progress, where: str, day: int, **values: object) -> Progress:
    return answered(progress, where, "scales", Entry(at=at(day), answer={"values": values}))


def step(compare: str = "") -> Scales:
    statements = (Statement(id="patience", text="I wait."),)
    return Scales(id="after", question="How?", low="no", high="yes", compare=compare, statements=statements)


def test_each_statement_has_its_three_values() -> None:
    progress = rated(Progress(), "bread/start", 1, patience=3, care=7, gone=1)
    assert ratings(progress, COURSE) == (Rated("patience", 3, None, None), Rated("care", 7, None, None))
    progress = rated(rated(progress, "end/now", 20, patience=6), "end/back", 20, patience=2, care=4)
    assert ratings(progress, COURSE) == (Rated("patience", 3, 6, 2), Rated("care", 7, None, 4))


def test_a_course_that_names_no_scales_yet_has_no_values() -> None:
    progress = rated(Progress(), "/", 1, patience=3)
    course = Course(
        id="b", version="1", title=COURSE.title, promise=COURSE.promise, parts=(), scales=SCALES, change=Change()
    )
    assert ratings(progress, course) == (Rated("patience", None, None, None), Rated("care", None, None, None))


def test_then_is_what_was_rated_before_the_end() -> None:
    progress = rated(rated(Progress(), "bread/start", 1, patience=3), "bread/start", 2, patience=4)
    progress = rated(progress, "end/now", 20, patience=6)
    progress = rated(progress, "bread/start", 25, patience=9)
    assert ratings(progress, COURSE)[0] == Rated("patience", 4, 6, None)


def test_a_start_rated_only_after_the_end_counts_all_the_same() -> None:
    progress = rated(rated(Progress(), "end/now", 2, patience=6), "bread/start", 5, patience=3)
    progress = rated(progress, "bread/start", 6, patience=1)
    assert ratings(progress, COURSE)[0] == Rated("patience", 3, 6, None)


def test_half_done_and_lost_values_do_not_count() -> None:
    progress = rated(Progress(), "bread/start", 1, patience=3)
    lost = Entry(at=at(2), answer={"values": {"patience": 8}}, outcome="draft")
    progress = answered(progress, "bread/start", "scales", lost)
    progress = drafted(progress, "bread/start", Draft(kind="scales", at=at(3), answer={"values": {"patience": 9}}))
    assert given(progress, "bread/start") == {"patience": 3}


@pytest.mark.parametrize("answer", [{}, {"values": 7}, {"values": {"patience": "many"}}, {"values": [1, 2]}])
def test_strange_answers_are_no_values(answer: Plain) -> None:
    progress = answered(Progress(), "bread/start", "scales", Entry(at=at(1), answer=answer))
    assert given(progress, "bread/start") == {}


def test_values_beyond_the_scale_are_brought_back_to_its_ends() -> None:
    assert given(rated(Progress(), "a/b", 1, patience=99, care=-4), "a/b") == {"patience": 10, "care": 0}


def test_scales_are_compared_with_those_they_name() -> None:
    progress = rated(rated(Progress(), "bread/before", 1, patience=3), "rolls/start", 1, patience=5)
    assert compared(progress, "bread", step("before")) == {"patience": 3}
    assert compared(progress, "bread", step("rolls/start")) == {"patience": 5}
    assert compared(progress, "bread", step("gone")) == {}
    assert compared(progress, "bread", step()) == {}


def test_scales_rated_again_keep_what_was_before_them() -> None:
    progress = rated(rated(Progress(), "bread/before", 1, patience=3), "bread/after", 2, patience=6)
    progress = rated(progress, "bread/before", 9, patience=8)
    assert compared(progress, "bread", step("before")) == {"patience": 3}


def sure(progress: Progress, where: str, confidence: object, *results: str) -> Progress:
    for day, result in enumerate(results, 1):
        entry = Entry(at=at(day), answer={"confidence": confidence, "chosen": ["a"]}, outcome=result)
        progress = answered(progress, where, "choice", entry)
    return progress


def test_answers_are_counted_by_how_sure_they_were() -> None:
    progress = Progress()
    for place, result in enumerate(["right", "arguable", "partly", "wrong", "open", ""]):
        progress = sure(progress, f"bread/{place}", 70, result)
    progress = sure(progress, "bread/all", 100, "right")
    assert calibration(progress) == (Level(50, 0, 0), Level(70, 4, 2), Level(90, 0, 0), Level(100, 1, 1))


def test_the_first_answer_to_an_exercise_counts() -> None:
    progress = sure(Progress(), "bread/a", 90, "wrong", "right", "right")
    assert calibration(progress)[2] == Level(90, 1, 0)
    assert calibration(sure(progress, "bread/b", 90, "draft", "right"))[2] == Level(90, 2, 1)


@pytest.mark.parametrize("confidence", [0, 73, "70", None, [70], {"a": 1}])
def test_a_confidence_nobody_can_have_chosen_is_left_out(confidence: object) -> None:
    assert not any(level.answers for level in calibration(sure(Progress(), "bread/a", confidence, "right")))


def planned(progress: Progress, where: str, day: int, cue: str = "it rings", act: str = "I breathe") -> Progress:
    return answered(progress, where, "plan", Entry(at=at(day), answer={"text": {"cue": cue, "act": act}}))


def reported(progress: Progress, where: str, day: int, plan: str, became: str) -> Progress:
    entry = Entry(at=at(day), answer={"plan": plan, "outcome": became})
    return answered(progress, where, "follow-up", entry)


@pytest.mark.parametrize(
    ("reports", "became"),
    [
        ([], "open"),
        (["not yet"], "open"),
        (["partly"], "partly"),
        (["partly", "done"], "done"),
        (["let go"], "let go"),
        (["done", "not yet"], "open"),
        (["juggled"], "open"),
    ],
)
def test_a_plan_is_what_the_last_report_says(reports: list[str], became: str) -> None:
    progress = planned(Progress(), "bread/plan", 1)
    for day, report in enumerate(reports, 2):
        progress = reported(progress, "rolls/follow-up", day, "bread/plan", report)
    assert [plan.became for plan in outcomes(progress)] == [became]


def test_plans_come_in_the_order_in_which_they_were_made_and_open_again_when_made_anew() -> None:
    progress = planned(planned(Progress(), "rolls/plan", 5), "bread/plan", 1)
    progress = reported(progress, "review/bread/plan", 8, "bread/plan", "done")
    assert [(one.where, one.became) for one in outcomes(progress)] == [("bread/plan", "done"), ("rolls/plan", "open")]
    progress = planned(progress, "bread/plan", 9, act="I count")
    found = outcomes(progress)
    assert [(one.where, one.became) for one in found] == [("bread/plan", "open"), ("rolls/plan", "open")]
    assert found[0].text["act"] == "I count"


def test_an_empty_plan_is_none() -> None:
    assert outcomes(planned(Progress(), "bread/plan", 1, cue=" ", act="")) == ()


@pytest.fixture
def bakery(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small course to spoil, in which the scales are rated twice."""
    monkeypatch.chdir(tmp_path)
    folder = shutil.copytree(BAKERY, tmp_path / "bakery")
    (folder / "ids.toml").unlink()
    for language in ("de", "en"):
        append(folder, f"02-rolls/{language}.md", scales("end", 'compare = "bread/start"'))
    append(folder, "course.toml", '[change]\nthen = "bread/start"\nnow = "rolls/end"\n')
    return folder


def scales(name: str, *lines: str) -> str:
    head = ["```toml scales", f'id = "{name}"', 'question = "How?"', 'low = "no"', 'high = "yes"']
    return "\n".join([*head, *lines, "```"])


def append(bakery: Path, name: str, text: str) -> None:
    path = bakery / name
    path.write_text(path.read_text("utf-8") + "\n" + text + "\n", "utf-8", newline="\n")


def spoil(bakery: Path, name: str, old: str, new: str) -> None:
    text = (bakery / name).read_text("utf-8")
    assert old in text
    (bakery / name).write_text(text.replace(old, new), "utf-8", newline="\n")


def problems(bakery: Path) -> list[str]:
    """All problems, without the folder."""
    return [str(problem).removeprefix("bakery/") for problem in check_course(bakery)]


def test_scales_that_fit_are_no_problem(bakery: Path) -> None:
    assert problems(bakery) == []
    assert Catalog.open(bakery).course.change == Change(then="bread/start", now="rolls/end")


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("bread/strat", 'unknown scales "bread/strat" (did you mean "bread/start"?)'),
        ("bread/sort", '"bread/sort" is of kind sort; name scales'),
        ("rolls/own", '"rolls/own" has statements of its own; name scales without'),
    ],
)
def test_the_manifest_names_scales_of_the_course(bakery: Path, named: str, problem: str) -> None:
    for language in ("de", "en"):
        own = scales("own", '[[statements]]\nid = "one"\ntext = "One."')
        append(bakery, f"02-rolls/{language}.md", own)
    spoil(bakery, "course.toml", 'then = "bread/start"', f'then = "{named}"')
    assert problems(bakery) == [f'course.toml:25: change: "then": {problem}']


@pytest.mark.parametrize(
    ("named", "problem"),
    [
        ("bread/strat", 'unknown scales "bread/strat" (did you mean "bread/start"?)'),
        ("story", '"rolls/story" is of kind reading; name scales'),
        ("end", '"rolls/end" does not come before it; name earlier scales'),
        ("own", '"rolls/own" has other statements; only values of the same ones can be compared'),
    ],
)
def test_scales_are_compared_with_earlier_ones_of_the_same_statements(bakery: Path, named: str, problem: str) -> None:
    for language in ("de", "en"):
        own = scales("own", '[[statements]]\nid = "one"\ntext = "One."')
        spoil(bakery, f"02-rolls/{language}.md", '```toml scales\nid = "end"', own + '\n\n```toml scales\nid = "end"')
        spoil(bakery, f"02-rolls/{language}.md", 'compare = "bread/start"', f'compare = "{named}"')
    found = problems(bakery)
    assert [one.partition(": ")[2] for one in found] == [f'scales "end": "compare": {problem}'] * 2
    line = (bakery / "02-rolls" / "de.md").read_text("utf-8").splitlines().index(f'compare = "{named}"') + 1
    assert found[0].startswith(f"02-rolls/de.md:{line}: ")


def test_what_could_not_be_read_is_not_called_unknown(bakery: Path) -> None:
    for language in ("de", "en"):
        spoil(bakery, f"01-bread/{language}.md", 'low = "', 'low = ["')
    assert not [one for one in problems(bakery) if "unknown scales" in one]


def test_the_languages_compare_with_the_same_scales(bakery: Path) -> None:
    spoil(bakery, "02-rolls/en.md", 'compare = "bread/start"', "")
    assert any("02-rolls/" in one and "compare" in one for one in problems(bakery))
