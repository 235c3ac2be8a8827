// SPDX-License-Identifier: GPL-3.0-or-later
// How good is a ranking? The usual measures of one query, and their means over many.
//
// Success, reciprocal rank and average precision are those of trec_eval: an answer counts if its
// grade is 1 or more, and recall is over all that were judged so. nDCG is that of Järvelin and
// Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002, with the
// gain 2^grade - 1 and the discount log2(rank + 1) of Burges et al., "Learning to rank using
// gradient descent", ICML 2005.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace cotejo {

/// Statement → grade, of one query. What is not in it was judged not relevant.
using Grades = std::map<std::string, int>;

/// Each from 0 to 1.
struct Scores {
  double success_at_1 = 0;
  double success_at_10 = 0;
  double reciprocal_rank = 0;
  double average_precision = 0;
  double ndcg_at_10 = 0;
};

/// Statements judged relevant: grade 1 or more.
std::size_t relevant_count(const Grades& grades);

/// Scores a ranking, best first. All are 0 where nothing is judged relevant.
Scores score_ranking(const std::vector<std::string>& ranking, const Grades& grades);

/// Mean of each score; zeros of none.
Scores mean_scores(const std::vector<Scores>& scores);

}  // namespace cotejo
