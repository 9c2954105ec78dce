"""How is a table shown so that no hidden number can be worked out from the others?

First every small number is hidden. Then, for each of them, the cheapest further cells are hidden
until the reader of `attack` could not say more about it than that it is small. Last, what turned
out not to be needed is shown again. Totals count as cells: a small total is hidden too.

Limits: one table at a time. Two tables of the same children (this year and last, a whole and its
part) can be subtracted from each other, and nothing here prevents that; nor does it protect a
number from somebody who already knows one of the others, such as the agency that counted it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from heed.disclosure.attack import Arc, Node, cheapest_way
from heed.disclosure.suppression import (
    NOT_SHOWN,
    Count,
    ShownByDecision,
    SmallNumbers,
    exact,
    refuse_negative,
    rounded,
    rounding_range,
)

# Hiding a total loses more than hiding a cell.
_CELL, _SUBTOTAL, _TOTAL = 1, 4, 8


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """A table with its totals, as it may be shown."""

    cells: tuple[tuple[Count, ...], ...]
    row_totals: tuple[Count, ...]
    column_totals: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class ProtectedList:
    """Parts and their total, as they may be shown."""

    parts: tuple[Count, ...]
    total: Count


@dataclass(frozen=True, slots=True)
class _Cell:
    tail: Node
    head: Node
    count: int
    weight: int


def protect(
    cells: Sequence[Sequence[int]],
    policy: SmallNumbers,
    *,
    decision: ShownByDecision | None = None,
) -> ProtectedTable:
    """Return a table of rows and columns, with totals, as it may be shown."""
    if not cells or not cells[0] or len({len(row) for row in cells}) != 1:
        raise ValueError("A table needs rows of the same length.")
    columns = len(cells[0])
    shown = iter(_shown(_network(cells), policy, decision))
    return ProtectedTable(
        cells=tuple(tuple(next(shown) for _ in range(columns)) for _ in cells),
        row_totals=tuple(next(shown) for _ in cells),
        column_totals=tuple(next(shown) for _ in range(columns)),
        total=next(shown),
    )


def protect_list(
    parts: Sequence[int], policy: SmallNumbers, *, decision: ShownByDecision | None = None
) -> ProtectedList:
    """Return parts and their total as they may be shown."""
    parted, whole = ("parts", 0), ("whole", 0)
    cells = [_Cell(parted, whole, part, _CELL) for part in parts]
    cells.append(_Cell(whole, parted, sum(parts), _TOTAL))
    *shown, total = _shown(cells, policy, decision)
    return ProtectedList(tuple(shown), total)


def _network(cells: Sequence[Sequence[int]]) -> list[_Cell]:
    """Return cells, row totals, column totals and total, each joining the sums it stands in."""
    rows = [("row", position) for position in range(len(cells) + 1)]
    columns = [("column", position) for position in range(len(cells[0]) + 1)]
    network = [
        _Cell(rows[i], columns[j], count, _CELL)
        for i, row in enumerate(cells)
        for j, count in enumerate(row)
    ]
    by_row = [sum(row) for row in cells]
    by_column = [sum(column) for column in zip(*cells, strict=True)]
    network += [_Cell(columns[-1], rows[i], count, _SUBTOTAL) for i, count in enumerate(by_row)]
    network += [_Cell(columns[j], rows[-1], count, _SUBTOTAL) for j, count in enumerate(by_column)]
    network.append(_Cell(rows[-1], columns[-1], sum(by_row), _TOTAL))
    return network


def _shown(
    cells: list[_Cell], policy: SmallNumbers, decision: ShownByDecision | None
) -> list[Count]:
    refuse_negative(cell.count for cell in cells)
    if decision:
        return [policy.show(cell.count, decision=decision) for cell in cells]
    if policy.rounds:
        withheld = _withheld_totals(cells)
        return [
            NOT_SHOWN if position in withheld else rounded(cell.count)
            for position, cell in enumerate(cells)
        ]
    hidden = _hidden(cells, policy)
    return [
        NOT_SHOWN if position in hidden else exact(cell.count)
        for position, cell in enumerate(cells)
    ]


def _hidden(cells: list[_Cell], policy: SmallNumbers) -> set[int]:
    small = [position for position, cell in enumerate(cells) if policy.hides(cell.count)]
    hidden = set(small)
    for target in small:
        arcs = _arcs(cells, hidden, policy, target, may_hide=True)
        for difference in _differences(cells[target], policy):
            hidden |= cheapest_way(arcs, target, difference=difference) or set()
    for position in sorted(hidden.difference(small), key=lambda one: -cells[one].count):
        if all(_is_safe(cells, hidden - {position}, policy, target) for target in small):
            hidden.remove(position)
    return hidden


def _is_safe(cells: list[_Cell], hidden: set[int], policy: SmallNumbers, target: int) -> bool:
    """Say whether a small number could be any small number, for all a reader knows."""
    arcs = _arcs(cells, hidden, policy, target, may_hide=False)
    return all(
        cheapest_way(arcs, target, difference=difference) is not None
        for difference in _differences(cells[target], policy)
    )


def _differences(cell: _Cell, policy: SmallNumbers) -> tuple[int, int]:
    return policy.largest - cell.count, policy.smallest - cell.count


def _arcs(
    cells: list[_Cell], hidden: set[int], policy: SmallNumbers, target: int, *, may_hide: bool
) -> list[Arc]:
    # Where zeros are shown, a reader may take it that nothing hidden is zero. For a total that
    # would go too far: three hidden parts would prove that their total is at least three.
    least = policy.smallest if cells[target].weight == _CELL else 0
    dear = 1 + sum(cell.count for cell in cells)
    arcs = []
    for position, cell in enumerate(cells):
        price: int | None = cell.weight * dear + cell.count
        if position in hidden:
            price = 0
        elif not (may_hide and cell.count):
            price = None
        arcs.append(Arc(cell.tail, cell.head, cell.count, least, None, price))
    return arcs


def _withheld_totals(cells: list[_Cell]) -> set[int]:
    """Return the totals to leave out so that no rounded number can be pinned down further."""
    totals = [position for position, cell in enumerate(cells) if cell.weight != _CELL]
    withheld: set[int] = set()
    while (exposed := _pinned_down(cells, withheld)) is not None:
        sums = {cells[exposed].tail, cells[exposed].head}
        left = [total for total in totals if total not in withheld]
        withheld.add(min(left, key=lambda one: sums.isdisjoint((cells[one].tail, cells[one].head))))
    return withheld


def _pinned_down(cells: list[_Cell], withheld: set[int]) -> int | None:
    """Return a rounded number about which its neighbours say more than the rounding does."""
    arcs = [_rounded_arc(cell, position in withheld) for position, cell in enumerate(cells)]
    for target, arc in enumerate(arcs):
        if arc.most is None:
            continue
        for difference in (arc.most - arc.count, arc.least - arc.count):
            if cheapest_way(arcs, target, difference=difference) is None:
                return target
    return None


def _rounded_arc(cell: _Cell, withheld: bool) -> Arc:
    if withheld:
        return Arc(cell.tail, cell.head, cell.count, 0, None, 0)
    least, most = rounding_range(cell.count)
    return Arc(cell.tail, cell.head, cell.count, least, most, 0)
