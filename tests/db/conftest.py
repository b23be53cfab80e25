from tests.services.fixtures import database, empty_database, world

__all__ = ["database", "empty_database", "world"]
