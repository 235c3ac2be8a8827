// SPDX-License-Identifier: GPL-3.0-or-later
// How many times as long tests wait, or let a program run, where the sanitizers slow it down; for
// tests in Python: patience.py beside this.
#pragma once

namespace cotejo {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int kPatience = 10;
#else
inline constexpr int kPatience = 1;
#endif

}  // namespace cotejo
