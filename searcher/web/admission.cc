// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/admission.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <nettle/memops.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <fstream>

#include "core/base/outer_spaces.h"
#include "core/base/result.h"
#include "core/base/sha256.h"

namespace cotejo {

std::string counted_peer(const std::string& address) {
  std::array<unsigned char, 16> bytes{};
  if (::inet_pton(AF_INET6, address.c_str(), bytes.data()) != 1) return address;
  // An IPv4 address in IPv6 clothes is that address.
  static constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255};
  if (std::equal(kMapped.begin(), kMapped.end(), bytes.begin())) {
    return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
  }
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  ::inet_ntop(AF_INET6, bytes.data(), text.data(), text.size());
  return fmt::format("{}/64", text.data());
}

std::string forwarded_peer(std::string_view x_forwarded_for, const std::string& proxy) {
  std::string_view last = x_forwarded_for.substr(x_forwarded_for.rfind(',') + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return last.empty() ? proxy : std::string(last.substr(0, 64));
}

bool ConnectionCount::take(const std::string& peer) {
  if (most_ == 0 || peer.empty()) return true;
  std::size_t& open = open_[peer];
  if (open >= most_) return false;
  ++open;
  return true;
}

void ConnectionCount::give_back(const std::string& peer) {
  const auto place = open_.find(peer);
  if (place != open_.end() && --place->second == 0) open_.erase(place);
}

double RateLimit::filled(const Bucket& bucket, Clock::time_point now) const {
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  return std::min(burst_, bucket.tokens + std::max(seconds, 0.0) * rate_);
}

unsigned RateLimit::take(const std::string& peer, Clock::time_point now) {
  if (rate_ <= 0 || peer.empty()) return 0;
  if (buckets_.size() >= kMostPeers && !buckets_.contains(peer)) {
    std::erase_if(buckets_, [&](const auto& row) { return filled(row.second, now) >= burst_; });
    if (buckets_.size() >= kMostPeers) buckets_.clear();
  }
  Bucket& bucket = buckets_.try_emplace(peer, Bucket{burst_, now}).first->second;
  bucket = {filled(bucket, now), now};
  if (bucket.tokens < 1) return static_cast<unsigned>(std::ceil((1 - bucket.tokens) / rate_));
  bucket.tokens -= 1;
  return 0;
}

BearerTokens::BearerTokens(const std::string& file) {
  std::ifstream in(file);
  if (!in) {
    throw Failure(fmt::format("cannot read the tokens '{}': {}", file, std::strerror(errno)),
                  ExitCode::kUsage);
  }
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0) {
    throw Failure(fmt::format("everybody may read the tokens '{0}': chmod o= '{0}'", file),
                  ExitCode::kUsage);
  }
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    line.erase(std::min(line.find('#'), line.size()));
    line = trimmed(line, " \t\r");
    if (line.empty()) continue;
    if (line.size() < kLeastToken || line.find_first_of(" \t") != std::string::npos) {
      throw Failure(fmt::format("{}:{}: a token has at least {} characters and no spaces; make one "
                                "with: openssl rand -hex 32",
                                file, number, kLeastToken),
                    ExitCode::kUsage);
    }
    hashes_.push_back(sha256(line));
  }
  if (hashes_.empty()) {
    throw Failure(
        fmt::format("there is no token in '{}'; make one with: openssl rand -hex 32", file),
        ExitCode::kUsage);
  }
}

bool BearerTokens::admits(std::string_view authorization) const {
  constexpr std::string_view kScheme = "bearer ";
  if (authorization.size() <= kScheme.size()) return false;
  for (std::size_t i = 0; i < kScheme.size(); ++i) {
    const char c = authorization[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != kScheme[i]) return false;
  }
  // Hashes have one length, so the comparison tells nothing of the token's.
  const std::string hash = sha256(authorization.substr(kScheme.size()));
  int found = 0;
  for (const std::string& known : hashes_) {
    found |= ::memeql_sec(known.data(), hash.data(), hash.size());
  }
  return found != 0;
}

}  // namespace cotejo
