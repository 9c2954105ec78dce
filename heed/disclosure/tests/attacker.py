"""A reader who tries every table there could be. Slow, simple, and shares no code with Heed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Known = tuple[int, int]  # the least and the most that a number could be


@dataclass(frozen=True)
class Reader:
    """What a reader knows of the cells and the totals of a table.

    The true cells are known to nobody: they only say where to look first, which finds an answer
    sooner when there is one and changes nothing when there is none.
    """

    cells: Sequence[Sequence[Known]]
    row_totals: Sequence[Known]
    column_totals: Sequence[Known]
    total: Known
    true_cells: Sequence[Sequence[int]]

    def can_imagine(self) -> bool:
        """Say whether there is any table at all that fits what is known."""
        return self._fits(0, [0] * len(self.column_totals), 0)

    def _fits(self, row: int, columns: list[int], total: int) -> bool:
        if row == len(self.cells):
            return all(
                known[0] <= count <= known[1]
                for known, count in zip(
                    (*self.column_totals, self.total), (*columns, total), strict=True
                )
            )
        later = [known for knowns in self.cells[row + 1 :] for known in knowns]
        known = left(self.total, total, later)
        least = max(known[0], self.row_totals[row][0])
        most = min(known[1], self.row_totals[row][1])
        return any(
            self._fits(
                row + 1,
                [old + new for old, new in zip(columns, counts, strict=True)],
                total + sum(counts),
            )
            for counts in self._rows(row, 0, columns, (least, most))
        )

    def _rows(
        self, row: int, column: int, columns: list[int], in_row: Known, so_far: int = 0
    ) -> Iterator[list[int]]:
        if column == len(columns):
            yield []
            return
        across = left(in_row, so_far, self.cells[row][column + 1 :])
        later = [knowns[column] for knowns in self.cells[row + 1 :]]
        down = left(self.column_totals[column], columns[column], later)
        known = self.cells[row][column]
        truth = self.true_cells[row][column]
        counts = range(max(known[0], across[0], down[0]), min(known[1], across[1], down[1]) + 1)
        for count in sorted(counts, key=lambda count: abs(count - truth)):
            for others in self._rows(row, column + 1, columns, in_row, so_far + count):
                yield [count, *others]


def left(known: Known, so_far: int, others: Iterable[Known]) -> Known:
    """Return what is left of a sum for one number, once others take the least or the most."""
    others = list(others)
    least, most = sum(other[0] for other in others), sum(other[1] for other in others)
    return known[0] - so_far - most, known[1] - so_far - least
