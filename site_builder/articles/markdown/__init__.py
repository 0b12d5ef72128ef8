"""Markdown: a body or a field becomes sanitised HTML, plain text, headings and links, in one pass."""

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
