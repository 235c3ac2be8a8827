// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cli/linking.h"

#include <fmt/format.h>

#include <iostream>

#include "core/base/counted.h"
#include "core/base/result.h"
#include "core/base/utf8.h"
#include "indexer/links/confirm_links.h"
#include "indexer/links/propose_links.h"

namespace cotejo {

int run_proposing(const IndexerOptions& options) {
  Dictionary dictionary(default_dictionary_file());
  if (!dictionary.is_open()) {
    std::cerr << "cotejo-indexer: warning: there is no dictionary at '"
              << default_dictionary_file().string()
              << "': hardly anything can be proposed; build and install it with the programs\n";
  }
  if (!options.words.empty()) dictionary.add_lists(options.words);
  const LinkProposals found =
      propose_links(open_index({options.index}), dictionary, options.min_score);
  for (const LinkProposal& proposal : found.proposals) {
    std::cout << (options.json ? proposal_json(proposal) : proposal_text(proposal) + "\n");
  }
  std::cout.flush();
  for (const std::string& day : found.too_many) {
    std::cerr << "cotejo-indexer: warning: too many statements to compare, passed over: "
              << printable(day) << '\n';
  }
  if (!options.json) {
    std::cerr << fmt::format("{}, of {} compared\n",
                             counted(found.proposals.size(), "probable translation"),
                             counted(found.compared, "pair"));
  }
  return static_cast<int>(ExitCode::kDone);
}

Report run_linking(const IndexerOptions& options) {
  if (options.command == "links") {
    std::vector<Remark> rejected;
    const std::vector<AcceptedLink> links = read_accepted_file(options.accept_file, rejected);
    Report report = confirm_links(options.index, links, options.accept_file, "links");
    report.rejected.insert(report.rejected.begin(), rejected.begin(), rejected.end());
    return report;
  }
  std::vector<AcceptedLink> links;
  if (options.ids.size() == 2) links.push_back({options.ids[0], options.ids[1]});
  for (const std::string& id : options.unlinked) links.push_back({id, ""});
  if (links.empty()) {
    throw Failure("say which statement translates which: link ID ORIGINAL; or link --none ID",
                  ExitCode::kUsage);
  }
  return confirm_links(options.index, links, "", "link");
}

}  // namespace cotejo
