"""A small site in English and Arabic, with a story that has every part of an article."""

from __future__ import annotations

from tests.support.sites import SITE_YAML, SiteFolder

# What a site brings for a language that the theme lacks; the rest it leaves in English.
_WORDS = """\
skip_to_content: انتقل إلى المحتوى
sections: الأقسام
languages: اللغة
both_languages: كلتاهما
breadcrumbs: موقعك
home: الرئيسية
latest: الأحدث
browse: تصفّح
categories: الأقسام
newer: الأحدث
older: الأقدم
titles_in_both: العناوين باللغتين
timeline: الخط الزمني
story_count: {other: "{count} أخبار"}
archive_of: "أرشيف {year}"
by: بقلم
updated: حُدِّث في
newer_version: "حُدِّثت النسخة بـ{language} لاحقًا، في {date}."
reading_minutes: {other: "قراءة {n} دقائق"}
scores: التقييم
overall_score: الإجمالي
score_scale: من 100
contents: في هذا المقال
tldr: باختصار
key_data: الأرقام
key_data_entity: الجهة
key_data_info: البيان
key_data_data: الرقم
analysis: التحليل
insights: خلاصات
faq: أسئلة وأجوبة
sources: المصادر
source_original: المصدر
source_text: النص الأصلي
terms: الوسوم
corrections: تصويبات
share: مشاركة
share_email: البريد
copy_link: نسخ الرابط
previous: السابق
next: التالي
search: بحث
"""

_BODY = {
    "ar": """\
أعلنت الشركة عن نموذج جديد يعمل على الهاتف، وقالت إن سرعته تضاعفت ثلاث مرات.

## ما الذي تغيّر

> لم نعد نرسل بيانات المستخدم إلى الخادم.

- أسرع بثلاث مرات
- يعمل دون اتصال

| السنة | الحصة |
| --- | --- |
| 2025 | 12% |
| 2026 | 16% |

## ماذا بعد

    print("three times faster")
""",
    "en": """\
The company announced a model that runs on the phone, and said that it is three times as fast.

## What has changed

> We no longer send the user’s data to a server.

- Three times as fast
- Works without a connection

| Year | Share |
| --- | --- |
| 2025 | 12% |
| 2026 | 16% |

## What comes next

    print("three times faster")
""",
}
_FRONT: dict[str, dict[str, object]] = {
    "ar": {
        "title": "شركة تعلن نموذجًا لغويًا يعمل على الهاتف دون اتصال",
        "summary": "يعمل النموذج على الهاتف نفسه، وتقول الشركة إنه أسرع بثلاث مرات من سابقه.",
        "tldr": ["النموذج يعمل على الهاتف.", "السرعة تضاعفت ثلاث مرات."],
        "key_data": [{"entity": "الشركة", "info": "السرعة", "data": "×3"}],
        "insights": ["الخصوصية صارت ميزة."],
        "faq": [{"question": "متى يصل؟", "answer": "في الشهر المقبل."}],
        "updated": "2026-03-09",
    },
    "en": {
        "title": "A company announces a language model that runs on the phone",
        "summary": "The model runs on the phone itself, at three times the speed.",
        "tldr": ["The model runs on the phone.", "It is three times as fast."],
        "key_data": [{"entity": "The company", "info": "Speed", "data": "×3"}],
        "insights": ["Privacy has become a feature."],
        "faq": [{"question": "When does it arrive?", "answer": "Next month."}],
        "scores": {"hot": 80, "quality": 60},
        "sources": [{"name": "Example", "url": "https://example.com/story"}],
        "event": "phone-models",
    },
}


def write_arabic_site(site: SiteFolder) -> None:
    """Make `site` one in English and Arabic, with two pages of lists."""
    text = SITE_YAML.replace("  zh: {name: 中文, locale: zh-Hans}", "  ar: {name: العربية}")
    for chinese, arabic in (
        ("测试档案", "أرشيف الاختبار"),
        ("测试用的档案。", "أرشيف لأخبار الذكاء الاصطناعي."),
        ("关于模型。", "عن النماذج."),
        ("模型", "النماذج"),
        ("关于中国。", "عن الصين."),
        ("中国", "الصين"),
        ("公司", "الشركات"),
        ("热度", "الرواج"),
        ("质量", "الجودة"),
    ):
        text = text.replace(chinese, arabic)
    site.write("content/site.yaml", text.replace(" zh: ", " ar: "))
    site.write("content/terms/tags.yaml", "llm: {label: {en: LLM, ar: نموذج لغوي}}\n")
    site.write("layouts/strings/ar.yaml", _WORDS)
    for language, front in _FRONT.items():
        site.article(f"phone.{language}", _BODY[language], "2026", **(_SHARED | front))
    for number in range(14):
        day, title = f"2026-02-{number + 1:02}", f"خبر أقدم {number}"
        site.article(f"older-{number}.en", "A body.", date=day)
        site.article(f"older-{number}.ar", "نص.", date=day, title=title, summary="ملخص.")


_SHARED: dict[str, object] = {"date": "2026-03-02", "category": "models", "tags": ["llm"]}
