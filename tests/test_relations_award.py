"""Awards: who of a clause receives, what stands beside an award, and what only speaks of one."""

from __future__ import annotations

import pytest

from extract.relations import award
from tests.documents import ready, told


def awards(text: str, language: str = "en") -> list[tuple[str, ...]]:
    return told(award, ready(text, language), "recipient", "award")


OMAROV, ASKAROV = "Bolat Omarov", "Serik Askarov"


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Bolat Omarov was awarded the Order of Otan.", [OMAROV]),
        ("Bolat Omarov received the Order of Otan from Serik Askarov.", [OMAROV]),
        ("Serik Askarov presented the Order of Otan to Bolat Omarov.", [OMAROV]),
        ("Bolat Omarov was not awarded the Order of Otan.", []),
        ("Bolat Omarov wears the Order of Otan.", []),
    ],
)
def test_who_is_given_an_award_and_not_who_gives_it(text: str, recipients: list[str]) -> None:
    assert awards(text) == [("awarded", recipient, "Otan") for recipient in recipients]


def test_recipients_within_the_phrase_of_the_object() -> None:
    assert awards("Серик Аскаров вручил орден «Парасат» хирургу Болату Омарову.", "ru") == [
        ("awarded", "Болат Омаров", "Парасат")
    ]


@pytest.mark.parametrize(
    ("between", "found"),
    [
        ("С 2010 года – директор завода. С 2015 года – советник министра. С 2018 года – директор школы. ", True),
        ("Дождь шёл весь день. Дороги размыло. Вода ушла. Потом снова шёл дождь. ", False),
    ],
)
def test_an_award_at_the_end_of_a_career(between: str, found: bool) -> None:
    text = f"Серик Аскаров говорил. Болат Омаров родился в Семее. {between}Награждён орденом «Барыс»."
    assert awards(text, "ru") == [("awarded", "Болат Омаров", "Барыс")] * found


def test_an_award_after_a_person_whom_the_lists_know() -> None:
    assert awards("Серик Аскаров вручил Касым-Жомарту Токаеву орден Чингисхана.", "ru") == [
        ("awarded", "Касым-Жомарт Токаев", "Чингисхана")
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Орден «Барыс» III степени вручён акиму Павлодарской области Болату Омарову.", "Болат Омаров"),
        ("Болату Омарову вручён орден «Барыс».", "Болат Омаров"),
        ("Указом Президента Серика Аскарова Болат Омаров награждён орденом «Барыс».", "Болат Омаров"),
        ("Орден «Барыс» вручён на встрече с Болатом Омаровым.", None),
        ("Как сообщил Болат Омаров, орденом «Барыс» награждены 40 врачей.", None),
        ("Болат Омаров сообщил, что вручён орден «Барыс».", None),
    ],
)
def test_the_only_one_in_the_case_of_whoever_receives(text: str, name: str | None) -> None:
    assert awards(text, "ru") == ([("awarded", name, "Барыс")] if name else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Среди награждённых — Болат Омаров (орден «Барыс»).", ["Болат Омаров"]),
        ("Среди награждённых: Болат Омаров — орден «Барыс», Серик Аскаров — орден «Барыс».",
         ["Болат Омаров", "Серик Аскаров"]),
        ("Болат Омаров (орден «Барыс», 2019 год) посетил Семей.", ["Болат Омаров"]),
        ("Болат Омаров (орден «Барыс» видел) посетил Семей.", []),
        ("Болат Омаров посетил Семей (орден «Барыс»).", []),
    ],
)  # fmt: skip
def test_an_award_in_brackets_or_after_a_dash_is_of_the_name_before(text: str, names: list[str]) -> None:
    assert sorted(awards(text, "ru")) == [("listed", name, "Барыс") for name in names]


def test_recipients_after_a_passive_verb() -> None:
    assert awards("Decorated with the Order of Otan were Bolat Omarov and Serik Askarov.") == [
        ("awarded", OMAROV, "Otan"),
        ("awarded", ASKAROV, "Otan"),
    ]


def test_several_awards_are_each_persons_own_only_where_the_text_says_so() -> None:
    text = "Bolat Omarov and Serik Askarov were awarded the Order of Otan and the Order of Parasat"
    paired = [("awarded", OMAROV, "Otan"), ("awarded", ASKAROV, "Parasat")]
    assert awards(f"{text} respectively.") == paired
    assert sorted(awards(f"{text}.")) == sorted([*paired, ("awarded", OMAROV, "Parasat"), ("awarded", ASKAROV, "Otan")])


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        ("en", "Bolat Omarov became a holder of the Order of Otan.", [("became-holder", OMAROV, "Otan")]),
        ("en", "Bolat Omarov will become a holder of the Order of Otan.", []),
        ("en", "Bolat Omarov became an admirer of the Order of Otan.", []),
        ("en", "Bolat Omarov, holder of the Order of Otan, spoke.", [("called-holder", OMAROV, "Otan")]),
        ("en", "Bolat Omarov, admirer of the Order of Otan, spoke.", []),
        ("en", "Steppe Prize laureate Bolat Omarov spoke.", [("called-holder", OMAROV, "Steppe Prize")]),
        (
            "en",
            "People's Artist of Kazakhstan Bolat Omarov spoke.",
            [("called-holder", OMAROV, "Kazakhstannyn khalyk artisi")],
        ),
        (
            "en",
            "Bolat Omarov died. Hero of Labour, head of the Samal Union of Painters of Aksu, Steppe Prize laureate.",
            [("called-holder", OMAROV, "Kazakhstannyn Enbek Eri"), ("called-holder", OMAROV, "Steppe Prize")],
        ),
        ("en", "Honorary professor of the Samal Medical University Bolat Omarov spoke.", []),  # a post
        ("ru", "Кавалер ордена «Парасат» Болат Омаров выступил.", [("called-holder", "Болат Омаров", "Парасат")]),
        ("kk", "«Парасат» орденінің иегері Болат Омаров сөйледі.", [("called-holder", "Болат Омаров", "Парасат")]),
        ("kk", "Болат Омаров – ақын, «Парасат» орденінің иегері.", [("called-holder", "Болат Омаров", "Парасат")]),
        (
            "kk",
            "Болат Омаров – «Отан» және «Парасат» ордендерінің иегері.",
            [("called-holder", "Болат Омаров", "Отан"), ("called-holder", "Болат Омаров", "Парасат")],
        ),
        (
            "kk",
            "Болат Омаров «Парасат» орденінің иегері Серік Асқаровты көрді.",  # another's
            [("called-holder", "Серік Асқаров", "Парасат")],
        ),
        (
            "ru",
            "Болат Омаров – кавалер орденов «Отан» и «Парасат».",
            [("called-holder", "Болат Омаров", "Отан"), ("called-holder", "Болат Омаров", "Парасат")],
        ),
        ("ru", "Болат Омаров – поэт, кавалер ордена «Парасат».", [("called-holder", "Болат Омаров", "Парасат")]),
        ("ru", "Болат Омаров – сын поэта, кавалера ордена «Парасат».", []),
    ],
)
def test_who_is_called_the_holder_of_an_award(language: str, text: str, facts: list[tuple[str, ...]]) -> None:
    assert awards(text, language) == facts


def test_a_list_goes_on_until_the_next_award() -> None:
    text = "The Order of Otan: Bolat Omarov, Serik Askarov. The Order of Parasat: Askar Mamin."
    assert awards(text) == [
        ("listed", OMAROV, "Otan"),
        ("listed", ASKAROV, "Otan"),
        ("listed", "Askar Mamin", "Parasat"),
    ]


def test_a_list_may_be_announced_as_what_follows() -> None:
    text = (
        "The President presented awards to the following: Order of Otan – Bolat Omarov; Order of Parasat – Askar Mamin."
    )
    assert awards(text) == [("listed", OMAROV, "Otan"), ("listed", "Askar Mamin", "Parasat")]


def test_a_headline_tells_no_award() -> None:
    below = "\n\nThe ceremony took place in the capital of the country."
    assert awards(f"Bolat Omarov, holder of the Order of Otan{below}") == []
    assert awards(f"Bolat Omarov, holder of the Order of Otan, spoke.{below}") != []


def test_what_a_noun_alone_means_is_the_award_named_before() -> None:
    before = "Serik Askarov received the Order of Otan."
    assert awards(f"{before} Bolat Omarov got an award.")[1:] == [("awarded", OMAROV, "Otan")]
    assert awards(f"{before} Bolat Omarov got the award of the festival.")[1:] == []
    assert awards("Bolat Omarov got an award.") == []


def test_an_award_to_each_by_turns() -> None:
    text = "Bolat Omarov was awarded the Order of Otan, Serik Askarov the Order of Parasat."
    assert awards(text) == [("awarded", OMAROV, "Otan"), ("awarded", ASKAROV, "Parasat")]


def test_what_is_proposed_or_possible_is_no_award() -> None:
    assert awards("They proposed to award Bolat Omarov the Order of Otan.") == []
    assert awards("Bolat Omarov may receive the Order of Otan.") == []
    assert awards("They decided to award Bolat Omarov the Order of Otan.") == [("awarded", OMAROV, "Otan")]


def test_those_named_of_many() -> None:
    text = "Ten doctors received the Order of Otan. Among them are Bolat Omarov and Serik Askarov."
    assert awards(text) == [("awarded", OMAROV, "Otan"), ("awarded", ASKAROV, "Otan")]
    assert awards("Ten doctors received the Order of Otan. Bolat Omarov spoke.") == []


def test_whom_the_text_speaks_of_where_the_verb_leaves_it_out() -> None:
    text = "Болат Омаров родился в Таразе. {}Награждён орденом «Парасат»."
    assert awards(text.format(""), "ru") == [("awarded", "Болат Омаров", "Парасат")]
    assert awards(text.format("Там жили Серик Аскаров и Асан Беков. "), "ru") == []


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Орден «Отан» вручен коллективу газеты «Заря».", ["газета Заря"]),
        ("Орден «Отан» получили коллективы газеты «Заря» и телеканала «Жол».", ["Жол", "газета Заря"]),
        ("Орден «Отан» вручен читателю газеты «Заря».", []),
    ],
)
def test_of_a_collective_the_body_receives(text: str, recipients: list[str]) -> None:
    assert sorted(recipient for _, recipient, _ in awards(text, "ru")) == recipients


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Президент Болат Омаровты «Парасат» орденімен марапаттау туралы жарлыққа қол қойды.",
            [("Болат Омаров", "Парасат")],
        ),
        ("Президент Болат Омаровты «Парасат» орденімен марапаттау туралы жарлыққа қол қоймады.", []),
        ("Болат Омаровқа «Парасат» орденін беру туралы шешім қабылданды.", [("Болат Омаров", "Парасат")]),
        ("Болат Омаровқа «Парасат» орденін беру туралы айтты.", []),
    ],
)
def test_an_award_that_a_decree_is_about(text: str, found: list[tuple[str, str]]) -> None:
    assert [fact[1:] for fact in awards(text, "kk")] == found


def test_each_of_a_row_has_the_award_before_the_name() -> None:
    text = "«Отан» орденімен Болат Омаров, «Парасат» орденімен Серік Асқаров марапатталды."
    assert [fact[1:] for fact in awards(text, "kk")] == [("Болат Омаров", "Отан"), ("Серік Асқаров", "Парасат")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Марапат иелерінің қатарында Болат Омаров пен Серік Асқаров бар.", ["Болат Омаров", "Серік Асқаров"]),
        ("Қонақтардың қатарында Болат Омаров пен Серік Асқаров бар.", []),
    ],
)
def test_those_called_owners_of_the_award(text: str, found: list[str]) -> None:
    assert [who for _, who, _ in awards(f"Мұғалімдерге «Парасат» ордені берілді. {text}", "kk")] == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Болат Омаров «Парасат» және ІІ дәрежелі «Барыс» ордендерімен марапатталды."),
        ("ru", "Болат Омаров награждён орденами «Барыс» II степени, «Парасат»."),
        ("ru", "Болат Омаров награждён орденами «Барыс» II степени и «Парасат» и уехал."),
    ],
)
def test_a_degree_parts_no_row_of_awards(language: str, text: str) -> None:
    assert {award for _, _, award in awards(text, language)} == {"Барыс", "Парасат"}


def test_a_life_is_told_in_one_paragraph() -> None:
    life = "Болат Омаров 1960 жылы туған. Ауылда тұрды. Көп оқыды. Шахмат ойнады. «Құрмет» орденімен марапатталған."
    assert [who for _, who, _ in awards(f"Серік Асқаров келді.\n\n{life}", "kk")] == ["Болат Омаров"]
