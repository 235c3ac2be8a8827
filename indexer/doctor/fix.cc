// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/doctor/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/doctor/mend_text.h"
#include "indexer/doctor/names.h"
#include "indexer/doctor/phrases.h"

namespace cotejo {
namespace {

class Fixer {
 public:
  explicit Fixer(const Statement& statement) : fixed_{statement, {}} {}

  Fixed fix() {
    Statement& s = fixed_.statement;
    take_misnamed_fields();
    mend("title", s.title);
    mend("body", s.body);
    for (Turn& turn : s.turns) {
      mend("turns", turn.speaker);
      mend("turns", turn.text);
    }
    mend_name("source", s.source);
    mend_name("title", s.title);
    mend_name("place", s.place);
    mend_speakers();
    for (std::string& topic : s.topics) mend_name("topics", topic);
    mend_kind();
    mend_url();
    return std::move(fixed_);
  }

 private:
  void change(std::string_view code, std::string_view field, std::string_view before,
              std::string_view after) {
    fixed_.changes.push_back(
        {std::string(code), fmt::format("{}: {}", field, first_change(before, after))});
  }

  void mend(std::string_view field, std::string& text) {
    text = mend_text(text, [&](std::string_view code, const std::string& before,
                               const std::string& after) { change(code, field, before, after); });
  }

  void mend_name(std::string_view field, std::string& name) {
    mend(field, name);
    std::string trimmed(without_outer_spaces(name));
    std::replace(trimmed.begin(), trimmed.end(), '\n', ' ');
    if (trimmed == name) return;
    change("outer-spaces", field, name, trimmed);
    name = std::move(trimmed);
  }

  void mend_speakers() {
    std::vector<std::string> speakers;
    for (std::string& speaker : fixed_.statement.speakers) {
      std::vector<std::string> names = split_names(speaker);
      if (names.size() > 1) {
        fixed_.changes.push_back(
            {"several-speakers",
             fmt::format("speaker: '{}' became a list of {}", speaker, names.size())});
      } else {
        names = {speaker};
      }
      for (std::string& name : names) {
        mend_name("speaker", name);
        if (is_no_name(name)) {
          fixed_.changes.push_back({"no-name", fmt::format("speaker: '{}' left out", name)});
        } else if (std::find(speakers.begin(), speakers.end(), name) == speakers.end()) {
          speakers.push_back(std::move(name));
        }
      }
    }
    fixed_.statement.speakers = std::move(speakers);
  }

  void mend_kind() {
    std::string& kind = fixed_.statement.kind;
    const std::string_view meant = kind_meant_by(kind);
    if (kind.empty() || meant.empty() || meant == kind) return;
    change("unknown-kind", "kind", kind, meant);
    kind = meant;
  }

  void mend_url() {
    std::string& url = fixed_.statement.url;
    if (url.empty() || is_web_address(url)) return;
    std::string mended(without_outer_spaces(url));
    if (mended.starts_with("www.")) mended.insert(0, "https://");
    if (!is_web_address(mended)) return;
    change("bad-url", "url", url, mended);
    url = std::move(mended);
  }

  // A field of text under another name goes to the field it means, if that one is empty.
  void take_misnamed_fields() {
    Statement& s = fixed_.statement;
    const auto target_of = [&](std::string_view field) -> std::string* {
      if (field == "kind") return &s.kind;
      if (field == "title") return &s.title;
      if (field == "url") return &s.url;
      if (field == "place") return &s.place;
      return nullptr;
    };
    std::erase_if(s.extra, [&](const ExtraField& field) {
      const std::string_view meant = field_meant_by(field.name);
      // Only text without escapes: no JSON is read here.
      const std::string& json = field.json;
      const bool plain =
          json.size() > 2 && json.front() == '"' && json.find('\\') == std::string::npos;
      if (meant.empty() || !plain) return false;
      const std::string text = json.substr(1, json.size() - 2);
      std::string* const target = target_of(meant);
      if (target != nullptr && target->empty()) {
        *target = text;
      } else if (meant == "speaker" && s.speakers.empty()) {
        s.speakers = {text};
      } else if (meant == "topics" && s.topics.empty()) {
        s.topics = {text};
      } else {
        return false;
      }
      fixed_.changes.push_back(
          {"misnamed-field", fmt::format("field '{}' became {}", field.name, meant)});
      return true;
    });
  }

  Fixed fixed_;
};

}  // namespace

Fixed fix(const Statement& statement) {
  return Fixer(statement).fix();
}

}  // namespace cotejo
