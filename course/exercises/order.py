"""Put steps into their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.exercises.base import (
    Answer,
    Exercise,
    Flaw,
    Marking,
    Remark,
    Table,
    Verdict,
    missing_reasons,
    repeated,
    shuffled,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Item(Table, frozen=True, kw_only=True):
    """One thing to place; `why` says why it stands where it stands."""

    id: str
    text: str
    why: str


class Order(Exercise, frozen=True, kw_only=True):
    """Three to eight items, given in their order; `accepted` holds further orders (of all ids) that are also right."""

    items: tuple[Item, ...]
    accepted: tuple[tuple[str, ...], ...] = ()


class OrderAnswer(Answer, frozen=True, kw_only=True):
    """Ids in the order the learner gave them; `handed_in` is false while they are still being moved."""

    order: tuple[str, ...] = ()
    handed_in: bool = False


def flaws(step: Order) -> Iterator[Flaw]:
    """What is wrong with the items beyond the types of their fields."""
    ids = [item.id for item in step.items]
    if not 3 <= len(ids) <= 8:
        yield Flaw(("items",), f"{len(ids)} items; an order has three to eight")
    yield from repeated(ids, "items")
    yield from missing_reasons([item.why for item in step.items], "items")
    for place, order in enumerate(step.accepted):
        for one in order:
            if one not in ids:
                yield Flaw(("accepted",), f"accepted order {place + 1}: {unknown(one, ids, 'item')}")
        if sorted(order) != sorted(ids):
            yield Flaw(("accepted",), f"accepted order {place + 1}: name every item exactly once")


def standing(step: Order, answer: OrderAnswer) -> list[str]:
    """Ids of all items in the order they stand in: as given so far, the others behind them; at first a mixed one."""
    ids = [item.id for item in step.items]
    given = dict.fromkeys(one for one in answer.order if one in ids)
    return [*given, *(one for one in shuffled(ids, step.id) if one not in given)]


def right_up_to(step: Order, order: Sequence[str]) -> int:
    """How many items stand right from the first on."""
    remarks = mark(step, OrderAnswer(order=tuple(order))).remarks
    wrong = [remark.id for remark in remarks if remark.verdict is Verdict.WRONG]
    return list(order).index(wrong[0]) if wrong else len(order)


def mark(step: Order, answer: OrderAnswer) -> Marking:
    """Right, or one remark: on the first item that deviates from the accepted order it agrees with longest."""
    ids = {item.id for item in step.items}
    given = tuple(dict.fromkeys(one for one in answer.order if one in ids))
    if len(given) != len(step.items):
        return Marking(Verdict.OPEN)
    orders = (tuple(item.id for item in step.items), *step.accepted)
    if given in orders:
        return Marking(Verdict.RIGHT, tuple(Remark(item.id, Verdict.RIGHT, item.why) for item in step.items))
    agreed = max(_agreement(given, order) for order in orders)
    expected = next(order for order in orders if _agreement(given, order) == agreed)[agreed]
    why = next(item.why for item in step.items if item.id == expected)
    outcome = Verdict.PARTLY if agreed else Verdict.WRONG
    return Marking(outcome, (Remark(given[agreed], Verdict.WRONG, why),))


def _agreement(given: tuple[str, ...], order: tuple[str, ...]) -> int:
    pairs = zip(given, order, strict=False)
    return next((place for place, (one, other) in enumerate(pairs) if one != other), len(given))
