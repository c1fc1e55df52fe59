from __future__ import annotations

import pytest

from toolkit.figures import TopicAdvice, topic_advice
from toolkit.flows.survey import topic_words
from toolkit.language import EN, ZH, Words

GOOD = [
    (ZH, "数据分析在营销决策中的应用"),
    (ZH, "项目管理实战技能提升"),
    (ZH, "高效沟通与冲突管理"),
    (ZH, "短视频内容策划与拍摄"),
    (EN, "Data for marketing decisions"),
    (EN, "Running cross-team projects"),
]
ADVISED = [
    (ZH, "领导力", TopicAdvice.TOO_BROAD),
    (ZH, " 数据分析 ", TopicAdvice.TOO_BROAD),
    (ZH, "财务知识", TopicAdvice.NO_USE),
    (ZH, "Python 编程实战；演讲技巧", TopicAdvice.TWO_IN_ONE),
    (EN, "Leadership", TopicAdvice.TOO_BROAD),
    (EN, "Company finances", TopicAdvice.NO_USE),
    (EN, "Writing reports / speaking in public", TopicAdvice.TWO_IN_ONE),
]


@pytest.mark.parametrize(("words", "name"), GOOD)
def test_the_examples_of_the_programme_plan_need_no_advice(words: Words, name: str) -> None:
    assert topic_advice(name, topic_words(words)) == ()


@pytest.mark.parametrize(("words", "name", "advice"), ADVISED)
def test_a_topic_that_says_too_little_is_advised(words: Words, name: str, advice: TopicAdvice) -> None:
    assert topic_advice(name, topic_words(words)) == (advice,)
