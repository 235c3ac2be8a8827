// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/json_writer.h"
#include "indexer/extract/charset.h"
#include "indexer/extract/date_text.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/page_metadata.h"
#include "indexer/extract/page_text.h"
#include "indexer/extract/profile_values.h"
#include "indexer/extract/web_address.h"

namespace cotejo {
namespace {

constexpr std::size_t kLeastTextBytes = 60;

std::string shown(const std::optional<Date>& date) {
  return date ? date->to_string() : "";
}

// Fields, remarks and the fault of one page, as they are found.
class PageRecord {
 public:
  PageRecord(const HtmlTree& tree, const PageSurroundings& context, const Profiles& profiles,
             std::string_view decoded)
      : tree_(tree), metadata_(page_metadata(tree)), context_(context) {
    if (context_.url.empty()) context_.url = address_of_saved_page(decoded);
    find_address();
    profile_ = profiles.find(url_.empty() ? home_ : url_, metadata_.generator, context_.file_name);
    if (profile_ != nullptr) values_ = profile_values(*profile_, &tree_, context_.file_name);
  }

  Extracted read() {
    if (auto title = value("title"); !title.empty()) metadata_.title = title;
    if (Error fault = find_text(); !fault.code.empty()) return failed(std::move(fault));
    if (Error fault = find_date_field(); !fault.code.empty()) return failed(std::move(fault));
    put("title", metadata_.title);
    put("date", shown(date_));
    if (Error fault = find_source(); !fault.code.empty()) return failed(std::move(fault));
    find_speakers();
    put("lang", first_of(value("lang"), metadata_.lang));
    for (const char* field : {"kind", "place"}) put(field, value(field));
    if (!values_["topics"].empty()) fields_.push_back({"topics", values_["topics"], 0});
    put("url", url_);
    put("retrieved", context_.retrieved);
    put_alternates();
    put("body", std::move(text_));
    return Extracted{std::move(fields_), 0, std::move(remarks_), {}};
  }

  void remark(std::string code, std::string message) {
    remarks_.push_back({std::move(code), std::move(message)});
  }

 private:
  Extracted failed(Error fault) {
    if (profile_ != nullptr) fault.message += fmt::format(" (read by profile {})", profile_->name);
    return Extracted{{}, 0, std::move(remarks_), std::move(fault)};
  }

  std::string value(const std::string& field) {
    const std::vector<std::string>& found = values_[field];
    return found.empty() ? "" : found.front();
  }
  static std::string first_of(std::string a, std::string b) { return a.empty() ? b : a; }
  void put(const char* name, std::string text) {
    if (!text.empty()) fields_.push_back({name, std::move(text), 0});
  }

  // The page's own word for its address, unless that is the site's home page: some sites name it on
  // every page, and all statements would become one.
  void find_address() {
    const std::string own = absolute_address(metadata_.url, context_.url);
    if (!own.empty() && !is_home_page(own)) {
      url_ = own;
    } else if (!context_.url.empty()) {
      url_ = context_.url;
    } else if (!own.empty()) {
      home_ = own;
      remark("no-own-url", fmt::format("it gives the site's home page, {}, for its address; the "
                                       "record has no url",
                                       own));
    }
  }

  Error find_text() {
    const std::vector<xmlNode*> chosen =
        profile_ == nullptr ? std::vector<xmlNode*>() : profile_nodes(*profile_, tree_, "body");
    NodeSet dropped;
    if (profile_ != nullptr) {
      for (const std::string& path : profile_->drop) {
        for (const xmlNode* node : tree_.select(path)) dropped.insert(node);
      }
      if (chosen.empty() && profile_->rule("body") != nullptr) {
        remark("profile-misses", fmt::format("nothing stands where profile {} looks for the body; "
                                             "it was looked for as on any page",
                                             profile_->name));
      }
    }
    PageText page = main_text(tree_, chosen, std::move(dropped), metadata_.title);
    text_ = std::move(page.text);
    if (text_.empty() || (chosen.empty() && text_.size() < kLeastTextBytes)) {
      return {
          "no-text",
          "no running text was found, only menus, links and the like; a --profile can say where "
          "it stands"};
    }
    if (page.is_guessed) {
      remark("text-guessed",
             "no element says where the text stands: what looks most like prose was taken");
    }
    return {};
  }

  Error find_date_field() {
    date_ = profile_ == nullptr ? std::nullopt : profile_date(*profile_, values_["date"]);
    if (!date_ && !value("date").empty()) {
      remark("profile-misses", fmt::format("'{}' is no date in a format of profile {}",
                                           value("date"), profile_->name));
    }
    if (!date_) date_ = metadata_.date;
    if (!date_) {
      date_ = date_near_top(tree_);
      if (date_) {
        remark("date-from-text", fmt::format("the page gives no date but in its text; {} was taken",
                                             date_->to_string()));
      }
    }
    if (date_) return {};
    return {"missing-date",
            "the page has no date: not in its metadata, nor in words near the top; a --profile can "
            "say where it stands, and in which format"};
  }

  Error find_source() {
    std::string source = first_of(value("source"), metadata_.source);
    const std::string host = host_of(first_of(url_, home_));
    if (source.empty() && !host.empty()) {
      source = host;
      remark("source-from-host",
             fmt::format("the page does not name who publishes it; its host, {}, was taken; a "
                         "--profile can say who it is",
                         source));
    }
    if (source.empty()) {
      return {"missing-field",
              "the page does not name who publishes it, nor its own address; a --profile can say "
              "who it is"};
    }
    put("source", source);
    return {};
  }

  void find_speakers() {
    std::vector<std::string> speakers = values_["speaker"];
    if (speakers.empty() && !metadata_.authors.empty()) {
      speakers = metadata_.authors;
      remark("speaker-from-author",
             fmt::format("'{}' is the page's author, and was taken for the speaker",
                         fmt::join(speakers, "', '")));
    }
    if (!speakers.empty()) fields_.push_back({"speaker", std::move(speakers), 0});
  }

  void put_alternates() {
    std::string json;
    JsonWriter writer(json);
    writer.begin_array();
    bool any = false;
    for (const auto& [lang, address] : metadata_.alternates) {
      if (address == url_) continue;
      any = true;
      writer.begin_object().field("lang", lang).field("url", address).end_object();
    }
    writer.end_array();
    if (any) fields_.push_back({"alternates", RawJson{std::move(json)}, 0});
  }

  const HtmlTree& tree_;
  PageMetadata metadata_;
  PageSurroundings context_;
  const Profile* profile_ = nullptr;
  ProfileValues values_;
  std::string url_;
  std::string home_;
  std::string text_;
  std::optional<Date> date_;
  std::vector<RecordField> fields_;
  std::vector<ReaderRemark> remarks_;
};

void remark_charset(const DecodedPage& page, PageRecord& record) {
  if (!page.unknown_label.empty()) {
    record.remark("unknown-charset", fmt::format("there is no charset '{}'; it was read as {}",
                                                 page.unknown_label, page.charset));
  } else if (page.is_guessed) {
    record.remark(
        "charset-guessed",
        fmt::format("nothing says which charset it has; it was read as {}", page.charset));
  }
  if (page.broken != 0) {
    record.remark("broken-bytes", fmt::format("{} places are not {}: a character was lost at each",
                                              page.broken, page.charset));
  }
}

}  // namespace

Extracted read_html_page(std::string_view bytes, const PageSurroundings& context,
                         const Profiles& profiles) {
  const DecodedPage page = decode_page(bytes, context.content_type);
  auto tree = HtmlTree::parse(page.utf8);
  if (!tree) return Extracted{{}, 0, {}, tree.error()};
  PageRecord record(*tree, context, profiles, page.utf8);
  remark_charset(page, record);
  if (tree->is_partial()) {
    record.remark("partial-page", "the parser gave up before the end: text behind it is missing");
  }
  return record.read();
}

std::string html_text(std::string_view utf8_fragment) {
  auto tree = HtmlTree::parse(utf8_fragment);
  if (!tree) return "";
  PageTextBuilder builder;
  builder.add(tree->root(), {});
  return builder.take();
}

}  // namespace cotejo
