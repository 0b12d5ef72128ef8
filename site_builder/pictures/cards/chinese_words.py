"""Words of two characters that Chinese headlines of this trade are full of.

A line may end within them, as between any two characters, but a headline set by hand would not. A
segmenter with a whole dictionary would know more; it weighs more than everything else here.
"""

from __future__ import annotations

_WORDS = """
中国 美国 欧盟 英国 日本 韩国 印度 全球 国际 国内 国家 政府 北京 上海 深圳 香港
台湾 大陆 人工 智能 模型 机器 学习 训练 推理 数据 算法 算力 芯片 开源 闭源 参数
生成 多模 模态 图像 视频 语音 文本 代码 编程 搜索 助手 应用 软件 硬件 系统 平台
服务 产品 功能 技术 工具 版本 手机 电脑 汽车 驾驶 终端 设备 网络 互联 联网 云端
开发 发者 用户 个人 企业 公司 厂商 创业 团队 员工 专家 研究 论文 科学 大学 学术
教育 医疗 金融 银行 投资 融资 估值 收入 利润 亏损 股价 上市 收购 合作 竞争 市场
份额 价格 降价 收费 免费 成本 商业 行业 产业 经济 发布 推出 上线 宣布 正式 开放
更新 升级 支持 提供 使用 接入 入华 停止 下架 禁止 限制 监管 审批 备案 政策 法规
规则 标准 安全 隐私 版权 起诉 诉讼 法院 调查 回应 否认 证实 报告 消息 新闻 媒体
记者 首次 首款 首个 最新 今年 明年 去年 季度 亿元 万元 美元 超过 达到 增长 下降
成为 计划 可能 可以 不会 不能 没有 如何 为何 什么 我们 他们 自己 问题 时代 未来
世界 社会 人类 内容 标识 同步 蒸馏 回答 归来 生意 微软 苹果 谷歌 华为 阿里 里巴
巴巴 百度 腾讯 字节 小米 英伟 伟达 特斯 斯拉 马斯 斯克 鸿蒙
"""

COMMON_PAIRS = frozenset(_WORDS.split())
