// How long a page takes from the call to the article, by its flat arrays and as JSON: timing FILE
#include "toasoan.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

// The best of some rounds, so that what else the machine does counts little.
template <class Work> static long microseconds(const Work &work) {
    constexpr int rounds = 10, calls = 40;
    using Clock = std::chrono::steady_clock;
    auto best = Clock::duration::max();
    for (int round = 0; round < rounds; round++) {
        const auto start = Clock::now();
        for (int i = 0; i < calls; i++)
            work();
        best = std::min(best, Clock::now() - start);
    }
    return static_cast<long>(std::chrono::duration_cast<std::chrono::microseconds>(best / calls).count());
}

int main(int argc, char **argv) {
    if (argc != 2)
        return 2;
    std::ifstream file(argv[1], std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(file), {}};
    const toasoan::Processor processor;
    const long arrays = microseconds([&] {
        // Owned strings, which is what a program keeps when the article goes.
        const toasoan::Article article = processor.article_from_text(page);
        std::vector<std::string> texts;
        for (const auto &block : article.blocks())
            texts.emplace_back(article.slice(block.text));
        for (const auto &caption : article.captions())
            texts.emplace_back(article.slice(caption.text));
        for (const auto &mention : article.mentions())
            texts.emplace_back(article.slice(mention.text));
    });
    const long json = microseconds([&] { processor.article_from_text(page).json(); });
    std::cout << "c++: " << arrays << " us by arrays into strings, " << json << " us to JSON (not parsed)\n";
}
