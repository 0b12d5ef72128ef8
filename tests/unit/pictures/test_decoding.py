from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from site_builder.pictures.decoding import BrokenImageError, decode_image, inspect_image
from site_builder.pictures.image import ImageFacts
from tests.support.pictures import (
    BLUE,
    RED,
    animation,
    draw,
    phone_photograph,
    photograph,
    save,
    srgb_profile,
)


def is_near(pixel: object, colour: tuple[int, ...]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize(
    ("file_format", "kind"),
    [
        *(("AVIF", "photograph"), ("JPEG", "photograph"), ("WEBP", "photograph")),
        *(("GIF", "graphic"), ("PNG", "graphic")),
    ],
)
def test_each_format_is_known_by_what_is_drawn_in_it(file_format: str, kind: str) -> None:
    facts = inspect_image(save(draw(400, 300), file_format), "digest")
    assert (facts.kind, facts.width, facts.height, facts.has_alpha) == (kind, 400, 300, False)


@pytest.mark.parametrize(
    "data",
    [
        photograph(319, 900),
        save(draw(16, 16), "PNG"),
        animation(400, 300, "GIF"),
        animation(400, 300, "WEBP"),
        animation(400, 300, "PNG"),
        animation(400, 300, "AVIF"),
    ],
    ids=["narrow", "small", "GIF", "WebP", "PNG", "AVIF"],  # the time of day is in some of the data
)
def test_small_images_and_animations_stay_as_they_are(data: bytes) -> None:
    assert inspect_image(data, "digest").kind == "fixed"


def test_an_image_that_a_phone_took_upright_is_as_high_as_it_looks() -> None:
    facts = inspect_image(phone_photograph(600, 400, orientation=6), "digest")
    assert facts == ImageFacts("digest", "photograph", 400, 600)


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, RED), (2, BLUE), (3, BLUE), (4, RED), (6, RED), (8, BLUE)]
)
def test_an_image_is_turned_as_it_was_held(orientation: int, corner: tuple[int, ...]) -> None:
    image = decode_image(phone_photograph(600, 400, orientation))
    assert image.size == ((400, 600) if orientation > 4 else (600, 400))
    assert is_near(image.getpixel((5, 5)), corner)


def test_nothing_is_left_of_what_a_camera_wrote() -> None:
    image = decode_image(phone_photograph(400, 300))
    assert (image.info, dict(image.getexif())) == ({}, {})


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGB", "RGBA"])
def test_every_kind_of_png_becomes_colours(mode: str) -> None:
    source = Image.new(mode, (400, 300)) if mode == "I;16" else draw(400, 300, mode)
    assert decode_image(save(source, "PNG")).mode == "RGB"


def test_sixteen_bits_of_grey_keep_their_shade() -> None:
    data = save(Image.new("I;16", (400, 300), 0x8000), "PNG")
    assert decode_image(data).getpixel((5, 5)) == (128, 128, 128)


def test_what_is_seen_through_stays_so() -> None:
    image = draw(400, 300, "RGBA")
    image.putalpha(Image.linear_gradient("L").resize((400, 300)))
    data = save(image, "PNG")
    assert inspect_image(data, "digest").has_alpha
    assert decode_image(data).mode == "RGBA"


def test_an_alpha_channel_through_which_nothing_shows_is_none() -> None:
    data = save(draw(400, 300, "RGBA"), "PNG")
    assert not inspect_image(data, "digest").has_alpha


def test_cmyk_is_shown_in_the_colours_of_screens() -> None:
    image = decode_image(save(draw(400, 300, "CMYK"), "JPEG", quality=95))
    assert image.mode == "RGB"
    assert is_near(image.getpixel((5, 5)), RED)


def test_a_profile_that_makes_no_sense_is_as_good_as_none() -> None:
    image = decode_image(photograph(400, 300, icc_profile=srgb_profile()[:200]))
    assert is_near(image.getpixel((5, 5)), RED)


def test_colours_of_a_wider_space_are_brought_into_that_of_the_web() -> None:
    red_and_blue_exchanged = swap_primaries(srgb_profile())
    image = decode_image(photograph(400, 300, icc_profile=red_and_blue_exchanged))
    assert is_near(image.getpixel((5, 5)), BLUE)


def swap_primaries(profile: bytes) -> bytes:
    """A profile in which red means blue: its table of tags names one's colour as the other's."""
    name = b"sRGB IEC61966"
    swapped = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    return swapped.replace(name, b"something els")


@pytest.mark.parametrize("file_format", ["AVIF", "GIF", "JPEG", "PNG", "WEBP"])
def test_a_file_that_breaks_off_is_refused(file_format: str) -> None:
    data = save(draw(400, 300).resize((800, 600)), file_format)
    with pytest.raises(BrokenImageError):
        inspect_image(data[: len(data) // 2], "digest")


def test_a_file_with_rubbish_in_it_is_refused() -> None:
    data = save(Image.effect_noise((400, 300), 50), "PNG")
    damaged = data[:2000] + b"\0" * 400 + data[2400:]
    with pytest.raises(BrokenImageError):
        inspect_image(damaged, "digest")


def test_a_few_bytes_that_unpack_to_gigabytes_are_refused_unread() -> None:
    image = Image.open(io.BytesIO(save(draw(16, 16), "PNG")))
    data = save(image, "PNG")
    header = data[12:16] + (40_000).to_bytes(4) * 2 + data[24:29]
    bomb = data[:12] + header + zlib.crc32(header).to_bytes(4) + data[33:]
    with pytest.raises(BrokenImageError):
        inspect_image(bomb, "digest")


@pytest.mark.parametrize("data", [b"", b"no image", save(draw(400, 300), "BMP")])
def test_what_is_no_image_of_the_web_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenImageError):
        inspect_image(data, "digest")
