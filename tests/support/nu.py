"""The Nu HTML Checker (vnu-jar) over a built site."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

# For a minute's work the second compiler costs more than it gives; what the first one makes needs
# a deeper stack.
_JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")
_JAR = Path(__file__).parents[1] / "node/node_modules/vnu-jar/build/dist/vnu.jar"


def check_html(site_dir: Path) -> tuple[str, ...]:
    """Every error and warning of the HTML pages below a folder, as `path:line: kind: message`."""
    assert any(site_dir.rglob("*.html")), f"no HTML page below {site_dir}"
    options = ("--skip-non-html", "--Werror", "--format", "json")
    result = subprocess.run(
        [*_JAVA, "-jar", _JAR, *options, site_dir],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # The report goes to the error output; what isn't a report says why there is none.
    assert result.stderr.startswith("{"), result.stderr
    folder = site_dir.resolve().as_uri().replace("file:///", "file:/") + "/"
    return tuple(
        f"{message.get('url', '').removeprefix(folder)}:{message.get('lastLine', 0)}: "
        f"{message.get('subType', message['type'])}: {message['message']}"
        for message in json.loads(result.stderr)["messages"]
    )
