from __future__ import annotations

import struct
from pathlib import Path

import pytest

from site_builder.articles.image_checks import check_image
from site_builder.articles.image_size import find_size, find_svg_size
from site_builder.articles.images import ReadImages, read_images
from site_builder.articles.svg import find_svg_fault
from site_builder.errors import format_position
from site_builder.sources import SourceFile, Stamp
from site_builder.workers.processes import Processes
from tests.support.pictures import draw, photograph, save

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height) + b"\x08\x02\0\0\0"


def jpeg(width: int, height: int) -> bytes:
    app0 = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + bytes(9)
    frame = b"\xff\xc2" + struct.pack(">HBHH", 17, 8, height, width) + bytes(10)
    return b"\xff\xd8" + app0 + b"\xff" + frame


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def webp(kind: bytes, payload: bytes) -> bytes:
    chunk = kind + struct.pack("<I", len(payload)) + payload
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


def avif(*sizes: tuple[int, int]) -> bytes:
    boxes = [struct.pack(">I", 20) + b"ispe" + bytes(4) + struct.pack(">II", *s) for s in sizes]
    return struct.pack(">I", 16) + b"ftypavif" + bytes(4) + b"".join(boxes)


LOSSY = webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 640, 480))
LOSSLESS = webp(b"VP8L", b"\x2f" + struct.pack("<I", 639 | 479 << 14))
EXTENDED = webp(b"VP8X", bytes(4) + struct.pack("<I", 639)[:3] + struct.pack("<I", 479)[:3])


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".png", png(640, 480)),
        (".jpg", jpeg(640, 480)),
        (".jpeg", jpeg(640, 480)),
        (".gif", gif(640, 480)),
        (".webp", LOSSY),
        (".webp", LOSSLESS),
        (".webp", EXTENDED),
        (".avif", avif((64, 64), (640, 480))),
    ],
)
def test_an_image_that_is_what_it_says_has_a_size_and_no_problem(suffix: str, data: bytes) -> None:
    assert find_size(data, suffix) == (640, 480)
    assert check_image(data, f"content/articles/a{suffix}") is None
    assert check_image(data, f"content/articles/a{suffix.upper()}") is None


@pytest.mark.parametrize("suffix", [".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"])
@pytest.mark.parametrize("data", [b"", b"<html><script>alert(1)</script>", b"BM" + bytes(60)])
def test_a_file_that_is_no_such_image_is_refused(suffix: str, data: bytes) -> None:
    problem = check_image(data, f"a{suffix}")
    assert problem is not None
    assert problem.rule == "bad-image"


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        (".png", png(1, 1)[:18]),
        (".jpg", jpeg(1, 1)[:22]),
        (".gif", gif(1, 1)[:8]),
        (".webp", LOSSY[:20]),
        (".avif", avif()),
    ],
)
def test_an_image_that_breaks_off_is_refused(suffix: str, data: bytes) -> None:
    problem = check_image(data, f"a{suffix}")
    assert problem is not None
    assert problem.rule == "bad-image"


@pytest.mark.parametrize(
    ("suffix", "data"), [(".png", png(30_000, 30_000)), (".jpg", jpeg(30_000, 30_000))]
)
def test_an_image_that_would_take_gigabytes_to_show_is_refused(suffix: str, data: bytes) -> None:
    problem = check_image(data, f"a{suffix}")
    assert problem is not None
    assert problem.message == "30,000 × 30,000 pixels, more than a browser can bear"


@pytest.mark.parametrize(
    "drawing",
    [
        '<rect width="3" fill="url(#g)"/><text>3 &lt; 5 \\ 中文</text>',
        '<use href="#a"/><use xlink:href="#b"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<style>rect { fill: url(#g); color: #fff }</style>",
        '<g style="fill: url(#g)" class="on"><title>A title</title></g>',
        '<a href="#x"/><!-- <script/> --><![CDATA[<script/>]]>',
    ],
)
def test_a_drawing_may_draw(drawing: str) -> None:
    assert find_svg_fault(SVG.format(drawing).encode()) is None


@pytest.mark.parametrize(
    "drawing",
    [
        "<script>alert(1)</script>",
        '<g><script href="#a"/></g>',
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="#a"/>',
        '<h:img xmlns:h="http://www.w3.org/1999/xhtml"/>',
        '<a href="javascript:alert(1)"/>',
        '<a xlink:href="https://evil.example/"/>',
        '<use href="other.svg#a"/>',
        '<image href="//evil.example/a.png"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="data:text/html;base64,AAAA"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<rect fill="url(https://evil.example/a)"/>',
        "<rect style=\"fill: URL( '//evil.example')\"/>",
        '<rect style="fill: u\\72l(//evil.example)"/>',
        "<style>@import '//evil.example/a.css';</style>",
        "<style>rect { fill: url(<!-- -->//evil.example) }</style>",
        "<style>rect { fill: u<![CDATA[rl(//evil.example)]]> }</style>",
        '<?xml-stylesheet href="//evil.example/a.css"?>',
        "<rect>",
        "&nbsp;",
    ],
)
def test_a_drawing_may_do_nothing_else(drawing: str) -> None:
    fault = find_svg_fault(SVG.format(drawing).encode())
    assert fault is not None
    assert fault.line == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        b'<html xmlns="http://www.w3.org/1999/xhtml"/>',
        b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><s>&b;</s>',
        b"\x89PNG\r\n",
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    assert find_svg_fault(data) is not None


def test_elements_nested_without_end_do_no_harm() -> None:
    assert find_svg_fault(SVG.format("<g>" * 100_000 + "</g>" * 100_000).encode()) is None
    assert find_svg_fault(SVG.format("<g>" * 100_000).encode()) is not None


def test_a_fault_in_a_drawing_is_named_with_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "content/articles"
    folder.mkdir(parents=True)
    (folder / "a.svg").write_text(SVG.format("\n\n<script/>"), encoding="utf-8")
    (folder / "b.png").write_bytes(b"GIF89a")
    (folder / "c.gif").write_bytes(save(draw(3, 4), "GIF"))
    (folder / "d.jpg").write_bytes(photograph(400, 300)[:700])
    names = ["a.svg", "b.png", "c.gif", "d.jpg", "e.gif"]
    files = [SourceFile(f"content/articles/{name}", "media") for name in names]
    problems = read_images(tmp_path, files, Processes(1), {}, 0).problems
    found = [(format_position(item.position), item.rule) for item in problems]
    assert found == [
        ("content/articles/a.svg:3", "unsafe-image"),
        ("content/articles/b.png", "bad-image"),
        ("content/articles/d.jpg", "bad-image"),
        ("content/articles/e.gif", "missing-file"),
    ]


def test_a_drawing_of_more_than_a_mebibyte_is_refused() -> None:
    problem = check_image(SVG.format("<g/>" * 300_000).encode(), "a.svg")
    assert problem is not None
    assert problem.rule == "too-large"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="640" height="360"', (640, 360)),
        ('width="640px" height="359.6px" viewBox="0 0 9 9"', (640, 360)),
        ('width="100%" height="100%" viewBox="0 0 640 360"', (640, 360)),
        ('viewBox="-10,-10,640,360"', (640, 360)),
        ('width="10em" height="5em"', (0, 0)),
        ('viewBox="wide and high"', (0, 0)),
        ("", (0, 0)),
    ],
)
def test_a_drawing_is_as_large_as_it_says(attributes: str, size: tuple[int, int]) -> None:
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g width="1" height="2"/></svg>'
    assert find_svg_size(data.encode()) == size


LATER = 10**18
OLD, NEW = Stamp(1, 1, 1, 1), Stamp(1, 2, 2, 1)


def look_at(site_dir: Path, stamp: Stamp, last: ReadImages | None = None) -> ReadImages:
    files = [SourceFile("content/articles/a.jpg", "media", stamp)]
    known = last.files if last else {}
    return read_images(site_dir, files, Processes(1), known, LATER)


def test_an_image_is_read_again_only_when_its_stamp_is_another(tmp_path: Path) -> None:
    file = tmp_path / "content/articles/a.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(photograph(400, 300))
    first = look_at(tmp_path, OLD)
    file.write_bytes(photograph(600, 300))
    assert (look_at(tmp_path, OLD, first).files, look_at(tmp_path, OLD, first).read_count) == (
        first.files,
        0,
    )
    changed = look_at(tmp_path, NEW, first)
    assert changed.read_count == 1
    assert [facts.width for facts in changed.facts.values()] == [600]


def test_a_touched_image_is_read_but_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "content/articles/a.jpg"
    file.parent.mkdir(parents=True)
    file.write_bytes(photograph(400, 300))
    first = look_at(tmp_path, OLD)
    monkeypatch.setattr("site_builder.pictures.decoding.inspect_image", lambda *_: None)
    assert look_at(tmp_path, NEW, first).facts == first.facts
