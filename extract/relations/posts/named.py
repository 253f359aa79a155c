"""Which post a clause names."""

from __future__ import annotations

from dataclasses import replace

from extract.document import Title
from extract.frames import Frame, Role
from extract.marks import HYPHENS
from extract.text import Text


def title_in(text: Text, frame: Frame, *, former: bool = False) -> Title | None:
    """The title without a holder that a clause names: the first after its verb, else the last before it.

    Args:
        text: the article.
        frame: the clause's verb.
        former: whether it may be one that somebody held before.
    """
    sentence = text.document.sentence_of(frame.token)
    taken = [
        t for t in text.loose_titles
        if sentence.start <= t.start < sentence.end and is_taken(text, t) and (former or not _is_former(text, t))
    ]  # fmt: skip
    if text.document.language_of(sentence.paragraph).grammar.head_last:
        taken = _before_verb(text, frame, taken)
        taken = [t for t in taken if t.start < frame.token] or taken
    else:
        taken = _of_its_act(text, frame, taken)
    if taken:
        return _with_joined(text, _with_duties(text, frame, min(taken, key=lambda t: abs(t.start - frame.token))))
    if (said := title_heading(text, frame, Role.ATTRIBUTE, Role.CAPACITY)) is not None:
        return said
    end = min(max(frame.end, frame.token + 1), sentence.end)
    being = text.words(frame.token, "position", "being")
    others = [f for f in text.syntax.within(sentence.start, sentence.end) if f is not frame and f.lemma in being]
    told = [f for other in others if other.governor != frame.lemma for f in other.get(Role.ATTRIBUTE)]
    loose = [t for t in text.loose_titles if former or not _is_former(text, t)]
    loose = [t for t in loose if not any(f.start <= t.head < f.end for f in told)]
    after = [t for t in loose if frame.token < t.start < end]
    before = [t for t in loose if max(frame.start, sentence.start) <= t.start < frame.token]
    return after[0] if after else before[-1] if before and frame.passive else None


def _before_verb(text: Text, frame: Frame, titles: list[Title]) -> list[Title]:
    """The title of a verb of changing posts that stands last: the nearest before it, unless another such verb stands
    between; all where none stands after it, either."""
    acts = _acts(text, frame)
    if frame.token not in acts:
        return titles
    before = [t for t in titles if t.start < frame.token]
    if not before and not any(i > frame.token for i in acts):
        return titles
    own = [t for t in before if t.start > max((i for i in acts if i < frame.token), default=-1)][-1:]
    return own if own or frame.lemma in text.words(frame.token, "dismissal", "verbs") else titles


def _of_its_act(text: Text, frame: Frame, titles: list[Title]) -> list[Title]:
    """The titles of a verb of changing posts that no other such verb parts from it, those after it first where another
    stands before: "назначен министром и **освобождён** от должности **акима**"; all where each is parted from it."""
    acts = _acts(text, frame)
    if frame.token not in acts or len(acts) == 1:
        return titles
    spans = ((t, range(min(t.start, frame.token) + 1, max(t.start, frame.token))) for t in titles)
    own = [t for t, between in spans if not any(i in between for i in acts)]
    after = [t for t in own if t.start > frame.token] if min(acts) < frame.token else []
    return after or own or titles


def _acts(text: Text, frame: Frame) -> list[int]:
    """The verbs of changing posts of a verb's sentence."""
    sentence = text.document.sentence_of(frame.token)
    changing = text.words(frame.token, "appointment", "verbs") | text.words(frame.token, "dismissal", "verbs")
    return [f.token for f in text.syntax.within(sentence.start, sentence.end) if f.lemma in changing and not f.noun]


def _with_duties(text: Text, frame: Frame, title: Title) -> Title:
    """A title as its acting holder has it, where a verb says so: "исполнять обязанности директора"."""
    document, duties = text.document, title.start - 1
    language = document.language_at(title.start)
    if duties < 0 or document.tokens[duties].text.casefold() not in language.words.taken_beside:
        return title
    before = max(duties - 1, 0)
    if any(t.text == "," for t in document.tokens[frame.token : duties]):
        return title  # "исполняющим обязанности назначен NAME, занимавший **пост директора**"
    said = {*document.keys[before], *document.keys[frame.token]}
    acting = [m for m in sorted(language.titles.modifiers) if not said.isdisjoint(language.keys_of((m,)))]
    if not acting:
        return title
    participle = next(filter(language.grammar.adjective, acting), document.tokens[before].text)
    wording = f"{participle} {document.tokens[duties].text.casefold()} {document.text(title.start, title.end)}"
    return replace(title, office=None, wording=wording, seat=title.seat)


def _with_joined(text: Text, title: Title) -> Title:
    """A title with what another tells that a dash joins to it: "«X» басқарма төрағасы – ректор қызметіне"."""
    tokens = text.document.tokens
    if title.seat is not None or tokens[title.start - 1].text not in HYPHENS:
        return title
    other = next((t for t in text.loose_titles if t.end == title.start - 1), None)
    return replace(title, seat=other.seat) if other is not None else title


def title_before(text: Text, frame: Frame) -> Title | None:
    """The title that the sentence before tells, which a pronoun beside a verb means: "представили нового директора.
    **Им** стал X"; none where it tells several."""
    document = text.document
    sentence = document.sentence_of(frame.token)
    it = text.words(frame.token, "appointment", "it")
    beside = {sentence.start, max(sentence.start, frame.token - 1)}
    before = next(iter(document.sentences_before(sentence)), None)
    if before is None or not any(document.tokens[i].text.casefold() in it for i in beside):
        return None
    told = [t for t in text.loose_titles if before.start <= t.start < before.end and t.post]
    return told[0] if len(told) == 1 else None


def _is_former(text: Text, title: Title) -> bool:
    """Is a title one that somebody held before: "работавший заместителем", "орынбасары болып істеген"?"""
    document = text.document
    sentence = document.sentence_of(title.start)
    words = document.language_of(sentence.paragraph).words.former_beside
    near = document.tokens[max(sentence.start, title.start - 3) : min(sentence.end, title.end + 4)]
    return any(t.text.casefold() in words for t in near)


def is_taken(text: Text, title: Title, *, by_case: bool = True) -> bool:
    """Do the words around a title, or its case, say that it is taken or left: "акимом", "на должность акима"?

    Args:
        text: the article.
        title: the title.
        by_case: whether its case alone tells.
    """
    document = text.document
    sentence = document.sentence_of(title.start)
    language = document.language_of(sentence.paragraph)
    if by_case and language.grammar.taken_up_in & document.title_cases(title):
        return True
    words = language.words.taken_beside
    beside = [
        *document.tokens[max(sentence.start, title.start - 1) : title.start + 1],
        *document.tokens[title.end : title.end + 2],
    ]
    return any(t.text.casefold() in words for t in beside)


def as_post(text: Text, title: Title) -> bool:
    """Does the text, or the case of a title, say that it is held: "as director", "the post of akim", "директором"?"""
    sentence = text.document.sentence_of(title.start)
    language, tokens = text.document.language_of(sentence.paragraph), text.document.tokens
    if language.grammar.taken_up_in & text.document.title_cases(title):
        return True
    beside = (
        (title.end, title.end + 2)
        if language.grammar.head_last
        else (max(sentence.start, title.start - 3), title.start)
    )
    return any(t.text.casefold() in language.words.post_words for t in tokens[slice(*beside)])


def title_heading(text: Text, frame: Frame, *roles: Role) -> Title | None:
    """The title that heads what fills one of some roles."""
    heads = [filler.head for filler in frame.get(*roles)]
    return next((t for head in heads for t in text.loose_titles if t.head <= head < t.end), None)


def title_of_being(text: Text, frame: Frame) -> Title | None:
    """The title that a verb of being says somebody to hold: right before it where it stands last, a word for a post
    apart ("әкімі **қызметінде** болды"), else what it says of the subject, or the subject itself: "the director is
    NAME"."""
    language = text.document.language_at(frame.token)
    if language.grammar.head_last:
        posted = text.document.tokens[frame.token - 1].text.casefold() in language.words.post_words
        return next((t for t in text.loose_titles if t.end == frame.token - posted), None)
    return title_heading(text, frame, Role.ATTRIBUTE, Role.CAPACITY, Role.AGENT)


def joined(text: Text, title: Title) -> list[Title]:
    """The posts that a conjunction joins to one that somebody holds: "minister **and deputy prime minister**", "as
    minister **and as deputy**"."""
    document, words = text.document, text.document.language_at(title.start).words
    between = document.tokens[title.end : title.end + 2]
    if not between or between[0].text.casefold() not in words.title_joins:
        return []
    beside = title.end + (2 if between[-1].text.casefold() in words.post_words else 1)
    return [t for t in text.loose_titles if t.start == beside and t.post]
