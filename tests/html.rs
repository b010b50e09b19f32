//! Pages of our own writing after the habits of many portals: `tests/data/html/NAME.html`, with what is wanted in `NAME.json`.
#![cfg(all(feature = "html", feature = "serde"))]

use std::path::Path;

use serde_json::Value;
use toasoan::{Article, BlockKind, HtmlOptions, MetadataField, Processor, Provenance};

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect()).unwrap_or_default()
}

fn kinds(article: &Article, kind: BlockKind) -> Vec<String> {
    article.blocks().iter().filter(|block| block.kind == kind).map(|block| article.slice(block.text).to_owned()).collect()
}

/// What is wrong with an article, one line a fault.
fn faults(article: &Article, wanted: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    let mut differs = |what: &str, got: String, wanted: String| {
        if got != wanted {
            faults.push(format!("{what}: got {got}, want {wanted}"));
        }
    };
    differs("title", format!("{:?}", article.title()), format!("{:?}", wanted["title"].as_str()));
    differs("lead", format!("{:?}", article.lead()), format!("{:?}", wanted["lead"].as_str()));
    if !wanted["byline"].is_null() {
        differs("byline", format!("{:?}", article.byline().collect::<Vec<_>>()), format!("{:?}", texts(&wanted["byline"])));
    }
    let published = wanted["published"].as_str();
    let got = article.published().map(|date| date.get(..published.map_or(0, str::len)).unwrap_or(date));
    differs("published", format!("{got:?}"), format!("{published:?}"));
    if !wanted["headings"].is_null() {
        differs("headings", format!("{:?}", kinds(article, BlockKind::Heading)), format!("{:?}", texts(&wanted["headings"])));
    }
    if let Some(captions) = wanted["captions"].as_array() {
        let got: Vec<(&str, Option<&str>)> = article
            .captions()
            .iter()
            .map(|caption| (article.slice(caption.text), caption.credit.map(|credit| article.slice(credit))))
            .collect();
        let captions: Vec<(&str, Option<&str>)> =
            captions.iter().map(|caption| (caption[0].as_str().unwrap(), caption[1].as_str())).collect();
        differs("captions", format!("{got:?}"), format!("{captions:?}"));
    }
    if !wanted["pictures"].is_null() {
        let got: Vec<&str> =
            article.captions().iter().map(|caption| caption.image.map_or("", |image| article.slice(image))).collect();
        differs("pictures", format!("{got:?}"), format!("{:?}", texts(&wanted["pictures"])));
    }
    // The kinds of the blocks in their order, and each caption in the block that it says.
    if !wanted["kinds"].is_null() {
        let got: Vec<String> = article.blocks().iter().map(|block| format!("{:?}", block.kind).to_lowercase()).collect();
        differs("kinds", format!("{got:?}"), format!("{:?}", texts(&wanted["kinds"])));
    }
    let mut before = None;
    for caption in article.captions() {
        let block = article.blocks()[caption.block as usize];
        if block.kind != BlockKind::Caption || !block.text.contains(caption.text) || before >= Some(caption.block) {
            faults.push(format!("misplaced caption: {}", article.slice(caption.text)));
        }
        before = Some(caption.block);
    }
    let blocks: Vec<&str> = article.blocks().iter().map(|block| article.slice(block.text)).collect();
    for paragraph in texts(&wanted["paragraphs"]) {
        if !blocks.contains(&paragraph.as_str()) {
            faults.push(format!("lost: {paragraph}"));
        }
    }
    for phrase in texts(&wanted["absent"]) {
        if let Some(block) = blocks.iter().find(|block| block.contains(&phrase)) {
            faults.push(format!("leaked: {phrase} in {block}"));
        }
    }
    for phrase in texts(&wanted["contains"]) {
        if !article.text().contains(&phrase) {
            faults.push(format!("missing: {phrase}"));
        }
    }
    for phrase in texts(&wanted["once"]) {
        let count = article.text().matches(&phrase).count();
        if count != 1 {
            faults.push(format!("{count} times: {phrase}"));
        }
    }
    faults
}

/// The page with every class and id replaced by a word that says nothing.
fn scrambled(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = [" class=", " id="].iter().filter_map(|name| rest.find(name).map(|at| at + name.len())).min() {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        let value = match quote {
            Some(quote) => &rest[1..1 + rest[1..].find(quote).unwrap()],
            None => &rest[..rest.find([' ', '>']).unwrap()],
        };
        let sum = value.bytes().fold(7u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        out.push_str(&format!("\"x{sum:08x}\""));
        rest = &rest[value.len() + if quote.is_some() { 2 } else { 0 }..];
    }
    out.push_str(rest);
    out
}

fn check(change: impl Fn(&str) -> String) {
    let processor = Processor::builder().build().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .collect();
    names.sort();
    assert!(names.len() >= 40);
    let mut failed = String::new();
    for path in names {
        // A page in a charset of its time stays as it is.
        let html = match String::from_utf8(std::fs::read(&path).unwrap()) {
            Ok(html) => change(&html).into_bytes(),
            Err(bytes) => bytes.into_bytes(),
        };
        let wanted = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let article = processor.article_from_html(&html).unwrap();
        for fault in faults(&article, &wanted) {
            failed.push_str(&format!("{}: {fault}\n", path.file_stem().unwrap().to_string_lossy()));
        }
    }
    assert!(failed.is_empty(), "\n{failed}");
}

#[test]
fn pages_after_many_portals() {
    check(str::to_owned);
}

/// A portal may rename every class tomorrow.
#[test]
fn the_same_pages_with_every_class_and_id_scrambled() {
    check(scrambled);
}

fn processor() -> Processor {
    Processor::builder().build().unwrap()
}

#[test]
fn clean_html_is_as_a_sanitizer_leaves_it() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html");
    let mut pages: Vec<Vec<u8>> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
        .map(|path| std::fs::read(path).unwrap())
        .collect();
    for hostile in [
        "<h1>A &lt;script&gt;alert(1)&lt;/script&gt; b c d</h1><p>Một câu <a href='javascript:alert(1)'>xấu</a> &amp;amp; hết.</p>",
        "<p>Câu có <a href='https://vd.example/?a=1&amp;b=\"><b>liên kết</b> dài</a>, <b>đậm <i>nghiêng</b> lệch</i> và <a href=//x.vn>hai</a>.</p>",
        "<figure><img src='javascript:x' alt='\"><script>'><figcaption>Chú thích &lt;b&gt;. Ảnh: A&nbsp;B</figcaption></figure><p>Câu dài đủ để giữ lại.</p>",
        "<p>Ký tự \u{0} \u{1} \u{7F} &#0; &#x81; &#xFFFF; \u{FFFE} lạ ở trong câu này, dài đủ để giữ lại.</p>",
        "<table><tr><td>a</td><td>b &lt; c</td></tr><tr><td>d</td><td>e</td></tr></table><p>Bảng ở trên có bốn ô, câu này dài đủ.</p>",
        "<p>Địa chỉ <a href='http://[::1]:x/'>một</a> <a href='https://exa mple.vn'>hai</a> <a href='mailto:a@b.vn'>ba</a> <a href='#x'>bốn</a>.</p>",
    ] {
        pages.push(hostile.as_bytes().to_vec());
    }
    for page in pages {
        let article = processor().article_from_html(&page).unwrap();
        let mut full = HtmlOptions::default();
        (full.links, full.emphasis) = (true, true);
        for html in [article.to_html(), article.to_html_with(full)] {
            assert_eq!(ammonia::clean(&html), html);
        }
    }
}

#[test]
fn clean_html_has_what_is_asked_for() {
    let page = "<h1>Cầu mới qua sông Thử</h1><p>Câu này có <a href='https://vd.example/?a=1&amp;b=2'>một <b>liên kết</b></a> ở giữa.</p>\
        <ul><li>Mục một của danh sách.</li><li>Mục hai của danh sách.</li></ul>\
        <figure><img src='/a.jpg' alt='cau moi'><figcaption>Cầu nhìn từ bờ bắc. Ảnh: Lê An</figcaption></figure>";
    let article = processor().article_from_html(page.as_bytes()).unwrap();
    let mut full = HtmlOptions::default();
    (full.links, full.emphasis) = (true, true);
    assert_eq!(
        article.to_html_with(full),
        "<h1>Cầu mới qua sông Thử</h1>\n\
        <p>Câu này có <a href=\"https://vd.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">một </a>\
        <a href=\"https://vd.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\"><strong>liên kết</strong></a> ở giữa.</p>\n\
        <ul><li>Mục một của danh sách.</li>\n<li>Mục hai của danh sách.</li></ul>\n\
        <figure><img src=\"/a.jpg\" alt=\"cầu mới\"><figcaption>Cầu nhìn từ bờ bắc. Ảnh: Lê An</figcaption></figure>"
    );
}

#[test]
fn an_empty_alt_is_none() {
    for alt in ["", "alt", "alt=''", "alt=' &nbsp; '"] {
        let page = format!(
            "<h1>Cầu mới qua sông Thử</h1><p>Câu này dài đủ để giữ lại trong bài.</p>\
            <figure><img src='/a.jpg' {alt}><figcaption>Cầu nhìn từ bờ bắc. Ảnh: Lê An</figcaption></figure>"
        );
        let article = processor().article_from_html(page.as_bytes()).unwrap();
        let caption = article.captions()[0];
        assert_eq!((caption.alt, caption.alt_restored, caption.alt_confidence), (None, None, 0), "{alt}");
        let json = serde_json::to_value(&article).unwrap();
        let wanted = serde_json::json!({"alt": null, "alt_restored": null, "alt_confidence": null, "src": "/a.jpg"});
        assert_eq!(json["captions"][0]["image"], wanted, "{alt}");
    }
}

#[test]
fn metadata_says_where_it_comes_from() {
    let page = std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html/hashed-classes.html")).unwrap();
    let article = processor().article_from_html(&page).unwrap();
    let rows: Vec<_> =
        article.metadata().iter().map(|row| (row.field, article.slice(row.value), row.provenance, row.shown)).collect();
    assert_eq!(
        rows,
        [
            (MetadataField::Title, article.title().unwrap(), Provenance::Page, true),
            (MetadataField::Lead, article.lead().unwrap(), Provenance::Page, true),
            (MetadataField::Author, "Lê Thị Mận", Provenance::Page, true),
            (MetadataField::Published, "2026-05-14T06:30+07:00", Provenance::Page, true),
            (MetadataField::Modified, "2026-05-14T09:10+07:00", Provenance::JsonLd, true),
            (MetadataField::Canonical, "https://songnuoc.example/pha-dien.html", Provenance::Link, false),
            (MetadataField::Site, "Báo Sông Nước", Provenance::JsonLd, true),
            (MetadataField::Image, "https://songnuoc.example/i/pha.jpg", Provenance::JsonLd, true),
        ]
    );
}

/// The value of the first row of a field and whether the page shows it.
fn value(article: &Article, field: MetadataField) -> Option<(&str, Provenance)> {
    article.metadata().iter().find(|row| row.field == field).map(|row| (article.slice(row.value), row.provenance))
}

#[test]
fn declared_addresses_go_by_the_base_of_the_page() {
    let page = "<head><link rel=canonical href='tin/cau-moi.html'><meta property='og:image' content='/anh/cau.jpg'>\
        <base href='https://vidu.example/bao/'></head><h1>Cầu mới qua sông</h1>\
        <p>Sáng nay chiếc cầu mới đã cho xe máy qua lại, người dân hai bờ không phải đi đò nữa.</p>";
    let article = processor().article_from_html(page.as_bytes()).unwrap();
    let canonical = Some(("https://vidu.example/bao/tin/cau-moi.html", Provenance::Link));
    assert_eq!(value(&article, MetadataField::Canonical), canonical);
    assert_eq!(value(&article, MetadataField::Image), Some(("https://vidu.example/anh/cau.jpg", Provenance::OpenGraph)));
}

#[test]
fn the_section_is_read_from_the_way_to_the_page() {
    let body = "<h1>Cầu mới qua sông</h1><p>Sáng nay chiếc cầu mới đã cho xe máy qua lại, người dân không phải đi đò nữa.</p>";
    for way in [
        "<ul class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/doi-song>Đời sống</a><li><a href=/a>Làng</a></ul>",
        "<div id=bread-crumbs><a href=/>Trang chủ</a> &raquo; <a href=/doi-song>Đời sống</a></div>",
    ] {
        let article = processor().article_from_html(format!("{way}{body}").as_bytes()).unwrap();
        assert_eq!(value(&article, MetadataField::Section), Some(("Đời sống", Provenance::Page)), "{way}");
        let declared = format!("<meta property='article:section' content='Giao thông'>{way}{body}");
        let article = processor().article_from_html(declared.as_bytes()).unwrap();
        assert_eq!(value(&article, MetadataField::Section), Some(("Giao thông", Provenance::OpenGraph)), "{way}");
    }
    let run_together =
        format!("<div class=breadcrumb><a href=/>Trang chủ</a> <a href=/a>Đời sống</a> <a href=/b>Làng</a></div>{body}");
    let article = processor().article_from_html(run_together.as_bytes()).unwrap();
    assert_eq!(value(&article, MetadataField::Section), None);
}

/// The letters that a browser shows of a page, by another parser's reading.
fn visible(html: &str) -> String {
    let text = std::cell::RefCell::new(String::new());
    let hidden = std::rc::Rc::new(std::cell::Cell::new(0u32));
    let inside = hidden.clone();
    let settings = lol_html::RewriteStrSettings::new()
        .append_element_content_handler(lol_html::element!(
            "head, script, style, template, noscript, title, svg, math, iframe, audio, video, object, canvas, textarea",
            move |element| {
                inside.set(inside.get() + 1);
                let inside = inside.clone();
                let end: lol_html::EndTagHandler<'static> = Box::new(move |_| {
                    inside.set(inside.get() - 1);
                    Ok(())
                });
                let _ = element.on_end_tag(end);
                Ok(())
            }
        ))
        .append_document_content_handler(lol_html::doc_text!(|chunk| {
            if hidden.get() == 0 {
                text.borrow_mut().push_str(chunk.as_str());
            }
            Ok(())
        }));
    lol_html::rewrite_str(html, settings).unwrap();
    text.take()
}

fn letters(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.sort_unstable();
    letters
}

/// Kept and removed together are all that the page shows: what stands outside of `head`, `script`, `style`, `template`,
/// `noscript`, pictures, players, frames and text fields.
#[test]
fn nothing_is_lost_without_a_trace() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/html");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "html") {
            continue;
        }
        let Ok(html) = std::fs::read_to_string(&path) else { continue };
        let html = html.replace('&', "");
        let html = html.replace("<title>", "<title> ");
        let article = processor().article_from_html(html.as_bytes()).unwrap();
        let mut accounted: String = article.text().to_owned();
        for removed in article.removed() {
            accounted.push_str(article.slice(removed.text));
        }
        let shown: String = toasoan::normalize(&visible(&html)).into_owned();
        assert_eq!(letters(&accounted), letters(&shown), "{}", path.display());
    }
}

#[test]
fn a_page_of_nothing_that_can_be_seen_has_no_blocks() {
    let processor = Processor::builder().build().unwrap();
    for page in [&b"\xFE\xFF\xFE\xFF"[..], "<p>\u{FEFF}</p><p>\u{200B}\u{AD}</p>".as_bytes()] {
        assert!(processor.article_from_html(page).unwrap().blocks().is_empty(), "{page:?}");
    }
}

/// Of a page that neither shows nor declares a date, the day in its own address.
#[test]
fn the_day_in_the_address_is_the_last_resort() {
    let body =
        "<h1>Đò ngang trên sông Lành chạy lại</h1><p>Sáng nay, chuyến đò đầu tiên rời bến sau hai tuần nghỉ vì nước lớn.</p>";
    let address = "<link rel=canonical href='https://vidu.example/do-ngang-20200819230348340.htm'>";
    let from_address = Some(("2020-08-19", Provenance::Address));
    for (page, wanted) in [
        (format!("{address}{body}"), from_address),
        (format!("<meta property=og:url content='https://vidu.example/2020/08/19/do-ngang.html'>{body}"), from_address),
        (format!("<link rel=amphtml href='https://vidu.example/amp/do-ngang-20200819.html'>{body}"), from_address),
        (format!("{address}{body}<div>20/08/2020 - 10:15</div>"), Some(("2020-08-20T10:15+07:00", Provenance::Page))),
        (
            format!("{address}<meta name=pubdate content='2020-08-20 10:15'>{body}"),
            Some(("2020-08-20T10:15+07:00", Provenance::Meta)),
        ),
        // An address of another page says nothing of this one.
        (format!("{body}<p><a href='/do-ngang-20200819230348340.htm'>Đò ngang hôm trước</a></p>"), None),
    ] {
        let article = processor().article_from_html(page.as_bytes()).unwrap();
        let row = article.metadata().iter().find(|row| row.field == MetadataField::Published);
        assert_eq!(row.map(|row| (article.slice(row.value), row.provenance)), wanted, "{page}");
        assert_eq!(article.published(), wanted.map(|row| row.0));
    }
}

/// The card of another article whose headline and summary are no links, only its picture is: words of its class tell it from an
/// entry of a live blog.
#[test]
fn a_card_without_links_in_its_text_goes_by_its_class() {
    let page = |class: &str| {
        format!(
            "<h1>Xóm lò rèn cuối cùng ở phố Kẻ</h1><div><p>Ông Đe nhóm lò từ bốn giờ sáng, tới trưa rèn được mười hai con dao phay.</p>\
             <article class='{class}'><h3>Người giữ lửa phố Hàng Thiếc</h3><a href=/2.html><img src=/2.jpg alt=''></a><p>Bốn đời gò \
             tôn, cả nhà vẫn ngồi vỉa hè gõ từng chiếc thùng.</p></article><p>Dao của xóm bán khắp chợ quê ba tỉnh, dùng mười năm \
             chưa mòn hết lưỡi.</p></div>"
        )
    };
    let has_card = |class: &str| {
        let article = processor().article_from_html(page(class).as_bytes()).unwrap();
        assert!(article.text().contains("Dao của xóm bán"));
        article.text().contains("Hàng Thiếc")
    };
    assert!(!has_card("ck-cms-insert-news center"));
    assert!(has_card("item"));
}
