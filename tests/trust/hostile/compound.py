"""How is an OLE container (an Office file of before 2007) written?"""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NOBODY = 0xFFFFFFFF
SMALLEST = 4_096  # streams are padded to this, so that no stream of small sectors is needed
MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

Tree = Mapping[str, "bytes | Tree"]


class _Node:
    def __init__(self, name: str, content: bytes | None, kind: int) -> None:
        self.name, self.content, self.kind = name, content, kind
        self.right = self.child = NOBODY
        self.start, self.size = END, 0


def compound(tree: Tree) -> bytes:
    """Return a container with these streams, and folders of streams."""
    nodes = [_Node("Root Entry", None, 5)]
    nodes[0].child = _grow(tree, nodes)
    sectors: list[bytes] = []
    chains: list[range] = []
    for node in nodes:
        if node.content is not None:
            content = node.content.ljust(SMALLEST, b"\x00")
            node.start, node.size = len(sectors), len(content)
            chains.append(_cut(content, sectors))
    directory = b"".join(_entry(node) for node in nodes)
    directory_start = len(sectors)
    chains.append(_cut(directory, sectors))
    return _file(sectors, chains, directory_start)


def _grow(tree: Tree, nodes: list[_Node]) -> int:
    """Add the entries of one folder, each to the right of the one before; return the first."""
    first, before = NOBODY, None
    for name, inner in sorted(tree.items(), key=lambda item: (len(item[0]), item[0].upper())):
        node = _Node(
            name, inner if isinstance(inner, bytes) else None, 2 if isinstance(inner, bytes) else 1
        )
        nodes.append(node)
        number = len(nodes) - 1
        if before is None:
            first = number
        else:
            before.right = number
        before = node
        if not isinstance(inner, bytes):
            node.child = _grow(inner, nodes)
    return first


def _cut(content: bytes, sectors: list[bytes]) -> range:
    start = len(sectors)
    for place in range(0, len(content), SECTOR):
        sectors.append(content[place : place + SECTOR].ljust(SECTOR, b"\x00"))
    return range(start, len(sectors))


def _entry(node: _Node) -> bytes:
    name = node.name.encode("utf-16-le")
    return (
        name.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(name) + 2, node.kind, 1, NOBODY, node.right, node.child)
        + bytes(36)
        + struct.pack("<IQ", node.start, node.size)
    )


def _file(sectors: list[bytes], chains: list[range], directory: int) -> bytes:
    tables = 1
    while (len(sectors) + tables) > tables * SECTOR // 4:
        tables += 1
    table = [FREE] * (tables * SECTOR // 4)
    for chain in chains:
        for number in chain:
            table[number] = number + 1 if number + 1 < chain.stop else END
    places = range(len(sectors), len(sectors) + tables)
    for number in places:
        table[number] = FAT
    header = (
        MAGIC
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
        + struct.pack("<IIIIIIIII", 0, tables, directory, 0, SMALLEST, END, 0, END, 0)
        + struct.pack("<109I", *[*places, *[FREE] * (109 - tables)])
    )
    return header + b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
