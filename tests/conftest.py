import pytest
from hypothesis import settings

pytest_plugins = ["pytester", "tests.support.browser", "tests.support.server"]

# No timing is asserted: a slow machine is not a defect.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests, which are those of edits, come first: at the end they would run alone."""
    items.sort(key=lambda item: "incremental" not in item.path.parts)
