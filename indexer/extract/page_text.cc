// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/page_text.h"

#include <algorithm>
#include <array>

#include "indexer/extract/node_weights.h"

namespace cotejo {
namespace {

constexpr std::array<std::string_view, 7> kAroundElements{"nav",    "aside", "footer", "button",
                                                          "dialog", "form",  "menu"};
constexpr std::array<std::string_view, 7> kAroundRoles{
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert"};
// Words of class names and ids, in the two languages that sites are written in. Whole words only:
// "share" is not in "shareholders".
constexpr std::array<std::string_view, 62> kAroundWords{
    "nav",         "navbar",      "navigation",  "menu",         "breadcrumb",   "breadcrumbs",
    "migas",       "migaspan",    "sidebar",     "footer",       "share",        "sharing",
    "sharebar",    "social",      "sociales",    "redes",        "compartir",    "addtoany",
    "addthis",     "related",     "relacionado", "relacionados", "relacionada",  "relacionadas",
    "relatednews", "recommended", "cookie",      "cookies",      "consent",      "gdpr",
    "newsletter",  "subscribe",   "suscripcion", "suscribete",   "comments",     "comentarios",
    "disqus",      "tags",        "tagcloud",    "etiquetas",    "print",        "imprimir",
    "pagination",  "paginacion",  "pager",       "skip",         "skiplink",     "search",
    "buscador",    "buscar",      "widget",      "advert",       "ads",          "banner",
    "popup",       "modal",       "toolbar",     "copyright",    "screenreader", "visuallyhidden",
    "noprint",     "masthead"};

bool is_any(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool has_around_word(const std::string& names) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool is_capital = c >= 'A' && c <= 'Z';
    const bool is_small = c >= 'a' && c <= 'z';
    if (!is_small && !word.empty()) {
      if (is_any(word, kAroundWords)) return true;
      word.clear();
    }
    if (is_capital) word += static_cast<char>(c + ('a' - 'A'));
    if (is_small) word += c;
  }
  return false;
}

bool is_hidden(const xmlNode* node) {
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr) return true;
  if (attribute(node, "aria-hidden") == "true") return true;
  std::string style = attribute(node, "style");
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

bool is_list_of_links(const NodeWeight& weight) {
  constexpr std::size_t kLeastLinks = 3;
  return weight.links >= kLeastLinks && weight.in_links * 10 > weight.characters * 7;
}

// What stands around a statement, by what the page calls it. Something that holds half of all text
// is no margin, whatever its name: whole pages stand in a <form>, or in "content-sidebar-wrap".
NodeSet margins(const xmlNode* top, const NodeSet& dropped) {
  const NodeWeights weights = weigh(top, dropped);
  const std::size_t all = weights.at(top).characters;
  NodeSet found = dropped;
  bool is_in_article = false;
  for (const xmlNode* node = top; node != nullptr;) {
    const std::string_view name = element_name(node);
    bool skip = found.contains(node) || is_unseen(name);
    const auto weight = weights.find(node);
    if (!skip && node != top && !name.empty() && weight != weights.end()) {
      is_in_article = is_in_article || name == "article" || name == "main";
      const bool is_small = weight->second.characters * 2 <= all;
      skip =
          is_hidden(node) ||
          (is_small &&
           (is_any(name, kAroundElements) || is_list_of_links(weight->second) ||
            (name == "header" && !is_in_article) || is_any(attribute(node, "role"), kAroundRoles) ||
            has_around_word(attribute(node, "class")) || has_around_word(attribute(node, "id"))));
      if (skip) found.insert(node);
    }
    node = next_node(node, top, skip);
  }
  return found;
}

std::size_t characters_in(const xmlNode* node, const NodeWeights& weights) {
  const auto found = weights.find(node);
  return found == weights.end() ? 0 : found->second.characters;
}

// The one with most text, if it is more than half of what they have together (a page with many
// articles is a list of them), and no mere teaser beside the text.
const xmlNode* marked(const HtmlTree& tree, const char* path, const NodeWeights& weights,
                      std::size_t prose_of_page) {
  const xmlNode* most = nullptr;
  std::size_t all = 0;
  for (const xmlNode* node : tree.select(path)) {
    const std::size_t size = characters_in(node, weights);
    all += size;
    if (most == nullptr || size > characters_in(most, weights)) most = node;
  }
  constexpr std::size_t kLeast = 80;
  const std::size_t size = most == nullptr ? 0 : characters_in(most, weights);
  const bool is_one = size * 2 > all;
  return size >= kLeast && is_one && size * 3 >= prose_of_page ? most : nullptr;
}

// Not those within one that was chosen already: their text would stand there twice.
std::vector<const xmlNode*> outermost(const std::vector<xmlNode*>& chosen) {
  std::vector<const xmlNode*> nodes;
  const std::unordered_set<const xmlNode*> all(chosen.begin(), chosen.end());
  for (const xmlNode* node : chosen) {
    const xmlNode* up = node->parent;
    while (up != nullptr && !all.contains(up)) up = up->parent;
    if (up == nullptr) nodes.push_back(node);
  }
  return nodes;
}

// Where most prose stands, and those beside it that have prose too, in the order of the page.
std::vector<const xmlNode*> densest(const xmlNode* body, const NodeWeights& weights) {
  const auto score = [&](const xmlNode* node) {
    const auto found = weights.find(node);
    if (found == weights.end() || found->second.characters == 0) return 0.0;
    const NodeWeight& weight = found->second;
    return weight.prose *
           (1 - static_cast<double>(weight.in_links) / static_cast<double>(weight.characters));
  };
  const xmlNode* best = nullptr;
  double most = 0;
  // In the order of the page, and not of the map, which is that of addresses: of equal ones the
  // first is taken, in every run.
  for (const xmlNode* node = body; node != nullptr; node = next_node(node, body)) {
    const double here = score(node);
    if (here <= most) continue;
    best = node;
    most = here;
  }
  if (best == nullptr) return {};
  if (best->parent == nullptr || element_name(best) == "body") return {best};
  constexpr double kShare = 0.2;
  constexpr double kLeast = 2;
  std::vector<const xmlNode*> chosen;
  for (const xmlNode* node = best->parent->children; node != nullptr; node = node->next) {
    if (node == best || score(node) >= std::max(kLeast, most * kShare)) chosen.push_back(node);
  }
  return chosen;
}

const xmlNode* body_of(const HtmlTree& tree) {
  for (const xmlNode* node = tree.root()->children; node != nullptr; node = node->next) {
    if (element_name(node) == "body") return node;
  }
  return tree.root();
}

bool is_mostly_links(const NodeWeights& weights, const std::vector<const xmlNode*>& nodes) {
  std::size_t all = 0;
  std::size_t in_links = 0;
  for (const xmlNode* node : nodes) {
    const auto found = weights.find(node);
    if (found == weights.end()) continue;
    all += found->second.characters;
    in_links += found->second.in_links;
  }
  return in_links * 10 > all * 7;
}

}  // namespace

PageText main_text(const HtmlTree& tree, const std::vector<xmlNode*>& chosen, NodeSet dropped,
                   std::string_view title) {
  PageText page;
  PageTextBuilder builder;
  if (!chosen.empty()) {
    for (const xmlNode* node : outermost(chosen)) builder.add(node, dropped, title);
    page.text = builder.take();
    return page;
  }
  const xmlNode* body = body_of(tree);
  dropped = margins(body, dropped);
  const NodeWeights weights = weigh(body, dropped);
  std::vector<const xmlNode*> nodes;
  const NodeWeight& whole = weights.at(body);
  const std::size_t prose = whole.characters - whole.in_links;
  for (const char* path :
       {"//*[@itemprop='articleBody']", "//article", "//main|//*[@role='main']"}) {
    if (const xmlNode* node = marked(tree, path, weights, prose)) {
      nodes = {node};
      break;
    }
  }
  if (nodes.empty()) {
    nodes = densest(body, weights);
    page.is_guessed = true;
  }
  if (is_mostly_links(weights, nodes)) return page;
  for (const xmlNode* node : nodes) builder.add(node, dropped, title);
  page.text = builder.take();
  return page;
}

}  // namespace cotejo
