// How long a page takes from the call to the article, by its flat arrays and as JSON: timing FILE
#include "toasoan.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

// The best of many rounds by turns, so that what else the machine does counts little.
template <class A, class B> static std::pair<long, long> microseconds(const A &a, const B &b) {
    constexpr int rounds = 25, calls = 20;
    using Clock = std::chrono::steady_clock;
    const auto took = [](const auto &work) {
        const auto start = Clock::now();
        for (int i = 0; i < calls; i++)
            work();
        return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count() / calls;
    };
    auto best = std::pair(took(a), took(b));
    for (int round = 1; round < rounds; round++)
        best = {std::min(best.first, took(a)), std::min(best.second, took(b))};
    return best;
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    std::ifstream file(argv[1], std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const toasoan::Processor processor;
    const auto by_arrays = [&] {
        // Owned strings, which is what a program keeps when the article goes.
        const toasoan::Article article = processor.article_from_text(page);
        std::vector<std::string> texts;
        for (const auto &block : article.blocks())
            texts.emplace_back(article.slice(block.text));
        for (const auto &caption : article.captions())
            texts.emplace_back(article.slice(caption.text));
        for (const auto &mention : article.mentions())
            texts.emplace_back(article.slice(mention.text));
    };
    const auto [arrays, json] = microseconds(by_arrays, [&] { processor.article_from_text(page).json(); });
    std::cout << "c++: " << arrays << " us by arrays into strings, " << json << " us to JSON (not parsed)\n";
}
