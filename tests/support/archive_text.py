"""A made-up archive of AI news, the same at every call: records for the search to find."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from site_builder.search.record import SearchRecord

# Words that overlap at their ends, so that a substring often runs across two of them.
_CHINESE = """
    人工智能 智能体 智能手机 大模型 模型 推理 推理成本 成本 算力 算力中心 芯片 芯片出口 出口管制
    管制 开源 开源社区 社区 深度求索 深度学习 学习 数据 数据中心 中心 训练 训练数据 微调 对齐
    安全 安全评估 评估 监管 监管机构 机构 融资 估值 上市 公司 上市公司 云服务 服务 服务器 搜索
    搜索引擎 引擎 语音 语音助手 助手 图像 图像生成 生成 视频 视频生成 自动驾驶 驾驶 机器人
    人形机器人 机器 机器翻译 翻译 医疗 医疗影像 影像 教育 金融 金融科技 科技 手机 手机厂商 厂商
    操作系统 系统 上下文 长上下文 窗口 多模态 模态 基准测试 测试 测试版 论文 研究 研究人员 人员
    发布 发布会 宣布 合作 合作伙伴 伙伴 用户 用户数量 数量 增长 下降 市场 市场份额 份额 季度 今年
    明年 去年 北京 上海 深圳 杭州 东莞 新加坡 香港 中国 中国市场 美国 欧洲 日本 全球 领先 竞争
    竞争对手 对手 开发者 开发 开发工具 工具 代码 代码生成 插件 平台 开放平台 接口 价格 降价 涨价
    免费 订阅 收入 利润 亏损 投资 投资者 基金 国家 国家基金 政府 法律 法案 草案 版权 版权诉讼
    诉讼 隐私 隐私保护 保护 风险 漏洞 攻击 防御 工程师 团队 实验室 大学 学生 教师 课程 考试 数学
    数学竞赛 物理 化学 生物 药物 药物研发 研发 蛋白质 气象 气象预报 预报 能源 电力 电网 核电 光伏
    电池 汽车 电动汽车 工厂 物流 仓库 零售 电商 广告 广告收入 游戏 音乐 电影 新闻 新闻编辑 编辑
    记者 媒体 社交媒体 社交 浏览器 办公 办公软件 软件 硬件 内存 显存 带宽 延迟 吞吐量 吞吐 参数
    千亿参数 稀疏 注意力 注意力机制 机制 蒸馏 量化 剪枝 强化学习 奖励 奖励模型 幻觉 事实核查 核查
    检索 检索增强 增强 向量 数据库 知识 知识图谱 图谱 推荐 推荐系统 客服 合同 财报 年报 裁员 招聘
    薪酬 首席 首席执行官 执行 执行官 董事会 董事 股东 股价 市值 的 了 在 是 和 与 将 已 为 对 并
    但 也 其 该 把 被 从 向 更 人人 一一 天天
"""
_ENGLISH = """
    model models training agent agents chip chips cloud data center centers research researchers
    company companies market markets release released open source inference cost costs safety
    evaluation policy funding valuation search assistant image video robot robots driving health
    education finance phone context window benchmark benchmarks paper papers partner partners
    users growth quarter report reports the a of and in to for with on by from as at is are was
    will its it that this more than after before
"""
_NAMES = """
    OpenAI DeepSeek Qwen2.5 GPT-4o Claude Gemini Llama-3.1 Azure NVIDIA H100 HarmonyOS iPhone
"""
_TERMS = {
    "microsoft": ("Microsoft", "微软"),
    "deepseek": ("DeepSeek", "深度求索"),
    "huawei": ("Huawei", "华为"),
    "agents": ("Agents", "智能体", "AI agents"),
    "policy": ("Policy", "政策"),
    "chips": ("Chips", "芯片", "semiconductors"),
    "llm": ("LLM", "大模型", "large language model"),
    "open-source": ("Open source", "开源"),
}
_CATEGORIES = {
    "china": ("China", "中国"),
    "models": ("Models", "模型"),
    "industry": ("Industry", "产业"),
}
_SOURCES = ("bloomberg", "reuters", "ithome", "the-information")
_FIRST_DAY = date(2023, 1, 1)


def make_records(chinese: int, english: int, seed: int = 20260618) -> list[SearchRecord]:
    """That many articles in each language, oldest first, over about three and a half years."""
    random = Random(seed)
    languages = ["zh"] * chinese + ["en"] * english
    random.shuffle(languages)
    return [_record(random, language, number) for number, language in enumerate(languages)]


def _record(random: Random, language: str, number: int) -> SearchRecord:
    day = _FIRST_DAY + timedelta(days=2 * number)
    write, every_word = (_chinese, _CHINESE) if language == "zh" else (_english, _ENGLISH)
    words = random.sample(every_word.split(), 50)  # an article has a subject
    category = random.choice(list(_CATEGORIES))
    tags = random.sample(sorted(_TERMS), random.randint(1, 3))
    scores = {name: random.randint(20, 99) for name in ("hot", "quality", "impact")}
    return SearchRecord(
        href=f"/{language}/{day:%Y/%m}/story-{number}/",
        language=language,
        title=write(random, words, 1)[:40].strip("，。, ."),
        summary=write(random, words, 2),
        text="\n".join(write(random, words, 4) for _ in range(random.randint(2, 5))),
        terms=(*_CATEGORIES[category], *(label for tag in tags for label in _TERMS[tag])),
        date=day.isoformat(),
        facets=(
            ("category", (category,)),
            ("tags", tuple(tags)),
            ("sources", (random.choice(_SOURCES),)),
            ("year", (str(day.year),)),
            ("hot", (str(scores["hot"] // 10 * 10),)),
        ),
        scores=(*scores.items(), ("overall", sum(scores.values()) // 3)),
    )


def _chinese(random: Random, words: Sequence[str], sentences: int) -> str:
    return "".join(_sentence(random, words, "", "，", "。") for _ in range(sentences))


def _english(random: Random, words: Sequence[str], sentences: int) -> str:
    return " ".join(_sentence(random, words, " ", ", ", ".").capitalize() for _ in range(sentences))


def _sentence(random: Random, words: Sequence[str], space: str, comma: str, stop: str) -> str:
    """Clauses of words, here and there a name or a figure among them."""
    clauses = []
    for _ in range(random.randint(1, 3)):
        clause = random.choices(words, k=random.randint(3, 9))
        if random.random() < 0.4:
            clause.insert(random.randint(0, len(clause)), random.choice(_NAMES.split()))
        if random.random() < 0.2:
            clause.append(f"{random.randint(2, 90)}%")
        clauses.append(space.join(clause))
    return comma.join(clauses) + stop
