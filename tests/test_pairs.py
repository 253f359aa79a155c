"""Pairs that a relation likely holds between: which are weighed, by what, and what is read of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from extract.model import Article
from extract.pairs import scoring
from extract.pairs.candidates import Pair, Pairing, candidates
from extract.pairs.features import features
from extract.pairs.scoring import BIAS, FILE, likelihood, likely, weights
from extract.pairs.setting import Setting
from extract.pipeline import extract
from extract.relations import implemented_in, initiated_by
from extract.text import Text
from ontology.reference import Entity
from tests.documents import document, ready, syntax
from tests.train_pairs import Example, Trained, added, fitted, pairings

VISIT = Pairing("visit", "person", "target")
TRIP = (
    "Bolat Omarov laughed in Rudny. Serik Askarov slept. Bolat Omarov thanked the Ertis Cable plant. "
    "It rained. It snowed. It thawed. Aktobe is far."
)


def setting(text: str, *spoken: tuple[int, int]) -> Setting:
    found = document(text, language="en")
    return Setting(found, syntax(found), spoken)


def pair(found: Setting, one: str, other: str, relation: Pairing = VISIT) -> Pair:
    """The nearest mentions of two names."""
    return next(
        pairs[0]
        for pairs in candidates(found, relation)
        if one in pairs[0].one.entity.name("en") and other in pairs[0].other.entity.name("en")
    )


def named(found: Setting) -> set[tuple[str, str]]:
    return {(pairs[0].one.entity.name("en"), pairs[0].other.entity.name("en")) for pairs in candidates(found, VISIT)}


def test_whoever_and_whatever_an_article_tells_may_be_a_pair() -> None:
    told = named(setting(TRIP))
    assert {("Bolat Omarov", "Rudny"), ("Serik Askarov", "Ertis Cable"), ("Serik Askarov", "Aktobe")} <= told
    assert ("Serik Askarov", "Aktobe") not in named(setting(TRIP.replace("It rained.", "It rained. " * 30))), "far off"
    assert all(not person.startswith("Rudny") for person, _ in told)


def test_the_nearest_mentions_come_first() -> None:
    found = setting("Bolat Omarov spoke. It rained. Bolat Omarov likes Rudny.")
    assert [p.apart for p in next(iter(candidates(found, VISIT)))] == [0, 2]
    near = pair(found, "Omarov", "Rudny")
    assert (near.apart, near.gap) == (0, 1)


def test_a_pair_of_some_classes_alone() -> None:
    found = setting("Bolat Omarov likes the Nurly Zher programme and Rudny.")
    of_initiatives = Pairing("implemented_in", "initiative", "place", classes=("Initiative",))
    assert [p[0].one.entity.type for p in candidates(found, of_initiatives)] == ["Programme"]


@pytest.mark.parametrize("text", ["Bolat Omarov did not visit Rudny.", "Bolat Omarov cancelled his visit to Rudny."])
def test_what_is_denied_or_called_off_is_no_pair(text: str) -> None:
    assert named(setting(text)) == set()


def test_what_is_planned_is_a_pair_of_some_relations_alone() -> None:
    found = setting("Bolat Omarov will visit Rudny.")
    assert list(candidates(found, VISIT)) == []
    assert len(list(candidates(found, replace(VISIT, planned=True)))) == 1


def test_headlines_have_no_pairs() -> None:
    text = ready("Bolat Omarov likes Rudny\n\nThe weather was fine on that day, and everybody was happy about it.")
    assert list(candidates(text.setting, VISIT)) == []


def test_an_article_has_a_busiest_person_and_a_main_place() -> None:
    found = setting("Bolat Omarov spoke. Bolat Omarov thanked Serik Askarov in Rudny. Rudny is near Kostanay.")
    person, place = found.busiest, found.main_place
    assert person is not None
    assert "omarov" in person
    assert place == "rudny"
    assert found.rank[person] == 0
    assert {e for e in found.in_lead if "omarov" in e} == {person}


def test_an_article_without_persons_and_places_has_neither() -> None:
    found = setting("It rained.")
    assert (found.busiest, found.main_place, found.in_lead, found.in_headlines) == (
        None,
        None,
        frozenset(),
        frozenset(),
    )


def test_what_governs_the_head_of_a_phrase_is_known_by_its_token() -> None:
    found = setting("Bolat Omarov visited Rudny. It rained.")
    person, place = found.document.units
    assert [[(role, f.lemma) for role, f in found.governing(u.end - 1, u.end)] for u in (person, place)] == [
        [("agent", "visit")], [("patient", "visit")],
    ]  # fmt: skip


def test_the_frames_that_tell_of_a_relation_are_those_of_the_sentence() -> None:
    found = setting("Bolat Omarov visited Rudny. He met Serik Askarov.")
    told = [[f.lemma for f in found.telling("visit", sentence)] for sentence in found.document.sentences]
    assert told[0] == ["visit"]
    assert "visit" not in told[1]


def test_what_is_told_of_a_relation_is_counted() -> None:
    found = setting("Bolat Omarov visited Rudny. Serik Askarov visited Aktobe.")
    assert found.told["visit"] == 2
    assert [f.lemma for f in found.telling("visit", found.document.sentences[1])] == ["visit"]


def test_features_tell_how_two_stand_to_each_other() -> None:
    found = setting("Bolat Omarov likes Rudny.")
    told = features(found, "visit", pair(found, "Omarov", "Rudny"))
    assert {"apart=0", "gap=1", "order=one-first,0", "en: between=likes", "one is the busiest"} <= set(told)
    assert list(told) == sorted(set(told))


def test_features_tell_of_the_predicate_that_governs_both() -> None:
    found = setting("Bolat Omarov visited Rudny.")
    told = features(found, "visit", pair(found, "Omarov", "Rudny"))
    assert {"frame=agent-patient", "one governor in verbs as agent", "told between"} <= set(told)
    assert "no common frame" not in told


def test_features_tell_what_stands_beside_and_whether_it_is_spoken() -> None:
    text = "Bolat Omarov spoke in Rudny, Aktobe and Uralsk."
    found = setting(text, (0, 3))
    told = features(found, "visit", pair(found, "Omarov", "Rudny"))
    assert {"other after place preposition", "other coordinated", "one spoken", "other alike in sentence=3"} <= set(
        told
    )
    assert "other spoken" not in told


def test_features_tell_who_stands_between_and_how_many_there_are() -> None:
    found = setting("Bolat Omarov met Serik Askarov in Rudny.")
    far, near = (features(found, "visit", pair(found, name, "Rudny")) for name in ("Omarov", "Askarov"))
    assert {"ones between=1", "ones told=2", "others told=1"} <= set(far)
    assert {"ones between=0", "one nearest"} <= set(near)
    assert "one nearest" not in far


def test_features_tell_whether_the_article_is_about_the_place() -> None:
    found = setting("Bolat Omarov likes Rudny. Rudny is large. Bolat Omarov was in Aktobe.")
    topic, aside = (set(features(found, "visit", pair(found, "Omarov", name))) for name in ("Rudny", "Aktobe"))
    assert {"other topic", "other topic here", "in lead=True-True"} <= topic
    assert {"other aside", "in lead=True-False"} <= aside
    assert found.topics >= {"rudny"}


def test_what_speaks_for_a_pair_makes_it_likelier() -> None:
    weigh: Mapping[str, float] = {BIAS: -1.0, "for": 2.0, "against": -3.0}
    assert likelihood(["against"], weigh) < likelihood([], weigh) < 0.5 < likelihood(["for", "not weighed"], weigh)
    assert likelihood([], {}) == 0.5


def test_the_weights_are_of_the_relations_that_have_a_pairing_and_sorted() -> None:
    assert set(weights()) == {pairing.relation for pairing in pairings()}
    rows = FILE.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "relation,feature,weight"
    assert all(list(found) == sorted(found) and all(found.values()) for found in weights().values())


def test_what_a_model_was_never_fitted_for_is_not_likely() -> None:
    assert likely(setting(TRIP), Pairing("meeting", "person", "counterpart")) == []


def test_what_is_settled_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    found = setting("The Nurly Zher programme is far from Rudny and from Aktobe.")
    monkeypatch.setattr(scoring, "weights", lambda: {"implemented_in": {BIAS: 9.0}})
    left = likely(found, implemented_in.PAIRING, lambda asked: asked.other.entity.name("en") == "Aktobe")
    assert [one.pair.other.entity.name("en") for one in left] == ["Rudny"]


@pytest.fixture
def all_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever stands near is likely."""
    monkeypatch.setattr(scoring, "weights", lambda: {"implemented_in": {BIAS: 9.0}, "initiated_by": {BIAS: 9.0}})


def _places(text: Text) -> set[tuple[str, str]]:
    """The places in which initiatives are carried out, each with the rule."""
    return {
        (f.rule, v.name("en")) for f in implemented_in.read(text) for v in f.roles["place"] if isinstance(v, Entity)
    }


@pytest.mark.usefixtures("all_likely")
def test_a_likely_pair_is_read_beside_what_rules_read() -> None:
    text = ready("The Nurly Zher programme is implemented in Rudny. The weather in Aktobe improved.")
    assert _places(text) == {("implemented_in/likely", "Aktobe"), ("implemented_in/carried-out-in", "Rudny")}


@pytest.mark.usefixtures("all_likely")
def test_of_what_mostly_has_a_single_other_no_second_is_read() -> None:
    text = ready("Bolat Omarov launched the Nurly Zher programme. Serik Askarov spoke.")
    assert [f.rule for f in initiated_by.read(text) if f.rule == initiated_by.LIKELY.name] == []


def test_a_pair_is_read_that_is_as_likely_as_its_relation_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Rudny is far. The weather is fine. Nurly Zher is a programme."
    for bias, confidence in ((0.0, []), (1.0, [0.731])):
        monkeypatch.setattr(scoring, "weights", lambda bias=bias: {"implemented_in": {BIAS: bias}})
        facts = extract(Article("a", text, language="en"), "kz").facts
        assert [f.confidence for f in facts if f.rule == implemented_in.LIKELY.name] == confidence


def _trained(*examples: tuple[tuple[str, ...], bool]) -> Trained:
    one = Entity("x", "Person", {})
    return Trained("source", 1, [Example(one, [told], right, ruled=False, left=False) for told, right in examples])


def test_training_weighs_what_speaks_for_a_pair() -> None:
    seen = _trained((("good",), True), (("bad",), False), (("bad", "also"), False))
    weigh = fitted([*[seen] * 60, _trained((("once",), True))])
    assert weigh["good"] > 0 > weigh["bad"]
    assert "once" not in weigh, "too seldom"
    assert likelihood(["good"], weigh) > 0.5 > likelihood(["bad"], weigh)


def test_of_an_entity_with_a_single_other_the_likeliest_is_added() -> None:
    article = _trained((("a",), False), (("b",), True))
    single = Pairing("initiated_by", "initiative", "agent", single=True)
    assert [e.mentions for e in added(article, {0: 0.6, 1: 0.9}, single)] == [[("b",)]]
    assert [e.mentions for e in added(article, {0: 0.6, 1: 0.9}, VISIT)] == [[("b",)], [("a",)]]
    assert list(added(article, {0: 0.1, 1: 0.2}, VISIT)) == []
