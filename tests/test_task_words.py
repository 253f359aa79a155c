"""The words of tasks: each has its own, and none of those that tell whom it is for."""

from __future__ import annotations

import pytest

from extract import task_words
from extract.relations import instruction
from tests.documents import ready, told


def tasks(text: str, language: str) -> list[str]:
    return [task for _, task in told(instruction, ready(text, language), "task")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Bolat Omarov instructed the Ministry of Energy to build a school, repair the road and open a clinic.",
            ["to build a school", "repair the road", "open a clinic"],
        ),
        (
            "ru",
            "Болат Омаров поручил Министерству энергетики построить школу, отремонтировать дорогу "
            "и до конца года открыть больницу.",
            ["построить школу", "отремонтировать дорогу", "до конца года открыть больницу"],
        ),
        (
            "ru",
            "Болат Омаров поручил Министерству энергетики собрать замечания жителей и работать над ними, "
            "а также учесть их в новых планах.",
            ["собрать замечания жителей", "работать над ними", "учесть их в новых планах"],
        ),
        (
            "kk",
            "Болат Омаров Үкіметке мектеп салуды, жолды жөндеуді және жыл соңына дейін аурухана ашуды тапсырды.",
            ["мектеп салуды", "жолды жөндеуді", "жыл соңына дейін аурухана ашуды"],
        ),
    ],
)
def test_each_of_several_tasks_has_its_own_words(language: str, text: str, expected: list[str]) -> None:
    assert sorted(tasks(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Болат Омаров дал поручения акиму города по ремонту моста.", "по ремонту моста"),
        ("en", "Bolat Omarov gave instructions to the Ministry of Energy on the new bridge.", "on the new bridge"),
        (
            "en",
            "Bolat Omarov gave a number of instructions, including those on the new bridge.",
            "including those on the new bridge",
        ),
        ("kk", "Болат Омаров Энергетика министрлігі мен Қаржы министрлігіне мектеп салуды тапсырды.", "мектеп салуды"),
        ("kk", "Болат Омаров облыс әкіміне инвестиция тарту жөнінде тапсырма берді.", "инвестиция тарту"),
    ],
)
def test_whom_it_is_for_is_no_part_of_a_task(language: str, text: str, expected: str) -> None:
    assert tasks(text, language) == [expected]


def test_conjunctions_and_marks_end_no_task() -> None:
    document = ready("– And also to repair the bridge, and", "en").document
    start, end = task_words.trimmed(document, (0, len(document.tokens)))
    assert document.text(start, end) == "to repair the bridge"
    assert task_words.trimmed(document, (0, 2)) == (0, 2)  # nothing else is left


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Bolat Omarov told the Ministry of Energy to finish repairing the road and to begin opening schools.",
            ["to finish repairing the road", "to begin opening schools"],
        ),
        (
            "ru",
            "Болат Омаров поручил Министерству энергетики начать строить школу и закончить ремонтировать дорогу.",
            ["начать строить школу", "закончить ремонтировать дорогу"],
        ),
    ],
)
def test_what_a_task_begins_or_ends_is_no_other_task(language: str, text: str, expected: list[str]) -> None:
    assert sorted(tasks(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Болат Омаров Үкімет су тапшылығы мәселесін шешуі керек екенін айтты.",
        "Болат Омаровтың айтуынша, Үкімет су тапшылығы мәселесін шешуі керек.",
        "Үкімет су тапшылығы мәселесін шешуі керек, – деді Болат Омаров.",
    ],
)
def test_a_duty_is_told_without_whoever_lays_it(text: str) -> None:
    assert tasks(text, "kk") == ["Үкімет су тапшылығы мәселесін шешуі керек"]
