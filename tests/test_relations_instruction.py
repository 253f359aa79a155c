"""Instructions: who tells whom to do what, duties in an official's words, and what is no instruction."""

from __future__ import annotations

import pytest

from extract.relations import instruction
from tests.documents import ready, told

MINISTRY = "the Ministry of Energy"


def instructions(text: str, language: str = "en", *roles: str) -> list[tuple[str, ...]]:
    return told(instruction, ready(text, language), *(roles or ("issuer", "addressee")))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (f"Bolat Omarov instructed {MINISTRY} to build a school.", "instructing-verb"),
        (f"Bolat Omarov gave a number of instructions to {MINISTRY}.", "instructing-verb"),
        (f"Bolat Omarov urged {MINISTRY} to build a school.", "instructing-verb"),
        ("“The Ministry of Energy must build a school,” Bolat Omarov said.", "duty"),
        (f"According to Bolat Omarov, {MINISTRY} must build a school.", "duty"),
    ],
)
def test_who_tells_whom(text: str, rule: str) -> None:
    assert instructions(text) == [(rule, "Bolat Omarov", "Ministry of Energy")]


def test_officials_whom_no_name_tells_are_told_what_to_do() -> None:
    told = [("instructing-verb", "Bolat Omarov", "")]
    assert instructions("Bolat Omarov held a meeting. Akims were told to repair roads.") == told
    assert instructions("Bolat Omarov held a meeting. Akims were told that roads are bad.") == []
    assert instructions("Bolat Omarov called on the akims of the regions to repair roads.") == told
    assert instructions("Bolat Omarov called on people to repair roads.") == []


@pytest.mark.parametrize(
    "text",
    [
        f"Bolat Omarov did not instruct {MINISTRY} to build a school.",
        f"Bolat Omarov will instruct {MINISTRY} to build a school.",
        f"Bolat Omarov gave a number of medals to {MINISTRY}.",
        "Bolat Omarov urged Serik Askarov to build a school.",  # a person is only asked
        "“The Ministry of Energy will build a school,” Bolat Omarov said.",
        "“Children must learn,” Bolat Omarov said.",
        "The Ministry of Energy must build a school.",  # nobody says so
        f"Bolat Omarov told {MINISTRY} that the winter is cold.",  # so it is
        "The school was praised for the instruction of Bolat Omarov.",
    ],
)
def test_what_is_no_instruction(text: str) -> None:
    assert instructions(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"In accordance with Bolat Omarov's instruction, {MINISTRY} will build a school.", True),
        (f"On Bolat Omarov's instruction, {MINISTRY} will build a school.", True),
        (f"Bolat Omarov's instruction to build a school is known, and {MINISTRY} will build a road.", False),
    ],
)
def test_an_instruction_may_be_told_after_its_issuer(text: str, found: bool) -> None:
    assert [rule for rule, *_ in instructions(text)] == ["on-instruction"] * found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Bolat Omarov gave {MINISTRY} until 2026 to find money.", True),
        (f"Bolat Omarov gave {MINISTRY} a medal.", False),
        ("Bolat Omarov gave lessons until October 1.", False),
    ],
)
def test_who_is_given_until_a_date_is_told_to_act(text: str, found: bool) -> None:
    assert [rule for rule, *_ in instructions(text)] == ["instructing-verb"] * found


def test_officials_may_be_told_without_a_name() -> None:
    assert instructions("“Akims must build a school,” Bolat Omarov said.") == [("duty", "Bolat Omarov", "")]


def test_a_duty_in_nobodys_name_is_of_whoever_instructed_before() -> None:
    duty = "The Ministry of Culture must open a library."
    given = f"Bolat Omarov instructed {MINISTRY} to build a school."
    assert instructions(f"{given} {duty}")[1:] == [("duty-in-nobodys-name", "Bolat Omarov", "Ministry of Culture")]
    assert [rule for rule, *_ in instructions(f"{duty} {given}")] == ["instructing-verb"]


def test_a_duty_right_after_the_words_of_an_official_is_theirs() -> None:
    duty = "The Ministry of Culture must open a library."
    said = instructions(f"Minister Bolat Omarov noted that it is late. {duty}")
    assert said == [("duty-in-nobodys-name", "Bolat Omarov", "Ministry of Culture")]
    assert instructions(f"Minister Bolat Omarov noted that it is late. It rained. {duty}") == []
    assert instructions(f"Farmer Bolat Omarov noted that it is late. {duty}") == [], "no official"


@pytest.mark.parametrize(
    ("then", "addressees"),
    [
        ("Министерству финансов – выделить средства.", ["министерство финансов"]),
        ("Министерству финансов – выделить средства. Министерству культуры – открыть театр.", ["финансов", "культуры"]),
        ("Министерство финансов – часть Правительства.", []),
        ("Так он сказал, а Министерству финансов – выделить средства.", ["финансов"]),
        ("Прошел дождь. Министерству финансов – выделить средства.", []),
    ],
)
def test_a_dash_stands_for_the_verb_of_the_instruction_before(then: str, addressees: list[str]) -> None:
    found = instructions(f"Болат Омаров поручил Министерству энергетики построить школу. {then}", "ru")
    gapped = [addressee.casefold() for rule, _, addressee in found if rule == "gapped"]
    assert len(gapped) == len(addressees)
    assert all(name in told for name, told in zip(addressees, gapped, strict=True))


def test_the_task_and_what_it_concerns() -> None:
    text = f"Bolat Omarov instructed {MINISTRY} to build a school in Pavlodar by 2025."
    assert instructions(text, "en", "about", "deadline", "task") == [
        ("instructing-verb", "Pavlodar", "2025", "to build a school in Pavlodar by 2025")
    ]


def test_several_tasks_are_as_many_instructions() -> None:
    text = "Болат Омаров поручил Министерству энергетики построить школу и отремонтировать мост."
    assert [task for _, task in instructions(text, "ru", "task")] == ["построить школу", "отремонтировать мост"]


@pytest.mark.parametrize(("preposition", "found"), [("по", 1), ("без", 0)])
def test_what_is_done_on_an_instruction(preposition: str, found: int) -> None:
    case = "поручению" if found else "поручения"
    text = f"Школа построена {preposition} {case} Болата Омарова."
    assert instructions(text, "ru", "issuer") == [("on-instruction", "Болат Омаров")] * found


def test_an_office_that_is_laid_on_somebody_is_no_task() -> None:
    text = "{} was assigned to Bolat Omarov by Serik Askarov."
    assert instructions(text.format("The building of a school")) == [
        ("instructing-verb", "Serik Askarov", "Bolat Omarov")
    ]
    assert instructions(text.format("The duty of akim of Pavlodar region")) == []


LIST = "Bolat Omarov gave instructions:\n\n- To the Ministry of Energy: build a school.\n\n{}\n"


@pytest.mark.parametrize(
    ("then", "rules"),
    [
        ("- To akims: repair the roads.", ["listed", "listed"]),
        ("Anna Smirnova wrote this.", ["listed"]),
        ("- All will be well.", ["listed"]),  # nobody is told
    ],
)
def test_a_list(then: str, rules: list[str]) -> None:
    found = told(instruction, ready(LIST.format(then)), "issuer")
    assert [rule for rule, _ in found if rule == "listed"] == rules
    assert {issuer for _, issuer in found} == {"Bolat Omarov"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Министерство энергетики должно построить школу», – сказал Болат Омаров."),
        ("kk", "«Энергетика министрлігі мектепті қарасын», – деді Болат Омаров."),
    ],
)
def test_a_duty_in_other_languages(language: str, text: str) -> None:
    assert [rule for rule, *_ in instructions(text, language)] == ["duty"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Министру энергетики Болату Омарову поручено построить школу."),  # by nobody
        ("ru", "Болат Омаров поручил бы министерству построить школу."),
        ("kk", "Болат Омаров марапаттарды тапсырды."),  # handed them over
        ("kk", "Президенттің тапсырмасы бойынша Болат Омаров жиналысқа қатысты."),  # of which nothing is told
    ],
)
def test_no_instruction_in_other_languages(language: str, text: str) -> None:
    assert instructions(text, language) == []


def test_a_task_that_the_verb_of_instructing_tells_itself_has_no_speaker_in_it() -> None:
    text = (
        "President Kassym-Jomart Tokayev met akim of Almaty region Marat Sultangaziyev. "
        "He tasked the akim with raising the potential of the industrial zones. "
        "Back in 2019, Kassym-Jomart Tokayev had given the instruction to build 20 schools in the region."
    )
    assert sorted(task for _, task in instructions(text, "en", "task")) == [
        "to build 20 schools in the region",
        "with raising the potential of the industrial zones",
    ]
    given = (
        "Аким доложил Президенту Касым-Жомарту Токаеву, а Глава государства дал ему ряд поручений по развитию региона."
    )
    assert [task for _, task in instructions(given, "ru", "task")] == ["по развитию региона"]


def test_who_governs_the_country_and_says_what_was_ordered_ordered_it() -> None:
    text = "The Ministry of Energy has been instructed to build a school, {} said."
    assert instructions(text.format("President Tokayev"), "en", "issuer") == [
        ("instructing-verb", "Kassym-Jomart Tokayev")
    ]
    assert instructions(text.format("Minister Bolat Omarov"), "en", "issuer") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Правительство должно решить проблему нехватки воды, подчеркнул Болат Омаров."),
        ("ru", "Правительству необходимо решить проблему нехватки воды, – сказал Болат Омаров."),
        ("ru", "По словам Болата Омарова, Правительство должно решить проблему нехватки воды."),
        ("ru", "На совещании выступил Болат Омаров. По его словам, Правительство должно решить эту проблему."),
        ("kk", "Үкімет су тапшылығы мәселесін шешуі керек, деп атап өтті Болат Омаров."),
        ("kk", "Болат Омаров Үкімет су тапшылығы мәселесін шешуі керек деп мәлімдеді."),
        ("kk", "Болат Омаровтың айтуынша, Үкімет су тапшылығы мәселесін шешуі керек."),
        ("kk", "Жиынға Болат Омаров қатысты. Оның айтуынша, Үкімет су тапшылығы мәселесін шешуі керек."),
    ],
)
def test_who_lays_a_duty_may_be_told_after_it_or_by_a_pronoun(language: str, text: str) -> None:
    government = {"ru": "Правительство Казахстана", "kk": "Қазақстан Үкіметі"}[language]
    assert instructions(text, language) == [("duty", "Болат Омаров", government)]


def test_a_body_at_the_beginning_of_a_quotation_is_told() -> None:
    said = "«Денсаулық сақтау министрлігі бұл жұмысты ерекше бақылауға алуы керек», – деді Болат Омаров."
    assert instructions(said, "kk") == [("duty", "Болат Омаров", "Денсаулық сақтау министрлігі")]


def test_an_obligation_is_told_once() -> None:
    said = "“The akimat of Pavlodar region is obliged to build a school,” Bolat Omarov said."
    assert len(instructions(said)) == 1


def test_each_body_has_its_own_task_and_deadline() -> None:
    text = f"Bolat Omarov told {MINISTRY} to build a school, and the Ministry of Culture to open a museum by 2030."
    assert sorted(instructions(text, "en", "addressee", "task", "deadline")) == [
        ("instructing-verb", "Ministry of Culture", "to open a museum by 2030", "2030"),
        ("instructing-verb", "Ministry of Energy", "to build a school", ""),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Болат Омаров приехал вчера, а Правительство должно решить проблему воды."),
        ("kk", "Болат Омаров кеше келді. Үкімет су мәселесін шешуі керек."),
    ],
)
def test_a_duty_that_nobody_says_is_none(language: str, text: str) -> None:
    assert instructions(text, language) == []


@pytest.mark.parametrize(
    ("told_whom", "addressees"),
    [
        ("Энергетика министрлігіне мектеп салуды, Қаржы министрлігіне жол жөндеуді",
         ["Энергетика министрлігі", "Қаржы министрлігі"]),
        ("Энергетика министрлігіне мектеп салуды және жол жөндеуді", ["Энергетика министрлігі"] * 2),
        ("қала әкіміне мектеп салуды, Қаржы министрлігіне жол жөндеуді", ["", "Қаржы министрлігі"]),
        ("Энергетика министрлігіне жөндеуді бақылауға алуды", ["Энергетика министрлігі"]),
    ],
)  # fmt: skip
def test_each_task_has_whom_it_is_for_before_it(told_whom: str, addressees: list[str]) -> None:
    found = instructions(f"Болат Омаров {told_whom} тапсырды.", "kk", "addressee", "task")
    assert sorted(who for _, who, _ in found) == sorted(addressees)


def test_a_task_has_the_noun_of_a_verb_that_only_carries_it_out() -> None:
    found = instructions("Болат Омаров мектепті жөндеуді бақылауға алуды тапсырды.", "kk", "task")
    assert [task for _, task in found] == ["мектепті жөндеуді бақылауға алуды"]


def test_each_of_several_told_before_a_passive_has_his_own_task() -> None:
    text = (
        "Болат Омаров отырыс өткізді. Энергетика министрлігіне хабардар ету жүйесін тексеру, "
        "Қаржы министрлігіне құрылғыларды тазалау тапсырылды."
    )
    assert sorted(instructions(text, "kk", "addressee", "task")) == [
        ("instructing-verb", "Энергетика министрлігі", "хабардар ету жүйесін тексеру"),
        ("instructing-verb", "Қаржы министрлігі", "құрылғыларды тазалау"),
    ]


def test_what_akims_are_charged_with_is_no_office() -> None:
    text = "Болат Омаров отырыс өткізді. Облыстардың әкімдеріне бөгеттерді нығайту жұмысын аяқтау жүктелді."
    assert len(instructions(text, "kk")) == 1
    assert (
        instructions("Болат Омаров отырыс өткізді. Рудный қаласы әкімінің міндеті Серік Асқаровқа жүктелді.", "kk")
        == []
    )
