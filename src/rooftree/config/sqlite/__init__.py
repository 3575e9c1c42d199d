"""Django's SQLite backend with a folder that makes itself and writers that stand in line."""
