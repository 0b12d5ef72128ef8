"""The commands. Each is thin: it turns options into one call, and what comes back into words and an
exit code.

Exit codes: 0 clean, 1 problems in the site, 2 wrong usage, 70 a bug of ours (with a traceback), 130
interrupted.
"""

from __future__ import annotations

import click

from site_builder import __version__
from site_builder.cli.authoring import init, new, schema
from site_builder.cli.building import build, check, serve
from site_builder.cli.running import exit_with_code


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with: site-builder init my-archive && cd my-archive && site-builder serve",
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Publish a curated, bilingual archive: Markdown in, a searchable static site out.

    An archive is a folder with content/site.yaml, articles below content/articles/ and, if you want
    to change how it looks, your own layouts/ and static/. The site is made in public/.
    """


for command in (build, check, serve, init, new, schema):
    main.add_command(command)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@exit_with_code
def completion(shell: str) -> int:
    """Print what a shell needs to complete commands and options.

    For example, in ~/.bashrc: eval "$(site-builder completion bash)"
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "site-builder", "_SITE_BUILDER_COMPLETE").source())
    return 0
