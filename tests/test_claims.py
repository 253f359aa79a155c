"""Claims of persons on titles: which are weighed, by what, and which are read beside what rules read."""

from __future__ import annotations

import csv
from collections.abc import Mapping

import pytest

from extract.claims import scoring
from extract.claims.candidates import Candidates, Claim
from extract.claims.features import Features
from extract.claims.scoring import FILE, LIKELY, RELATION, likely
from extract.model import Article
from extract.pairs.scoring import BIAS
from extract.pipeline import extract
from extract.relations.posts.likely import claimed
from extract.text import Text
from tests.documents import ready
from tests.train_posts import Article as Trained
from tests.train_posts import Gold

SPOKE = "The director smiled. Serik Askarov left. It rained. It snowed. It thawed. A rector came, then Bolat Omarov."


def candidates(text: Text) -> Candidates:
    return Candidates.of(text.document, text.loose_titles)


def claim(text: Text, person: str, title: str) -> Claim:
    """The nearest mentions of a person and a title."""
    return next(
        claims[0]
        for claims in candidates(text).claims()
        if person in claims[0].person.entity.name("en") and claims[0].title.words == title
    )


def told(text: Text, person: str, title: str) -> set[str]:
    return set(Features(text.setting, candidates(text)).of(claim(text, person, title)))


def test_a_person_may_have_the_titles_near_him() -> None:
    found = {(c[0].person.entity.name("en"), c[0].title.words) for c in candidates(ready(SPOKE)).claims()}
    assert {("Serik Askarov", "director"), ("Bolat Omarov", "rector")} <= found
    assert ("Bolat Omarov", "director") not in found, "five sentences later"


def test_neither_titles_of_headlines_nor_of_several_are_claimed() -> None:
    text = ready(
        "The director has left\n\nDirectors of all the plants met on that day, and Serik Askarov met them too."
    )
    assert list(candidates(text).claims()) == []


def test_the_nearest_mentions_of_a_claim_come_first() -> None:
    text = ready("Serik Askarov came. It rained. Serik Askarov was silent, and a director spoke.")
    nearest = claim(text, "Askarov", "director")
    assert (nearest.apart, nearest.first) == (0, True)
    assert 0 < nearest.gap < 8


def test_features_tell_how_person_and_title_stand_to_each_other() -> None:
    text = ready("Serik Askarov, silent, was heard by a director.")
    assert {"title nobody's", "title after 0", "comma between after 0", "person alone", "person opens"} <= told(
        text, "Askarov", "director"
    )
    far = ready("Serik Askarov came. A director spoke.")
    assert "title after 1" in told(far, "Askarov", "director")
    assert not any(feature.startswith("gap=") for feature in told(far, "Askarov", "director"))


def test_features_tell_whose_a_title_is_by_its_words_alone() -> None:
    text = ready("Director Serik Askarov met Bolat Omarov.")
    assert "title his" in told(text, "Askarov", "Director")
    assert "title another's" in told(text, "Omarov", "Director")


def test_features_tell_what_governs_both() -> None:
    found = told(ready("Serik Askarov became director of a plant."), "Askarov", "director")
    assert any(feature.startswith("frame=agent-") for feature in found)
    assert "person agent of appointment take" in found


def test_who_governs_the_country_is_told_apart() -> None:
    text = ready("Kassym-Jomart Tokayev came. Serik Askarov came. The director spoke.")
    assert "person head of state" in told(text, "Tokayev", "director")
    assert "person head of state" not in told(text, "Askarov", "director")


def test_what_speaks_for_a_claim_makes_it_likely() -> None:
    text = ready("The director smiled. Serik Askarov left.")
    found = [likely(text.setting, candidates(text), {BIAS: bias, "title before 1": 4.0}) for bias in (-9.0, -3.5)]
    assert found[0] == []
    assert [round(one.likelihood, 2) for one in found[1]] == [0.62]


def test_the_weights_are_sorted_and_of_features_that_texts_have() -> None:
    with FILE.open(encoding="utf-8", newline="") as handle:
        rows = [(row["relation"], row["feature"]) for row in csv.DictReader(handle)]
    assert rows == sorted(rows)
    assert {relation for relation, _ in rows} == {RELATION}
    features = {feature for _, feature in rows}
    assert features & told(ready("Serik Askarov became director of a plant."), "Askarov", "director")


def for_any(bias: float) -> Mapping[str, float]:
    return {BIAS: bias}


def test_a_title_is_somebodys_once_and_that_of_rules_nobody_elses() -> None:
    text = ready("Director Serik Askarov met Bolat Omarov. The rector was absent.")
    rules = [f for f in extract(text.document.article, "kz").facts if f.rule == "position/title-and-name"]
    found = [(c.claim.person.entity.name("en"), c.claim.title.words) for c in claimed(text, rules, for_any(1.0))]
    assert len(found) == 1, "the one has the director's post already, and one has the rector's"
    assert found[0][1] == "rector"


def test_nobody_is_told_twice_to_have_a_title() -> None:
    text = ready("Director Serik Askarov came. The director was silent.")
    rules = [f for f in extract(text.document.article, "kz").facts if f.rule == "position/title-and-name"]
    assert list(claimed(text, rules, for_any(1.0))) == []


def test_a_fact_says_the_office_of_a_title_where_it_has_one() -> None:
    text = ready("Serik Askarov and the director of a plant met. Bolat Omarov became Minister of Energy.")
    roles = {str(title.role) for title in text.loose_titles if title.office is None}
    assert any("director" in role for role in roles)
    assert any(title.office is not None and title.role == title.office for title in text.loose_titles)


def test_a_likely_post_is_read_with_its_likelihood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scoring.scoring, "weights", lambda file: {RELATION: for_any(1.0)})
    facts = extract(Article("x", "Serik Askarov left early. A director was silent."), "kz").facts
    likely_ones = [fact for fact in facts if fact.rule == "position/likely"]
    assert [(fact.roles["role"], fact.confidence) for fact in likely_ones] == [(("director",), 0.731)]
    assert LIKELY < 0.731


def test_the_gold_says_which_claims_are_right() -> None:
    text = ready("Serik Askarov left early. A director was silent.")
    person = {"askarov": {"names": ["Serik Askarov"]}, "omarov": {"names": ["Bolat Omarov"]}}
    fact = {"relation": "position", "person": "askarov", "role": "director"}
    gold = {"article": {"id": "x"}, "entities": person, "facts": [fact]}
    assert [example.right for example in Trained.of(text, gold).trained.examples] == [True]
    of_another = Gold.of(gold | {"facts": [fact | {"person": "omarov"}]})
    askarov = claim(text, "Askarov", "director").person.entity
    assert of_another.telling(askarov, "director", ()) == []
    assert Gold.of(gold).telling(askarov, "akim", ()) == []
