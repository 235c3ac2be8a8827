// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/document_batch.h"

#include "core/base/result.h"
#include "core/glass/glass_format.h"
#include "indexer/glass/database_writer.h"

namespace cotejo {

DocumentBatch::TermNumber DocumentBatch::number_of(std::string_view term) {
  if (const auto found = numbers_.find(term); found != numbers_.end()) return found->second;
  const auto number = static_cast<TermNumber>(contents_.terms.size());
  if (number >> Occurrence::kTermBits != 0) throw Failure("too many words at once");
  contents_.terms.push_back(&terms_.emplace_back(term));
  numbers_.emplace(terms_.back(), number);
  return number;
}

void DocumentBatch::add_posting(TermNumber term, std::uint32_t position, std::uint32_t gain) {
  contents_.occurrences.push_back(Occurrence{term, position, gain}.packed());
}

void DocumentBatch::add_term(std::string_view term) {
  add_posting(number_of(term), 0, 0);
}

void DocumentBatch::add_value(std::uint32_t slot, std::string_view value) {
  if (value.empty()) return;
  const auto document = static_cast<std::uint32_t>(contents_.documents.size() + 1);
  contents_.values[slot].push_back({document, std::string(value)});
}

void DocumentBatch::end_document(std::string_view data) {
  BatchContents::Document& document = contents_.documents.emplace_back();
  document.occurrences_end = contents_.occurrences.size();
  if (data.size() > kLeastDeflated) {
    if (const auto deflated = deflater_.deflate(data)) {
      data = *deflated;
      document.is_deflated = true;
    }
  }
  contents_.data += data;
  document.data_end = contents_.data.size();
}

void DocumentBatch::write(const std::filesystem::path& folder) {
  write_database(contents_, frequency_, folder);
  contents_.terms.clear();
  contents_.occurrences.clear();
  contents_.documents.clear();
  contents_.values.clear();
  contents_.data.clear();
  numbers_.clear();
  terms_.clear();
}

}  // namespace cotejo
