import socket
from contextlib import closing

import pytest

from site_builder.errors import SiteError
from site_builder.serve import ports
from site_builder.serve.ports import bind_port


def test_only_this_machine_can_connect() -> None:
    with closing(bind_port(0)) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_a_problem_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SiteError) as caught:
            bind_port(port)
    [problem] = caught.value.problems
    assert problem.message == f"port {port} is taken"
    assert "--port" in problem.hint


def test_without_a_wish_the_next_free_port_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(ports, "USUAL_PORT", port)
        monkeypatch.setattr(ports, "_LAST_PORT", port + 9)
        with closing(bind_port(None)) as listener:
            assert port < listener.getsockname()[1] <= port + 9


def test_where_all_usual_ports_are_taken_the_last_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        monkeypatch.setattr(ports, "USUAL_PORT", port)
        monkeypatch.setattr(ports, "_LAST_PORT", port)
        with pytest.raises(SiteError, match=f"port {port} is taken"):
            bind_port(None)
