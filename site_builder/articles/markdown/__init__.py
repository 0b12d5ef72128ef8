"""Markdown to sanitised HTML, with its headings, links and plain text from the same pass."""

from site_builder.articles.markdown.body import Body, Inline, render_body, render_inline
from site_builder.articles.markdown.headings import Heading
from site_builder.articles.markdown.limits import MarkdownError
from site_builder.articles.markdown.links import BodyLink

__all__ = [
    "Body",
    "BodyLink",
    "Heading",
    "Inline",
    "MarkdownError",
    "render_body",
    "render_inline",
]
