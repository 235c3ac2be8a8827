// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the service manager how a program that stays is doing.
#pragma once

#include <string_view>

namespace cotejo {

/// As sd_notify(3): one datagram to $NOTIFY_SOCKET, "READY=1" or "STOPPING=1". Nobody listening is
/// no fault.
void notify_service(std::string_view state);

}  // namespace cotejo
