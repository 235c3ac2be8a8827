// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a page → UTF-8, by what HTTP and the page say of them, in the manner of browsers
// (WHATWG Encoding Standard): "iso-8859-1" is windows-1252, whatever else it may mean elsewhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace cotejo {

struct DecodedPage {
  std::string utf8;
  std::string charset;             ///< "utf-8", "windows-1252", …
  bool is_guessed = false;         ///< nothing said which; valid UTF-8 counts as said
  std::size_t broken = 0;          ///< byte sequences that mean nothing in it, now U+FFFD
  std::string unknown_label = {};  ///< a charset that was named and does not exist
};

/// Byte order mark, else the charset of `content_type`, else that of a <meta> in the first bytes,
/// else UTF-8 if it is valid, else windows-1252. NUL becomes a space.
DecodedPage decode_page(std::string_view bytes, std::string_view content_type);

/// What windows-1252 has where ISO 8859-1 has control characters (U+0080 to U+009F): pages write
/// `&#150;` and mean the dash. Other characters as they are.
char32_t mend_c1(char32_t c);

}  // namespace cotejo
