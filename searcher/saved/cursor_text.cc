// SPDX-License-Identifier: GPL-3.0-or-later
// Cursors as bytes. Lines of words with a space between; what comes from outside stands last, and
// escaped:
//
//   cotejo-cursor 1
//   cursor ID SEQUENCE
//   seen FINGERPRINT NEW CHANGED GONE           where known
//   given COUNT, and lines: + CHECKSUM ID       - for one that was told to be gone
//   pending BATCH FORMAT COUNT BYTES            where there is one
//   append DEVICE INODE LENGTH FILE             where it goes to a file
//   and lines: EVENT CHECKSUM ID                COUNT of them, then as many BYTES
//   end LENGTH SHA256                           of all before it
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

#include "core/base/hex.h"
#include "core/base/sha256.h"
#include "searcher/saved/cursor.h"

namespace cotejo {
namespace {

constexpr std::string_view kHeading = "cotejo-cursor ";
constexpr std::string_view kVersion = "1";
constexpr std::string_view kNoText = "-";
bool needs_escape(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '%';
}

// Control characters and '%' as %XX: one line whatever is in it.
std::string escaped(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), needs_escape)) return std::string(text);
  std::string safe;
  for (const char c : text) {
    if (needs_escape(c)) {
      safe += '%' + to_hex(std::string_view(&c, 1));
    } else {
      safe.push_back(c);
    }
  }
  return safe;
}

std::string word_of(std::string_view bytes) {
  return bytes.empty() ? std::string(kNoText) : to_hex(bytes);
}

struct Damage {};

std::string bytes_of(std::string_view word) {
  if (word == kNoText) return {};
  std::optional<std::string> bytes = from_hex(word);
  if (!bytes) throw Damage();
  return *std::move(bytes);
}

std::string unescaped(std::string_view safe) {
  if (safe.find('%') == std::string_view::npos) return std::string(safe);
  std::string text;
  for (std::size_t at = 0; at < safe.size(); ++at) {
    if (safe[at] != '%') {
      text.push_back(safe[at]);
    } else {
      if (at + 2 >= safe.size()) throw Damage();
      text += bytes_of(safe.substr(at + 1, 2));
      at += 2;
    }
  }
  return text;
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) throw Damage();
  return number;
}

// Takes the text apart, line by line and word by word.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool begins_with(std::string_view word) const { return text_.starts_with(word); }
  /// The words of the next line, which begins with `first`; the last one takes the rest.
  std::vector<std::string_view> words(std::string_view first, std::size_t count) {
    std::vector<std::string_view> words = line(count + 1);
    if (words.front() != first) throw Damage();
    words.erase(words.begin());
    return words;
  }
  std::vector<std::string_view> line(std::size_t count) {
    std::string_view rest = bytes(std::min(text_.find('\n'), text_.size()));
    if (bytes(1) != "\n") throw Damage();
    std::vector<std::string_view> words;
    words.reserve(count);
    while (words.size() + 1 < count) {
      const std::size_t space = rest.find(' ');
      if (space == std::string_view::npos) throw Damage();
      words.push_back(rest.substr(0, space));
      rest.remove_prefix(space + 1);
    }
    words.push_back(rest);
    return words;
  }
  std::string_view bytes(std::uint64_t count) {
    if (count > text_.size()) throw Damage();
    const std::string_view taken = text_.substr(0, count);
    text_.remove_prefix(count);
    return taken;
  }
  bool empty() const { return text_.empty(); }

 private:
  std::string_view text_;
};

bool flag_of(std::string_view word) {
  if (word != "0" && word != "1") throw Damage();
  return word == "1";
}

Batch read_batch(Lines& lines) {
  Batch batch;
  const auto head = lines.words("pending", 4);
  batch.id = head[0];
  batch.format = head[1];
  const std::uint64_t events = number_of(head[2]);
  const std::uint64_t bytes = number_of(head[3]);
  if (lines.begins_with("append ")) {
    const auto words = lines.words("append", 4);
    batch.append = {unescaped(words[3]), number_of(words[0]), number_of(words[1]),
                    number_of(words[2])};
  }
  for (std::uint64_t i = 0; i < events; ++i) {
    const auto words = lines.line(3);
    const auto kind = find_event(words[0]);
    if (!kind) throw Damage();
    batch.events.push_back({*kind, unescaped(words[2]), bytes_of(words[1])});
  }
  batch.bytes = lines.bytes(bytes);
  if (!batch.bytes.ends_with('\n')) throw Damage();
  batch.bytes.pop_back();
  return batch;
}

Cursor read_body(Lines& lines) {
  Cursor cursor;
  lines.line(1);  // the heading was read
  const auto head = lines.words("cursor", 2);
  cursor.id = head[0];
  cursor.sequence = number_of(head[1]);
  if (lines.begins_with("seen ")) {
    const auto words = lines.words("seen", 4);
    cursor.seen = bytes_of(words[0]);
    cursor.settled = {flag_of(words[1]), flag_of(words[2]), flag_of(words[3])};
  }
  const std::uint64_t given = number_of(lines.words("given", 1)[0]);
  for (std::uint64_t i = 0; i < given; ++i) {
    const auto words = lines.line(3);
    if (words[0] != "+" && words[0] != "-") throw Damage();
    cursor.given.emplace_hint(cursor.given.end(), unescaped(words[2]),
                              Given{bytes_of(words[1]), words[0] == "+"});
  }
  if (lines.begins_with("pending ")) cursor.pending = read_batch(lines);
  if (!lines.empty()) throw Damage();
  return cursor;
}

// What the last line vouches for.
std::string_view checked_body(std::string_view bytes) {
  constexpr std::string_view kEnd = "\nend ";
  const std::size_t at = bytes.rfind(kEnd);
  if (at == std::string_view::npos) throw Damage();
  const std::string_view body = bytes.substr(0, at + 1);
  Lines last(bytes.substr(at + 1));
  const auto words = last.words("end", 2);
  if (!last.empty() || number_of(words[0]) != body.size() || words[1] != sha256_hex(body)) {
    throw Damage();
  }
  return body;
}

void append_batch(std::string& text, const Batch& batch) {
  text += fmt::format("pending {} {} {} {}\n", batch.id, batch.format, batch.events.size(),
                      batch.bytes.size() + 1);
  if (batch.append) {
    text += fmt::format("append {} {} {} {}\n", batch.append->device, batch.append->inode,
                        batch.append->length, escaped(batch.append->file));
  }
  for (const Event& event : batch.events) {
    text += fmt::format("{} {} {}\n", event_name(event.kind), word_of(event.checksum),
                        escaped(event.id));
  }
  text += batch.bytes;
  text += '\n';  // so that the last line is one, whatever the bytes end in
}

}  // namespace

std::string encode_cursor(const Cursor& cursor) {
  std::string text =
      fmt::format("{}{}\ncursor {} {}\n", kHeading, kVersion, cursor.id, cursor.sequence);
  if (!cursor.seen.empty()) {
    text += fmt::format("seen {} {:d} {:d} {:d}\n", word_of(cursor.seen), cursor.settled.fresh,
                        cursor.settled.changed, cursor.settled.gone);
  }
  text += fmt::format("given {}\n", cursor.given.size());
  for (const auto& [id, given] : cursor.given) {
    text += given.stands ? "+ " : "- ";
    text += word_of(given.checksum);
    text += ' ';
    text += escaped(id);
    text += '\n';
  }
  if (cursor.pending) append_batch(text, *cursor.pending);
  text += fmt::format("end {} {}\n", text.size(), sha256_hex(text));
  return text;
}

bool may_have_given(std::string_view bytes, const std::set<std::string, std::less<>>& ids) {
  constexpr std::string_view kGiven = "\ngiven ";
  std::unordered_set<std::string> sought;
  for (const std::string& id : ids) sought.insert(escaped(id));
  std::size_t at = bytes.find(kGiven);
  if (at == std::string_view::npos) return false;
  std::string id;
  for (at = bytes.find('\n', at + 1); at != std::string_view::npos;) {
    const std::size_t begin = at + 1;
    at = bytes.find('\n', begin);
    const std::string_view line = bytes.substr(begin, at - begin);
    if (line.starts_with("pending ")) return true;
    const std::size_t space = line.find(' ', 2);
    if (space == std::string_view::npos || (line[0] != '+' && line[0] != '-')) continue;
    id.assign(line.substr(space + 1));
    if (sought.contains(id)) return true;
  }
  return false;
}

Result<Cursor> decode_cursor(std::string_view bytes) {
  if (!bytes.starts_with(kHeading)) return Error{"damaged-cursor", "is none of this program"};
  const std::size_t end = bytes.find('\n');
  if (end != std::string_view::npos &&
      bytes.substr(kHeading.size(), end - kHeading.size()) != kVersion) {
    return Error{"newer-cursor", "was written by another version of this program"};
  }
  try {
    Lines lines(checked_body(bytes));
    return read_body(lines);
  } catch (const Damage&) {
    return Error{"damaged-cursor", "is damaged"};
  }
}

}  // namespace cotejo
