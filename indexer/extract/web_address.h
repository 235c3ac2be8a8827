// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of pages, as far as telling where a page is from needs.
#pragma once

#include <string>
#include <string_view>

namespace cotejo {

/// "https://www.Example.org:8080/a" → "www.example.org"; empty for what is no http address.
std::string host_of(std::string_view url);
/// Is it a site without a path, or with "/" alone, or a language's home page ("/es")?
bool is_home_page(std::string_view url);
/// `url` if it is a whole http address, `url` on the host of `base` if it begins with "/"; else
/// empty. Without the #fragment.
std::string absolute_address(std::string_view url, std::string_view base);
/// What browsers write into a page that they save: <!-- saved from url=(0045)https://… -->.
std::string address_of_saved_page(std::string_view html);

}  // namespace cotejo
