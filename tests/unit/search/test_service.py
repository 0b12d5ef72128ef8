"""What becomes of a Pagefind that doesn't do what it should; the real one is in test_bundle.py."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from site_builder.errors import Problem, SearchError
from site_builder.search.indexed import index_part
from site_builder.search.service import Indexer, PagefindError
from tests.support.archive_text import make_records
from tests.support.search_index import one_shard_per_language
from tests.support.sites import SiteFolder

(SHARD,) = one_shard_per_language(make_records(chinese=0, english=3))
(PART,) = SHARD.parts
ANSWERS_FOLLOW = """
    import base64, json, sys

    def answer(payload):
        message = json.dumps({"message_id": 0, "payload": payload}).encode()
        sys.stdout.buffer.write(base64.b64encode(message) + b",")
        sys.stdout.flush()

    request = b""
    while byte := sys.stdin.buffer.read(1):
        if byte != b",":
            request += byte
            continue
        kind = json.loads(base64.b64decode(request))["payload"]["type"]
        request = b""
        answer({"type": kind, **ANSWERS.get(kind, {})})
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    return tmp_path / "program"


def complaint_about(program: Path, script: str, patience: float = 20) -> str:
    """What is said of a shard when this program is in the place of Pagefind."""
    program.write_text(f"#!{sys.executable} -I\n{dedent(script)}", encoding="utf-8")
    program.chmod(0o755)
    with pytest.raises(PagefindError) as caught:
        index_part(PART, Indexer(program, patience))
    return f"pagefind {caught.value}"


def test_a_program_that_exits_is_reported_with_its_code_and_last_words(program: Path) -> None:
    script = "import sys; print('one\\n two ', file=sys.stderr); sys.exit(1)"
    assert complaint_about(program, script) == "pagefind ended early, with exit code 1: two"


def test_a_program_that_is_killed_is_reported(program: Path) -> None:
    message = complaint_about(program, "import os; os.kill(os.getpid(), 9)")
    assert message == "pagefind ended early, with exit code -9"


def test_a_program_that_says_nothing_is_reported(program: Path) -> None:
    assert complaint_about(program, "") == "pagefind ended early, with exit code 0"


def test_a_program_that_prints_junk_is_reported(program: Path) -> None:
    message = complaint_about(program, "print('hello, world', flush=True); input()")
    assert message == "pagefind said b'hello', which is no answer"


def test_an_answer_of_another_form_is_reported(program: Path) -> None:
    message = complaint_about(program, "print('W10=', end=',', flush=True); input()")
    assert message == "pagefind said b'W10=', which is no answer"


def test_a_program_that_hangs_is_stopped(program: Path) -> None:
    script = """
        import os, pathlib, time
        pathlib.Path("pid").write_text(str(os.getpid()))
        time.sleep(600)
    """
    message = complaint_about(program, script, patience=0.5)
    assert message == "pagefind was silent for 0.5 seconds"
    process = int((program.parent / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_a_program_that_answers_and_never_ends_is_stopped(program: Path) -> None:
    answers: dict[str, dict[str, list[str]]] = {"GetFiles": {"files": []}}
    script = f"import time\nANSWERS = {answers}" + dedent(ANSWERS_FOLLOW) + "\ntime.sleep(600)"
    assert complaint_about(program, script, patience=2) == "pagefind was silent for 2 seconds"


def test_a_refused_request_is_reported(program: Path) -> None:
    answers = {"AddRecord": {"type": "Error", "message": "no such index"}}
    message = complaint_about(program, f"ANSWERS = {answers}" + dedent(ANSWERS_FOLLOW))
    assert message == "pagefind refused a request: no such index"


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ([], "pagefind didn't make an index of what it was given"),
        ([{"path": "a.pf_meta"}], "pagefind answered GetFiles when asked for the index"),
        (None, "pagefind answered GetFiles when asked for the index"),
    ],
)
def test_a_program_that_makes_no_index_is_reported(
    program: Path, files: list[dict[str, str]] | None, complaint: str
) -> None:
    answers = {"GetFiles": {"files": files}}
    message = complaint_about(program, f"ANSWERS = {answers}" + dedent(ANSWERS_FOLLOW))
    assert message == complaint


def test_a_program_that_cannot_be_run_is_reported(program: Path) -> None:
    program.write_text("no program", encoding="utf-8")
    with pytest.raises(PagefindError, match=r"can't be started: Permission denied"):
        index_part(PART, Indexer(program))


def test_a_missing_package_is_a_problem_of_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("site_builder.search.pagefind.find_spec", lambda _: None)
    problem = problem_of_a_build(tmp_path)
    assert problem.position.path == "search-index"
    assert problem.rule == "pagefind-missing"
    assert re.search(r"pip install pagefind-bin==[\d.]+", problem.hint)


def test_a_failure_is_a_problem_of_the_build_and_names_the_shard(
    tmp_path: Path, program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.write_text("no program", encoding="utf-8")
    monkeypatch.setattr("site_builder.build.indexing.find_indexer", lambda: Indexer(program))
    problem = problem_of_a_build(tmp_path)
    assert problem.position.path == "search-index/en"
    assert problem.rule == "pagefind-failed"
    assert problem.message == "pagefind can't be started: Permission denied"
    assert problem.hint.startswith("build again")


def problem_of_a_build(folder: Path) -> Problem:
    """The only problem of a site with one article."""
    site = SiteFolder.create(folder / "site")
    site.article("story.en")
    with pytest.raises(SearchError) as caught:
        site.build()
    (problem,) = caught.value.problems
    assert not (site.site_dir / "public").exists()
    return problem


def test_the_program_gets_nothing_of_our_environment(
    program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET", "1")
    script = "import os, sys; print(sorted(os.environ), file=sys.stderr); sys.exit(1)"
    assert "SECRET" not in complaint_about(program, script)
    assert "PATH" not in complaint_about(program, script)
