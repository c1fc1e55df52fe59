"""Who may import whom, who may touch the world, and that no imports go in a circle."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter

import pytest

from tests.architecture.layers import CLOCKS, FLOOR_ONE, HANDS, OPENPYXL, READERS, ROOMS
from tests.architecture.source import Module, at_runtime, imports_of, modules

FEWEST_MODULES = 90
BY_NAME = {room.name: room for room in ROOMS}
OUR_LIBRARIES = {library for room in ROOMS for library in room.third_party} | {"gspread", "docx", "google", "requests"}
TOUCHING_MODULES = {"subprocess", "socket", "urllib.request", "http.client", "smtplib", "ssl"}
TOUCHING_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rename", "touch"}
CLOCK_CALLS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}

# Prints the room of every module of ours that is loaded, and the top name of every other.
LOADED = """
import sys
import toolkit.{room}
names = [name.split(".") for name in sys.modules]
print(*sorted({{parts[1] if parts[0] == "toolkit" and len(parts) > 1 else parts[0] for parts in names}}))
"""


def test_the_walk_sees_the_whole_package() -> None:
    assert len(modules()) >= FEWEST_MODULES
    assert {module.room for module in modules()} - {"", "__main__"} == set(BY_NAME)


def test_rooms_import_only_what_their_row_allows() -> None:
    wrong = []
    for module in modules():
        if module.room in BY_NAME:
            wrong += [f"{module.name} imports {name}" for name in imports_of(module) if not _allowed(module, name)]
    assert not wrong


def _allowed(module: Module, name: str) -> bool:
    room = BY_NAME[module.room]
    first, *rest = name.split(".")
    if first == "toolkit":
        other = rest[0] if rest else ""
        return other in FLOOR_ONE | room.may_import | {room.name, "", "__version__"}
    return first not in OUR_LIBRARIES or first in room.third_party


def test_openpyxl_makes_new_workbooks_only() -> None:
    using = {
        module.name for module in modules() if any(name.split(".")[0] == "openpyxl" for name in imports_of(module))
    }
    assert using == OPENPYXL


def test_only_the_rooms_with_hands_touch_files_network_and_processes() -> None:
    wrong = []
    for module in modules():
        if module.room in HANDS or module.name in READERS:
            continue
        wrong += [f"{module.name} imports {name}" for name in imports_of(module) & TOUCHING_MODULES]
        wrong += [f"{module.name}:{line} calls {call}" for line, call in _calls(module) if call in TOUCHING_CALLS]
    assert not wrong


def test_the_excused_readers_exist() -> None:
    assert set(READERS) <= {module.name for module in modules()}


def _calls(module: Module) -> list[tuple[int, str]]:
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                found.append((node.lineno, node.func.id))
            elif isinstance(node.func, ast.Attribute) and node.func.attr != "open":
                found.append((node.lineno, node.func.attr))
    return found


def test_only_the_command_line_asks_what_day_it_is() -> None:
    wrong = []
    for module in modules():
        if module.room in CLOCKS:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                if isinstance(owner, ast.Name) and (owner.id, node.func.attr) in CLOCK_CALLS:
                    wrong.append(f"{module.name}:{node.lineno}")
    assert not wrong


def test_no_room_but_language_asks_which_language_it_is() -> None:
    wrong = []
    for module in modules():
        if module.room in {"language", "names"}:
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Compare) and "Language." in ast.unparse(node):
                wrong.append(f"{module.name}:{node.lineno}")
            if isinstance(node, ast.Compare) and any(
                isinstance(each, ast.Constant) and each.value in {"zh", "en"} for each in node.comparators
            ):
                wrong.append(f"{module.name}:{node.lineno}")
    assert not wrong


def test_imports_never_go_in_a_circle() -> None:
    names = {module.name for module in modules()}
    graph = {}
    for module in modules():
        wanted = {name for name in at_runtime(module) if name in names}
        # `from package import name` inside that package names the package too; what runs is the module named.
        graph[module.name] = {name for name in wanted if not module.name.startswith(name + ".")} - {module.name}
    order = list(TopologicalSorter(graph).static_order())
    assert len(order) >= FEWEST_MODULES


@pytest.mark.parametrize("room", [room.name for room in ROOMS])
def test_a_room_loads_nothing_outside_its_row(room: str) -> None:
    """Each in a fresh interpreter: what is in sys.modules afterwards is what a user pays for."""
    row = BY_NAME[room]
    code = LOADED.format(room=room)
    seen = set(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split())
    assert room in seen
    others = (seen & set(BY_NAME)) - FLOOR_ONE - row.may_import - {room}
    libraries = (seen & OUR_LIBRARIES) - _of_rooms(row.may_import | {room})
    assert not others
    assert not libraries


def _of_rooms(rooms: frozenset[str]) -> set[str]:
    return {library for name in rooms for library in BY_NAME[name].third_party}
