// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/analyzer.h"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "core/text/text_signature.h"
#include "core/text/tokenizer.h"

namespace cotejo {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

// An open table of views: one look-up for each word of each text is where indexing spends most of
// its time, and a node for each word would be one more wait for memory.
struct Analyzer::Forms {
  struct Hash {
    using is_avalanching = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Table = boost::unordered_flat_map<std::string_view, const WordForm*, Hash>;
  // What a word seen before is known by, and its number, lie in one line of the cache.
  struct alignas(64) Form {
    std::string raw;
    WordForm form;
  };
  // A raw spelling stands in one of two tables: "us." the acronym is not the raw text "us.".
  Table words;
  Table literals;
  std::deque<Form> all;  // what the tables point into
};

Analyzer::Analyzer() : forms_(std::make_unique<Forms>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const WordForm& Analyzer::form_of(std::string_view raw, bool literal) {
  Forms::Table& table = literal ? forms_->literals : forms_->words;
  if (const auto found = table.find(raw); found != table.end()) return *found->second;
  const auto number = static_cast<std::uint32_t>(forms_->all.size());
  auto& [kept, form] = forms_->all.emplace_back();
  kept = raw;
  form.surface = literal ? std::string(truncate_utf8(raw, kMaxWordBytes)) : surface_form(raw);
  form.folded = literal ? form.surface : folded_form(form.surface);
  form.stemmable = !literal && !has_digit(form.surface);
  form.number = number;
  form.hash = stable_hash(form.folded);
  table.emplace(kept, &form);
  return form;
}

void Analyzer::trim() {
  constexpr std::size_t kMostForms = 2'000'000;  // some 300 MB; real archives stay far below
  if (forms_->all.size() < kMostForms) return;
  *forms_ = {};
}

void Analyzer::give(const Token& token, const Sink& sink) {
  const WordForm& form = form_of(token.raw, token.literal);
  if (form.folded.empty()) return;  // a lone combining mark or the like
  sink({&form, token.position, token.begin, token.end, token.alias});
}

std::uint32_t Analyzer::analyze(std::string_view text, const Sink& sink) {
  return tokenize(text, [&](const Token& token) { give(token, sink); });
}

std::uint32_t Analyzer::analyze(std::string_view text, const WordFilter& filter, const Sink& sink) {
  return tokenize(text, [&](const Token& token) {
    if (filter.may_have(token.raw, token.literal)) give(token, sink);
  });
}

std::string word_term(Language language, std::string_view folded) {
  std::string term(1, languages()[language].tag);
  term += folded;
  return term;
}

}  // namespace cotejo
