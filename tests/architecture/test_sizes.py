"""Sizes are kept: modules under 400 lines, functions under 50, names that say one thing."""

from __future__ import annotations

import ast

from tests.architecture.source import modules

MODULE_CAP = 400
FUNCTION_CAP = 50
LUMPS = ("utils", "helpers", "common", "misc")
FEWEST_FUNCTIONS = 500


def test_no_module_is_longer_than_the_cap() -> None:
    long = {m.name: len(m.path.read_text("utf-8").splitlines()) for m in modules()}
    assert not {name: lines for name, lines in long.items() if lines > MODULE_CAP}
    assert sorted(long.values())[len(long) // 2] <= 150


def test_no_function_is_longer_than_the_cap() -> None:
    seen = 0
    long = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                seen += 1
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTION_CAP:
                    long.append(f"{module.name}.{node.name}: {lines}")
    assert not long
    assert seen >= FEWEST_FUNCTIONS


def test_no_module_is_a_lump() -> None:
    names = [module.name.rsplit(".", 1)[-1] for module in modules()]
    assert not [name for name in names if any(lump in name for lump in LUMPS) or "_and_" in name]


def test_every_public_thing_says_what_it_means() -> None:
    silent = []
    seen = 0
    for module in modules():
        if ast.get_docstring(module.tree) is None:
            silent.append(module.name)
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                seen += 1
                if ast.get_docstring(node) is None:
                    silent.append(f"{module.name}.{node.name}")
    assert not silent
    assert seen >= 300
