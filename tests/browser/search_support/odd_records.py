"""Articles with what no generated one has, all of them older."""

from __future__ import annotations

from typing import Any

from site_builder.search.record import SearchRecord

HOSTILE = """<img src=x onerror="document.title='hacked'"> &lt;b&gt; </script>"""

# The first and the last character of every block of Han.
_REPERTOIRE = """
    3005 3007 3021 3029 3038 303b 3400 4dbf 4e00 9fff fa0e fa29 20000 2a6df 2a700 2ebe0 2ebf0 2ee5d
    30000 3134a 31350 323af
"""
REPERTOIRE = [chr(int(code, 16)) for code in _REPERTOIRE.split()]


def _odd(href: str, **fields: Any) -> SearchRecord:
    defaults = {"summary": "", "text": "", "terms": (), "facets": (), "scores": ()}
    language = href.split("/")[1]
    return SearchRecord(href=href, language=language, date="2020-01-01", **(defaults | fields))


ODD_RECORDS = [
    _odd("/zh/repertoire/", title="字", text="，".join(f"{char}{char}" for char in REPERTOIRE)),
    _odd("/zh/traditional/", title="華為鴻蒙"),
    _odd("/zh/old-forms/", title="⼈⼯豈"),
    _odd(
        "/en/names/",
        title="Voxtral",
        facets=(("tags", ("constructor",)),),
        summary="Quux-7x Mini and Zyzzyva3.5 by Müller’s café.",
        text="ＦＯＯＢＡＺ grows.\nQuux\n7x",
    ),
    _odd("/en/inflections/", title="Zorkers", summary="The zorker zorked.", text="Frobnication"),
    _odd("/en/beginnings/", title="Go"),
    _odd("/en/longer/", title="Goal"),
    _odd("/en/title/", title="Wyvern", summary="It flies.", text="Far and high."),
    _odd("/en/mention/", title="It flies", summary="A wyvern flies.", text="Far and high."),
    _odd("/zh/title/", title="鲲鹏启航", summary="它飞走了。", text="很高很远。"),
    _odd("/zh/mention/", title="它飞走了", summary="鲲鹏启航了。", text="很高很远。"),
    _odd("/en/hostile/", title=HOSTILE, summary=f"Glorp {HOSTILE}", text=HOSTILE),
    _odd(
        "/zh/excerpt/",
        title="节选",
        summary="这是摘要。",
        text="\n".join(
            (
                "前言很长。" * 30,
                "随后发布了 Kraken 2 模型",
                "“蓝鲸”再度现身",
                "蓝鲸潜入深海。",
                "后文。" * 60,
            )
        ),
    ),
    _odd(
        "/en/excerpt/",
        title="A narwhal",
        summary="Nothing here.",
        text="\n".join(("Long before it. " * 30, "A narwhal", f"surfaced{' and went on' * 60}.")),
    ),
]
