// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/analyzer.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/text/normalizer.h"
#include "core/text/tokenizer.h"

namespace cotejo {
namespace {

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

const WordForm& Analyzer::form_of(std::string_view raw, bool literal) {
  auto& cache = literal ? literals_ : words_;
  if (const auto found = cache.find(raw); found != cache.end()) return found->second;
  WordForm form;
  form.surface = literal ? std::string(truncate_utf8(raw, kMaxWordBytes)) : surface_form(raw);
  form.folded = literal ? form.surface : folded_form(form.surface);
  form.stemmable = !literal && !has_digit(form.surface);
  return cache.emplace(std::string(raw), std::move(form)).first->second;
}

void Analyzer::trim() {
  constexpr std::size_t kMostForms = 2'000'000;  // some 300 MB; real archives stay far below
  if (words_.size() + literals_.size() < kMostForms) return;
  words_.clear();
  literals_.clear();
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
