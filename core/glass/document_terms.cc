// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/glass/document_terms.h"

#include <algorithm>

#include "core/glass/posting_entries.h"

namespace cotejo {
namespace {

// The documents that are asked for, met in ascending order within a chunk.
class Wanted {
 public:
  explicit Wanted(std::vector<DocumentTerms>& documents) : documents_(documents) {}

  // Before a chunk that begins with `first`.
  void begin(std::uint32_t first) {
    next_ = std::lower_bound(documents_.begin(), documents_.end(), first,
                             [](const DocumentTerms& document, std::uint32_t number) {
                               return document.document < number;
                             });
  }
  bool is_any_up_to(std::uint32_t last) const {
    return next_ != documents_.end() && next_->document <= last;
  }
  DocumentTerms* find(std::uint32_t document) {
    while (next_ != documents_.end() && next_->document < document) ++next_;
    return next_ != documents_.end() && next_->document == document ? &*next_ : nullptr;
  }

 private:
  std::vector<DocumentTerms>& documents_;
  std::vector<DocumentTerms>::iterator next_;
};

}  // namespace

TermsOfDocuments::TermsOfDocuments(const MappedTable& postings,
                                   std::span<const std::uint32_t> documents) {
  for (const std::uint32_t document : documents) documents_.push_back({document, {}, {}, 0});
  Wanted wanted(documents_);
  PostingEntries entries(postings);
  std::string list;  // that texts_.back() is the term of
  while (entries.next()) {
    switch (entries.kind()) {
      case PostingEntries::Kind::kMetadata:
      case PostingEntries::Kind::kValueStatistics:
        break;
      case PostingEntries::Kind::kValues:
        wanted.begin(entries.first_document());
        entries.for_each_value([&](std::uint32_t document, std::string_view value) {
          if (DocumentTerms* const found = wanted.find(document)) {
            found->values.emplace_back(entries.slot(), value);
          }
        });
        break;
      case PostingEntries::Kind::kLengths:
        wanted.begin(entries.first_document());
        if (!wanted.is_any_up_to(entries.last_document())) break;
        entries.for_each_posting([&](std::uint32_t document, std::uint64_t length) {
          if (DocumentTerms* const found = wanted.find(document)) found->length = length;
        });
        break;
      case PostingEntries::Kind::kPostings:
        wanted.begin(entries.first_document());
        if (!wanted.is_any_up_to(entries.last_document())) break;
        entries.for_each_posting([&](std::uint32_t document, std::uint64_t frequency) {
          DocumentTerms* const found = wanted.find(document);
          if (found == nullptr) return;
          if (list != entries.list()) {
            list = entries.list();
            texts_.push_back(entries.term());
          }
          found->terms.push_back({&texts_.back(), static_cast<std::uint32_t>(frequency)});
        });
        break;
    }
  }
}

}  // namespace cotejo
