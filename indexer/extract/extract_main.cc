// SPDX-License-Identifier: GPL-3.0-or-later
// cotejo-extract: parses files from anywhere on behalf of cotejo-indexer, which starts it.
#include <fmt/format.h>
#include <sys/socket.h>

#include <array>
#include <cstdio>
#include <string_view>

#include "core/base/result.h"
#include "core/formats/extract_wire.h"
#include "indexer/extract/html_tree.h"
#include "indexer/extract/pdf_document.h"
#include "indexer/extract/serve.h"

namespace cotejo {
namespace {

constexpr std::array<ExtractFormat, 4> kFormats{{
    {"html", read_html},
    {"pdf", read_pdf},
    {"feed", read_feed},
    {"warc", read_warc},
}};

// Where the parsers may look for fonts and for the tables of East Asian encodings.
const std::vector<std::string> kReadable{"/usr/share/poppler", "/usr/share/fonts", "/etc/fonts",
                                         "/usr/share/fontconfig", "/var/cache/fontconfig"};

bool is_started_by_indexer() {
  int type = 0;
  socklen_t size = sizeof type;
  return ::getsockopt(kExtractSocket, SOL_SOCKET, SO_TYPE, &type, &size) == 0 &&
         type == SOCK_SEQPACKET;
}

int serve(int argc, char** argv) {
  try {
    prepare_html();
    prepare_pdf();
    Profiles profiles;
    for (int i = 1; i + 1 < argc; i += 2) profiles.load(argv[i + 1]);
    serve_extraction(kExtractSocket, kFormats, profiles, Sandbox(kReadable));
    return 0;
  } catch (const Failure& failure) {
    refuse_extraction(kExtractSocket, failure.what());
    return 1;
  }
}

}  // namespace
}  // namespace cotejo

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    std::puts("cotejo-extract " COTEJO_VERSION);
    return 0;
  }
  if (!cotejo::is_started_by_indexer()) {
    std::fputs(
        "cotejo-extract is started by cotejo-indexer, which sends it files to read; there is "
        "nothing to do here by hand\n",
        stderr);
    return 2;
  }
  return cotejo::serve(argc, argv);
}
