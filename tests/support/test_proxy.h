// SPDX-License-Identifier: GPL-3.0-or-later
// Stands between a test and a server, and lets through, delays, holds or cuts what goes by.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace cotejo {

class TestProxy {
 public:
  enum class Mode {
    kPass,
    kHang,     ///< takes connections, and lets nothing through
    kCut,      ///< closes connections, also new ones
    kCutOnce,  ///< closes those that there are, and is kPass then: as a server that is started anew
  };

  /// To "tcp://127.0.0.1:PORT".
  explicit TestProxy(const std::string& server);
  ~TestProxy();
  TestProxy(const TestProxy&) = delete;
  TestProxy& operator=(const TestProxy&) = delete;

  std::string location() const { return "tcp://127.0.0.1:" + std::to_string(port_); }
  void set(Mode mode) { mode_ = mode; }
  /// Before each piece of what the server answers.
  void delay(std::chrono::milliseconds time) { delay_ = time; }
  /// After so many more pieces of answers as kHang, or as kCut; the count is of all connections.
  void set_after(int pieces, Mode mode);

 private:
  void run();

  int server_port_ = 0;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<Mode> mode_ = Mode::kPass;
  std::atomic<std::chrono::milliseconds> delay_{};
  std::atomic<int> pieces_ = 0;  // 0: for ever
  std::atomic<Mode> later_ = Mode::kPass;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace cotejo
