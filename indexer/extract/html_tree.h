// SPDX-License-Identifier: GPL-3.0-or-later
// HTML as a tree, whatever it looks like: libxml2's parser, with bounds around it. Walk the tree by
// its pointers and not by recursion: it may be hundreds of thousands of elements deep.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace cotejo {

/// Sets libxml2 up, once a process, before anything else of it is used.
void prepare_html();

/// Why `path` is no XPath; empty: it is one.
std::string xpath_fault(const std::string& path);

class HtmlTree {
 public:
  /// Error code bad-html: nothing in it is HTML, or a tag has more attributes than can be read in
  /// reasonable time. Throws std::bad_alloc.
  static Result<HtmlTree> parse(std::string_view utf8);

  /// nullptr only where there is no element.
  xmlNode* root() const { return xmlDocGetRootElement(document_.get()); }
  /// Was the parser unable to go on to the end?
  bool is_partial() const { return is_partial_; }
  /// Elements and attributes on an XPath, in document order; none if it is wrong, or too much work.
  std::vector<xmlNode*> select(const std::string& path) const;

 private:
  struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
  };
  std::unique_ptr<xmlDoc, FreeDocument> document_;
  bool is_partial_ = false;
};

/// Name of an element in small letters, or empty for what is none.
std::string_view element_name(const xmlNode* node);
/// Value of an attribute without outer spaces; empty if it is not there.
std::string attribute(const xmlNode* node, const char* name);
/// The text in a node, element or attribute: white space made one space, none at the ends, at most
/// `most_bytes`. Scripts and styles are left out.
std::string inline_text(const xmlNode* node, std::size_t most_bytes = 16 * 1024);
/// The next node behind `node` in document order, its children first unless `skip_children`;
/// nullptr when `top` is left.
const xmlNode* next_node(const xmlNode* node, const xmlNode* top, bool skip_children = false);
/// Does it hold what no reader of the page sees: scripts, styles, templates?
bool is_unseen(std::string_view element);

}  // namespace cotejo
