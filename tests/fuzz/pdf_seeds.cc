// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/pdf_seeds.h"

#include <fmt/format.h>
#include <zlib.h>

namespace cotejo {
namespace {

std::string deflated(const std::string& text) {
  uLongf size = compressBound(text.size());
  std::string packed(size, '\0');
  compress(reinterpret_cast<Bytef*>(packed.data()), &size,
           reinterpret_cast<const Bytef*>(text.data()), text.size());
  packed.resize(size);
  return packed;
}

std::string stream(const std::string& content, const std::string& keys = "") {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys, content.size(), content);
}

// The objects by number, from 1; the first is the catalog, the last the information.
std::string document(const std::vector<std::string>& objects) {
  std::string out = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", out.size());
    out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return fmt::format("{}{}trailer\n<< /Size {} /Root 1 0 R /Info {} 0 R >>\nstartxref\n{}\n%%EOF\n",
                     out, table, objects.size() + 1, objects.size(), out.size());
}

constexpr const char* kFont =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
constexpr const char* kInfo =
    "<< /Title (Joint statement of the ministries) /Author (M\\351ndez) "
    "/CreationDate (D:20180620101010Z) >>";
constexpr const char* kText =
    "BT /F1 18 Tf 72 770 Td (Declaraci\xF3n conjunta) Tj ET\n"
    "BT /F1 11 Tf 72 722 Td 14 TL (Los ministros celebran el acuer-) Tj T* (do del 5 de marzo de "
    "2020.) Tj T* [(Las) -300 (conversaciones) 20 (contin\xFA) (an.)] TJ ET\n";

std::string page(int content, const char* more = "") {
  return fmt::format(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font "
      "<< /F1 3 0 R >> >> {}>>",
      content, more);
}

std::string plain() {
  return document({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
                   kFont, page(5), stream(kText), kInfo});
}

// Running lines, a packed page, one without text.
std::string pages() {
  const std::string head = "BT /F1 9 Tf 72 800 Td (BOLET\xCDN 12) Tj ET\n";
  return document({"<< /Type /Catalog /Pages 2 0 R /Lang (es) >>",
                   "<< /Type /Pages /Kids [4 0 R 6 0 R 8 0 R] /Count 3 >>", kFont, page(5),
                   stream(head + kText), page(7),
                   stream(deflated(head + kText), "/Filter /FlateDecode"), page(9, "/Rotate 90 "),
                   stream("q 1 0 0 1 50 50 cm 0 0 100 100 re f Q"), kInfo});
}

// A font that says what its codes mean, a form, a link, an outline, an inline image.
std::string furnished() {
  const std::string to_unicode =
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
      "endcodespacerange 2 beginbfrange <20> <7E> <0020> <80> <8F> <D83DDE00> endbfrange 1 "
      "beginbfchar <41> <00660069> endbfchar endcmap end";
  return document(
      {"<< /Type /Catalog /Pages 2 0 R /Outlines 8 0 R /Names << /Dests 9 0 R >> >>",
       "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
       "<< /Type /Font /Subtype /TrueType /BaseFont /Helvetica /FirstChar 32 /LastChar 34 /Widths "
       "[300 500 700] /ToUnicode 6 0 R /Encoding << /BaseEncoding /MacRomanEncoding /Differences "
       "[65 /fi /ntilde] >> >>",
       page(5,
            "/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://x.example) "
            ">> >>] "),
       stream(std::string(kText) + "/X1 Do BI /W 2 /H 2 /BPC 8 /CS /G ID \x01\x02\x03\x04 EI\n"),
       stream(to_unicode),
       stream("BT /F1 11 Tf 72 300 Td <41424380> Tj ET",
              "/Type /XObject /Subtype /Form /BBox [0 0 500 500] /Matrix [1 0 0 1 0 0]"),
       "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 1 >>",
       "<< /Title (Uno) /Parent 8 0 R /Dest [4 0 R /XYZ 0 0 0] >>", kInfo});
}

}  // namespace

std::vector<std::string> pdf_seeds() {
  return {plain(), pages(), furnished()};
}

}  // namespace cotejo
