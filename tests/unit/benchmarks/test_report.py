"""What the benchmarks print."""

from benchmarks.comparison import Run
from benchmarks.processes import Usage
from benchmarks.report import format_report


def test_a_row_gives_medians_over_the_turns_and_sums_over_the_steps() -> None:
    report = format_report(
        [
            run
            for turn, seconds in enumerate((1.0, 9.0, 2.0))
            for scenario in ("cold", "unchanged", "added", "retitled")
            for run in (
                _run("ours", "ours", scenario, turn, seconds),
                _run("theirs", "build", scenario, turn, 3 * seconds),
                _run("theirs", "index", scenario, turn, seconds),
            )
        ]
    )
    assert report.splitlines()[4:6] == [
        "| cold build | ours | 2.00 s | 1.00 s | 50 MiB | 7 | 10 |  |",
        "| cold build | build + index | 8.00 s (6.00 + 2.00) | 2.00 s | 50 MiB | 14 | 10 | 0.250 |",
    ]


def _run(tool: str, step: str, scenario: str, turn: int, seconds: float) -> Run:
    usage = Usage(wall=seconds, cpu=1.0, memory=50 * 2**20, others_cpu=0.0)
    return Run(tool, step, 100, scenario, turn, usage, written=7, files=10)
