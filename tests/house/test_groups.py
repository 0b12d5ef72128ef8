"""Tests that share an expensive fixture run in one process."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("known-group")
def test_a_process_knows_the_groups_of_tests(request: pytest.FixtureRequest) -> None:
    # What is sent to a process goes by this name; without the group, tests go anywhere.
    is_one_of_many = "PYTEST_XDIST_WORKER" in os.environ
    assert request.node.nodeid.endswith("@known-group") == is_one_of_many
