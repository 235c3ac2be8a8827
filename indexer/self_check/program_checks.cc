// SPDX-License-Identifier: GPL-3.0-or-later
// What comes with the programs, and the libraries that they run with.
#include <fmt/format.h>
#include <sys/mman.h>
#include <unicode/uversion.h>
#include <unistd.h>
#include <xapian.h>

#include "core/base/result.h"
#include "core/dictionary/dictionary.h"
#include "core/formats/record_reader.h"
#include "core/names/authority_file.h"
#include "core/text/language_detector.h"
#include "core/text/normalizer.h"
#include "core/text/stemmer.h"
#include "indexer/self_check/self_check.h"

namespace cotejo {
namespace {

constexpr std::string_view kSamplePage =
    "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Self-check</title>"
    "<meta property=\"og:site_name\" content=\"Cotejo\">"
    "<meta property=\"article:published_time\" content=\"2026-03-05T12:00:00Z\"></head><body>"
    "<article><h1>Self-check</h1><p>This page was made to see whether the program that reads pages "
    "starts, enters its sandbox and gives back what it read. It says nothing else, at some length, "
    "as a page of a press office would, so that its text is found.</p></article></body></html>";

InstallationFinding check_libraries() {
  const std::string built = XAPIAN_VERSION;
  const std::string running = Xapian::version_string();
  UVersionInfo version;
  u_getVersion(version);
  char icu[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, icu);
  const std::string text = fmt::format("Xapian {}, ICU {}", running, icu);
  if (Xapian::major_version() == XAPIAN_MAJOR_VERSION &&
      Xapian::minor_version() == XAPIAN_MINOR_VERSION) {
    return {FindingState::kGood, "libraries", text};
  }
  return {
      FindingState::kBroken, "libraries",
      fmt::format("{}; built for Xapian {}: install that one, or build Cotejo again", text, built)};
}

// Each language by one word and its plural; and what is done to letters, and to tell languages.
InstallationFinding check_languages() {
  struct Sample {
    const char* code;
    const char* one;
    const char* many;
    const char* text;
  };
  constexpr Sample kSamples[] = {
      {"es", "embajada", "embajadas",
       "El ministro de relaciones exteriores recibió hoy a los embajadores en la capital."},
      {"en", "embassy", "embassies",
       "The foreign minister received the ambassadors in the capital this morning."}};
  Stemmers stemmers;
  std::string names;
  for (const Sample& sample : kSamples) {
    const Language language = language_of(sample.code);
    if (stemmers.stem(language, sample.one) != stemmers.stem(language, sample.many)) {
      return {FindingState::kBroken, "languages",
              fmt::format("'{}' and '{}' have different stems: install libstemmer again",
                          sample.one, sample.many)};
    }
    if (detect_language(sample.text).code != sample.code) {
      return {FindingState::kBroken, "languages",
              fmt::format("a text in '{}' is not recognized: install libcld2 again", sample.code)};
    }
    names += fmt::format("{}{}", names.empty() ? "" : ", ", sample.code);
  }
  if (surface_form("NEGOCIACIO\xCC\x81N") != "negociaci\xC3\xB3n") {
    return {FindingState::kBroken, "languages",
            "letters and their accents are not joined: install libicu again"};
  }
  return {FindingState::kGood, "languages", names + ": stems, letters, detection"};
}

InstallationFinding check_dictionary() {
  const std::filesystem::path file = default_dictionary_file();
  const Dictionary dictionary(file);
  if (!dictionary.is_open()) {
    return {FindingState::kBroken, "dictionary",
            fmt::format("'{}' is not there, or damaged: queries would not look across the "
                        "languages; install Cotejo again",
                        file.string())};
  }
  // The lists of corpus/words alone do not know it; Apertium's dictionaries do.
  const std::vector<WordForm> words = dictionary.words("window");
  if (dictionary.meanings(language_of("en"), language_of("es"), words).empty()) {
    return {
        FindingState::kOdd, "dictionary",
        fmt::format("'{}' was built without apertium-eng-spa and knows few words", file.string())};
  }
  return {FindingState::kGood, "dictionary", file.string()};
}

InstallationFinding check_authorities() {
  const std::filesystem::path folder = shipped_authorities();
  if (folder.empty()) {
    return {FindingState::kOdd, "authorities",
            "no authority files came with the program: names are taken as they are printed"};
  }
  try {
    (void)read_authorities({folder.string()});
  } catch (const Failure& failure) {
    return {FindingState::kBroken, "authorities", failure.what()};
  }
  return {FindingState::kGood, "authorities", folder.string()};
}

// A file without a name, by its path.
class SampleFile {
 public:
  SampleFile() : descriptor_(::memfd_create("page", MFD_CLOEXEC)) {
    const auto size = static_cast<ssize_t>(kSamplePage.size());
    if (descriptor_ < 0 || ::write(descriptor_, kSamplePage.data(), kSamplePage.size()) != size) {
      throw Failure("cannot write a page into memory");
    }
  }
  ~SampleFile() { ::close(descriptor_); }
  SampleFile(const SampleFile&) = delete;
  SampleFile& operator=(const SampleFile&) = delete;
  std::string path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

 private:
  int descriptor_;
};

InstallationFinding check_extractor() {
  const auto broken = [](const std::string& why) {
    return InstallationFinding{FindingState::kBroken, "extractor",
                               why + ": pages, PDF and feeds cannot be read; install Cotejo again"};
  };
  try {
    const SampleFile page;
    auto reader = open_reader(page.path(), {"html", {}, nullptr});
    if (!reader) return broken(reader.error().message);
    const auto record = (*reader)->next();
    if (!record) return broken("cotejo-extract found no record in a page");
    if (!record->statement) return broken(record->statement.error().message);
    for (const ReaderRemark& remark : record->remarks) {
      if (remark.code == "no-sandbox") {
        return {FindingState::kOdd, "extractor", remark.message};
      }
    }
  } catch (const Failure& failure) {
    return broken(failure.what());
  }
  return {FindingState::kGood, "extractor", "cotejo-extract read a page in its sandbox"};
}

}  // namespace

std::vector<InstallationFinding> check_programs() {
  return {check_libraries(), check_languages(), check_dictionary(), check_authorities(),
          check_extractor()};
}

}  // namespace cotejo
