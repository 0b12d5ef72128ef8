"""JSON-LD from the same views as the page shows, so that both always agree.

The vocabulary is https://schema.org. It says only what the page says: there is no rating made of
editors' scores, no logo, and no translation claimed of two texts that were written side by side.
"""

from __future__ import annotations

from urllib.parse import urljoin

from markupsafe import Markup

from site_builder.pages.views import (
    ArchiveView,
    ArticleView,
    DigestIndexView,
    DigestView,
    EventView,
    Frame,
    HomeView,
    IndexView,
    ListView,
    RootView,
    SourceView,
    StandaloneView,
    TopView,
    YearView,
)
from site_builder.rendering.filters import as_json

Node = dict[str, object]

# How much of a text came from a trained model, in the terms of the IPTC
# (https://cv.iptc.org/newscodes/digitalsourcetype/).
DIGITAL_SOURCE_TYPES = {
    "generated": "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    "assisted": "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


def json_ld(page: object) -> Markup:
    """The JSON-LD element of a page; empty for a view that has nothing to state."""
    nodes = _nodes(page)
    if not nodes:
        return Markup()
    graph = {"@context": "https://schema.org", "@graph": nodes}
    return Markup('<script type="application/ld+json">{}</script>').format(as_json(graph))


def _nodes(page: object) -> list[Node]:
    match page:
        case ArticleView():
            return [_article(page), *_questions(page), *_breadcrumbs(page.frame)]
        case (
            ListView()
            | TopView()
            | EventView()
            | IndexView()
            | YearView()
            | ArchiveView()
            | DigestView()
            | DigestIndexView()
        ):
            return [_web_page(page.frame, "CollectionPage"), *_breadcrumbs(page.frame)]
        case StandaloneView():
            node = _web_page(page.frame, "WebPage")
            if page.updated:
                node["dateModified"] = page.updated.iso
            return [node, *_breadcrumbs(page.frame)]
        case HomeView():
            return [_site(page.frame)]
        case RootView():
            return [_site_in_all_languages(page)]
        case _:
            return []


def _article(page: ArticleView) -> Node:
    frame = page.frame
    return _stated(
        {
            "@type": "NewsArticle",
            "headline": page.title_text,
            "description": page.summary_text,
            "abstract": "\n".join(item.striptags() for item in page.sections.tldr),
            "inLanguage": frame.locale,
            "url": frame.url,
            "mainEntityOfPage": frame.canonical_url,
            "datePublished": page.date.iso,
            "dateModified": page.updated.iso if page.updated else "",
            "author": [{"@type": "Person", "name": name} for name in page.authors]
            or [_publisher(frame)],
            "publisher": _publisher(frame),
            "articleSection": page.category.label,
            "keywords": list(page.keywords),
            "image": _image(page),
            "isBasedOn": [_source(source) for source in page.sources if source.role == "original"],
            "citation": [_source(source) for source in page.sources if source.role == "via"],
            "correction": [
                {
                    "@type": "CorrectionComment",
                    "datePublished": correction.date.iso,
                    "text": correction.note.striptags(),
                }
                for correction in page.corrections
            ],
            "digitalSourceType": DIGITAL_SOURCE_TYPES.get(page.ai, ""),
        }
    )


def _image(page: ArticleView) -> Node:
    if page.image is None:
        return {}
    return _stated(
        {
            "@type": "ImageObject",
            "url": page.image.url,
            "width": page.image.width or "",
            "height": page.image.height or "",
            "description": page.image.alt,
            "creditText": page.image.credit,
        }
    )


def _source(source: SourceView) -> Node:
    return _stated(
        {
            "@type": "CreativeWork",
            "url": source.url,
            "datePublished": source.published.iso if source.published else "",
            "publisher": {"@type": "Organization", "name": source.name},
        }
    )


def _questions(page: ArticleView) -> list[Node]:
    if not page.sections.faq:
        return []
    questions = [
        {
            "@type": "Question",
            "name": item.question_text,
            "acceptedAnswer": {"@type": "Answer", "text": item.answer_text},
        }
        for item in page.sections.faq
    ]
    frame = page.frame
    return [
        {
            "@type": "FAQPage",
            "url": frame.url,
            "inLanguage": frame.locale,
            "mainEntity": questions,
        }
    ]


def _breadcrumbs(frame: Frame) -> list[Node]:
    if not frame.breadcrumbs:
        return []
    trail = [(link.label, urljoin(frame.url, link.href)) for link in frame.breadcrumbs]
    trail.append((frame.title, frame.url))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(trail, start=1)
    ]
    return [{"@type": "BreadcrumbList", "itemListElement": items}]


def _web_page(frame: Frame, kind: str) -> Node:
    return _stated(
        {
            "@type": kind,
            "name": frame.title,
            "description": frame.description,
            "url": frame.canonical_url,
            "inLanguage": frame.locale,
            "publisher": _publisher(frame),
        }
    )


def _site(frame: Frame) -> Node:
    return _stated(
        {
            "@type": "WebSite",
            "name": frame.site_title,
            "description": frame.description,
            "url": frame.url,
            "inLanguage": frame.locale,
            "publisher": _publisher(frame),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": urljoin(frame.url, frame.search_href) + "?q={query}",
                },
                "query-input": "required name=query",
            },
        }
    )


def _site_in_all_languages(page: RootView) -> Node:
    first, *others = dict.fromkeys(title.label for title in page.titles)
    return _stated(
        {"@type": "WebSite", "name": first, "alternateName": others, "url": page.frame.url}
    )


def _publisher(frame: Frame) -> Node:
    return {
        "@type": "Organization",
        "name": frame.site_title,
        "url": urljoin(frame.url, frame.home_href),
    }


def _stated(node: Node) -> Node:
    """The node without what the page does not state."""
    return {key: value for key, value in node.items() if value not in ("", [], {})}
