// SPDX-License-Identifier: GPL-3.0-or-later
// Markdown: YAML front matter between two lines of ---, the statement's text below it, as it is.
#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8.h"
#include "core/formats/readers.h"
#include "core/formats/yaml_fields.h"

namespace cotejo {
namespace {

constexpr std::size_t kMaxFileBytes = 64 << 20;
constexpr std::size_t kMaxFrontMatterBytes = 64 << 10;
constexpr std::size_t kMaxTurnsBytes = 8 << 20;  // of a front matter in which turns stand
constexpr std::string_view kFence = "---";

std::size_t line_of(std::string_view text, std::size_t at) {
  return 1 + static_cast<std::size_t>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string_view without_blank_ends(std::string_view body) {
  const auto is_blank = [](std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
  };
  while (!body.empty()) {
    const std::size_t end = body.find('\n');
    if (!is_blank(body.substr(0, end))) break;
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
  }
  const std::size_t last = body.find_last_not_of(" \t\r\n");
  return last == std::string_view::npos ? std::string_view() : body.substr(0, last + 1);
}

// A carriage return of its own stands between words: it is left.
std::string without_crlf(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  while (true) {
    const std::size_t crlf = text.find("\r\n");
    plain += text.substr(0, crlf);
    if (crlf == std::string_view::npos) return plain;
    text.remove_prefix(crlf + 1);
  }
}

Result<Statement> parse_markdown(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const std::size_t bad = find_invalid_utf8(text); bad != std::string_view::npos) {
    return Error{"bad-utf8", "not UTF-8; convert the file first", line_of(text, bad)};
  }
  const auto is_fence = [&](std::size_t at) {
    if (text.substr(at, kFence.size()) != kFence) return false;
    const std::size_t end = text.find('\n', at);
    const std::string_view rest =
        text.substr(at + kFence.size(), end == std::string_view::npos ? end : end - at - 3);
    return rest.find_first_not_of(" \t\r") == std::string_view::npos;
  };
  if (!is_fence(0)) {
    return Error{"no-front-matter",
                 "the file must begin with a line '---', fields such as 'source: …' and 'date: …', "
                 "and a second line '---'; the text follows",
                 1};
  }
  const std::size_t begin = std::min(text.find('\n'), text.size() - 1) + 1;
  std::size_t fence = begin;
  while (fence < text.size() && !is_fence(fence)) {
    const std::size_t newline = text.find('\n', fence);
    fence = newline == std::string_view::npos ? text.size() : newline + 1;
  }
  if (fence >= text.size()) {
    return Error{"no-front-matter", "the front matter has no second line '---'", 1};
  }
  const std::string front_matter(text.substr(begin, fence - begin));
  const bool has_turns = front_matter.find("turns") != std::string::npos;
  if (front_matter.size() > (has_turns ? kMaxTurnsBytes : kMaxFrontMatterBytes)) {
    return Error{"too-long",
                 fmt::format("the front matter is over {} KiB",
                             (has_turns ? kMaxTurnsBytes : kMaxFrontMatterBytes) >> 10),
                 1};
  }
  auto fields = read_yaml_fields(front_matter, 2);
  if (!fields) return fields.error();
  const std::size_t body_at = text.find('\n', fence);
  const std::string_view body = body_at == std::string_view::npos
                                    ? std::string_view()
                                    : without_blank_ends(text.substr(body_at + 1));
  if (!body.empty()) {
    fields->push_back({"body", without_crlf(body), line_of(text, fence) + 1});
  }
  return make_statement(std::move(*fields));
}

class MarkdownReader : public RecordReader {
 public:
  explicit MarkdownReader(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  std::optional<Record> next() override {
    if (done_) return std::nullopt;
    done_ = true;
    std::string text;
    while (source_->read(text)) {
      if (text.size() > kMaxFileBytes) {
        return Record{
            Error{"too-long", fmt::format("the file is over {} MiB", kMaxFileBytes >> 20)}, 1, {}};
      }
    }
    return Record{parse_markdown(text), 1, {}};
  }

  std::uint64_t bytes_read() const override { return source_->bytes_read(); }

 private:
  std::unique_ptr<ByteSource> source_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> make_markdown_reader(std::unique_ptr<ByteSource> source,
                                                   const ReaderOptions&) {
  return std::make_unique<MarkdownReader>(std::move(source));
}

}  // namespace cotejo
