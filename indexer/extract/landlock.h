// SPDX-License-Identifier: GPL-3.0-or-later
// Landlock: a process gives up the file system and the network, without being root.
#pragma once

#include <string>
#include <vector>

namespace cotejo {

/// The version of Landlock that the kernel offers; 0: none, or it is turned off.
int landlock_abi();

/// From here on, this process may open files below `readable` for reading (folders that do not
/// exist are passed over), and no others; with the versions that can, it binds and connects no TCP
/// sockets and signals no process outside. Needs no_new_privs. False, with errno, if it failed.
bool restrict_files(int abi, const std::vector<std::string>& readable);

}  // namespace cotejo
