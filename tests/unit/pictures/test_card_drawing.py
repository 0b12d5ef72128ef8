from __future__ import annotations

import io

import pytest
from PIL import Image

from site_builder.pictures.cards import fonts
from site_builder.pictures.cards.drawing import draw_card
from site_builder.pictures.cards.face import CardFace
from site_builder.pictures.cards.typefaces import find_typefaces
from site_builder.values import replace

FACE = CardFace(
    locale="en",
    site_title="AI News Archive",
    category="Policy",
    date="June 18, 2026",
    title="The distillation question",
    scores=(("Hot", 75), ("Overall", 0)),
)
CHINESE = CardFace("zh-Hans", "AI 资讯档案", "政策", "2026年6月18日", "蒸馏之争", (("热度", 100),))
INK, SLATE = (28, 26, 22), (47, 93, 115)
TITLE_BOX, FOOT_BOX = (0, 130, 1200, 500), (0, 515, 1200, 630)


def draw(face: CardFace) -> Image.Image:
    return Image.open(io.BytesIO(draw_card(face))).convert("RGB")


def ink_box(image: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """What is dark within a part of the card."""
    return image.crop(box).convert("L").point(lambda value: 255 if value < 90 else 0).getbbox()


def slate_width(image: Image.Image) -> int:
    """The most pixels that the meters fill in one line."""
    pixels = image.load()
    assert pixels is not None
    rows = range(FOOT_BOX[1], FOOT_BOX[3])
    return max(sum(pixels[x, y] == SLATE for x in range(1200)) for y in rows)


@pytest.mark.parametrize("face", [FACE, CHINESE])
def test_a_card_is_a_png_of_the_size_that_services_ask_for(face: CardFace) -> None:
    image = Image.open(io.BytesIO(draw_card(face)))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert image.info == {}


def test_the_same_face_gives_the_same_bytes() -> None:
    assert draw_card(FACE) == draw_card(FACE)


@pytest.mark.parametrize(
    "title",
    [
        "Short",
        "A title of the usual length, with a few words more than one line takes",
        "W" * 200,
        "Word " * 40,
        "标题" * 100,
        "《人工智能生成合成内容标识办法》正式施行：多家大模型平台同步上线显式与隐式标识",
    ],
)
def test_a_title_of_any_length_stays_within_its_margins(title: str) -> None:
    box = ink_box(draw(replace(FACE, title=title)), TITLE_BOX)
    assert box is not None
    assert box[0] >= 30
    assert box[2] <= 1200 - 70
    assert 0 < box[1] < box[3] < 370


def test_a_chinese_title_is_drawn_with_its_own_characters() -> None:
    """A character that a typeface lacks would look like every other one that it lacks."""
    shapes = {
        draw_card(replace(CHINESE, title=title)) for title in ("蒸馏", "模型", "\u3400\u3401")
    }
    assert len(shapes) == 3


def test_each_chinese_script_has_its_own_shapes() -> None:
    cards = [
        draw_card(replace(CHINESE, locale=key)) for key in ("zh-Hans", "zh-Hant", "zh-Hant-HK")
    ]
    assert len(set(cards)) == len(set(cards[:2])) == 2


def test_what_no_typeface_has_is_left_out() -> None:
    typeface = find_typefaces("en")["display"]
    assert typeface.clean("A model \U0001f680 for 中国\u200b") == "A model for 中国"
    assert draw_card(replace(FACE, title="Hi \U0001f680")) == draw_card(replace(FACE, title="Hi"))


def test_a_meter_is_as_full_as_its_score() -> None:
    full, half, none = (
        slate_width(draw(replace(FACE, scores=(("Hot", value),)))) for value in (100, 50, 0)
    )
    assert (none, half) == (0, full // 2)
    assert full > 100


def test_a_card_without_scores_has_no_meters() -> None:
    assert slate_width(draw(replace(FACE, scores=()))) == 0


def test_letters_are_kerned() -> None:
    typeface = find_typefaces("en")["display"]
    apart = typeface.measure("A", 100) + typeface.measure("V", 100)
    assert typeface.measure("AV", 100) < apart


def test_letters_and_chinese_characters_keep_a_distance() -> None:
    typeface = find_typefaces("zh-Hans")["display"]
    apart = typeface.measure("AI", 100) + typeface.measure("不", 100)
    assert typeface.measure("AI不", 100) == pytest.approx(apart + 12.5)


def test_the_fonts_that_are_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fonts.find_missing() == []
    monkeypatch.setattr(fonts, "find_spec", lambda name: None if "font" in name else name)
    assert fonts.find_missing() == ["fontpkg-source-serif-4", "manimgx-fonts-cjk"]
