// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that would do something if a page let them: for every place that text from outside gets to.
#pragma once

#include <array>
#include <string_view>

namespace cotejo {

inline constexpr std::array<std::string_view, 20> kHostileTexts{
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "\" onfocus=\"alert(1)\" autofocus=\"",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<!--<script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "javascript:alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "</pre></code><iframe src=//evil.example>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "\xE2\x80\xAE<b>moc.evil</b>",
    "{{constructor.constructor('alert(1)')()}}",
    "x\r\nSet-Cookie: a=b",
    "=HYPERLINK(\"http://evil.example\",\"x\")"};

}  // namespace cotejo
