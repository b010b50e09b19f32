//! What is known of an article beside its text, field by field: each from every place that it can stand in, and whether the page
//! shows it.
#![cfg(feature = "html")]

use toasoan::{MetadataField as Field, Processor, Provenance as From};

/// The rows of a field on a page with a headline, a body, and what is given: for its head, above the headline, below it.
fn rows(field: Field, head: &str, above: &str, below: &str) -> Vec<(String, From, bool)> {
    let page = format!(
        "<html><head><meta charset=utf-8>{head}</head><body><ul><li><a href=/>Trang chủ</a><li><a href=/a>Thời sự</a><li>\
         <a href=/b>Kinh tế</a><li><a href=/c>Thể thao</a></ul>{above}<main><h1>Đò ngang trên sông Lành chạy lại</h1>{below}\
         <p>Sáng nay, chuyến đò đầu tiên rời bến sau hai tuần nghỉ vì nước lớn, chở theo hơn ba chục học sinh của xã bên.</p>\
         <p>Chủ đò cho biết mỗi ngày có sáu chuyến, chuyến cuối rời bến lúc năm giờ chiều và không chở quá bốn mươi người.</p>\
         </main></body></html>"
    );
    let article = Processor::builder().build().unwrap().article_from_html(page.as_bytes()).unwrap();
    let rows = article.metadata().iter().filter(|row| row.field == field);
    rows.map(|row| (article.slice(row.value).to_owned(), row.provenance, row.shown)).collect()
}

#[track_caller]
fn check(field: Field, (head, above, below): (&str, &str, &str), wanted: &[(&str, From, bool)]) {
    let got = rows(field, head, above, below);
    let got: Vec<(&str, From, bool)> = got.iter().map(|(value, from, shown)| (value.as_str(), *from, *shown)).collect();
    assert_eq!(got, wanted);
}

fn in_head(head: &str) -> (&str, &str, &str) {
    (head, "", "")
}

/// A page of a body alone.
fn of_page(page: &str, field: Field) -> Vec<(String, From, bool)> {
    let article = Processor::builder().build().unwrap().article_from_html(page.as_bytes()).unwrap();
    let rows = article.metadata().iter().filter(|row| row.field == field);
    rows.map(|row| (article.slice(row.value).to_owned(), row.provenance, row.shown)).collect()
}

#[test]
fn title() {
    let headline = "Đò ngang trên sông Lành chạy lại";
    check(Field::Title, in_head("<meta property=og:title content='Một tiêu đề khác'>"), &[(headline, From::Page, true)]);
    let body = "<p>Sáng nay, chuyến đò đầu tiên rời bến sau hai tuần nghỉ vì nước lớn.</p>";
    for (head, wanted) in [
        (
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Đò ngang chạy lại\"}</script>",
            From::JsonLd,
        ),
        ("<meta property='og:title' content='Đò ngang chạy lại'>", From::OpenGraph),
        ("<meta name='twitter:title' content='Đò ngang chạy lại'>", From::Meta),
    ] {
        assert_eq!(of_page(&format!("{head}{body}"), Field::Title), [("Đò ngang chạy lại".to_owned(), wanted, false)]);
    }
    let element = format!("<title>Đò ngang trên sông chạy lại | Báo Bến Sông</title>{body}");
    assert_eq!(of_page(&element, Field::Title), [("Đò ngang trên sông chạy lại".to_owned(), From::Title, false)]);
}

#[test]
fn lead() {
    let lead = "Sau hai tuần nghỉ vì nước lớn, đò ngang trên sông Lành đã chở khách trở lại từ sáng nay.";
    check(
        Field::Lead,
        (&format!("<meta name=description content='{lead}'>"), "", &format!("<h2>{lead}</h2>")),
        &[(lead, From::Page, true)],
    );
    check(Field::Lead, in_head(&format!("<meta property=og:description content='{lead}'>")), &[(lead, From::OpenGraph, false)]);
    check(Field::Lead, in_head(&format!("<meta name=description content='{lead}'>")), &[(lead, From::Meta, false)]);
}

#[test]
fn authors() {
    let json = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"Lê Thị Mận\"},\
        {\"name\":\"Trần Văn Khế\"}],\"publisher\":{\"name\":\"Báo Bến Sông\"}}</script>";
    let both = [("Lê Thị Mận", From::JsonLd, false), ("Trần Văn Khế", From::JsonLd, false)];
    check(Field::Author, in_head(json), &both);
    check(Field::Author, (json, "", "<p class=author>Hoàng Mơ</p>"), &[("Hoàng Mơ", From::Page, true)]);
    // The word in front is none of the name.
    check(Field::Author, ("", "", "<p class=author>Được viết bởi: Hoàng Mơ</p>"), &[("Hoàng Mơ", From::Page, true)]);
    check(Field::Author, ("", "", "<p class=author>Bài, ảnh: Hoàng Mơ</p>"), &[("Hoàng Mơ", From::Page, true)]);
    check(Field::Author, in_head("<meta name=author content='Lê Thị Mận'>"), &[("Lê Thị Mận", From::Meta, false)]);
    // The site is nobody, by its name or by its address.
    check(Field::Author, in_head("<meta property=og:site_name content='Bến Sông'><meta name=author content='Bến Sông'>"), &[]);
    check(
        Field::Author,
        in_head("<link rel=canonical href='https://www.bensong.example/a.html'><meta name=author content='Bến Sông'>"),
        &[],
    );
}

#[test]
fn published() {
    let field = Field::Published;
    let json = |date: &str| {
        format!("<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\"{date}\"}}</script>")
    };
    let shown = "<div>Thứ năm, 20/08/2020 - 10:15</div>";
    check(field, in_head(&json("2020-08-20T10:15:00+07:00")), &[("2020-08-20T10:15+07:00", From::JsonLd, false)]);
    // The clock of Greenwich is seven hours behind, also over the end of a year.
    check(field, in_head(&json("2020-12-31T20:15:00Z")), &[("2021-01-01T03:15+07:00", From::JsonLd, false)]);
    let meta = "<meta property='article:published_time' content='2020-08-20T10:15:00+07:00'>";
    check(field, in_head(meta), &[("2020-08-20T10:15+07:00", From::OpenGraph, false)]);
    check(field, in_head("<meta name=pubdate content='2020-08-20 10:15'>"), &[("2020-08-20T10:15+07:00", From::Meta, false)]);
    let time = "<time datetime='2020-08-20T10:15:00+07:00'>hôm kia</time>";
    check(field, ("", "", time), &[("2020-08-20T10:15+07:00", From::Time, false)]);
    check(field, ("", "", shown), &[("2020-08-20T10:15+07:00", From::Page, true)]);
    check(field, ("", "", "<div>20-08-2020 - 17:09 PM</div>"), &[("2020-08-20T17:09+07:00", From::Page, true)]);
    // What the page shows has the clock, what it declares the day only; and the other way round.
    check(field, (&json("2020-08-20"), "", shown), &[("2020-08-20T10:15+07:00", From::Page, true)]);
    check(field, (meta, "", "<div>Ngày 20/08/2020</div>"), &[("2020-08-20T10:15+07:00", From::OpenGraph, true)]);
    // No moment at all.
    check(
        field,
        ("<meta property='article:published_time' content='T00:00:00T+07:00'>", "", shown),
        &[("2020-08-20T10:15+07:00", From::Page, true)],
    );
}

#[test]
fn the_day_in_the_address_is_the_last_resort() {
    let field = Field::Published;
    let address = "<link rel=canonical href='https://bensong.example/do-ngang-20200819230348340.htm'>";
    check(field, in_head(address), &[("2020-08-19", From::Address, false)]);
    check(
        field,
        in_head("<meta property=og:url content='https://bensong.example/2020/08/19/do-ngang.html'>"),
        &[("2020-08-19", From::Address, false)],
    );
    check(
        field,
        in_head("<link rel=amphtml href='https://bensong.example/amp/do-ngang-20200819.html'>"),
        &[("2020-08-19", From::Address, false)],
    );
    check(field, (address, "", "<div>Thứ năm, 20/08/2020 - 10:15</div>"), &[("2020-08-20T10:15+07:00", From::Page, true)]);
    check(field, in_head("<link rel=canonical href='https://bensong.example/do-ngang-102260228093004191.htm'>"), &[]);
    // An address of another page says nothing of this one.
    check(field, ("", "", "<p><a href='/do-ngang-20200819230348340.htm'>Đò ngang hôm trước</a></p>"), &[]);
}

#[test]
fn modified() {
    let head = "<script type='application/ld+json'>{\"dateModified\":\"2020-08-20T03:30:00Z\"}</script>";
    check(Field::Modified, in_head(head), &[("2020-08-20T10:30+07:00", From::JsonLd, false)]);
    let shown = "<div>20/08/2020 08:15</div>";
    check(Field::Modified, (head, "", shown), &[("2020-08-20T10:30+07:00", From::JsonLd, true)]);
    let meta = "<meta property='article:modified_time' content='2020-08-20T10:30:00+07:00'>";
    check(Field::Modified, in_head(meta), &[("2020-08-20T10:30+07:00", From::OpenGraph, false)]);
    check(Field::Modified, in_head("<meta name=lastmod content='2020-08-20'>"), &[("2020-08-20", From::Meta, false)]);
}

#[test]
fn site() {
    let name = "<meta property=og:site_name content='Báo Bến Sông'>";
    check(Field::Site, in_head(name), &[("Báo Bến Sông", From::OpenGraph, false)]);
    check(Field::Site, (name, "<div>Báo Bến Sông điện tử</div>", ""), &[("Báo Bến Sông", From::OpenGraph, true)]);
    check(Field::Site, in_head("<meta name=application-name content='Bến Sông'>"), &[("Bến Sông", From::Meta, false)]);
    // The site's address is never its name.
    let json = "<script type='application/ld+json'>{\"publisher\":{\"name\":\"https://bensong.example\"}}</script>";
    check(Field::Site, in_head(json), &[]);
    check(Field::Site, in_head("<meta property=og:site_name content='bensong.example'>"), &[]);
    check(Field::Site, in_head(&format!("{json}{name}")), &[("Báo Bến Sông", From::OpenGraph, false)]);
    let element = "<title>Đò ngang trên sông Lành chạy lại - Báo Bến Sông</title>";
    check(Field::Site, in_head(element), &[("Báo Bến Sông", From::Title, false)]);
    check(Field::Site, in_head(&format!("{name}{element}")), &[("Báo Bến Sông", From::OpenGraph, false)]);
    check(Field::Site, in_head("<title>Đò ngang trên sông Lành chạy lại</title>"), &[]);
    check(Field::Site, in_head("<title>Một tiêu đề khác hẳn của trang - Đời sống</title>"), &[]);
}

#[test]
fn sections() {
    let field = Field::Section;
    // A menu is no trail.
    check(field, ("", "", ""), &[]);
    check(field, in_head("<meta property='article:section' content='Thời sự'>"), &[("Thời sự", From::OpenGraph, true)]);
    let json = "<script type='application/ld+json'>{\"articleSection\":\"Kinh tế, Bến cảng\"}</script>";
    let two = [("Kinh tế", From::JsonLd, true), ("Bến cảng", From::JsonLd, false)];
    check(field, in_head(json), &two);
    let list = "<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"@type\":\"ListItem\",\
        \"position\":1,\"name\":\"Trang chủ\",\"item\":\"https://bensong.example\"},{\"@type\":\"ListItem\",\"item\":{\"@id\":\"x\",\
        \"name\":\"Kinh tế\"}},{\"name\":\"Bến cảng\"},{\"name\":\"Đò ngang trên sông Lành chạy lại\"}]}</script>\
        <script type='application/ld+json'>{\"@type\":\"ItemList\",\"itemListElement\":[{\"name\":\"Tin khác\"}]}</script>";
    check(field, in_head(list), &two);
    let shown = [("Kinh tế", From::Page, true), ("Bến cảng", From::Page, true)];
    for trail in [
        "<div><a href=/>Trang chủ</a> › <a href=/b>Kinh tế</a> › <a href=/d>Bến cảng</a></div>",
        "<div><span><a href=/>Trang chủ</a></span> / Kinh tế / Bến cảng / Đò ngang trên sông Lành chạy lại</div>",
        "<ul class=breadcrumb><li><a href=/b>Kinh tế</a></li><li><a href=/d>Bến cảng</a></li></ul>",
        "<div class=breadcrumb><a href=/b>Kinh tế</a> / <a href=/d>Bến cảng</a><div>Thứ Ba, 05/09/2023 - 15:31</div></div>",
        "<div class='the-breadcrumbs'><a href=/b>Kinh tế</a> | <a href=/d>Bến cảng</a></div>",
        "<ol><li><a href=/>Trang chủ</a></li><li>›</li><li><a href=/b>Kinh tế</a></li><li>›</li><li><a href=/d>Bến cảng</a></li></ol>",
    ] {
        check(field, ("", trail, ""), &shown);
        check(field, ("<meta property='article:section' content='Thời sự'>", trail, ""), &[("Thời sự", From::OpenGraph, true)]);
    }
}

#[test]
fn tags() {
    let tags = "<meta name=keywords content='đò ngang, sông Lành'><meta name=news_keywords content='Đò ngang,bến'>";
    check(
        Field::Tag,
        in_head(tags),
        &[("đò ngang", From::Meta, false), ("sông Lành", From::Meta, true), ("bến", From::Meta, true)],
    );
    let json = "<script type='application/ld+json'>{\"keywords\":[\"sông Lành\",\"nước lớn\"]}</script>";
    check(
        Field::Tag,
        in_head(&format!("{tags}{json}")),
        &[("sông Lành", From::JsonLd, true), ("nước lớn", From::JsonLd, true)],
    );
    check(Field::Tag, in_head("<meta property='article:tag' content='đò'>"), &[("đò", From::OpenGraph, true)]);
    let shown = "<div>Từ khóa: <a href=/t/1>đò ngang</a>, <a href=/t/2>#nước lớn</a>, <a href=/t/1>Đò ngang</a></div>";
    check(Field::Tag, ("", "", shown), &[("đò ngang", From::Page, true), ("nước lớn", From::Page, true)]);
    let list = "<div><span>Tags</span><ul><li><a href=/t/1>đò ngang</a></li><li><a href=/t/2>nước lớn</a></li></ul></div>";
    // Nothing tells where one of these ends.
    check(Field::Tag, ("", "", "<div>Từ khóa: <a href=/t/1>đò ngang</a> <a href=/t/2>nước lớn</a></div>"), &[]);
    check(Field::Tag, ("", "", list), &[("đò ngang", From::Page, true), ("nước lớn", From::Page, true)]);
    check(Field::Tag, ("<meta property='article:tag' content='bến'>", "", shown), &[("bến", From::OpenGraph, true)]);
}

#[test]
fn canonical() {
    let field = Field::Canonical;
    let url = "<meta property=og:url content='https://bensong.example/og.html'>";
    check(field, in_head(url), &[("https://bensong.example/og.html", From::OpenGraph, false)]);
    let link = "<link rel=canonical href='/do-ngang.html'>";
    check(field, in_head(link), &[("/do-ngang.html", From::Link, false)]);
    check(field, in_head(&format!("{url}{link}")), &[("https://bensong.example/do-ngang.html", From::Link, false)]);
    check(
        field,
        in_head(&format!("<base href='https://goc.example/tin/'>{url}<link rel=canonical href='a.html'>")),
        &[("https://goc.example/tin/a.html", From::Link, false)],
    );
}

#[test]
fn image() {
    let field = Field::Image;
    let picture = "<figure><img src='/i/600/do-ngang.jpg'><figcaption>Đò rời bến. Ảnh: Hoàng Mơ</figcaption></figure>";
    let own = "<link rel=canonical href='https://bensong.example/a.html'>";
    check(field, ("", "", ""), &[]);
    check(field, ("", "", picture), &[("/i/600/do-ngang.jpg", From::Page, true)]);
    check(field, (own, "", picture), &[("https://bensong.example/i/600/do-ngang.jpg", From::Page, true)]);
    let declared = "<meta property=og:image content='/i/1200/do-ngang.jpg?v=2'>";
    check(field, (declared, "", ""), &[("/i/1200/do-ngang.jpg?v=2", From::OpenGraph, false)]);
    check(
        field,
        (&format!("{own}{declared}"), "", picture),
        &[("https://bensong.example/i/1200/do-ngang.jpg?v=2", From::OpenGraph, true)],
    );
    check(
        field,
        (&format!("<base href='https://goc.example/'>{own}{declared}"), "", ""),
        &[("https://goc.example/i/1200/do-ngang.jpg?v=2", From::OpenGraph, false)],
    );
    let json = "<script type='application/ld+json'>{\"image\":{\"url\":\"https://cdn.example/bia.jpg\"}}</script>";
    check(field, (&format!("{json}{declared}"), "", picture), &[("https://cdn.example/bia.jpg", From::JsonLd, false)]);
}
