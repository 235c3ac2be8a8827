// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF document is one statement. It says little of itself: what it lacks, a profile says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/extract/date_text.h"
#include "indexer/extract/pdf_document.h"
#include "indexer/extract/profile_values.h"
#include "indexer/extract/readers.h"
#include "indexer/extract/whole_file.h"

namespace cotejo {
namespace {

constexpr std::size_t kTopBytes = 1200;  // of the text, where its date stands if it is printed

std::optional<Date> day_of_creation(const std::string& created) {
  constexpr std::size_t kMark = 2;
  constexpr std::size_t kDay = 8;
  if (!created.starts_with("D:") || created.size() < kMark + kDay) return std::nullopt;
  const std::string day = created.substr(kMark, kDay);
  const auto date =
      parse_date(fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2)));
  return date ? std::optional(*date) : std::nullopt;
}

// "Microsoft Word - nota_final_v2.docx" is what a program called it, no title.
bool is_title(const std::string& text) {
  constexpr std::array<std::string_view, 9> kProgramWords{
      "microsoft word", "untitled", "sin título", "powerpoint", ".doc",
      ".pdf",           ".odt",     ".rtf",       ".indd"};
  std::string small = text;
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return text.find(' ') != std::string::npos &&
         std::none_of(kProgramWords.begin(), kProgramWords.end(),
                      [&](std::string_view word) { return small.find(word) != std::string::npos; });
}

class PdfRecord {
 public:
  PdfRecord(const PdfDocument& document, const ExtractOptions& options)
      : document_(document), text_(running_text(document.pages)) {
    profile_ = options.profiles.find("", "", options.file_name);
    if (profile_ != nullptr) values_ = profile_values(*profile_, nullptr, options.file_name);
  }

  Extracted read() {
    std::size_t letters = 0;
    for (const char c : text_.text) letters += c > ' ' || (c & 0x80) != 0 ? 1 : 0;
    constexpr std::size_t kLeastLetters = 20;
    if (letters < kLeastLetters) {
      return failed(
          "no-text",
          fmt::format("its {} pages have no text, images of it at best; let a program for "
                      "character recognition add the text first{}",
                      document_.pages.size(),
                      document_.complaint.empty()
                          ? ""
                          : fmt::format(" (its parser complained: {})", document_.complaint)));
    }
    remark_losses();
    find_title();
    if (!find_date_field()) {
      return failed(
          "missing-date",
          "it has no date, printed or of its own; a --profile can take it from the file's "
          "name, or say it");
    }
    if (value("source").empty()) {
      return failed("missing-field",
                    "a PDF file does not say who publishes it: give a --profile whose match.files "
                    "fits its name, with the source in [constants]");
    }
    for (const char* field : {"source", "lang", "kind", "place"}) put(field, value(field));
    for (const char* field : {"speaker", "topics"}) {
      if (!values_[field].empty()) fields_.push_back({field, values_[field], 0});
    }
    put("author", document_.author);
    put("body", text_.text);
    return Extracted{std::move(fields_), 0, std::move(remarks_), {}};
  }

 private:
  Extracted failed(std::string code, std::string message) {
    return Extracted{{}, 0, {}, {std::move(code), std::move(message)}};
  }
  std::string value(const std::string& field) {
    const std::vector<std::string>& found = values_[field];
    return found.empty() ? "" : found.front();
  }
  void put(const char* name, std::string text) {
    if (!text.empty()) fields_.push_back({name, std::move(text), 0});
  }
  void remark(std::string code, std::string message) {
    remarks_.push_back({std::move(code), std::move(message)});
  }

  void remark_losses() {
    if (document_.empty_pages != 0) {
      remark("pages-without-text",
             fmt::format("{} of its {} pages have no text: images, or nothing",
                         document_.empty_pages, document_.pages.size()));
    }
    if (!document_.complaint.empty()) {
      remark("damaged-pdf",
             fmt::format("its parser complained ({}): text may be missing", document_.complaint));
    }
    if (text_.dropped != 0) {
      remark(
          "running-lines",
          fmt::format("{} lines that stand on every page, or number it, were left out; one is '{}'",
                      text_.dropped, text_.dropped_example));
    }
    if (text_.hyphens_kept != 0) {
      remark("hyphens-kept",
             fmt::format("{} hyphens at line ends were kept: nothing says whether they part a word",
                         text_.hyphens_kept));
    }
  }

  void find_title() {
    std::string title = value("title");
    if (title.empty() && is_title(document_.title)) title = document_.title;
    if (title.empty() && !text_.headline.empty()) {
      title = text_.headline;
      remark("title-from-text", "its title is the first line in larger letters");
    }
    put("title", std::move(title));
  }

  bool find_date_field() {
    auto date = profile_ == nullptr ? std::nullopt : profile_date(*profile_, values_["date"]);
    const auto created = day_of_creation(document_.created);
    if (!date) {
      date = find_date(std::string_view(text_.text).substr(0, kTopBytes));
      if (date) {
        remark("date-from-text",
               fmt::format("its date, {}, is the first that is printed in it{}", date->to_string(),
                           created ? "; the file was made on " + created->to_string() : ""));
      }
    }
    if (!date && created) {
      date = created;
      remark("date-from-file",
             fmt::format("its date, {}, is the day on which the file was made", date->to_string()));
    }
    if (date) put("date", date->to_string());
    return date.has_value();
  }

  const PdfDocument& document_;
  RunningText text_;
  const Profile* profile_ = nullptr;
  ProfileValues values_;
  std::vector<RecordField> fields_;
  std::vector<ReaderRemark> remarks_;
};

}  // namespace

void read_pdf(ByteSource& source, const ExtractOptions& options, const ExtractedSink& sink) {
  auto bytes = read_whole_file(source, options.most_bytes);
  if (!bytes) return sink(Extracted{{}, 0, {}, bytes.error()});
  auto document = read_pdf_document(*bytes);
  if (!document) return sink(Extracted{{}, 0, {}, document.error()});
  sink(PdfRecord(*document, options).read());
}

}  // namespace cotejo
