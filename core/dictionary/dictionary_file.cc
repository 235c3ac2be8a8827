// SPDX-License-Identifier: GPL-3.0-or-later
// Layout, numbers of 32 bits little-endian: magic (8 bytes), number of sections; for each section:
// kind, language from, language to (4 letters each, of ISO codes), number of keys, offset of its
// tables; there: the offset of each key, then the offset of each key's meanings; texts end in NUL,
// meanings are separated by tabs.
#include "core/dictionary/dictionary_file.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <fstream>
#include <system_error>
#include <unordered_map>

#include "core/base/result.h"

namespace cotejo {
namespace {

static_assert(std::endian::native == std::endian::little, "the dictionary is mapped as it lies");

constexpr std::string_view kMagic = "COTEJOD2";
constexpr std::size_t kHeaderBytes = 12;   // magic, number of sections
constexpr std::size_t kSectionBytes = 20;  // a section's line in the header
constexpr std::uint32_t kMostSections = 1000;
constexpr std::size_t kCodeBytes = 4;

void append_number(std::string& out, std::size_t value) {
  const auto narrow = static_cast<std::uint32_t>(value);
  out.append(reinterpret_cast<const char*>(&narrow), sizeof narrow);
}

void append_code(std::string& out, Language language) {
  std::string code(languages()[language].code);
  code.resize(kCodeBytes, ' ');
  out += code;
}

std::string join_meanings(const std::vector<std::string>& meanings) {
  std::string joined;
  for (const std::string& meaning : meanings) {
    if (!joined.empty()) joined.push_back('\t');
    joined += meaning;
  }
  return joined;
}

// Texts, each once: many forms share their meanings.
class TextPool {
 public:
  explicit TextPool(std::size_t base) : base_(base) {}
  std::size_t add(const std::string& text) {
    const auto [entry, fresh] = offsets_.emplace(text, base_ + bytes_.size());
    if (fresh) bytes_.append(text.c_str(), text.size() + 1);
    return entry->second;
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::size_t base_;
  std::string bytes_;
  std::unordered_map<std::string, std::size_t> offsets_;
};

}  // namespace

void write_dictionary(const std::map<DictionarySection, DictionaryEntries>& sections,
                      const std::filesystem::path& file) {
  std::string header(kMagic);
  append_number(header, sections.size());
  std::size_t tables = kHeaderBytes + sections.size() * kSectionBytes;
  std::size_t texts = tables;
  for (const auto& [section, entries] : sections) texts += entries.size() * 8;
  TextPool pool(texts);
  std::string body;
  for (const auto& [section, entries] : sections) {
    append_number(header, static_cast<std::size_t>(section.kind));
    append_code(header, section.from);
    append_code(header, section.to);
    append_number(header, entries.size());
    append_number(header, tables + body.size());
    for (const auto& [key, meanings] : entries) append_number(body, pool.add(key));
    for (const auto& [key, meanings] : entries)
      append_number(body, pool.add(join_meanings(meanings)));
  }
  const std::filesystem::path fresh = file.string() + ".new";
  std::ofstream stream(fresh, std::ios::binary | std::ios::trunc);
  stream << header << body << pool.bytes();
  stream.close();
  std::error_code error;
  if (stream) std::filesystem::rename(fresh, file, error);
  if (!stream || error) throw Failure(fmt::format("cannot write '{}'", file.string()));
}

DictionaryFile::DictionaryFile(const std::filesystem::path& file) : file_(MappedFile::open(file)) {
  if (file_ && !read_header()) sections_.clear();
}

bool DictionaryFile::read_header() {
  if (!file_->bytes().starts_with(kMagic)) return false;
  const std::uint32_t count = number_at(kMagic.size());
  if (count > kMostSections) return false;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t at = kHeaderBytes + i * kSectionBytes;
    if (at + kSectionBytes > file_->bytes().size()) return false;
    const auto code = [&](std::size_t offset) {
      const std::string_view padded = file_->bytes().substr(offset, kCodeBytes);
      return language_of(padded.substr(0, padded.find(' ')));
    };
    const DictionarySection section{static_cast<DictionarySection::Kind>(number_at(at)),
                                    code(at + 4), code(at + 8)};
    const std::uint32_t keys = number_at(at + 12);
    const std::size_t tables = number_at(at + 16);
    const std::size_t size = std::size_t{keys} * 8;
    if (tables > file_->bytes().size() || size > file_->bytes().size() - tables) {
      return false;
    }
    sections_[section] = {tables, tables + std::size_t{keys} * 4, keys};
  }
  return true;
}

const DictionaryFile::Place* DictionaryFile::place_of(const DictionarySection& section) const {
  const auto found = sections_.find(section);
  return found == sections_.end() ? nullptr : &found->second;
}

std::uint32_t DictionaryFile::number_at(std::size_t offset) const {
  std::uint32_t number = 0;
  if (offset + sizeof number <= file_->bytes().size()) {
    std::memcpy(&number, file_->bytes().data() + offset, sizeof number);
  }
  return number;
}

std::string_view DictionaryFile::text_at(std::size_t offset) const {
  if (offset >= file_->bytes().size()) return {};
  const std::string_view rest = file_->bytes().substr(offset);
  return rest.substr(0, rest.find('\0'));
}

std::uint32_t DictionaryFile::position_of(const Place& place, std::string_view key) const {
  std::uint32_t low = 0;
  std::uint32_t high = place.count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (text_at(number_at(place.keys + std::size_t{middle} * 4)) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const bool found =
      low < place.count && text_at(number_at(place.keys + std::size_t{low} * 4)) == key;
  return found ? low : place.count;
}

bool DictionaryFile::has(const DictionarySection& section, std::string_view key) const {
  const Place* place = place_of(section);
  return place != nullptr && position_of(*place, key) != place->count;
}

std::vector<std::string> DictionaryFile::find(const DictionarySection& section,
                                              std::string_view key) const {
  std::vector<std::string> meanings;
  const Place* place = place_of(section);
  if (place == nullptr) return meanings;
  const std::uint32_t position = position_of(*place, key);
  if (position == place->count) return meanings;
  std::string_view rest = text_at(number_at(place->meanings + std::size_t{position} * 4));
  while (!rest.empty()) {
    const std::size_t tab = rest.find('\t');
    meanings.emplace_back(rest.substr(0, tab));
    if (tab == std::string_view::npos) break;
    rest.remove_prefix(tab + 1);
  }
  return meanings;
}

}  // namespace cotejo
