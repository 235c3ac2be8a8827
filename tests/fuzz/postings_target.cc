// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged files of a segment at the readers that map them.
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/glass/document_terms.h"
#include "core/glass/mapped_data.h"
#include "core/glass/mapped_postings.h"
#include "core/glass/mapped_values.h"
#include "core/glass/packed_positions.h"
#include "core/index/field_table.h"
#include "core/index/open_index.h"
#include "indexer/glass/database_merger.h"
#include "indexer/glass/packed_lists.h"
#include "tests/fuzz/checked_target.h"
#include "tests/fuzz/small_index.h"
#include "tests/fuzz/targets.h"
#include "tests/support/temp_dir.h"

namespace cotejo {
namespace {

constexpr std::array kFiles{"postlist.glass", "position.glass", "iamglass", "docdata.glass",
                            kPackedPositionsName};
// Nobody reads the table where the other is there.
constexpr std::size_t kPositionTable = 1;
constexpr std::size_t kPacked = 4;

// An input is a byte that says which file is damaged, and its bytes.
std::vector<std::string> files_of(const std::filesystem::path& segment) {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < kFiles.size(); ++i) {
    files.push_back(static_cast<char>(i) + read_file(segment / kFiles[i]));
  }
  return files;
}

class PostingsTarget : public CheckedTarget {
 public:
  PostingsTarget() : PostingsTarget(SmallIndex()) {}

 private:
  explicit PostingsTarget(const SmallIndex& index)
      : PostingsTarget(open_index({index.path()}).shards.front()) {}

  explicit PostingsTarget(const Shard& segment)
      : CheckedTarget(files_of(segment.location),
                      {std::string_view("\0", 1), "\xFF", "\xFF\xFF\xFF\xFF", "\x7F", "\x80", "1",
                       "0", std::string_view("\0\0", 2), std::string_view("\x20\0", 2), "\x60",
                       std::string_view("\0\x0B", 2)}),
        files_(seeds()),
        last_(segment.database.get_lastdocid()) {
    for (auto term = segment.database.allterms_begin(); term != segment.database.allterms_end();
         ++term) {
      terms_.push_back(*term);
    }
    terms_.emplace_back("never there");
  }

  void check(const std::string& input) override {
    if (input.empty()) return;
    const std::size_t damaged = static_cast<unsigned char>(input[0]) % kFiles.size();
    for (std::size_t i = 0; i < kFiles.size(); ++i) {
      const bool is_left_out = i == kPacked && damaged == kPositionTable;
      folder_.write_file(kFiles[i],
                         is_left_out ? "" : (i == damaged ? input : files_[i]).substr(1));
    }
    read_data();
    if (damaged == kPacked) read_packed();
    const auto mapped = MappedPostings::open(folder_.path());
    if (!mapped) return;
    read_values(*mapped);
    read_terms(*mapped);
    merge();
    // Each list by itself: damage to one says nothing of the others.
    for (const std::string& term : terms_) {
      try {
        read(*mapped, term);
        ++taken_;
      } catch (const Failure&) {
      }
    }
  }

  void read_values(const MappedPostings& mapped) {
    for (std::uint32_t slot = 0; slot <= kSlotKinship + 1; ++slot) {
      try {
        MappedPostings::Values values(mapped, slot);
        for (std::uint32_t document = 1; document <= last_ + 1; ++document) {
          const std::string value(values.of(document));
          require(values.of(document) == value, "another value, asked for again");
        }
        ++taken_;
      } catch (const Failure&) {
      }
    }
  }

  void read_data() {
    const auto mapped = MappedData::open(folder_.path());
    if (!mapped) return;
    for (std::uint32_t document = 0; document <= last_ + 1; ++document) {
      try {
        (void)mapped->of(document);
        ++taken_;
      } catch (const Failure&) {
      }
    }
  }

  // As taking statements out does.
  void read_terms(const MappedPostings& mapped) {
    const std::vector<std::uint32_t> some{1, 2, last_};
    try {
      const TermsOfDocuments terms(mapped.table(), some);
      for (const DocumentTerms& document : terms.documents()) {
        for (std::size_t i = 1; i < document.terms.size(); ++i) {
          require(*document.terms[i - 1].text < *document.terms[i].text,
                  "terms that do not ascend");
        }
      }
      ++taken_;
    } catch (const Failure&) {
    }
  }

  // Whatever the sources are: what is written is either refused or sound.
  void merge() {
    const std::string merged = folder_.file("merged");
    try {
      merge_tables(std::vector<DatabaseSource>{{folder_.path(), 0}, {folder_.path(), last_}},
                   merged);
    } catch (const Failure&) {
      return;
    }
    const auto mapped = MappedPostings::open(merged);
    if (!mapped) return;
    for (const std::string& term : terms_) {
      require(mapped->read(term).size() == mapped->frequency(term), "another number, merged");
    }
    ++taken_;
  }

  // As merging does.
  void read_packed() {
    try {
      PackedLists lists(folder_.file(kPackedPositionsName));
      while (lists.next()) {
        std::uint32_t before = 0;
        lists.for_each([&](std::uint32_t document, std::string_view positions) {
          require(document > before && !positions.empty(), "documents that do not ascend");
          before = document;
        });
        ++taken_;
      }
    } catch (const Failure&) {
    }
  }

  void read(const MappedPostings& mapped, const std::string& term) const {
    const auto postings = mapped.read(term);
    require(postings.size() == mapped.frequency(term), "another number of postings");
    for (std::size_t i = 1; i < postings.size(); ++i) {
      require(postings[i - 1].document < postings[i].document, "documents that do not ascend");
    }
    const std::vector<std::uint64_t> odd(last_ / 64 + 1, 0xAAAAAAAAAAAAAAAA);
    for (const Posting& posting : mapped.read(term, odd)) {
      require(posting.document % 2 == 1, "a posting of a document that is not wanted");
    }
    MappedPostings::Positions places(mapped, term);
    MappedPostings::Walk walk(mapped, term);
    std::size_t walked = 0;
    for (std::uint32_t at = walk.next_from(1); at != 0; at = walk.next_from(at + 1)) {
      require(walked < postings.size() && postings[walked].document == at &&
                  postings[walked].frequency == walk.frequency(),
              "another list, one by one");
      ++walked;
      std::vector<std::uint32_t> positions;
      places.read(at, positions);
    }
    require(walked == postings.size(), "a shorter list, one by one");
  }

  std::vector<std::string> files_;
  std::uint32_t last_;  // document
  std::vector<std::string> terms_;
  TempDir folder_;
};

}  // namespace

std::unique_ptr<FuzzTarget> make_postings_target() {
  return std::make_unique<PostingsTarget>();
}

}  // namespace cotejo
