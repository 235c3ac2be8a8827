// SPDX-License-Identifier: GPL-3.0-or-later
// The makers of each renderer. Internal to searcher/output.
#pragma once

#include "searcher/output/renderer.h"

namespace cotejo {

std::unique_ptr<ResultRenderer> make_text_renderer(std::ostream& out, const TerminalStyle& style);
std::unique_ptr<ResultRenderer> make_json_renderer(std::ostream& out);
std::unique_ptr<ResultRenderer> make_jsonl_renderer(std::ostream& out);
std::unique_ptr<ResultRenderer> make_csv_renderer(std::ostream& out);
std::unique_ptr<ResultRenderer> make_ids_renderer(std::ostream& out);
std::unique_ptr<ResultRenderer> make_atom_renderer(std::ostream& out, FeedOptions options);
std::unique_ptr<ResultRenderer> make_rss_renderer(std::ostream& out, FeedOptions options);

/// One hit as a JSON object.
std::string hit_json(const Hit& hit);

}  // namespace cotejo
