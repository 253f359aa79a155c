"""What slovnet's tagger and parser say of Russian sentences, with the models that the natasha package carries.

The networks are slovnet's, and say the same; they are run otherwise. It fills all sentences of a batch up to the
longest, looks each word up for either model, and copies every window of its convolutions. Here sentences stand one
after the other with an empty row between them, so that a convolution is one product of two matrices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from navec import Navec
from numpy.typing import NDArray
from slovnet import Morph, Syntax
from slovnet.shape import word_shape

Rows = NDArray[np.float32]
Numbers = NDArray[np.intp]

_MOST_ROWS = 4_000  # that are read at once: 25 MB


class Label(NamedTuple):
    """What is said of a word.

    Attributes:
        pos: its part of speech, and ``feats`` its features, as Universal Dependencies name them.
        head: the place of its head in the sentence, -1 for a root; ``rel`` is what binds it to that.
    """

    pos: str
    feats: dict[str, str]
    head: int
    rel: str


class Parser:
    """The tagger and the parser; both know the same words."""

    def __init__(self) -> None:
        spec = find_spec("natasha")
        assert spec is not None
        assert spec.origin is not None
        data = Path(spec.origin).parent / "data"
        vectors = Navec.load(str(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
        tagger, parser = (
            kind.load(str(data / "model" / f"slovnet_{name}_news_v1.tar")).navec(vectors).infer
            for kind, name in ((Morph, "morph"), (Syntax, "syntax"))
        )
        self._words, self._shapes = tagger.encoder.words_vocab, tagger.encoder.shapes_vocab
        self._meaning = tagger.model.emb.word  # both models' vectors of words; those of shapes are their own
        self._tagger, self._parser = _Network(tagger.model), _Network(parser.model)
        self._tag, self._head, self._rel = tagger.model.head.proj, parser.model.head, parser.model.rel
        self._tags = [_tag(tag) for tag in tagger.decoder.tags_vocab.items]
        self._rels = [str(rel) for rel in parser.decoder.rels_vocab.items]
        self._known = lru_cache(maxsize=50_000)(self._ids)

    def labels(self, sentences: Sequence[Sequence[str]]) -> Iterator[list[Label]]:
        """What is said of the words of some sentences, none of which is empty."""
        batch: list[Sequence[str]] = []
        rows = 0
        for sentence in sentences:
            if batch and rows + len(sentence) > _MOST_ROWS:
                yield from self._read(batch)
                batch, rows = [], 0
            batch.append(sentence)
            rows += len(sentence) + 1
        if batch:
            yield from self._read(batch)

    def _ids(self, word: str) -> tuple[int, int]:
        """The numbers of a word and of its shape."""
        return self._words.encode(word.lower()), self._shapes.encode(word_shape(word))

    def _read(self, sentences: list[Sequence[str]]) -> Iterator[list[Label]]:
        ids = np.array([self._known(word) for sentence in sentences for word in sentence])
        lengths = [len(sentence) for sentence in sentences]
        places = np.arange(len(ids)) + np.repeat(np.arange(len(lengths)), lengths) + 1
        meanings = self._meaning(ids[:, 0])
        tags = self._tag(self._tagger(meanings, ids[:, 1], places)).argmax(-1).tolist()
        read = self._parser(meanings, ids[:, 1], places)
        heads = self._heads(read, lengths)
        rels = self._rels_of(read, heads, lengths).argmax(-1).tolist()
        labels = [
            Label(pos, feats, head - 1, self._rels[rel])
            for (pos, feats), head, rel in zip(
                map(self._tags.__getitem__, tags), np.concatenate(heads).tolist(), rels, strict=True
            )
        ]
        first = 0
        for length in lengths:
            yield labels[first : first + length]
            first += length

    def _heads(self, read: Rows, lengths: list[int]) -> list[Numbers]:
        """The heads of the words of each sentence, its root being 0 and its words numbered from 1."""
        net = self._head
        asking, asked = np.matmul(net.head(read), net.kernel.array), net.tail(read)
        root = net.tail(net.root.array[np.newaxis])
        found, first = [], 0
        for length in lengths:
            here = slice(first, first + length)
            found.append(np.matmul(asking[here], np.concatenate((root, asked[here])).T).argmax(-1))
            first += length
        return found

    def _rels_of(self, read: Rows, heads: list[Numbers], lengths: list[int]) -> Rows:
        """For each word how well each relation to its head fits."""
        net = self._rel
        firsts = np.cumsum([0, *lengths[:-1]])
        at = np.concatenate([np.where(head > 0, head + first, 0) for head, first in zip(heads, firsts, strict=True)])
        head = net.head(np.concatenate((net.root.array[np.newaxis], read)))[at]
        fits = np.matmul(head, net.kernel.array).reshape(len(read), len(self._rels), -1)
        found: Rows = np.matmul(fits, net.tail(read)[:, :, np.newaxis])[:, :, 0]
        return found


class _Network:
    """A network of convolutions over three words each.

    Args:
        model: slovnet's.
    """

    def __init__(self, model: Any) -> None:
        self._shape = model.emb.shape
        self._layers = []
        for layer in model.encoder.layers:
            filters, width, _ = layer.conv.weight.array.shape
            weights = np.ascontiguousarray(layer.conv.weight.array.transpose(1, 2, 0).reshape(width, 3 * filters))
            scale = layer.norm.weight.array / layer.norm.std.array
            shift = layer.norm.bias.array - layer.norm.mean.array * scale
            self._layers.append((weights, layer.conv.bias.array, scale, shift))

    def __call__(self, meanings: Rows, shapes: Numbers, places: Numbers) -> Rows:
        """What it makes of words.

        Args:
            meanings: the vector of each.
            shapes: the number of the shape of each.
            places: the row of each; rows between sentences are empty, as are the first and the last.
        """
        made: Rows = np.concatenate((meanings, self._shape(shapes)), axis=1)
        for weights, bias, scale, shift in self._layers:
            rows = np.zeros((places[-1] + 2, len(weights)), dtype=np.float32)
            rows[places] = made
            before, here, after = np.split(np.matmul(rows, weights), 3, axis=1)
            made = before[places - 1] + here[places] + after[places + 1]
            made = np.maximum(made + bias, 0) * scale + shift
        return made


def _tag(tag: str) -> tuple[str, dict[str, str]]:
    """A part of speech and features as the tagger writes them: ``NOUN|Case=Nom|Number=Sing``."""
    pos, *feats = tag.split("|")
    return pos, dict(feat.split("=", 1) for feat in feats)


@cache
def loaded() -> Parser:
    """The parser, loaded once per process."""
    return Parser()
