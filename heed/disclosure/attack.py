"""What could a reader work out about a hidden number?

The reader is assumed to have a computer, every number that is shown, and the rule. A table whose
rows and columns add up is a network: every cell carries its count from one sum to another, and
what flows into a sum flows out of it. So the most and the least that a hidden cell could be are
found exactly, by sending as much as possible round the network. Nothing is estimated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

# A sum in the table: of a row, of a column; the sums of the totals themselves come last.
Node = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Arc:
    """One cell: its true count, the two sums it stands in, and what it could be.

    `least` and `most` are what a reader knows of it; `price` is what hiding it would cost, 0 for
    what is hidden already and None for what may not be hidden.
    """

    tail: Node
    head: Node
    count: int
    least: int
    most: int | None
    price: int | None


def cheapest_way(arcs: Sequence[Arc], target: int, *, difference: int) -> frozenset[int] | None:
    """Return the cells that have to be hidden so that the target could differ by so much.

    None means that there is no way: the reader knows that it does not differ by so much.
    """
    search = _Search(arcs, target)
    start, end = (arcs[target].head, arcs[target].tail)
    if difference < 0:
        start, end = end, start
    left = abs(difference)
    while left:
        way = search.way(start, end)
        if way is None:
            return None
        left -= search.send(way, left)
    return frozenset(search.used)


@dataclass(frozen=True, slots=True)
class _Step:
    arc: int
    forward: bool


class _Search:
    """Finds one way after another from sum to sum, remembering what was already sent."""

    def __init__(self, arcs: Sequence[Arc], target: int) -> None:
        self.arcs = arcs
        self.counts = [arc.count for arc in arcs]
        self.used: set[int] = set()
        self.steps_from: dict[Node, list[tuple[_Step, Node]]] = {}
        for position, arc in enumerate(arcs):
            if position != target and arc.price is not None:
                self._add(arc.tail, _Step(position, forward=True), arc.head)
                self._add(arc.head, _Step(position, forward=False), arc.tail)

    def way(self, start: Node, end: Node) -> list[_Step] | None:
        """Return the cheapest way along which something can still be sent."""
        queue: list[tuple[int, Node]] = [(0, start)]
        best = {start: 0}
        came: dict[Node, tuple[_Step, Node]] = {}
        while queue:
            cost, node = heappop(queue)
            if node == end:
                return list(_trace(came, start, end))
            for step, neighbour, price in self._open_steps(node):
                if cost + price < best.get(neighbour, cost + price + 1):
                    best[neighbour] = cost + price
                    came[neighbour] = (step, node)
                    heappush(queue, (cost + price, neighbour))
        return None

    def send(self, way: list[_Step], at_most: int) -> int:
        """Send what the way allows, and return how much that was."""
        amount = min([at_most, *(room for step in way if (room := self._room(step)) is not None)])
        for step in way:
            self.counts[step.arc] += amount if step.forward else -amount
            self.used.add(step.arc)
        return amount

    def _add(self, node: Node, step: _Step, neighbour: Node) -> None:
        self.steps_from.setdefault(node, []).append((step, neighbour))

    def _open_steps(self, node: Node) -> Iterator[tuple[_Step, Node, int]]:
        for step, neighbour in self.steps_from.get(node, []):
            if self._room(step) != 0:
                price = 0 if step.arc in self.used else self.arcs[step.arc].price or 0
                yield step, neighbour, price

    def _room(self, step: _Step) -> int | None:
        """Return how much more can be sent along the step, None for any amount."""
        arc = self.arcs[step.arc]
        if not step.forward:
            return max(self.counts[step.arc] - arc.least, 0)
        return None if arc.most is None else arc.most - self.counts[step.arc]


def _trace(came: dict[Node, tuple[_Step, Node]], start: Node, end: Node) -> Iterator[_Step]:
    while end != start:
        step, end = came[end]
        yield step
