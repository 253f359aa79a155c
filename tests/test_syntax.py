"""Syntax: which roles and which modality each language's constructions give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.frames import Frame, Modality, Role
from extract.languages.en import syntax as english
from extract.languages.en.markers import AUXILIARIES, PREPOSITIONS
from extract.languages.kk import syntax as kazakh
from extract.languages.ru import syntax as russian
from tests.documents import document, syntax

GAPPED = "Askar Mamin instructed the Ministry of Justice to repair a road and the National Bank to publish a report."
PARSERS = {"en": english.parse, "ru": russian.parse, "kk": kazakh.parse}


def frame(language: str, sentence: str, lemma: str) -> Frame:
    (found,) = (f for f in syntax(document(sentence, "2024-05-01", language)).frames if f.lemma == lemma)
    return found


@pytest.mark.parametrize(
    ("language", "sentence", "lemma", "role", "words"),
    [
        ("en", "The President visited Almaty.", "visit", Role.AGENT, ["The President"]),
        ("en", "Almaty was visited by the President.", "visit", Role.PATIENT, ["Almaty"]),
        ("en", "Almaty, which the President visited, grows.", "visit", Role.PATIENT,
         ["Almaty, which the President visited,"]),
        ("en", "The akim built a road and a school.", "build", Role.PATIENT, ["a road and", "a school"]),
        ("en", "Medals were given to teachers.", "give", Role.RECIPIENT, ["teachers"]),
        ("en", "Askar Mamin became a minister.", "become", Role.ATTRIBUTE, ["a minister"]),
        ("en", "Appointed as head of the plant was Askar Mamin.", "appoint", Role.PATIENT, ["Askar Mamin"]),
        ("en", "The plan he presented helps farmers.", "present", Role.PATIENT, ["The plan he presented"]),
        ("en", "The President went to Astana from Almaty.", "go", Role.GOAL, ["Astana"]),
        ("en", "The President went to Astana from Almaty.", "go", Role.SOURCE, ["Almaty"]),
        ("en", "The plant was opened in Shymkent.", "open", Role.LOCATION, ["Shymkent"]),
        ("en", "The plant where he works was opened.", "work", Role.LOCATION, ["The plant where he works"]),
        ("en", "He talked with Askar Mamin during a trip around the region.", "trip", Role.PATH, ["the region"]),
        ("en", "He talked with Askar Mamin during a trip.", "talk", Role.COMITATIVE, ["Askar Mamin"]),
        ("en", "He talked with Askar Mamin during a trip.", "talk", Role.ADJUNCT, ["a trip"]),
        ("en", "A school was built under the programme.", "build", Role.ACCORDANCE, ["the programme"]),
        ("en", "It was launched on the initiative of the President.", "launch", Role.BASIS,
         ["the initiative of the President"]),
        ("en", "Talks between Kazakhstan and Uzbekistan were held.", "talk", Role.RECIPROCAL,
         ["Kazakhstan and", "Uzbekistan"]),
        ("en", "The visit of Askar Mamin to Aktobe took place.", "visit", Role.GENITIVE, ["Askar Mamin"]),
        ("en", "Askar Mamin paid a visit to Aktobe.", "visit", Role.SUBJECT, ["Askar Mamin"]),
        ("ru", "Президент посетил Алматы вместе с акимом области.", "посетить", Role.COMITATIVE, ["с акимом области"]),
        ("ru", "Школа построена компанией для детей.", "построить", Role.AGENT, ["компанией для детей"]),
        ("ru", "Школа построена компанией.", "построить", Role.PATIENT, ["Школа"]),
        ("ru", "Президент отправился в Шымкент из Астаны.", "отправиться", Role.GOAL, ["в Шымкент"]),
        ("ru", "Президент отправился в Шымкент из Астаны.", "отправиться", Role.SOURCE, ["из Астаны"]),
        ("ru", "Президент вручил орден хирургу.", "вручить", Role.RECIPIENT, ["хирургу"]),
        ("ru", "Поездка президента в Актобе состоялась.", "поездка", Role.GENITIVE, ["президента"]),
        ("ru", "Мост сдадут до 1 мая.", "сдать", Role.LIMIT, ["до 1 мая"]),
        ("ru", "Президент говорил о воде после встречи.", "говорить", Role.TOPIC, ["о воде"]),
        ("ru", "Президент говорил о воде после встречи.", "говорить", Role.ADJUNCT, ["после встречи"]),
        ("kk", "Президент мектепті ашты.", "ашу", Role.AGENT, ["Президент"]),
        ("kk", "Президент мектепті ашты.", "ашу", Role.PATIENT, ["мектепті"]),
        ("kk", "Мектеп салынды.", "салу", Role.PATIENT, ["Мектеп"]),
        ("kk", "Президент Шымкентте мектеп ашты.", "ашу", Role.LOCATION, ["Шымкентте"]),
        ("kk", "Президент Астанаға барды.", "бару", Role.GOAL, ["Астанаға"]),
        ("kk", "Президент хирургке медальды тапсырды.", "тапсыру", Role.RECIPIENT, ["хирургке"]),
        ("kk", "Асқар Мамин министр болып тағайындалды.", "тағайындау", Role.ATTRIBUTE, ["министр"]),
        ("kk", "Мектепті бағдарлама аясында салды.", "салу", Role.ACCORDANCE, ["бағдарлама"]),
        ("kk", "Президент су туралы айтты.", "айту", Role.TOPIC, ["су"]),
        ("kk", "Қасым-Жомарт Тоқаевтың Ақтөбеге сапары өтті.", "сапар", Role.GENITIVE, ["Қасым-Жомарт Тоқаевтың"]),
        ("kk", "Қасым-Жомарт Тоқаевтың Ақтөбеге сапары өтті.", "сапар", Role.GOAL, ["Ақтөбеге"]),
    ],
)  # fmt: skip
def test_what_fills_a_role(language: str, sentence: str, lemma: str, role: Role, words: list[str]) -> None:
    text = document(sentence, "2024-05-01", language)
    (found,) = (f for f in syntax(text).frames if f.lemma == lemma)
    assert [text.text(f.start, f.end) for f in found.get(role)] == words


@pytest.mark.parametrize(
    ("language", "sentence", "lemma", "modality"),
    [
        ("en", "The Ministry built a school.", "build", None),
        ("en", "The Ministry should build a school.", "build", Modality.NECESSITY),
        ("en", "The Ministry has to build a school.", "build", Modality.NECESSITY),
        ("en", "The Ministry is to build a school.", "build", Modality.NECESSITY),
        ("en", "The Ministry must repair the road and build a school.", "build", Modality.NECESSITY),
        ("en", "The Ministry will build a school.", "build", Modality.FUTURE),
        ("en", "The Ministry plans to build a school.", "build", Modality.INTENTION),
        ("en", "The Ministry can build a school.", "build", Modality.ABILITY),
        ("en", "The Ministry may build a school.", "build", Modality.POSSIBILITY),
        ("ru", "Министерство построило школу.", "построить", None),
        ("ru", "Министерство должно построить школу.", "построить", Modality.NECESSITY),
        ("ru", "Министерство построит школу.", "построить", Modality.FUTURE),
        ("ru", "Школа будет построена в мае.", "построить", Modality.FUTURE),
        ("kk", "Министрлік мектепті салды.", "салу", None),
        ("kk", "Министрлік мектепті салуы тиіс.", "салу", Modality.NECESSITY),
        ("kk", "Шымкентте зауыт салынады.", "салу", Modality.FUTURE),
        ("kk", "Министрлік мектепті салмақ.", "салу", Modality.FUTURE),
        ("kk", "Министрлік мектепті салуы мүмкін.", "салу", Modality.POSSIBILITY),
    ],
)
def test_modality(language: str, sentence: str, lemma: str, modality: Modality | None) -> None:
    found = frame(language, sentence, lemma)
    assert found.modality is modality
    assert found.asserted == (modality is None)


@pytest.mark.parametrize(
    ("language", "sentence", "lemma"),
    [
        ("en", "The President did not visit Astana.", "visit"),
        ("ru", "Президент не посетил Астану.", "посетить"),
        ("kk", "Президент Астанаға барған жоқ.", "бару"),
        ("kk", "Президент Астанаға бармады.", "бару"),
    ],
)
def test_what_is_denied_is_not_asserted(language: str, sentence: str, lemma: str) -> None:
    found = frame(language, sentence, lemma)
    assert found.negated
    assert not found.asserted


@pytest.mark.parametrize(
    ("language", "sentence", "lemma", "governor"),
    [
        ("en", "The President told the akim to build a school.", "build", "tell"),
        ("en", GAPPED, "publish", "instruct"),
        ("ru", "Президент поручил акиму построить школу.", "построить", "поручить"),
        ("kk", "Президент әкімге мектеп салуды тапсырды.", "салу", "тапсыру"),
    ],
)
def test_an_infinitive_has_the_verb_over_it(language: str, sentence: str, lemma: str, governor: str) -> None:
    found = frame(language, sentence, lemma)
    assert (found.governor, found.purpose, found.asserted) == (governor, True, False)


@pytest.mark.parametrize(
    ("sentence", "lemma", "agents"),
    [
        (GAPPED,
         "publish", ["the National Bank"]),
        ("Askar Mamin demanded that the company Temir Zhol return to the site.", "return", ["company Temir Zhol"]),
    ],
)  # fmt: skip
def test_who_is_to_do_what_where_the_parser_joins_it_otherwise(sentence: str, lemma: str, agents: list[str]) -> None:
    told = document(sentence, "2024-05-01", "en")
    (found,) = (f for f in syntax(told).frames if f.lemma == lemma)
    assert [told.text(f.start, f.end) for f in found.get(Role.AGENT)] == agents


@pytest.mark.parametrize(
    ("language", "sentence", "lemma", "speaker"),
    [
        ("en", "I visited Astana.", "visit", True),
        ("en", "The President visited Astana.", "visit", False),
        ("ru", "Я посетил Астану.", "посетить", True),
        ("ru", "Посетим Астану.", "посетить", True),
        ("ru", "Президент посетил Астану.", "посетить", False),
        ("kk", "Біз Астанаға бардық.", "бару", True),
        ("kk", "Астанаға бардым.", "бару", True),
        ("kk", "Президент Астанаға барды.", "бару", False),
    ],
)
def test_whoever_speaks_is_the_agent(language: str, sentence: str, lemma: str, speaker: bool) -> None:
    assert any(filler.speaker for filler in frame(language, sentence, lemma).get(Role.AGENT)) is speaker


@pytest.mark.parametrize(
    ("modality", "duty", "planned"),
    [
        (Modality.NECESSITY, True, True),
        (Modality.FUTURE, False, True),
        (Modality.INTENTION, False, True),
        (Modality.ABILITY, False, False),
        (Modality.POSSIBILITY, False, False),
        (None, False, False),
    ],
)
def test_what_a_modality_makes_of_a_predicate(modality: Modality | None, duty: bool, planned: bool) -> None:
    told = replace(frame("en", "The Ministry built a school.", "build"), modality=modality)
    assert (told.lays_duty, told.plans) == (duty, planned)


@pytest.mark.parametrize("language", PARSERS)
def test_a_text_without_words_has_no_frames(language: str) -> None:
    assert PARSERS[language](document("…", language=language), [0])[0] == []


@pytest.mark.parametrize(("auxiliary", "modality"), AUXILIARIES.items())
def test_an_english_auxiliary_gives_its_modality(auxiliary: str, modality: Modality) -> None:
    assert frame("en", f"The Ministry {auxiliary} build a school.", "build").modality is modality


@pytest.mark.parametrize(("preposition", "role"), PREPOSITIONS.items())
def test_an_english_preposition_marks_its_role(preposition: str, role: Role) -> None:
    told = frame("en", f"Askar Mamin talked {preposition} the harvest.", "talk")
    assert [filler.lemma for filler in told.get(role)] == ["harvest"]
