# SPDX-License-Identifier: GPL-3.0-or-later
"""Quotations whose sources are known beforehand: found in print, or cut from translated texts.

The modes "natural" and "translated" of bench-quotes.
"""
import collections
import datetime
import json
import random
import subprocess
import zlib

from passage_index import BIN, LANGUAGES, cut_passages, make_index, read_lines

CLASSES = ((6, 9), (10, 15), (16, 22), (23, 30))  # words
OFFICES = 50  # a filter on one of so many sources keeps one passage in so many
THRESHOLDS = [step / 20 for step in range(2, 20)]


def ask(index, questions, limit, *options):
    """The answers, in order; `questions` as cotejo-quote-bench reads them."""
    asked = "".join(json.dumps(question) + "\n" for question in questions)
    run = subprocess.run([BIN / "cotejo-quote-bench", "ask", index, "--limit", str(limit), *options],
                         input=asked.encode(), stdout=subprocess.PIPE, check=True)
    return list(map(json.loads, run.stdout.splitlines()))


def statements_in(index):
    run = subprocess.run([BIN / "cotejo-indexer", "export", "--index", index],
                         stdout=subprocess.PIPE, check=True)
    return {json.loads(line)["id"] for line in run.stdout.splitlines()}


def share(count, of):
    return count / of if of else 0.0


def percentile(values, part):
    """By nearest rank, as tests/support/percentile has it."""
    ranked = sorted(values)
    return ranked[max(-int(-part * len(ranked) // 1), 1) - 1] if ranked else 0.0


def at_top(matches):
    return [m["id"] for m in matches if m["score"] >= matches[0]["score"] - 1e-9]


def score_natural(record, answer, without_quoting):
    """(a source at the top score, a source among the first five, found at all)"""
    if answer["verdict"] == "not_found":
        return False, False, False
    matches = [m for m in answer["matches"] if not without_quoting or m["id"] != record["in_doc"]]
    sources = {source["doc"] for source in record["sources"]}
    first = sources.intersection(at_top(matches)) if matches else set()
    return bool(first), bool(sources.intersection(m["id"] for m in matches[:5])), bool(matches)


def day_of_sources(record):
    """Up to the eve of the statement that quotes; up to its day where no source is older."""
    day = datetime.date.fromisoformat(record["in_date"])
    older = any(source["date"] < record["in_date"] for source in record["sources"])
    return (day - datetime.timedelta(days=1) if older else day).isoformat()


def measure_natural(files, index, limit, show):
    known = statements_in(index)
    records = [record for path in files for record in read_lines(path)]
    asked = [r for r in records if known.intersection(s["doc"] for s in r["sources"])]
    print(f"{len(records)} quotations, {len(asked)} of them with a source in the index\n")
    print(f"{'':<28} {'asked':>6} {'top score':>10} {'top five':>9} {'not found':>10} {'p50 ms':>8} "
          f"{'p95 ms':>8}")
    for dated in (False, True):
        questions = [{"id": r["id"], "quote": r["quote"], **({"until": day_of_sources(r)} if dated else {})}
                     for r in asked]
        rows = collections.defaultdict(list)
        failures = []
        for record, answer in zip(asked, ask(index, questions, limit)):
            result = (*score_natural(record, answer, dated), answer["ms"])
            rows[record["lang"]].append(result)
            rows["all"].append(result)
            if not result[0]:
                failures.append((record, answer))
        for title, results in sorted(rows.items(), key=lambda row: (row[0] == "all", row[0])):
            first, five, found, times = zip(*results)
            name = f"{title} {'as of before' if dated else 'as it is'}"
            print(f"{name:<28} {len(results):>6} {share(sum(first), len(results)):>10.3f} "
                  f"{share(sum(five), len(results)):>9.3f} "
                  f"{1 - share(sum(found), len(results)):>10.3f} {percentile(times, .5):>8.1f} "
                  f"{percentile(times, .95):>8.1f}")
        for record, answer in failures[:show]:
            found = ", ".join(f"{m['id']} {m['score']:.3f}" for m in answer["matches"][:5])
            print(f"  {record['id']} ({record['words']} words) {answer['verdict']}: {found}\n"
                  f"    wanted {', '.join(s['doc'] for s in record['sources'])}, quoted in "
                  f"{record['in_doc']}\n    {record['quote']}")
        print(flush=True)


def office_of(name):
    return f"office {zlib.crc32(name.encode()) % OFFICES}"


def is_absent(text):
    """A quarter of the texts stays out of the index: what is cut from them must be refused."""
    return zlib.crc32(text["id"].encode()) % 4 == 0


def cut_quotations(texts, language, lengths, count, chance):
    """(id of the text, words of it in a row): one a text, so many at most."""
    cut = []
    for text in chance.sample(texts, len(texts)):
        words = text[language].split()
        length = chance.randint(*lengths)
        if len(words) >= length and len(cut) < count:
            start = chance.randint(0, len(words) - length)
            cut.append((text["id"], " ".join(words[start:start + length])))
    return cut


def questions_of(cut, filtered):
    return [{"id": name, "quote": quote, **({"source": office_of(name)} if filtered else {})}
            for name, quote in cut]


def print_class(title, answers):
    first = sum(a["matches"][:1] != [] and a["matches"][0]["id"] == a["id"] for a in answers)
    ten = sum(a["id"] in [m["id"] for m in a["matches"][:10]] for a in answers)
    told = sum(a["verdict"] != "not_found" for a in answers)
    times = [a["ms"] for a in answers]
    print(f"{title:<24} {len(answers):>6} {share(first, len(answers)):>6.3f} "
          f"{share(ten, len(answers)):>6.3f} {share(told, len(answers)):>9.3f} "
          f"{percentile(times, .5):>8.1f} {percentile(times, .95):>8.1f}")


def print_thresholds(title, present, absent):
    """Were only top matches from some score on believed, how many would be, and be right?"""
    print(f"\n{title}: top match of at least that score, as a share of what was asked")
    print(f"{'score':>6} {'right':>8} {'wrong':>8} {'absent, yet named':>18}")
    for least in THRESHOLDS:
        believed = [a for a in present if a["matches"] and a["matches"][0]["score"] >= least]
        right = sum(a["matches"][0]["id"] == a["id"] for a in believed)
        named = sum(bool(a["matches"]) and a["matches"][0]["score"] >= least for a in absent)
        print(f"{least:>6.2f} {share(right, len(present)):>8.3f} "
              f"{share(len(believed) - right, len(present)):>8.3f} {share(named, len(absent)):>18.3f}")


def measure_direction(index, texts, asked, arguments):
    absent = [text for text in texts if is_absent(text)]
    present = [text for text in texts if not is_absent(text)]
    chance = random.Random(arguments.seed)
    print(f"{'':<24} {'asked':>6} {'@1':>6} {'@10':>6} {'accepted':>9} {'p50 ms':>8} {'p95 ms':>8}")
    answers = {}
    for lengths in CLASSES:
        cut = cut_quotations(present, asked, lengths, arguments.queries, chance)
        none = cut_quotations(absent, asked, lengths, arguments.queries, chance)
        title = f"{lengths[0]}-{lengths[1]} words"
        answers[title] = tuple(ask(index, questions_of(each, False), 10) for each in (cut, none))
        print_class(title, answers[title][0])
        print_class("  its source is known", ask(index, questions_of(cut, True), 10))
        print_class("  absent", answers[title][1])
    for title, (found, none) in answers.items():
        print_thresholds(title, found, none)
    print(flush=True)


def measure_translated(arguments, folder):
    texts = [text for path in sorted(arguments.parallel.glob("*.jsonl"))
             for text in read_lines(path) if text["kind"] != "question"]
    passages = cut_passages(arguments.statements, arguments.passages, arguments.seed)
    for answered in LANGUAGES:
        documents = passages[answered] + [(t["id"], t[answered]) for t in texts if not is_absent(t)]
        index = make_index(folder, answered, documents, lambda name: {"source": office_of(name)})
        asked = LANGUAGES[1 - LANGUAGES.index(answered)]
        print(f"{asked} finds {answered}, {len(documents)} passages and texts")
        measure_direction(index, texts, asked, arguments)
