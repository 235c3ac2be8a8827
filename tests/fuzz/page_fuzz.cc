// SPDX-License-Identifier: GPL-3.0-or-later
// One page of any bytes: it is read or refused, the same each time, and what is read is text. The
// entry is libFuzzer's; page_fuzz_main.cc calls it where there is no libFuzzer.
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/utf8.h"
#include "indexer/extract/html_page.h"
#include "indexer/extract/html_tree.h"

namespace cotejo {
namespace {

void require(bool holds, const char* what) {
  if (holds) return;
  fmt::print(stderr, "page-fuzz: {}\n", what);
  std::abort();
}

// Gaps of the builder only: no control characters, no three line ends, no space at a line's ends.
void check_text(std::string_view text) {
  require(find_invalid_utf8(text) == std::string_view::npos, "the text is not UTF-8");
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    require(!is_control, "the text has control characters");
  }
  require(text.find("\n\n\n") == std::string_view::npos, "the text has two empty lines");
  require(text.empty() || (text.front() > ' ' || (text.front() & 0x80) != 0),
          "it begins with space");
}

std::string shown(const Extracted& page) {
  std::string all = page.fault.code;
  for (const RecordField& field : page.fields) {
    all += field.name;
    const auto* text = std::get_if<std::string>(&field.value);
    if (text != nullptr) all += *text;
  }
  for (const ReaderRemark& remark : page.remarks) all += remark.code;
  return all;
}

}  // namespace
}  // namespace cotejo

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace cotejo;
  static const bool prepared = [] {
    prepare_html();
    return true;
  }();
  (void)prepared;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const PageContext context{"https://www.samples.example/a/b", "", "", "a.html"};
  const Extracted page = read_html_page(bytes, context, {});
  require(page.fields.empty() != page.fault.code.empty(), "neither a record nor a fault, or both");
  for (const RecordField& field : page.fields) {
    const auto* text = std::get_if<std::string>(&field.value);
    if (text != nullptr && field.name == "body") check_text(*text);
    if (text != nullptr) require(find_invalid_utf8(*text) == std::string_view::npos, "not UTF-8");
  }
  require(shown(page) == shown(read_html_page(bytes, context, {})), "it is read in two ways");
  if (find_invalid_utf8(bytes) == std::string_view::npos) check_text(html_text(bytes));
  return 0;
}
