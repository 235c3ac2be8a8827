// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/names/name_variants.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/counted.h"
#include "core/names/person_name.h"

namespace cotejo {
namespace {

struct Printed {
  std::string name;
  std::uint64_t statements;
};

// All printed forms of one folded name.
struct Form {
  std::vector<std::string> folded;
  std::vector<Printed> printed;
  std::size_t group = 0;
};

bool may_be_one(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.size() < 2 || b.size() < 2 || a.front() != b.front()) return false;
  const auto& fewer = a.size() <= b.size() ? a : b;
  const auto& more = a.size() <= b.size() ? b : a;
  return fewer.size() < more.size() && is_part_of_name(fewer, more);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out + '"';
}

class Proposal {
 public:
  Proposal(const std::map<std::string, std::uint64_t>& names, const Authorities& known)
      : known_(known) {
    std::map<std::string, Form> by_key;
    for (const auto& [name, statements] : names) {
      const PersonName parsed = parse_person_name(name);
      if (parsed.folded.size() < 2) continue;
      Form& form = by_key[parsed.folded_text()];
      form.folded = parsed.folded;
      form.printed.push_back({name, statements});
    }
    for (auto& [key, form] : by_key) forms_.push_back(std::move(form));
    for (std::size_t i = 0; i < forms_.size(); ++i) forms_[i].group = i;
    join();
  }

  std::string text() const {
    std::string toml;
    std::vector<std::vector<const Form*>> groups(forms_.size());
    for (const Form& form : forms_) groups[form.group].push_back(&form);
    for (const auto& group : groups) {
      if (!group.empty()) toml += entry(group);
    }
    return toml;
  }

 private:
  // A shorter name joins the one longer name that it may be short for; of those that are short for
  // each other too the longest.
  void join() {
    std::vector<std::size_t> longer(forms_.size());
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      longer[i] = i;
      bool one = true;
      for (std::size_t j = 0; j < forms_.size(); ++j) {
        if (j == i || forms_[j].folded.size() <= forms_[i].folded.size()) continue;
        if (!may_be_one(forms_[i].folded, forms_[j].folded)) continue;
        if (longer[i] == i) {
          longer[i] = j;
        } else if (may_be_one(forms_[longer[i]].folded, forms_[j].folded)) {
          if (forms_[j].folded.size() > forms_[longer[i]].folded.size()) longer[i] = j;
        } else {
          one = false;
        }
      }
      if (!one) longer[i] = i;
    }
    for (std::size_t i = 0; i < forms_.size(); ++i) {
      std::size_t to = i;
      while (longer[to] != to) to = longer[to];
      forms_[i].group = to;
    }
  }

  std::string entry(const std::vector<const Form*>& group) const {
    std::vector<Printed> all;
    for (const Form* form : group) {
      all.insert(all.end(), form->printed.begin(), form->printed.end());
    }
    if (all.size() < 2) return {};
    std::stable_sort(all.begin(), all.end(), [](const Printed& a, const Printed& b) {
      return a.statements > b.statements;
    });
    const Authority* person = nullptr;
    std::vector<Printed> unknown;
    for (const Printed& printed : all) {
      const Authority* found = known_.person(printed.name, {});
      if (found != nullptr) person = found;
      if (found == nullptr) unknown.push_back(printed);
    }
    if (unknown.empty()) return {};
    std::string toml;
    for (const Printed& printed : all) {
      toml +=
          fmt::format("# {}: {}\n", counted(printed.statements, "statement"), quoted(printed.name));
    }
    std::string name =
        person != nullptr ? person->name : parse_person_name(all.front().name).text();
    if (person != nullptr) {
      toml += "# an entry has this name already: add to its names instead\n";
    }
    toml += fmt::format("[[person]]\nname = {}\nnames = [\n", quoted(name));
    std::vector<std::string> keys{authority_key(name)};
    for (const Printed& printed : unknown) {
      const std::string other = parse_person_name(printed.name).text();
      const std::string key = authority_key(other);
      if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
      keys.push_back(key);
      toml += fmt::format("  {},\n", quoted(other));
    }
    return toml + "]\n\n";
  }

  const Authorities& known_;
  std::vector<Form> forms_;
};

}  // namespace

std::string propose_authorities(const std::map<std::string, std::uint64_t>& names,
                                const Authorities& known) {
  return Proposal(names, known).text();
}

}  // namespace cotejo
