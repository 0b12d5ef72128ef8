"""Digests as e-mails: shorter than the page, since some mail programs cut off what is long."""

from __future__ import annotations

from site_builder.config import Language
from site_builder.pages import routes
from site_builder.pages.cards import make_mentions
from site_builder.pages.contents import Contents
from site_builder.pages.frames import FrameMaker
from site_builder.pages.views import DigestView, EmailView
from site_builder.values import replace

REST_SIZE = 12
_OTHERS_SIZE = 3


def make_email(
    view: DigestView, contents: Contents, language: Language, frames: FrameMaker
) -> EmailView:
    """The e-mail of a digest, whose page is `view`."""
    key = language.key
    return EmailView(
        locale=language.locale,
        direction=language.direction,
        base_url=frames.config.base_url,
        site_title=view.frame.site_title,
        home_href=routes.home(key).href,
        heading=view.heading,
        preheader=view.frame.description,
        count=view.count,
        clusters=tuple(
            replace(cluster, others=cluster.others[:_OTHERS_SIZE]) for cluster in view.clusters
        ),
        top=view.top,
        others=make_mentions(contents.rest[:REST_SIZE], key, frames),
        left_out=len(contents.rest[REST_SIZE:]),
        digest_href=view.frame.url.removeprefix(frames.config.base_url),
    )
