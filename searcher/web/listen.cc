// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/web/listen.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace cotejo {
namespace {

constexpr int kBacklog = 512;
constexpr int kFirstInherited = 3;  // sd_listen_fds(3)
constexpr std::string_view kUnix = "unix:";

Error bad_address(std::string_view text) {
  return {"bad-address",
          fmt::format("'{}' is no address to listen at; write 127.0.0.1:8080, [::1]:8080 or "
                      "unix:PATH",
                      text)};
}

struct Bound {
  sockaddr_storage storage{};
  socklen_t length = 0;
};

std::optional<Bound> bound_to(const std::string& host, unsigned port) {
  Bound bound;
  auto* four = reinterpret_cast<sockaddr_in*>(&bound.storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&bound.storage);
  if (::inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(static_cast<std::uint16_t>(port));
    bound.length = sizeof(sockaddr_in);
  } else if (::inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(static_cast<std::uint16_t>(port));
    bound.length = sizeof(sockaddr_in6);
  } else {
    return std::nullopt;
  }
  return bound;
}

bool is_loopback_address(const sockaddr_storage& storage) {
  if (storage.ss_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(storage);
    return (ntohl(four.sin_addr.s_addr) >> 24) == 127;
  }
  const auto& six = reinterpret_cast<const sockaddr_in6&>(storage);
  return storage.ss_family == AF_INET6 && IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
}

Bound name_of(int descriptor) {
  Bound bound;
  bound.length = sizeof bound.storage;
  if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&bound.storage), &bound.length) != 0) {
    bound.storage.ss_family = AF_UNSPEC;
  }
  return bound;
}

[[noreturn]] void cannot_listen(const std::string& where) {
  const int error = errno;
  std::string advice;
  if (error == EADDRINUSE) advice = "; another program listens there: choose another --listen";
  if (error == EACCES) advice = "; ports below 1024 are the system's: choose a higher one";
  throw Failure(fmt::format("cannot listen at {}: {}{}", where, std::strerror(error), advice));
}

Bound bound_to_path(const std::string& path) {
  Bound bound;
  auto* local = reinterpret_cast<sockaddr_un*>(&bound.storage);
  local->sun_family = AF_UNIX;
  if (path.size() >= sizeof local->sun_path) {
    throw Failure(fmt::format("the path '{}' is too long for a socket; {} bytes at most", path,
                              sizeof local->sun_path - 1),
                  ExitCode::kUsage);
  }
  std::memcpy(local->sun_path, path.c_str(), path.size() + 1);
  bound.length = sizeof(sockaddr_un);
  return bound;
}

// What a server that was killed has left; one that is alive keeps it, and so does any other file.
void remove_stale_socket(const std::string& path, const Bound& bound) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0 || !S_ISSOCK(status.st_mode)) return;
  const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool refused =
      ::connect(probe, reinterpret_cast<const sockaddr*>(&bound.storage), bound.length) != 0 &&
      errno == ECONNREFUSED;
  ::close(probe);
  if (refused) ::unlink(path.c_str());
}

}  // namespace

bool ListenAddress::is_loopback() const {
  if (is_local_socket()) return true;
  const auto bound = bound_to(host, port);
  return bound && is_loopback_address(bound->storage);
}

Result<ListenAddress> parse_listen_address(std::string_view text) {
  ListenAddress address;
  if (text.starts_with(kUnix)) {
    address.path = text.substr(kUnix.size());
    if (address.path.empty()) return bad_address(text);
    return address;
  }
  const std::size_t colon = text.rfind(':');
  std::string_view host = "127.0.0.1";
  if (colon != std::string_view::npos) host = text.substr(0, colon);
  const std::string_view digits = colon == std::string_view::npos ? text : text.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.find(':') != std::string_view::npos) {
    return bad_address(text);
  }
  if (host == "localhost") host = "127.0.0.1";
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), address.port);
  address.host = host;
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() ||
      address.port > 65535 || !bound_to(address.host, address.port)) {
    return bad_address(text);
  }
  return address;
}

ListenSocket::ListenSocket(const ListenAddress& address) {
  const Bound bound = address.is_local_socket() ? bound_to_path(address.path)
                                                : *bound_to(address.host, address.port);
  const std::string where = address.is_local_socket()
                                ? fmt::format("'{}'", address.path)
                                : fmt::format("{}, port {}", address.host, address.port);
  if (address.is_local_socket()) remove_stale_socket(address.path, bound);
  descriptor_ = ::socket(bound.storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  if (!address.is_local_socket()) {
    ::setsockopt(descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  }
  if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&bound.storage), bound.length) != 0) {
    cannot_listen(where);
  }
  path_ = address.path;
  // The proxy is in our group; nobody else need ask.
  if (!path_.empty()) ::chmod(path_.c_str(), 0660);
  if (::listen(descriptor_, kBacklog) != 0) cannot_listen(where);
}

ListenSocket::~ListenSocket() {
  if (!path_.empty()) ::unlink(path_.c_str());
  if (descriptor_ >= 0) ::close(descriptor_);
}

ListenSocket::ListenSocket(ListenSocket&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::exchange(other.path_, {})) {}

int ListenSocket::release() {
  return std::exchange(descriptor_, -1);
}

std::string ListenSocket::name() const {
  const Bound bound = name_of(descriptor_);
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (bound.storage.ss_family == AF_INET) {
    const auto& four = reinterpret_cast<const sockaddr_in&>(bound.storage);
    ::inet_ntop(AF_INET, &four.sin_addr, text.data(), text.size());
    return fmt::format("http://{}:{}", text.data(), ntohs(four.sin_port));
  }
  if (bound.storage.ss_family == AF_INET6) {
    const auto& six = reinterpret_cast<const sockaddr_in6&>(bound.storage);
    ::inet_ntop(AF_INET6, &six.sin6_addr, text.data(), text.size());
    return fmt::format("http://[{}]:{}", text.data(), ntohs(six.sin6_port));
  }
  const auto& local = reinterpret_cast<const sockaddr_un&>(bound.storage);
  return fmt::format("unix:{}", local.sun_path);
}

bool ListenSocket::is_local_socket() const {
  return name_of(descriptor_).storage.ss_family == AF_UNIX;
}

bool ListenSocket::is_loopback() const {
  return is_local_socket() || is_loopback_address(name_of(descriptor_).storage);
}

std::vector<ListenSocket> inherited_sockets() {
  std::vector<ListenSocket> sockets;
  const char* process = std::getenv("LISTEN_PID");
  const char* count = std::getenv("LISTEN_FDS");
  const bool ours = process != nullptr && count != nullptr && std::to_string(::getpid()) == process;
  const std::string number = ours ? count : "0";
  for (const char* name : {"LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"}) ::unsetenv(name);
  int last = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), last);
  if (error != std::errc{} || end != number.data() + number.size() || last < 0 || last > 64) {
    throw Failure(fmt::format("LISTEN_FDS is '{}'; it must be a number from 0 to 64", number));
  }
  for (int descriptor = kFirstInherited; descriptor < kFirstInherited + last; ++descriptor) {
    int listens = 0;
    socklen_t size = sizeof listens;
    if (::getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &size) != 0 || listens == 0) {
      throw Failure(fmt::format(
          "descriptor {} (LISTEN_FDS) is no socket that listens; in the .socket unit use "
          "ListenStream= and Accept=no",
          descriptor));
    }
    ::fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    sockets.emplace_back(descriptor);
  }
  return sockets;
}

}  // namespace cotejo
