// SPDX-License-Identifier: GPL-3.0-or-later
// Files read by calls whose errors are told: a stream takes a failing disk for the end of the file,
// a mapping ends the program by a signal.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace cotejo {

/// Gives the content, a piece of at most a megabyte at a time. Throws std::system_error, with the
/// reason as its code and the path in its message.
void read_pieces(const std::filesystem::path& file,
                 const std::function<void(std::string_view)>& take);

/// The whole content; throws as read_pieces().
std::string file_bytes(const std::filesystem::path& file);

}  // namespace cotejo
