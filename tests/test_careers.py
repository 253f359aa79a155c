"""Careers: posts told in lines of years and posts, and in sentences that leave out who held them."""

from __future__ import annotations

import pytest

from extract import careers
from tests.documents import ready

_HELD, _BEGUN = {"work", "be", "работать", "болу", "істеу", "атқару"}, {"start", "appoint", "начать", "бастау"}


def stages(text: str, language: str = "en") -> list[tuple[str, str, str | None, str | None]]:
    """Who held which post, from when and until when."""
    seen = ready(text, language)
    found = careers.stages(seen.document, seen.syntax, seen.times, seen.loose_titles, _HELD, _BEGUN)
    return [(s.person.entity.name(language), s.title.words, *s.term) for s in found]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Bolat Omarov was born in Aksu.\n\n2003–2005 – deputy akim of Akmola region.",
         [("Bolat Omarov", "deputy akim", "2003", "2005")]),
        ("en", "Bolat Omarov was born in Aksu.\n\nAkim of Aksu (2011–2014), director of the Samal plant (2014–2016).",
         [("Bolat Omarov", "Akim", "2011", "2014"), ("Bolat Omarov", "director", "2014", "2016")]),
        ("ru", "Болат Омаров родился в Аксу. С 2003 по 2005 год работал директором школы.",
         [("Болат Омаров", "директор", "2003", "2005")]),
        ("kk", "Болат Омаров Ақсуда туған.\n\n2003 жылдан бастап – аудан әкімінің орынбасары.",
         [("Болат Омаров", "әкімінің орынбасары", "2003", None)]),
        ("kk", "Болат Омаров Ақсуда туған. 2003 жылдан Мәжіліс депутаты.",
         [("Болат Омаров", "депутаты", "2003", None)]),
        ("kk", "Болат Омаров 2003 жылдан бері Павлодар ауданының әкімі.",  # a whole sentence with no verb of being
         [("Болат Омаров", "әкімі", "2003", None)]),
        ("kk", "Болат Омаровтың туған жері 2003 жылдан бері бар, деді Павлодар ауданының әкімі.", []),
        ("ru", "Болат Омаров родился в Аксу. В 2003–2005 годах работал заместителем акима города Аксу.",
         [("Болат Омаров", "заместитель акима", "2003", "2005")]),
        ("ru", "Болат Омаров родился в Аксу. Работал в должности начальника отдела, заместителя директора школы.",
         [("Болат Омаров", "начальник", None, None), ("Болат Омаров", "заместитель директора", None, None)]),
        ("ru", "Болат Омаров родился в Аксу. В 2003–2005 годах работал директором школы, затем акимом Аксу.",
         [("Болат Омаров", "директор", "2003", "2005"), ("Болат Омаров", "аким", None, None)]),
        ("en", "Bolat Omarov was born in Aksu. Worked in the positions of head of department and director.",
         [("Bolat Omarov", "head", None, None), ("Bolat Omarov", "director", None, None)]),
        ("en", "Bolat Omarov was born in Aksu. Worked as adviser of the director of the school.",
         [("Bolat Omarov", "adviser", None, None)]),
        ("en", "Bolat Omarov died. Hero of Labour, rector of the Steppe University, member of the Samal Union.",
         [("Bolat Omarov", "rector", None, None), ("Bolat Omarov", "member", None, None)]),
        ("en", "Bolat Omarov died. Rector of the Steppe University, member of the Samal Union",  # no sentence
         []),
        ("en", "Bolat Omarov came. Friends, the rector of the Steppe University.", []),
        ("en", "Bolat Omarov met Serik Askarov.\n\n2003–2005 – deputy akim of Akmola region.", []),  # of which of them?
        ("en", "Bolat Omarov was born in Aksu. In 2003–2005 the director of the plant met the minister.", []),
        ("en", "2003–2005 – deputy akim of Akmola region.", []),
    ],
)  # fmt: skip
def test_the_posts_of_a_career(language: str, text: str, told: list[tuple[str, str, str | None, str | None]]) -> None:
    assert stages(text, language) == told


def test_whom_a_sentence_means_that_names_nobody() -> None:
    seen = ready("Bolat Omarov was born in Aksu. Worked as director. Serik Askarov came.", "en")
    meant = [careers.meant_in(seen.document, s) for s in seen.document.sentences]
    assert [m.entity.name("en") if m is not None else None for m in meant] == [None, "Bolat Omarov", None]
