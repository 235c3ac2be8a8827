# Every library the programs link; scripts/install-deps names their Debian packages.
# Their headers are SYSTEM, so that our warnings speak of our code only.

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(simdjson REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(ZLIB REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc)
find_package(LibXml2 REQUIRED)
find_package(Stemmer REQUIRED)
find_package(Cld2 REQUIRED)

# Xapian's and CLI11's own package files set variables, or nothing that our include rules want.
find_package(xapian CONFIG REQUIRED)
add_library(cotejo_xapian INTERFACE)
target_include_directories(cotejo_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(cotejo_xapian INTERFACE ${XAPIAN_LIBRARIES})

# The sandbox of cotejo-extract, and what it parses PDF with; what databases are deflated with; hashes. Those by Nettle
# and not by OpenSSL, whose 17,000 relocated pointers and settings every start of a program would pay for.
find_package(PkgConfig REQUIRED)
pkg_check_modules(cotejo_nettle_package REQUIRED IMPORTED_TARGET nettle)
add_library(cotejo_nettle ALIAS PkgConfig::cotejo_nettle_package)
pkg_check_modules(cotejo_seccomp_package REQUIRED IMPORTED_TARGET libseccomp)
add_library(cotejo_seccomp ALIAS PkgConfig::cotejo_seccomp_package)
pkg_check_modules(cotejo_deflate_package REQUIRED IMPORTED_TARGET libdeflate)
add_library(cotejo_deflate ALIAS PkgConfig::cotejo_deflate_package)
pkg_check_modules(cotejo_poppler_package REQUIRED IMPORTED_TARGET poppler-cpp)
add_library(cotejo_poppler ALIAS PkgConfig::cotejo_poppler_package)

find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)
add_library(cotejo_cli11 INTERFACE)
target_include_directories(cotejo_cli11 SYSTEM INTERFACE ${CLI11_INCLUDE_DIR})

# Headers alone: Asio and Beast, for the web server.
find_package(Boost 1.81 REQUIRED)
