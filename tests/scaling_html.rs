//! Hostile pages: no panic, and work in proportion to their length.
#![cfg(feature = "html")]

use std::time::{Duration, Instant};

use toasoan::Processor;

/// A page of about `size` bytes that asks for more than a page should.
struct Generator {
    name: &'static str,
    page: fn(usize) -> String,
}

fn repeated(piece: &str, size: usize) -> String {
    piece.repeat(size / piece.len() + 1)
}

fn around(head: &str, piece: &str, tail: &str, size: usize) -> String {
    format!("{head}{}{tail}", repeated(piece, size))
}

const GENERATORS: &[Generator] = &[
    Generator { name: "nested div", page: |size| repeated("<div>", size) },
    Generator { name: "nested div with text", page: |size| repeated("<div>chữ ", size) },
    Generator { name: "unclosed p", page: |size| repeated("<p>", size) },
    Generator { name: "unclosed p with text", page: |size| repeated("<p>Một câu ngắn. ", size) },
    Generator { name: "nested and unclosed inlines", page: |size| repeated("<b><i><a href=x>", size) },
    Generator { name: "end tags of what is open outside", page: |size| around("<i><table><td>", "</i></div>x", "", size) },
    Generator { name: "misnested formatting", page: |size| repeated("<b><p>x</b></p>", size) },
    Generator { name: "nested tables", page: |size| repeated("<table><tr><td>ô", size) },
    Generator { name: "one long table", page: |size| around("<table>", "<tr><td>ô<td>số 12", "</table>", size) },
    Generator { name: "nested lists", page: |size| repeated("<ul><li>mục", size) },
    Generator { name: "one long attribute", page: |size| around("<p class=\"", "tin-lien-quan ", "\">x", size) },
    Generator { name: "attributes without end", page: |size| around("<p ", "a=1 ", "", size) },
    Generator { name: "unclosed comment", page: |size| around("<p>x<!--", "-- > ", "", size) },
    Generator { name: "unclosed script", page: |size| around("<p>x<script>", "<!--<script></scrip ", "", size) },
    Generator { name: "unclosed title", page: |size| around("<title>", "x < y ", "", size) },
    Generator { name: "NUL bytes", page: |size| repeated("\0", size) },
    Generator { name: "half tags", page: |size| repeated("<a <b </ <!", size) },
    Generator { name: "ampersands", page: |size| repeated("&&am&#&#x", size) },
    Generator { name: "breaks", page: |size| repeated("x<br>", size) },
    Generator { name: "pictures", page: |size| repeated("<img alt='ảnh' src=a.jpg>Ảnh: A B", size) },
    Generator {
        name: "figures",
        page: |size| repeated("<figure><img src=a><figcaption>Chú thích. Ảnh: A</figcaption></figure>", size),
    },
    Generator {
        name: "names",
        page: |size| around("<h1>Tiêu đề của bài</h1>", "<div>Lê Văn An</div>", "<p>Một câu dài ở cuối trang.</p>", size),
    },
    Generator {
        name: "labels",
        page: |size| repeated("<div>Tin liên quan</div><p>Một câu đủ dài để là đoạn văn của bài.</p>", size),
    },
    Generator {
        name: "data for machines",
        page: |size| around("<script type=application/ld+json>", "[{\"author\":[", "</script>", size),
    },
    Generator { name: "meta elements", page: |size| repeated("<meta property=og:title content='Tiêu đề'>", size) },
    Generator { name: "unclosed svg", page: |size| around("<svg>", "<path><g>", "", size) },
    Generator {
        name: "newsrooms",
        page: |size| repeated("<div>TTO - Một dòng dài không có dấu chấm ở cuối câu</div><i>x</i>", size),
    },
    Generator {
        name: "bold lines", page: |size| repeated("<p><b>Một dòng chữ đậm dài không có dấu chấm ở cuối</b>", size)
    },
    Generator {
        name: "polls", page: |size| repeated("<div>Theo bạn, đội nào sẽ vô địch mùa giải năm nay?<button>A", size)
    },
    Generator {
        name: "pages of authors",
        page: |size| repeated("<a href=/tac-gia/an>Lê Văn An</a> - 07/10/2021 <b>Sự kiện: <a href=x>bài</a></b><br><br>", size),
    },
    Generator { name: "one long word", page: |size| repeated("nghiêng", size) },
    Generator { name: "combining marks", page: |size| around("a", "\u{301}", "", size) },
];

fn cost(processor: &Processor, page: &str) -> Duration {
    let start = Instant::now();
    let article = processor.article_from_html(page.as_bytes()).unwrap();
    let cost = start.elapsed();
    assert!(article.text().len() <= page.len() * 3);
    cost
}

/// Four times the page costs less than eight times the time. The least of several runs is taken, and a machine that is busy
/// gets another chance: a cost that grows with the square of the length is sixteen times as high in every run.
#[test]
fn cost_grows_with_length() {
    let processor = Processor::builder().build().unwrap();
    for Generator { name, page } in GENERATORS {
        let (small, large) = (page(1 << 14), page(1 << 16));
        let linear = (0..8).any(|_| {
            let least = |page: &str| (0..3).map(|_| cost(&processor, page)).min().unwrap();
            least(&large) < least(&small) * 8 + Duration::from_millis(1)
        });
        assert!(linear, "{name}");
    }
}

/// Pages of the sizes that break other readers: what nests, what never ends, what there is too much of.
#[test]
fn large_hostile_pages_give_an_article() {
    let processor = Processor::builder().build().unwrap();
    let sentence = "<p>Một câu đủ dài để là đoạn văn của bài này.</p>";
    for (name, page) in [
        ("nested div", format!("{}{sentence}", "<div>".repeat(1_000_000))),
        ("unclosed p", format!("{}{sentence}", "<p>".repeat(1_000_000))),
        ("long attribute", format!("<p class=\"{}\">x</p>{sentence}", "a".repeat(10_000_000))),
        ("attributes", format!("<p {}>x</p>{sentence}", (0..100_000).map(|n| format!("a{n}=1 ")).collect::<String>())),
        ("NUL bytes", format!("{}{sentence}", "\0".repeat(1_000_000))),
        ("nested tables", format!("{}{sentence}", "<table><tr><td>".repeat(200_000))),
    ] {
        let article = processor.article_from_html(page.as_bytes()).unwrap();
        assert!(article.text().contains("Một câu đủ dài"), "{name}: {:?}", article.text().get(..80));
    }
    for open in ["<!--", "<script>", "<title>", "<p x=\"", "<style>", "<textarea>", "<svg>"] {
        let page = format!("{sentence}{open}{}", "x < y > z ".repeat(100_000));
        let article = processor.article_from_html(page.as_bytes()).unwrap();
        assert!(article.text().starts_with("Một câu đủ dài"), "{open}");
    }
}

#[test]
fn a_page_may_end_anywhere() {
    let page = "<!DOCTYPE html><title>Trang &amp; bài</title><!-- x --><h1 class='a' id=b>Tiêu đề &#7879;</h1><p>Một <a href=\"x?y&z\">liên \
        kết</a>.<br/><img src=a.jpg alt='ảnh'><table><tr><td>ô</table><script>a</script><svg><![CDATA[x]]></svg><p>Hết.</p>";
    let processor = Processor::builder().build().unwrap();
    for end in 0..=page.len() {
        processor.article_from_html(&page.as_bytes()[..end]).unwrap();
        processor.article_from_html(&page.as_bytes()[end..]).unwrap();
    }
}

/// Text behind the deepest element and behind the last fragment that is counted is still there.
#[test]
fn caps_lose_no_text() {
    let processor = Processor::builder().build().unwrap();
    let deep = format!("{}<p>Ở đáy của trang này.</p>", "<div>".repeat(2000));
    let many = format!("{}<p>Ở cuối của trang này.</p>", "<p>x".repeat(70_000));
    for (page, wanted) in [(deep, "Ở đáy của trang này."), (many, "Ở cuối của trang này.")] {
        let article = processor.article_from_html(page.as_bytes()).unwrap();
        let removed = article.removed().iter().any(|removed| article.slice(removed.text).contains(wanted));
        assert!(removed || article.text().contains(wanted));
    }
}
