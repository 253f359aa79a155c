"""What an article says of somebody's post before, and of posts that were left."""

from __future__ import annotations

from extract.document import Unit
from extract.relations.posts.changes import Act
from extract.relations.posts.record import Record
from extract.rules import Rule
from tests.documents import ready, token

RULE = Rule("dismissal", "verb", "a verb")
TOLD = "Minister of Energy Bolat Omarov spoke. Serik Askarov heads the Ministry of Finance. He left."


def seats(record: Record) -> list[str]:
    return [told.title.seat.id if told.title.seat else told.title.wording for told in record.held]


def test_titles_beside_names_and_what_is_led_are_recorded_in_order() -> None:
    assert seats(Record.of(ready(TOLD))) == ["Minister of Energy", "ministry-of-finance"]


def test_a_person_has_the_post_told_last_before() -> None:
    text = ready(TOLD)
    record, (omarov, *_) = Record.of(text), text.document.persons
    title = record.post_of(omarov.entity, token(text.document, "left"))
    assert title is not None
    assert title.wording == "Minister of Energy"
    assert record.post_of(omarov.entity, 0) is None


def test_the_last_post_is_one_left_where_any_is_and_not_that_of_the_person_asked_for() -> None:
    text = ready(TOLD)
    omarov, askarov = text.document.persons[:2]
    plain = Record.of(text)
    frame = next(f for f in text.syntax.frames if f.lemma == "speak")
    left = plain.with_left([Act(omarov, plain.held[0].title, frame, RULE)])
    end = token(text.document, "left")

    def last(record: Record, besides: Unit, **only: bool) -> str | None:
        told = record.last(text, end, besides.entity, **only)
        return told.person.entity.id if told is not None else None

    assert last(plain, omarov) == askarov.entity.id
    assert last(plain, omarov, left=True) is None
    assert last(left, askarov) == omarov.entity.id


def test_a_former_post_means_who_left_it_or_had_it() -> None:
    text = ready("Экс-аким Тараза Болат Омаров приехал. Экс-аким Тараза стал депутатом. Экс-аким Аксу тоже.", "ru")
    taraz, aksu = [t for t in text.loose_titles if t.past]
    record = Record.of(text)
    omarov = record.former(taraz)
    assert omarov is not None
    assert omarov.entity.name("ru") == "Болат Омаров"
    assert record.former(aksu) is None
