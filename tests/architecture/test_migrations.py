"""A migration stays true while the code around it changes."""

from tests.architecture import source


def test_a_migration_imports_nothing_of_ours():
    found = [
        source.place(file, node)
        for file in source.python_files()
        if source.is_migration(file)
        for module, node in source.imported_modules(file)
        if module.split(".")[0] == "rooftree"
    ]

    assert not found, "Copy into the migration what it needs; the original will change."
