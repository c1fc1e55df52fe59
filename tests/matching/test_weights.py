from __future__ import annotations

from toolkit.matching.weights import CHOICES, NAMES, Weights, build_weights


def test_every_weight_has_names_in_both_languages() -> None:
    assert len(CHOICES) == len(Weights().choice)
    assert set(NAMES) | {"choice"} == set(Weights.__slots__)


def test_settings_change_single_weights_and_leave_the_others() -> None:
    weights, unknown = build_weights([("第二志愿", 60), ("同部门重复", 10), ("Coached Beginner", 5)])
    assert weights.choice == (100, 60, 40)
    assert (weights.repeated_department, weights.coached_beginner) == (10, 5)
    assert weights.expert_excess == Weights().expert_excess
    assert unknown == ()


def test_a_minus_before_a_penalty_says_the_same() -> None:
    assert build_weights([("高手扎堆", -20)])[0].expert_excess == 20


def test_names_that_mean_nothing_are_handed_back() -> None:
    assert build_weights([("星座", 5)]) == (Weights(), ("星座",))


def test_scores_go_in_steps() -> None:
    assert Weights().step == 5
    assert build_weights([("志愿", 1)])[1] == ("志愿",)
    assert Weights(motivation_short=7).step == 1
