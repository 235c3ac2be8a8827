# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engines are asked: drawn from the statements, by how many of them have a word."""
import collections
import dataclasses
import random
import re

from statements import body_of, first_of, read_records

WORD = re.compile(r"[^\W_]+")
LETTERS = re.compile(r"[^\W\d_]+")
# Words in a row that every engine cuts alike: nothing between them but a space, and a sign before.
RUN = re.compile(r"[^\W\d_]+(?:[,;:.]? [^\W\d_]+)+")
SAMPLE = 5000

SETS = {
    "T50": "a word that half of the statements have",
    "T10": "a word that a tenth has",
    "T1": "a word that one in a hundred has",
    "OR3": "any of three words",
    "AND2": "both of two words of one statement",
    "PH3": "a phrase of three words that many have",
    "Q10": "ten words of a statement in a row, as they stand",
    "ALT": "ten words of a statement in a row, two of them altered",
    "DATE": "a word that a tenth has, within some two years",
}
EXACT_SETS = ("PH3", "Q10")  # phrases: what is found does not depend on anybody's stemmer


@dataclasses.dataclass(frozen=True)
class Question:
    set: str
    facets: bool
    shape: str
    lang: str
    words: tuple
    since: str = ""
    until: str = ""
    source: str = ""  # the statement that the words were taken from

    def line(self):
        mode = "facets" if self.facets else "top"
        return "\t".join((mode, self.shape, self.lang, " ".join(self.words), self.since,
                          self.until))


class Draw:
    def __init__(self, path, seed):
        self.chance = random.Random(f"{seed} questions")
        records = []
        for number, record in enumerate(read_records([path])):
            if number < SAMPLE:
                records.append(record)
            elif (place := self.chance.randrange(number + 1)) < SAMPLE:
                records[place] = record
        self.records = records
        self.shares = {"en": collections.Counter(), "es": collections.Counter()}
        for record in records:
            words = set(WORD.findall(body_of(record).lower()))
            self.shares[self.lang(record)].update(words)
        self.all = self.shares["en"] + self.shares["es"]

    @staticmethod
    def lang(record):
        return "es" if str(first_of(record.get("lang"))).startswith("es") else "en"

    def share(self, word):
        return self.all[word] / len(self.records)

    def words_near(self, share, lang=None):
        """Words that about this share of the statements has, in random order."""
        near = [word for word in self.all if share / 1.5 <= self.share(word) <= share * 1.5
                and LETTERS.fullmatch(word) and (lang is None or self.lang_of(word) == lang)]
        near.sort()
        self.chance.shuffle(near)
        return near

    def lang_of(self, word):
        return "es" if self.shares["es"][word] > self.shares["en"][word] else "en"

    def run_of(self, count, fits=lambda words: True):
        """`count` words in a row, of some statement, and that statement; None if it is not lucky."""
        record = self.chance.choice(self.records)
        runs = [run for run in RUN.findall(body_of(record).lower()) if run.count(" ") >= count - 1]
        if not runs:
            return None
        words = LETTERS.findall(self.chance.choice(runs))
        begin = self.chance.randrange(len(words) - count + 1)
        words = tuple(words[begin:begin + count])
        return (words, record) if fits(words) else None

    def lucky(self, draw, count):
        found = []
        for _ in range(200 * count):
            if len(found) == count:
                break
            if (drawn := draw()) is not None:
                found.append(drawn)
        return found

    def terms(self, name, share, count):
        return [Question(name, False, "all", self.lang_of(word), (word,))
                for word in self.words_near(share)[:count]]

    def any_of_three(self, count):
        found = []
        for number in range(count):
            lang = ("en", "es")[number % 2]
            words = self.words_near(0.08, lang)[:3]
            if len(words) == 3:
                found.append(Question("OR3", False, "any", lang, tuple(words)))
        return found

    def both(self):
        record = self.chance.choice(self.records)
        words = sorted(word for word in set(LETTERS.findall(body_of(record).lower()))
                       if 0.04 <= self.share(word) <= 0.4)
        if len(words) < 2:
            return None
        return Question("AND2", False, "all", self.lang(record),
                        tuple(self.chance.sample(words, 2)))

    def phrase(self):
        run = self.run_of(3, lambda words: all(self.share(word) > 0.1 for word in words))
        return run and Question("PH3", False, "phrase", self.lang(run[1]), run[0])

    def quotation(self):
        run = self.run_of(10)
        return run and Question("Q10", False, "phrase", self.lang(run[1]), run[0],
                                source=run[1]["id"])

    def altered(self):
        run = self.run_of(10)
        if not run:
            return None
        words, lang = list(run[0]), self.lang(run[1])
        others = self.words_near(0.03, lang)
        if len(others) < 2:
            return None
        for place, other in zip(self.chance.sample(range(1, 9), 2), others):
            words[place] = other
        return Question("ALT", False, "quote", lang, tuple(words), source=run[1]["id"])

    def dated(self, count):
        found = []
        for word in self.words_near(0.1)[:count]:
            since = str(self.chance.choice(self.records)["date"])[:10]
            found.append(Question("DATE", False, "all", self.lang_of(word), (word,), since,
                                  f"{int(since[:4]) + 1:04}-12-31"))
        return found


def draw_questions(path, count, seed):
    """Up to `count` questions of each set for the ten best, and one more of each to warm up with. All
    but altered quotations can be asked with facets too."""
    draw = Draw(path, seed)
    more = count + 1
    sets = (draw.terms("T50", 0.5, more), draw.terms("T10", 0.1, more), draw.terms("T1", 0.01, more),
            draw.any_of_three(more), draw.lucky(draw.both, more), draw.lucky(draw.phrase, more),
            draw.lucky(draw.quotation, more), draw.lucky(draw.altered, more), draw.dated(more))
    return ([question for drawn in sets for question in drawn[:count]],
            [question for drawn in sets for question in drawn[count:]])
