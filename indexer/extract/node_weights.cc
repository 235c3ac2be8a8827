// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/node_weights.h"

#include <algorithm>
#include <vector>

#include "indexer/extract/html_tree.h"

namespace cotejo {
namespace {

struct TextSize {
  std::size_t characters = 0;
  std::size_t commas = 0;
};

TextSize measure(const xmlNode* text) {
  TextSize size;
  if (text->content == nullptr) return size;
  for (const xmlChar* at = text->content; *at != 0; ++at) {
    const bool is_continuation = (*at & 0xC0) == 0x80;
    if (*at > ' ' && !is_continuation) ++size.characters;
    if (*at == ',' || *at == ';') ++size.commas;
  }
  return size;
}

// The nearest block, within bounds: inline elements may be nested without end.
const xmlNode* block_around(const xmlNode* text) {
  constexpr int kMostSteps = 50;
  const xmlNode* node = text->parent;
  for (int step = 0; step < kMostSteps; ++step) {
    const std::string_view name = element_name(node);
    if (is_block(name) || name == "li" || name == "td") break;
    if (node->parent == nullptr || node->parent->type != XML_ELEMENT_NODE) break;
    node = node->parent;
  }
  return node;
}

// As Readability does (Arc90 2009): a paragraph speaks for the element it stands in, and half as
// loud for the one around that. Commas tell prose from labels.
void add_prose(const xmlNode* text, const TextSize& size, NodeWeights& weights) {
  constexpr std::size_t kLeast = 25;
  constexpr double kMostForLength = 3;
  if (size.characters < kLeast) return;
  const double score = 1 + static_cast<double>(size.commas) +
                       std::min(static_cast<double>(size.characters) / 100, kMostForLength);
  const xmlNode* block = block_around(text);
  const std::string_view name = element_name(block);
  const bool is_paragraph = name == "p" || name == "li" || name == "blockquote" || name == "pre";
  const xmlNode* holder = is_paragraph && block->parent != nullptr ? block->parent : block;
  weights[holder].prose += score;
  if (holder->parent != nullptr) weights[holder->parent].prose += score / 2;
}

}  // namespace

NodeWeights weigh(const xmlNode* top, const NodeSet& dropped) {
  NodeWeights weights;
  std::vector<const xmlNode*> elements;  // each behind the one that it is in
  const xmlNode* link = nullptr;         // the outermost that is open
  for (const xmlNode* node = top; node != nullptr;) {
    const std::string_view name = element_name(node);
    const bool skip = dropped.contains(node) || is_unseen(name);
    if (!skip && node->type == XML_ELEMENT_NODE) {
      elements.push_back(node);
      NodeWeight& weight = weights[node];
      if (name == "a" && link == nullptr) link = node;
      if (name == "a") weight.links = 1;
    } else if (!skip && node->type == XML_TEXT_NODE && node->parent != nullptr) {
      const TextSize size = measure(node);
      NodeWeight& weight = weights[node->parent];
      weight.characters += size.characters;
      if (link != nullptr) weight.in_links += size.characters;
      if (link == nullptr) add_prose(node, size, weights);
    }
    const xmlNode* next = next_node(node, top, skip);
    // Was the outermost link left? Then it is passed on the way up to the next one's parent.
    if (link != nullptr && next != nullptr && next->parent != node) {
      for (const xmlNode* up = node; up != nullptr && up != next->parent; up = up->parent) {
        if (up == link) {
          link = nullptr;
          break;
        }
      }
    }
    node = next;
  }
  for (auto at = elements.rbegin(); at != elements.rend(); ++at) {
    const xmlNode* node = *at;
    if (node == top || node->parent == nullptr) continue;
    const NodeWeight& weight = weights[node];
    NodeWeight& around = weights[node->parent];
    around.characters += weight.characters;
    around.in_links += weight.in_links;
    around.links += weight.links;
  }
  return weights;
}

}  // namespace cotejo
