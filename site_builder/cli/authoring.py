"""Commands that help authors to begin: init, new and schema."""

from __future__ import annotations

import os
import shlex
from datetime import UTC, datetime
from pathlib import Path

import click

from site_builder.cli.running import exit_with_code, site_option


@click.command()
@click.argument("folder", type=click.Path(resolve_path=True, path_type=Path))
@exit_with_code
def init(folder: Path) -> int:
    """Start an archive in a new FOLDER.

    It gets a site.yaml to fill in, one story and one page in English and Chinese, a registry of
    tags, and the schemas that an editor completes and checks front matter with.
    """
    from site_builder.authoring.new_archive import create_archive

    create_archive(folder)
    shown = shlex.quote(os.path.relpath(folder))
    click.echo(f"made an archive in {shown}; now:")
    click.echo(f"  cd {shown}" if folder != Path.cwd() else "  edit content/site.yaml")
    click.echo("  site-builder serve")
    click.echo('  site-builder new "A title"')
    return 0


@click.command()
@site_option
@click.argument("title")
@click.option("--category", metavar="KEY", default="", help="Default: the first in site.yaml.")
@click.option("--date", metavar="DATE", default="", help="As in front matter. Default: now.")
@click.option(
    "--language",
    "languages",
    metavar="KEY",
    multiple=True,
    help="Once for each language. Default: all of the site.",
)
@click.option(
    "--slug",
    metavar="NAME",
    default="",
    help="Of the files, and in addresses. Default: from the title.",
)
@exit_with_code
def new(
    site_dir: Path, title: str, category: str, date: str, languages: tuple[str, ...], slug: str
) -> int:
    """Start a story with a TITLE, in every language of the archive.

    Makes the story's files, as drafts, and prints their paths. A Chinese title gives a name in
    pinyin. The title goes to the language that it is written in. No file is ever overwritten.
    """
    from site_builder.authoring.files import write_new_files
    from site_builder.authoring.new_story import StoryRequest, WrongRequestError, plan_story
    from site_builder.config import load_config

    request = StoryRequest(title, category, date, languages, slug)
    try:
        files = plan_story(request, load_config(site_dir), datetime.now(UTC))
    except WrongRequestError as error:
        raise click.BadParameter(str(error), param_hint=error.option) from error
    write_new_files(site_dir, files)
    for file in files:
        click.echo(file.source_path)
    return 0


@click.command()
@site_option
@click.argument("name", type=click.Choice(["article", "page", "site", "terms"]), required=False)
@click.option("--write", is_flag=True, help="Write all of them to content/schema/ instead.")
@exit_with_code
def schema(site_dir: Path, name: str | None, write: bool) -> int:
    """Print the JSON Schema of front matter, for editors.

    NAME says whose: an article's if there is none, a page's, that of site.yaml or of terms. It
    comes from the declaration that the builder checks against, and knows the archive's own
    categories, languages and scores; outside an archive it is for any. Articles tell editors where
    their schema is: write the files again after a change to site.yaml.
    """
    from site_builder.authoring.files import write_made_files
    from site_builder.authoring.schemas import plan_schemas
    from site_builder.config import load_config
    from site_builder.folders import CONFIG_FILE

    is_archive = (site_dir / CONFIG_FILE).exists()
    files = plan_schemas(load_config(site_dir) if is_archive or write else None)
    if write:
        write_made_files(site_dir, tuple(files.values()))
        for file in files.values():
            click.echo(file.source_path)
    else:
        click.echo(files[name or "article"].text, nl=False)
    return 0
