// SPDX-License-Identifier: GPL-3.0-or-later
// Elements → plain text: blocks become paragraphs with an empty line between, list entries and
// table rows become lines, cells are parted by tabs, white space is one space as browsers show it.
#pragma once

#include <libxml/tree.h>

#include <string>
#include <string_view>
#include <unordered_set>

namespace cotejo {

using NodeSet = std::unordered_set<const xmlNode*>;

class PageTextBuilder {
 public:
  /// Appends the text in `top`, without the elements of `dropped`, what no reader sees, and, where
  /// the text begins with it, the heading `title`: it is a field of its own.
  void add(const xmlNode* top, const NodeSet& dropped, std::string_view title = {});
  /// The text so far, without outer white space.
  std::string take() { return std::move(text_); }

 private:
  enum class Gap { kNone, kSpace, kCell, kLine, kParagraph };

  void open(const xmlNode* node);
  void close(const xmlNode* node);
  void add_text(std::string_view text);
  void widen(Gap gap) {
    if (gap > gap_) gap_ = gap;
  }

  std::string text_;
  Gap gap_ = Gap::kNone;
  bool is_behind_br_ = false;
  std::size_t pre_depth_ = 0;
};

/// Does it begin a paragraph of its own?
bool is_block(std::string_view element);

}  // namespace cotejo
