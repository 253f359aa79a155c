"""Where an article says what its facts hold, by short texts whose words are known."""

from __future__ import annotations

from extract.grounding import grounded
from extract.model import Fact, Span
from extract.relations import indicator, visit
from extract.text import Text
from tests.documents import ready, token


def said(text: Text, fact: Fact) -> dict[str, list[str]]:
    """The words of each role of a fact, once they have been sought."""
    (found,) = grounded([fact], text)
    whole = text.document.article.text
    return {role: [whole[s.start : s.end] for s in spans] for role, spans in found.spans.items()}


def trip(text: Text, verb: str, **roles: str) -> Fact:
    """The visit that a verb tells, of the person and to the place that the article mentions first, as values alone."""
    person, place = (next(u.entity for u in text.document.units if text.is_a(u, cls)) for cls in ("Person", "Place"))
    return text.fact(visit.VISIT_VERB, token(text.document, verb), person=person, target=place, **roles)


def test_of_several_mentions_the_one_nearest_to_the_word_that_tells_the_fact_says_it() -> None:
    text = ready("Bolat Omarov left Rudny. In Rudny Bolat Omarov met teachers, and he visited Rudny again.")
    (found,) = grounded([trip(text, "visited")], text)
    whole = text.document.article.text
    assert found.spans["target"] == (Span(whole.rindex("Rudny"), whole.rindex("Rudny") + 5),)
    assert found.spans["person"][0].start == whole.rindex("Bolat")


def test_what_the_sentence_does_not_name_the_one_before_says() -> None:
    text = ready("Bolat Omarov came to Rudny. The guest visited a school. Bolat Omarov spoke.")
    (found,) = grounded([trip(text, "visited")], text)
    assert found.spans["person"] == (Span(0, 12),)


def test_what_the_article_does_not_say_has_no_words() -> None:
    text = ready("Bolat Omarov visited Rudny.")
    home = text.document.reference.home
    fact = text.fact(visit.VISIT_VERB, token(text.document, "visited"), person=home, when="2020-01-01")
    assert said(text, fact) == {}


def test_a_date_is_said_by_the_words_that_amount_to_it() -> None:
    text = ready("Yesterday Bolat Omarov visited Rudny.", issued="2024-05-10")
    assert said(text, trip(text, "visited"))["when"] == ["Yesterday"]


def test_a_day_to_come_is_said_by_the_day_and_month() -> None:
    text = ready("Bolat Omarov visited Rudny and set June 5 as the term.", issued="2024-05-10")
    assert said(text, trip(text, "visited", when="2024-06-05"))["when"] == ["June 5"]


def test_a_date_of_another_sentence_is_said_where_the_other_fact_has_it() -> None:
    text = ready("On May 8 Bolat Omarov visited Rudny. Then he saw a plant.", issued="2024-05-10")
    told = trip(text, "visited")
    other = trip(text, "saw", when="2024-05-08")
    _, found = grounded([told, other], text)
    assert found.spans["when"] == (Span(3, 8),)


def test_a_figure_has_its_number_unit_measure_and_year() -> None:
    text = ready("In 2023 Rudny produced 5.4 million tonnes of ore.", issued="2024-05-10")
    (figure,) = indicator.read(text)
    assert said(text, figure) == {
        "value": ["5.4 million"], "unit": ["tonnes"], "measure": ["ore"], "of": ["Rudny"], "when": ["2023"],
    }  # fmt: skip


def test_a_sign_of_money_is_the_unit() -> None:
    text = ready("In 2023 Rudny received investments of $12 million.", issued="2024-05-10")
    (figure,) = indicator.read(text)
    words = said(text, figure)
    assert (words["value"], words["unit"]) == (["12 million"], ["$"])


def test_a_measure_that_the_number_parts_is_marked_word_by_word() -> None:
    text = ready("В 2023 году город Рудный привлек 350 млрд тенге инвестиций.", "ru", issued="2024-05-10")
    (figure,) = indicator.read(text)
    assert figure.roles["measure"] == ("привлек инвестиций",)
    assert said(text, figure)["measure"] == ["привлек", "инвестиций"]


def test_what_is_only_meant_does_not_have_the_words_of_what_is_said() -> None:
    text = ready("Rudny is large. Bolat Omarov visited Rudny.")
    unit = next(u for u in text.document.units if text.is_a(u, "Person"))
    home = text.document.reference.home
    made_up = text.said(home, unit.start, unit.end)
    fact = text.fact(visit.VISIT_VERB, token(text.document, "visited"), person=unit, target=made_up)
    assert said(text, fact) == {"person": ["Bolat Omarov"]}
