// toasoan for C++17: handles that free themselves, errors as exceptions, views into the article.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <toasoan.h>

namespace toasoan {

class Error : public std::runtime_error {
public:
    explicit Error(toasoan_status status) : std::runtime_error(toasoan_status_message(status)), status(status) {}
    toasoan_status status;
};

inline void check(toasoan_status status) {
    if (status != TOASOAN_OK)
        throw Error(status);
}

template <auto Free> struct Freed {
    template <class T> void operator()(T *object) const noexcept { Free(object); }
};

inline std::string_view view(toasoan_str text) { return {text.ptr, text.len}; }

// The name of a toasoan_metadata_field; empty for one that only a newer library knows, whose row is to be skipped.
inline std::string_view field_name(std::uint32_t field) {
    constexpr std::string_view names[] = {"",     "title",   "lead", "author",    "published", "modified",
                                          "site", "section", "tag",  "canonical", "image"};
    return field < std::size(names) ? names[field] : std::string_view();
}

// The name of a toasoan_provenance.
inline std::string_view provenance_name(std::uint32_t provenance) {
    constexpr std::string_view names[] = {"", "page", "json-ld", "open-graph", "meta", "time", "title", "link", "address"};
    return provenance < std::size(names) ? names[provenance] : "elsewhere";
}

// The rows of one of an article's arrays, for `for`.
template <class Row> struct Rows {
    const Row *first;
    std::size_t count;
    const Row *begin() const { return first; }
    const Row *end() const { return first + count; }
    const Row &operator[](std::size_t i) const { return first[i]; }
};

// All that it hands out dies with it, so a temporary one hands out nothing but copies: give it a name first.
class Article {
public:
    explicit Article(toasoan_article *handle) : handle(handle) {}

    std::string_view text() const & { return view(toasoan_article_text(handle.get())); }
    std::string_view title() const & { return view(toasoan_article_title(handle.get())); }
    std::string_view lead() const & { return view(toasoan_article_lead(handle.get())); }
    // What the lead begins with, such as "TTO - ".
    std::string_view dateline() const & { return slice(toasoan_article_dateline(handle.get())); }
    std::string_view published() const & { return view(toasoan_article_published(handle.get())); }
    std::string_view slice(toasoan_span span) const & { return view(toasoan_article_slice(handle.get(), span)); }
    auto byline() const & { return rows(toasoan_article_byline); }
    auto blocks() const & { return rows(toasoan_article_blocks); }
    auto captions() const & { return rows(toasoan_article_captions); }
    auto officials() const & { return rows(toasoan_article_officials); }
    auto offices() const & { return rows(toasoan_article_offices); }
    auto mentions() const & { return rows(toasoan_article_mentions); }
    auto removed() const & { return rows(toasoan_article_removed); }
    auto metadata() const & { return rows(toasoan_article_metadata); }

    void text() const && = delete;
    void title() const && = delete;
    void lead() const && = delete;
    void dateline() const && = delete;
    void published() const && = delete;
    void slice(toasoan_span) const && = delete;
    void byline() const && = delete;
    void blocks() const && = delete;
    void captions() const && = delete;
    void officials() const && = delete;
    void offices() const && = delete;
    void mentions() const && = delete;
    void removed() const && = delete;
    void metadata() const && = delete;

    std::string json() const {
        toasoan_buffer *made;
        check(toasoan_article_json(handle.get(), &made));
        std::unique_ptr<toasoan_buffer, Freed<toasoan_buffer_free>> buffer(made);
        return std::string(view(toasoan_buffer_text(buffer.get())));
    }

private:
    template <class Row> Rows<Row> rows(const Row *(*get)(const toasoan_article *, std::size_t *)) const {
        std::size_t count;
        const Row *first = get(handle.get(), &count);
        return {first, count};
    }

    std::unique_ptr<toasoan_article, Freed<toasoan_article_free>> handle;
};

// Never changes: any number of threads may use one.
class Processor {
public:
    explicit Processor(int tone = 0, std::int64_t max_input = TOASOAN_DEFAULT_MAX_INPUT, bool lossy = false) {
        std::unique_ptr<toasoan_options, Freed<toasoan_options_free>> options(toasoan_options_new());
        check(toasoan_options_set(options.get(), TOASOAN_OPT_TONE, tone));
        check(toasoan_options_set(options.get(), TOASOAN_OPT_MAX_INPUT, max_input));
        check(toasoan_options_set(options.get(), TOASOAN_OPT_LOSSY, lossy));
        toasoan_processor *made;
        check(toasoan_processor_new(options.get(), &made));
        handle.reset(made);
    }

    Article article_from_text(std::string_view page) const { return article(toasoan_article_from_text, page); }
    Article article_from_html(std::string_view page) const { return article(toasoan_article_from_html, page); }

private:
    template <class Make> Article article(Make make, std::string_view page) const {
        toasoan_article *made;
        check(make(handle.get(), page.data(), page.size(), &made));
        return Article(made);
    }

    std::unique_ptr<toasoan_processor, Freed<toasoan_processor_free>> handle;
};

} // namespace toasoan
