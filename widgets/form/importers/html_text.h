#pragma once
// HTML of others as text: blocks in reading order, nothing executed, nothing styled. For content that authors wrote as markup.

#include <string>
#include <string_view>
#include <vector>

namespace portal::form::importers {

// One block a paragraph, heading, item of a list ("• …", "1. …") or row of a table (cells after one another, "; " between). A link keeps its
// address in brackets where its words are not the address. Blocks of white space alone are left out.
std::vector<std::string> text_blocks(std::string_view html);

// The same in one line, for titles and hints.
std::string text_line(std::string_view html);

}  // namespace portal::form::importers
