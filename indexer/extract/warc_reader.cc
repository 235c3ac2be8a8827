// SPDX-License-Identifier: GPL-3.0-or-later
// Web archives: the pages of a WARC file, each read as a saved page would be.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "core/base/sha256.h"
#include "core/base/utf8.h"
#include "indexer/extract/html_page.h"
#include "indexer/extract/http_response.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/warc_records.h"

namespace cotejo {
namespace {

constexpr std::size_t kMostPageBytes = 16 << 20;  // as a saved page may have
constexpr std::size_t kMostHeadRoom = 256 << 10;  // of HTTP, before the page
constexpr std::size_t kShownBytes = 200;
constexpr int kFound = 200;

std::string small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text;
}

// A type, or a page that does not tell its type and begins as one.
bool is_page(const std::string& content_type, std::string_view body) {
  const std::string type = small_letters(content_type);
  if (!type.empty()) {
    return type.starts_with("text/html") || type.starts_with("application/xhtml+xml");
  }
  constexpr std::size_t kEnough = 512;
  const std::string begin = small_letters(std::string(body.substr(0, kEnough)));
  return begin.find("<!doctype html") != std::string::npos ||
         begin.find("<html") != std::string::npos;
}

// Old archives have addresses in the charset of their site. Its bytes are what a browser would have
// sent, written as RFC 3986 has them (2.1), so that nothing of them is lost.
std::string address_in_utf8(const std::string& uri) {
  if (find_invalid_utf8(uri) == std::string::npos) return uri;
  std::string address;
  for (const char c : uri) {
    const bool is_ascii = (c & 0x80) == 0;
    address += is_ascii ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

class WarcReader {
 public:
  WarcReader(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink)
      : records_(source), options_(options), sink_(sink) {}

  void read() {
    try {
      while (auto record = records_.next(kMostPageBytes + kMostHeadRoom)) take(*record);
    } catch (const Failure& failure) {
      finish();
      throw Failure(
          fmt::format("{} (behind byte {} of what is unpacked)", failure.what(), records_.at()));
    }
    finish();
  }

 private:
  void take(WarcRecord& record) {
    ++count_;
    uri_ = record.field("warc-target-uri");
    if (uri_.starts_with('<') && uri_.ends_with('>')) uri_ = uri_.substr(1, uri_.size() - 2);
    uri_ = address_in_utf8(uri_);
    if (!record.fault.code.empty()) return refuse(record, record.fault);
    const std::string type = small_letters(record.field("warc-type"));
    if (type == "response") return take_response(record);
    if (type == "resource") return take_resource(record);
    skip(type == "revisit" ? "revisits of pages that were archived before (unchanged)"
                           : fmt::format("{} records", truncate_utf8(printable(type), 20)));
  }

  void take_response(WarcRecord& record) {
    if (!small_letters(record.field("content-type")).starts_with("application/http")) {
      return skip("responses of other protocols than HTTP");
    }
    HttpResponse response = read_http_response(record.block, kMostPageBytes);
    if (response.fault.code == "bad-http") return refuse(record, response.fault);
    if (response.status != kFound) {
      return skip(fmt::format("responses with status {}", response.status));
    }
    const std::string content_type = response.headers["content-type"];
    if (!is_page(content_type, response.body)) return skip("files that are no pages");
    if (!response.fault.code.empty()) return refuse(record, response.fault);
    record.block.clear();
    take_page(record, response.body, content_type, response.is_cut);
  }

  void take_resource(WarcRecord& record) {
    if (!is_page(record.field("content-type"), record.block)) {
      return skip("files that are no pages");
    }
    take_page(record, record.block, record.field("content-type"), false);
  }

  void take_page(const WarcRecord& record, const std::string& body, const std::string& content_type,
                 bool is_cut) {
    if (record.length > kMostPageBytes + kMostHeadRoom || body.size() > kMostPageBytes) {
      return refuse(record,
                    {"too-big", fmt::format("the page is over {} MiB", kMostPageBytes >> 20)});
    }
    if (find_invalid_utf8(record.field("warc-date")) != std::string::npos) {
      return refuse(record, {"bad-warc", "its WARC-Date is not UTF-8"});
    }
    if (!is_new(uri_ + '\n' + body)) return skip("pages that stand in it already (unchanged)");
    Extracted found = read_html_page(body, {uri_, content_type, record.field("warc-date"), ""},
                                     options_.profiles);
    if (found.fields.empty()) return refuse(record, found.fault);
    // The bytes of a page change more often than its statement: its frame has dates and numbers.
    if (!is_new(uri_ + '\n' + words_of(found))) {
      return skip("pages that stand in it already (unchanged)");
    }
    if (is_cut || !record.field("warc-truncated").empty()) {
      found.remarks.push_back({"page-cut", "was archived in part: its end is missing"});
    }
    found.line = 0;  // lines of a packed file say nothing
    std::optional<Extracted> held(std::move(found));
    std::swap(last_, held);
    if (held) sink_(std::move(*held));
  }

  bool is_new(const std::string& content) { return seen_.insert(sha256(content)).second; }

  // What makes the record, but for when it was fetched.
  static std::string words_of(const Extracted& found) {
    std::string words;
    for (const RecordField& field : found.fields) {
      if (field.name == "retrieved") continue;
      words += field.name + '\n';
      if (const auto* text = std::get_if<std::string>(&field.value)) words += *text + '\n';
      if (const auto* list = std::get_if<std::vector<std::string>>(&field.value)) {
        for (const std::string& text : *list) words += text + '\n';
      }
      if (const auto* turns = std::get_if<std::vector<Turn>>(&field.value)) {
        for (const Turn& turn : *turns) words += turn.speaker + '\n' + turn.text + '\n';
      }
      if (const auto* raw = std::get_if<RawJson>(&field.value)) words += raw->json + '\n';
    }
    return words;
  }

  void refuse(const WarcRecord& record, const Error& fault) {
    ++refused_;
    const std::string where =
        uri_.empty() ? std::string() : fmt::format("{}, ", truncate_utf8(uri_, kShownBytes));
    sink_({{},
           0,
           {},
           {fault.code,
            fmt::format("{}record {} at byte {}: {}", where, count_, record.at, fault.message)}});
  }

  void skip(const std::string& what) {
    // What it is comes from the file: no more kinds than people want to read.
    constexpr std::size_t kMostKinds = 30;
    const bool is_known = skipped_.contains(what) || skipped_.size() < kMostKinds;
    ++skipped_[is_known ? what : "others"];
  }

  std::string skipped_text() const {
    std::string text;
    for (const auto& [what, count] : skipped_) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, what);
    }
    return text;
  }

  void finish() {
    if (last_) {
      if (!skipped_.empty()) {
        last_->remarks.push_back({"warc-skipped", "not taken from this file: " + skipped_text()});
      }
      sink_(std::move(*last_));
      last_.reset();
    } else if (refused_ == 0 || !skipped_.empty()) {
      sink_({{},
             0,
             {},
             {"no-pages", count_ == 0 ? std::string("there is no record in it")
                                      : "no page of it was taken; others: " + skipped_text()}});
    }
  }

  WarcRecords records_;
  const ExtractOptions& options_;
  const ExtractedSink& sink_;
  std::string uri_;  // of the record being read
  std::uint64_t count_ = 0;
  std::uint64_t refused_ = 0;
  std::map<std::string, std::uint64_t> skipped_;
  std::unordered_set<std::string> seen_;
  std::optional<Extracted> last_;  // held back for the remark on the whole file
};

}  // namespace

void read_warc(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink) {
  WarcReader(source, options, sink).read();
}

}  // namespace cotejo
