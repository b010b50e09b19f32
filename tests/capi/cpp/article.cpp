// Prints what an article says of a page of text, or of HTML by its name: article FILE
#include "toasoan.hpp"

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

// Rows of a temporary would dangle: for (… : processor.article_from_text(page).captions()).
template <class Article> constexpr auto has_captions(int) -> decltype(std::declval<Article>().captions(), true) { return true; }
template <class Article> constexpr bool has_captions(long) { return false; }
static_assert(has_captions<const toasoan::Article &>(0) && !has_captions<toasoan::Article>(0));

static void print(const toasoan::Article &article) {
    std::cout << "title: " << article.title() << '\n';
    if (const auto dateline = article.dateline(); !dateline.empty())
        std::cout << "dateline: " << dateline.substr(0, dateline.find_last_not_of(" \n") + 1) << '\n';
    for (const auto &caption : article.captions())
        std::cout << "caption: " << article.slice(caption.text) << " [" << article.slice(caption.credit) << "]\n";
    const auto offices = article.offices();
    const auto mentions = article.mentions();
    for (const auto &official : article.officials()) {
        std::cout << "official: " << article.slice(official.name);
        for (std::uint32_t i = 0; i < official.office_count; i++) {
            const auto &office = offices[official.first_office + i];
            std::cout << (i == 0 ? ": " : "; ") << article.slice(office.title);
            if (const auto organization = article.slice(office.organization); !organization.empty())
                std::cout << ", " << organization;
            if (office.status == TOASOAN_OFFICE_FORMER)
                std::cout << " (former)";
        }
        for (std::uint32_t i = 0; i < official.mention_count; i++)
            std::cout << "\n  named: " << article.slice(mentions[official.first_mention + i].text);
        std::cout << '\n';
    }
    for (const auto &row : article.metadata())
        if (const auto field = toasoan::field_name(row.field); !field.empty())
            std::cout << field << ": " << article.slice(row.value) << " (" << toasoan::provenance_name(row.provenance)
                      << (row.shown ? ", shown)\n" : ")\n");
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    std::ifstream file(argv[1], std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    try {
        const toasoan::Processor processor(1);
        const std::string_view path = argv[1];
        const bool html = path.size() > 5 && path.substr(path.size() - 5) == ".html";
        print(html ? processor.article_from_html(page) : processor.article_from_text(page));
    } catch (const toasoan::Error &error) {
        std::cerr << argv[1] << ": " << error.what() << '\n';
        return 1;
    }
}
