// SPDX-License-Identifier: GPL-3.0-or-later
// Where a passage stands, beside a plain reference.
#include "searcher/quotes/alignment.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace cotejo {
namespace {

template <typename Word>
std::vector<Word> words_of(const std::vector<int>& numbers) {
  std::vector<Word> words;
  for (const int number : numbers) {
    Word word;
    // Letters far apart, so that no word is a near spelling of another.
    word.folded = std::string(3, static_cast<char>('a' + number % 26));
    word.surface = word.folded;
    words.push_back(std::move(word));
  }
  return words;
}

std::vector<int> random_numbers(std::mt19937& random, std::size_t count, int bound) {
  std::vector<int> numbers;
  for (std::size_t i = 0; i < count; ++i) {
    numbers.push_back(static_cast<int>(random() % static_cast<unsigned>(bound)));
  }
  return numbers;
}

TEST(Alignment, OfAVerbatimPassageIsItsSpan) {
  std::mt19937 random(3);
  for (int i = 0; i < 300; ++i) {
    const auto text = random_numbers(random, 40, 26);
    const std::size_t first = random() % 30;
    const std::size_t size = 4 + random() % 6;
    const std::vector<int> passage(text.begin() + static_cast<std::ptrdiff_t>(first),
                                   text.begin() + static_cast<std::ptrdiff_t>(first + size));
    const Alignment found = align(words_of<QuoteWord>(passage), words_of<TextWord>(text));
    EXPECT_DOUBLE_EQ(found.similarity, 1.0);
    // Another place may have the same words.
    EXPECT_EQ(found.source_end - found.source_begin, size);
    for (std::size_t k = 0; k < size; ++k) EXPECT_EQ(text[found.source_begin + k], passage[k]);
  }
}

// At least as good as the best place without any word put in or left out, at most all words.
TEST(Alignment, IsNeverWorseThanWordAgainstWord) {
  std::mt19937 random(5);
  for (int i = 0; i < 500; ++i) {
    const auto text = random_numbers(random, 8 + random() % 40, 4);
    const auto quote = random_numbers(random, 1 + random() % 8, 4);
    double best = -1e9;
    for (std::size_t at = 0; at + quote.size() <= text.size(); ++at) {
      double score = 0;
      for (std::size_t k = 0; k < quote.size(); ++k) {
        score += text[at + k] == quote[k] ? 1.0 : -0.8;
      }
      best = std::max(best, score / static_cast<double>(quote.size()));
    }
    const Alignment found = align(words_of<QuoteWord>(quote), words_of<TextWord>(text));
    EXPECT_GE(found.similarity, best - 1e-5);
    EXPECT_LE(found.similarity, 1.0);
  }
}

// Each word of the quotation once, each of the source's span once, in order; equal ones are equal.
TEST(Alignment, PassesOverEveryWordOnce) {
  std::mt19937 random(11);
  for (int i = 0; i < 500; ++i) {
    const auto text = random_numbers(random, random() % 40, 5);
    const auto quote = random_numbers(random, 1 + random() % 12, 5);
    auto words = words_of<QuoteWord>(quote);
    for (QuoteWord& word : words) {
      word.after_gap = random() % 6 == 0;
      word.bracketed = random() % 6 == 0;
    }
    const Alignment found = align(words, words_of<TextWord>(text));
    std::size_t in_quote = 0;
    std::size_t in_source = found.source_begin;
    for (const AlignedWord& word : found.words) {
      if (word.quote) {
        EXPECT_EQ(*word.quote, in_quote++);
      }
      if (word.source) {
        EXPECT_EQ(*word.source, in_source++);
      }
      if (word.op == EditOp::kEqual && word.quote && word.source) {
        EXPECT_EQ(quote[*word.quote], text[*word.source]);
      }
    }
    EXPECT_EQ(in_quote, quote.size());
    EXPECT_EQ(in_source, found.source_end);
  }
}

TEST(Alignment, OfNothing) {
  EXPECT_TRUE(align({}, {}).words.empty());
  const auto words = words_of<QuoteWord>({1, 2});
  EXPECT_LE(align(words, {}).similarity, 0);
}

}  // namespace
}  // namespace cotejo
