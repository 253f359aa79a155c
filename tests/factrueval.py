"""How well posts and meetings are read in Russian, on FactRuEval-2016: ``make factrueval``.

Track 3 of FactRuEval-2016 (Starostin et al., "FactRuEval 2016: Evaluation of Named Entity Recognition and Fact
Extraction Systems for Russian", Dialogue 2016; corpus and comparator: https://github.com/dialogue-evaluation/
factRuEval-2016) asks for facts of a document, not for places in its text. Of its types, two have a counterpart here:
Occupation (who, position, where, phase) and Meeting (participants). Scoring follows the comparator (``scripts/dialent/
task3``), which is the only full statement of the rules:

* An argument of a response is right when it equals one of the gold argument's wordings: for a person any usual order of
  the names that the object's coreference chain has, one of them alone included; for an organisation or place any of its
  names, with or without its descriptor; for both, and for a position, also any wording in the text. One letter may
  differ, two in a wording of nine letters or more. Here words may also agree in their lemmas: the comparator has a
  list of the lemmas of positions instead.
* A response may answer one gold fact when an argument other than the position is right. Several may answer one.
* A gold fact and its answers are worth right / (right + missed + wrong) arguments, position and phase counting half.
  Where several answer, half of that depends on how many pairs of right arguments stand together in one of them.
* Recall sums this over gold facts, precision over responses; answers are chosen for the best F1 of a document.
* Easy: facts marked as of higher difficulty (in the dev set, those whose parts stand in different sentences or are not
  said at all) are neither wanted nor wrong, and the phase is not asked for. Facts of any modality count.
* Hard: every fact counts, with its phase, but those that the text tells as possible, future or denied: they are wrong.
* Posts that a text puts nowhere ("журналист X") are not responded: of 211 gold occupations 210 say where. This is no
  rule of the comparator.
* A part may stand for its whole (isPartOf) in the annotation, but the comparator does not apply it; nor does this.

The phase of an appointment is its beginning, of a dismissal its end. Best figures published for the test set:
Occupation F1 0.662 easy and 0.585 hard, Meeting 0.242.
"""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, permutations, product
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from extract import languages
from extract.model import Article, Fact, Value
from extract.pipeline import extract
from ontology.reference import Entity

FOLDER = Path(__file__).parents[2] / "shared" / "datasets" / "factrueval2016" / "devset"
TYPES = ("occupation", "meeting")

_HALF = ("position", "phase")
_PHASES = {"appointment": "начало", "dismissal": "конец"}
_UNREAL = frozenset(["возможность", "будущее", "отрицание"])
_ORDERS = ("lfp", "fpl", "fp", "fl", "lf", "n", "f", "p", "l", "fn")  # of last, first names, patronymic, nickname
_NAMES = {"firstname": "f", "lastname": "l", "patronymic": "p", "nickname": "n"}

Wording = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a fact: its role, and every wording of its value."""

    role: str
    wordings: frozenset[Wording]

    @property
    def weight(self) -> float:
        """How much it counts."""
        return 0.5 if self.role in _HALF else 1.0

    def answers(self, gold: Argument) -> bool:
        """Does it say what a gold argument says?"""
        return self.role == gold.role and any(
            _same(ours, theirs, self.role == "position") for ours in self.wordings for theirs in gold.wordings
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One fact, of the gold or ours.

    Attributes:
        kind: its type.
        arguments: its arguments.
        difficult: whether the annotators mark it as of higher difficulty.
        unreal: whether the text tells it as possible, future or denied.
        label: what it is, for people.
    """

    kind: str
    arguments: tuple[Argument, ...]
    difficult: bool = False
    unreal: bool = False
    label: str = ""

    def without_phase(self) -> Told:
        """The same fact, whenever it begins or ends."""
        return replace(self, arguments=tuple(a for a in self.arguments if a.role != "phase"))


@dataclass(slots=True)
class Tally:
    """Sums over gold facts and over responses: what each is worth, and how many there are."""

    recalled: float = 0.0
    wanted: int = 0
    right: float = 0.0
    given: int = 0

    @property
    def precision(self) -> float:
        """What a response is worth; 1 where there is none, as in the comparator."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """How much of a gold fact is found; 1 where there is none."""
        return self.recalled / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.recalled + other.recalled,
            self.wanted + other.wanted,
            self.right + other.right,
            self.given + other.given,
        )


def main(arguments: list[str]) -> int:
    """Print precision, recall and F1 by type, easy and hard; 2 where the folder has no documents."""
    folder = Path(arguments[0]) if arguments else FOLDER
    try:
        documents = list(read(folder))
    except (OSError, ValueError) as error:
        print(f"factrueval: {error}", file=sys.stderr)
        return 2
    started = time.perf_counter()
    answers = [respond(text, name) for name, text, _ in documents]
    seconds = time.perf_counter() - started
    print(f"{'':18}{'precision':>10}{'recall':>8}{'F1':>7}{'gold':>7}{'ours':>7}")
    for hard in (False, True):
        sums = {kind: Tally() for kind in TYPES}
        for (_, _, gold), ours in zip(documents, answers, strict=True):
            for kind in TYPES:
                sums[kind] += compare(_of(kind, gold), _of(kind, ours), hard=hard)[0]
        for kind, one in {**sums, "all": sum(sums.values(), Tally())}.items():
            name = f"{kind}, {'hard' if hard else 'easy'}"
            print(f"{name:18}{one.precision:10.3f}{one.recall:8.3f}{one.f1:7.3f}{one.wanted:7}{one.given:7}")
    print(f"\n{len(documents)} documents in {seconds:.0f} s")
    return 0


def _of(kind: str, facts: Iterable[Told]) -> list[Told]:
    return [f for f in facts if f.kind == kind]


# The gold


def read(folder: Path) -> Iterator[tuple[str, str, list[Told]]]:
    """The documents of a folder: name, text, facts.

    Raises:
        OSError: a layer of a document cannot be read.
        ValueError: the folder has no documents, or a layer is not as described; the message names the file.
    """
    files = sorted(folder.glob("*.facts"))
    if not files:
        raise ValueError(f"{folder} holds no .facts files: give the devset folder of FactRuEval-2016")
    for file in files:
        try:
            yield file.stem, file.with_suffix(".txt").read_text(encoding="utf-8"), list(_gold(file))
        except (KeyError, IndexError) as error:
            raise ValueError(f"{file}: its layers do not belong together ({error})") from error


def _gold(file: Path) -> Iterator[Told]:
    spans = {}
    for line in file.with_suffix(".spans").read_text(encoding="utf-8").splitlines():
        left, _, right = line.partition("#")
        identifier, *_, count = left.split()
        spans[identifier] = " ".join(right.split()[int(count) :])
    mentions = {}
    for line in file.with_suffix(".objects").read_text(encoding="utf-8").splitlines():
        if line.strip():
            left, _, right = line.partition("#")
            mentions[left.split()[0]] = right
    objects = {
        block[0].split()[0]: frozenset(_object_wordings(block, mentions))
        for block in _blocks(file.with_suffix(".coref"))
    }
    for head, *lines in _blocks(file):
        kind = head.split()[1].casefold()
        if kind in TYPES:
            yield _told(head, kind, [line.split(maxsplit=1) for line in lines], objects, spans)


def _blocks(file: Path) -> Iterator[list[str]]:
    """Runs of lines between empty ones; some facts lack the empty line before them."""
    block: list[str] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if block and (not line.strip() or re.match(r"\d+-\d+ ", line)):
            yield block
            block = []
        if line.strip():
            block.append(line.strip())
    if block:
        yield block


def _told(
    head: str,
    kind: str,
    lines: Iterable[list[str]],
    objects: Mapping[str, frozenset[Wording]],
    spans: Mapping[str, str],
) -> Told:
    arguments = []
    difficult = unreal = False
    for role, value in ((a.casefold(), b) for a, b in lines):
        if role == "сложность":
            difficult = value == "повышенная"
        elif role == "модальность":
            unreal = unreal or bool(_UNREAL & {v.strip() for v in value.split("|")})
        elif role == "фаза":
            arguments.append(Argument("phase", frozenset([_words(value)])))
        elif value.startswith("obj"):
            arguments.append(Argument(role, objects[value.split()[0][3:]]))
        else:
            wordings = [_words(spans[v.split()[0][4:]]) for v in value.split("|")]
            arguments.append(Argument("position" if role == "job" else role, frozenset(wordings)))
    return Told(kind, tuple(arguments), difficult, unreal, "; ".join([head, *(" ".join(line) for line in lines)]))


def _object_wordings(block: Sequence[str], mentions: Mapping[str, str]) -> Iterator[Wording]:
    """Every way to name an object of the coreference layer."""
    head, *lines = block
    values = defaultdict(list)
    for line in lines:
        key, _, value = line.partition(" ")
        values[key.rstrip("0123456789")].append(value)
    for identifier in head.split()[1:]:
        if identifier in mentions:
            yield _words(mentions[identifier])
    for name in values["name"]:
        yield _words(name)
        for descriptor in values["descriptor"]:
            yield _words(f"{descriptor} {name}")
            yield _words(f"{name} {descriptor}")
    parts = {letter: values[key] for key, letter in _NAMES.items()}
    for order in _ORDERS:
        for names in product(*(parts[letter] for letter in order)):
            yield _words(" ".join(names))
    for names in permutations(parts["f"], 2):  # "Реджеп Тайип"
        yield from (_words(" ".join([*names, last])) for last in parts["l"])


# Ours


def respond(text: str, name: str = "article") -> list[Told]:
    """Our facts of a text."""
    facts = extract(Article(name, text, language="ru"), "kz").facts
    return [*_occupations(facts), *_meetings(facts)]


def _occupations(facts: Iterable[Fact]) -> Iterator[Told]:
    """Each post once, with the phase that an appointment or dismissal to it tells."""
    posts: dict[tuple[Value, Value], dict[str, Value]] = {}
    for fact in facts:
        if fact.relation in ("position", *_PHASES):
            roles = {role: values[0] for role, values in fact.roles.items() if role in ("person", "role", "body")}
            post = posts.setdefault((roles["person"], roles["role"]), {})
            post["who"] = roles["person"]
            if fact.rule != "position/leads":  # "возглавляет партию": the text has no word for the post
                post["position"] = roles["role"]
            if "body" in roles:
                post["where"] = roles["body"]
            if fact.relation in _PHASES:
                post["phase"] = _PHASES[fact.relation]
    for post in posts.values():
        if post.keys() & {"where", "phase"}:  # a job alone ("журналист") is not annotated
            yield _ours("occupation", post.items())


def _meetings(facts: Iterable[Fact]) -> Iterator[Told]:
    """Meetings of several: the pairs that one sentence tells of and that share somebody."""
    groups: list[tuple[Fact, dict[Value, None]]] = []
    for fact in facts:
        if fact.relation != "meeting":
            continue
        pair: dict[Value, None] = dict.fromkeys(v for vs in fact.roles.values() for v in vs if isinstance(v, Entity))
        group = next((g for f, g in groups if f.evidence == fact.evidence and g.keys() & pair.keys()), None)
        if group is None:
            groups.append((fact, dict(pair)))
        else:
            group |= pair
    for _, group in groups:
        yield _ours("meeting", (("participant", party) for party in group))


def _ours(kind: str, values: Iterable[tuple[str, Value]]) -> Told:
    arguments, said = [], []
    for role, value in values:
        names = value.names.get("ru", ()) if isinstance(value, Entity) else [str(value)]
        arguments.append(Argument(role, frozenset(map(_words, names))))
        said.append(f"{role} {value.name('ru') if isinstance(value, Entity) else value}")
    return Told(kind, tuple(arguments), label="; ".join(said))


# Comparing


def compare(gold: Sequence[Told], ours: Sequence[Told], *, hard: bool) -> tuple[Tally, list[Told | None]]:
    """The figures of a document and type, and which gold fact each of our facts answers.

    Args:
        gold: the gold facts.
        ours: the facts of the response.
        hard: whether in the hard mode.
    """
    if hard:
        gold = [f for f in gold if not f.unreal]
    else:
        gold, ours = [f.without_phase() for f in gold], [f.without_phase() for f in ours]
    fitting = [[None, *(i for i, g in enumerate(gold) if _may_answer(one, g))] for one in ours]
    chosen: list[int | None] = [None] * len(ours)
    best = _tally(gold, ours, chosen, hard)
    improved = True
    while improved:
        improved = False
        for n, options in enumerate(fitting):
            for option in options:
                trial = [*chosen[:n], option, *chosen[n + 1 :]]
                tally = _tally(gold, ours, trial, hard)
                if tally.f1 > best.f1 + 1e-9:
                    chosen, best, improved = trial, tally, True
    return best, [None if i is None else gold[i] for i in chosen]


def _may_answer(one: Told, gold: Told) -> bool:
    return any(a.role != "position" and a.answers(g) for a in one.arguments for g in gold.arguments)


def _tally(gold: Sequence[Told], ours: Sequence[Told], chosen: Sequence[int | None], hard: bool) -> Tally:
    """The figures when each of our facts answers the gold fact of the chosen number, or none."""
    tally = Tally(given=sum(c is None for c in chosen))
    for number, fact in enumerate(gold):
        answers = [one for one, choice in zip(ours, chosen, strict=True) if choice == number]
        if fact.difficult and not hard:
            continue
        worth = _worth(fact, answers) if answers else 0.0
        tally += Tally(worth, 1, worth * len(answers), len(answers))
    return tally


def _worth(gold: Told, answers: Sequence[Told]) -> float:
    """How well some facts answer a gold fact, 0 to 1."""
    right: list[set[int]] = []  # the gold arguments that each answer has
    wrong = 0.0
    for one in answers:
        found = [next((i for i, g in enumerate(gold.arguments) if a.answers(g)), None) for a in one.arguments]
        right.append({i for i in found if i is not None})
        wrong += sum(a.weight for a, i in zip(one.arguments, found, strict=True) if i is None)
    matched = set().union(*right)
    weight = sum(gold.arguments[i].weight for i in matched)
    missed = sum(a.weight for a in gold.arguments) - weight
    pairs = list(combinations(sorted(matched), 2))
    together = sum(any(set(pair) <= has for has in right) for pair in pairs) / len(pairs) if pairs else 1.0
    return weight / (weight + missed + wrong) * (1 + together) / 2


def _words(text: str) -> Wording:
    return tuple(re.findall(r"[^\W_]+", text.casefold().replace("ё", "е")))


@lru_cache(maxsize=200_000)
def _same(ours: Wording, theirs: Wording, up_to_complement: bool) -> bool:
    """Do two wordings agree: but for a letter or two, or in the lemma of each word?

    Args:
        ours: words of the response.
        theirs: words of the gold.
        up_to_complement: whether ours may go on ("министр финансов" + "Франции").
    """
    if not theirs:
        return False
    if up_to_complement:
        ours = ours[: len(theirs)]
    one, other = " ".join(ours), " ".join(theirs)
    longest = max(len(one), len(other))
    if Levenshtein.distance(one, other) <= (0 if longest < 2 else 1 if longest < 9 else 2):
        return True
    keys = languages.get("ru").keys
    return len(ours) == len(theirs) and all(set(keys(a)) & set(keys(b)) for a, b in zip(ours, theirs, strict=True))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
