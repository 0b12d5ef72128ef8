from __future__ import annotations

import io

import pytest
from PIL import Image

from site_builder.pictures.decoding import inspect_image
from site_builder.pictures.encoding import digest_encoders, encode_renditions
from site_builder.pictures.renditions import choose_widths, format_srcset, plan_renditions
from tests.support.pictures import draw, phone_photograph, photograph, save

PATH = "content/articles/2026/06/My Photo (1).jpg"


def make(data: bytes, path: str = PATH) -> dict[str, bytes]:
    renditions = list(plan_renditions(path, inspect_image(data, "digest")))
    made = encode_renditions(data, renditions)
    return {item.name: content for item, content in zip(renditions, made, strict=True)}


def open_all(files: dict[str, bytes]) -> list[tuple[str | None, tuple[int, int]]]:
    images = [Image.open(io.BytesIO(content)) for content in files.values()]
    return [(image.format, image.size) for image in images]


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (320, (320,)),
        (459, (459,)),
        (460, (400, 460)),
        (700, (400, 700)),
        (1000, (400, 640, 1000)),
        (1280, (400, 640, 960, 1280)),
        (6000, (400, 640, 960, 1280)),
    ],
)
def test_no_file_is_wider_than_the_image(width: int, widths: tuple[int, ...]) -> None:
    assert choose_widths(width) == widths


def test_a_photograph_becomes_files_in_two_formats_and_one_for_all_programs() -> None:
    assert open_all(make(photograph(900, 600))) == [
        *(("AVIF", (400, 267)), ("AVIF", (640, 427)), ("AVIF", (900, 600))),
        *(("WEBP", (400, 267)), ("WEBP", (640, 427)), ("WEBP", (900, 600))),
        ("JPEG", (900, 600)),
    ]


def test_what_is_seen_through_is_so_in_every_file() -> None:
    image = draw(400, 300, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((400, 300)))
    images = [Image.open(io.BytesIO(item)) for item in make(save(image, "PNG")).values()]
    assert [item.mode for item in images] == ["RGBA"] * 3
    assert [item.format for item in images] == ["AVIF", "WEBP", "PNG"]


def test_no_file_says_where_and_with_what_an_image_was_taken() -> None:
    for content in make(phone_photograph(600, 400)).values():
        image = Image.open(io.BytesIO(content))
        assert (image.size[0], dict(image.getexif())) == (400, {})
        assert not {"exif", "xmp", "icc_profile", "comment"} & image.info.keys()
        assert b"A phone" not in content


def test_the_same_image_gives_the_same_bytes() -> None:
    data = save(Image.effect_noise((640, 480), 60).convert("RGB"), "JPEG")
    assert make(data) == make(data)
    assert digest_encoders() == digest_encoders()


def test_a_name_says_what_the_file_is_and_is_of_no_other_image() -> None:
    names = list(make(photograph(400, 300)))
    assert [name.partition("-")[0] for name in names] == ["my"] * 3
    assert names[0].endswith("-400.avif")
    facts = inspect_image(photograph(400, 300), "another digest")
    assert not {item.name for item in plan_renditions(PATH, facts)} & set(names)


def test_a_name_without_latin_letters_still_makes_an_address() -> None:
    names = list(make(photograph(400, 300), "content/articles/图.jpg"))
    assert [name.partition("-")[0] for name in names] == ["image"] * 3


def test_a_source_set_names_each_file_with_its_width() -> None:
    facts = inspect_image(photograph(640, 480), "digest")
    _, choice = plan_renditions("a.jpg", facts).choices[0]
    stem = choice[0].name.removesuffix("-400.avif")
    assert format_srcset(choice) == f"/images/{stem}-400.avif 400w, /images/{stem}-640.avif 640w"
