// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/pdf_document.h"

#include <fmt/format.h>
#include <iconv.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <memory>

#include "core/base/outer_spaces.h"
#include "core/base/utf8.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostMetadataBytes = 1000;

// poppler has one function for all documents; a process reads one.
void note_complaint(const std::string& message, void* first) {
  auto& complaint = *static_cast<std::string*>(first);
  if (complaint.empty()) complaint = message.substr(0, message.find('\n'));
}

void pass_over(const std::string&, void*) {}

// Not by iconv, as poppler's own function would: its tables are files.
std::string to_text(const poppler::ustring& wide) {
  std::string text;
  for (std::size_t i = 0; i < wide.size(); ++i) {
    char32_t c = wide[i];
    const bool is_high = c >= 0xD800 && c <= 0xDBFF;
    if (is_high && i + 1 < wide.size() && wide[i + 1] >= 0xDC00 && wide[i + 1] <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(wide[++i]) - 0xDC00);
    }
    constexpr char32_t kByteOrder = 0xFEFF;
    if (c == kByteOrder) continue;
    // Control characters are no text; what a font has no meaning for comes as them.
    append_utf8(text, c < ' ' || c == 0x7F ? U' ' : c);
  }
  return text;
}

std::string short_text(const std::string& text) {
  return std::string(truncate_utf8(trimmed(text, " "), kMostMetadataBytes));
}

PlacedPage read_page(const poppler::page& page) {
  PlacedPage words;
  for (const poppler::text_box& box : page.text_list()) {
    const poppler::rectf place = box.bbox();
    words.push_back({short_text(to_text(box.text())), place.left(), place.top(), place.right(),
                     place.bottom()});
  }
  return words;
}

}  // namespace

void prepare_pdf() {
  poppler::set_debug_error_function(pass_over, nullptr);
  // Converters are modules that glibc loads when they are first asked for, and drops with their
  // last user; poppler asks for these for each word.
  [[gnu::used]] static iconv_t to_wide = ::iconv_open("UTF-16", "UTF-8");
  [[gnu::used]] static iconv_t from_wide = ::iconv_open("UTF-8", "UTF-16");
  (void)poppler::ustring::from_utf8("a");
}

Result<PdfDocument> read_pdf_document(std::string_view bytes) {
  PdfDocument read;
  poppler::set_debug_error_function(note_complaint, &read.complaint);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  std::string complaint = read.complaint;
  if (!document) {
    poppler::set_debug_error_function(pass_over, nullptr);
    return Error{"bad-pdf", fmt::format("it is no PDF file that can be read{}",
                                        complaint.empty() ? "" : ": " + complaint)};
  }
  if (document->is_locked()) {
    poppler::set_debug_error_function(pass_over, nullptr);
    return Error{"encrypted", "it is encrypted, and needs a password; save it without one first"};
  }
  read.title = short_text(to_text(document->get_title()));
  read.author = short_text(to_text(document->get_author()));
  read.created = short_text(to_text(document->info_key("CreationDate")));
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    read.pages.push_back(page ? read_page(*page) : PlacedPage());
    if (read.pages.back().empty()) ++read.empty_pages;
  }
  poppler::set_debug_error_function(pass_over, nullptr);
  // What poppler repairs of a file that was cut, it does not tell.
  constexpr std::size_t kEndBytes = 2048;
  const std::string_view end = bytes.substr(bytes.size() - std::min(bytes.size(), kEndBytes));
  if (read.complaint.empty() && end.find("%%EOF") == std::string_view::npos) {
    read.complaint = "it does not end as PDF files do: it was cut";
  }
  return read;
}

}  // namespace cotejo
