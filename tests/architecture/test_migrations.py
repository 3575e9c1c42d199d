"""A migration stays true while the code around it changes."""

import ast

from tests.architecture import source


def test_a_migration_takes_nothing_of_ours():
    """Django itself writes `import rooftree.…` for a default or a validator; that is all."""
    found = [
        source.place(file, node)
        for file in source.python_files()
        if source.is_migration(file)
        for module, node in source.imported_modules(file)
        if module.split(".")[0] == "rooftree" and isinstance(node, ast.ImportFrom)
    ]

    assert not found, "Copy into the migration what it needs; the original will change."
