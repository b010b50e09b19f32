//! The page that the README runs on, through every layer.

use toasoan::{Article, BlockKind, MentionKind, Processor, Span, Status};

const PAGE: &str = include_str!("data/trang-bao.txt");

fn article() -> Article {
    Processor::builder().build().unwrap().article_from_text(PAGE).unwrap()
}

fn texts(article: &Article, kind: BlockKind) -> Vec<&str> {
    article.blocks().iter().filter(|block| block.kind == kind).map(|block| article.slice(block.text)).collect()
}

#[test]
fn the_frame_is_told_from_the_body() {
    let article = article();
    assert_eq!(article.title(), Some("Bộ trưởng: 'Hạt gạo phải kể được câu chuyện của người trồng'"));
    assert!(article.lead().unwrap().starts_with("Dự lễ khởi động đề án lúa phát thải thấp, "));
    assert_eq!(article.byline().collect::<Vec<_>>(), ["Thanh Ngọc"]);
    assert_eq!(article.published(), None);
    assert_eq!(texts(&article, BlockKind::Byline), ["Thanh Ngọc"]);
    assert_eq!(
        texts(&article, BlockKind::Heading),
        ["Ghi nhật ký đồng ruộng bằng điện thoại", "Tiền về tay người trồng lúa", "Bộ trưởng yêu cầu không giấu số liệu"]
    );
    let paragraphs = PAGE.lines().filter(|line| line.ends_with(['.', '”'])).count();
    let captions_lead_and_credits = 3 + 1;
    assert_eq!(texts(&article, BlockKind::Paragraph).len(), paragraphs - captions_lead_and_credits);
}

#[test]
fn captions_have_their_credits_and_alts() {
    let article = article();
    let read = |span: Option<Span>| span.map(|span| article.slice(span));
    let captions: Vec<_> = article
        .captions()
        .iter()
        .map(|caption| (article.slice(caption.text), read(caption.credit), read(caption.alt), read(caption.alt_restored)))
        .collect();
    assert_eq!(
        captions,
        [
            (
                "Nông dân xã Tân Thuận ghi nhật ký đồng ruộng trên điện thoại sau buổi tập huấn",
                Some("Minh Khuê"),
                Some("nhat ky dong ruong cua nong dan anh 1"),
                Some("nhật ký đồng ruộng của nông dân ảnh 1"),
            ),
            (
                "Bộ trưởng Lê Quang Tấn và đại diện các hợp tác xã bên cánh đồng lúa phát thải thấp",
                Some("Minh Khuê"),
                Some("lua phat thai thap anh 2"),
                Some("lúa phát thải thấp ảnh 2"),
            ),
            (
                "Chủ tịch UBND tỉnh Bạc Lương trao chứng nhận mã số vùng trồng cho các hộ dân",
                Some("Minh Khuê"),
                Some("nhat ky dong ruong cua nong dan anh 3"),
                Some("nhật ký đồng ruộng của nông dân ảnh 3"),
            ),
        ]
    );
    for caption in article.captions() {
        assert_eq!(article.blocks()[caption.block as usize].kind, BlockKind::Caption);
    }
}

#[test]
fn officials_have_their_offices_and_mentions() {
    let article = article();
    let read = |span: Option<Span>| span.map(|span| article.slice(span));
    let officials: Vec<_> = article
        .officials()
        .iter()
        .map(|official| {
            let offices = article.offices(official).iter();
            let offices: Vec<_> =
                offices.map(|office| (article.slice(office.title), read(office.organization), office.status)).collect();
            (article.slice(official.name), offices)
        })
        .collect();
    assert_eq!(
        officials,
        [
            ("Lê Quang Tấn", vec![("Bộ trưởng", Some("Nông nghiệp và Môi trường"), Status::Current)]),
            ("Phạm Thị Thu Hà", vec![("Chủ tịch", Some("UBND tỉnh Bạc Lương"), Status::Current)]),
        ]
    );
    let mentions = |at: usize| -> Vec<_> {
        let mentions = article.mentions(&article.officials()[at]).iter();
        let mentions = mentions.filter(|mention| mention.kind != MentionKind::Pronoun);
        mentions.map(|mention| article.slice(mention.text)).collect()
    };
    assert_eq!(
        mentions(0),
        [
            "Bộ trưởng",
            "Bộ trưởng",
            "Bộ trưởng Nông nghiệp và Môi trường Lê Quang Tấn",
            "Bộ trưởng",
            "Bộ trưởng Lê Quang Tấn",
            "Bộ trưởng Lê Quang Tấn",
            "Bộ trưởng",
            "Bộ trưởng",
        ]
    );
    assert_eq!(
        mentions(1),
        [
            "Chủ tịch UBND tỉnh Bạc Lương Phạm Thị Thu Hà",
            "Chủ tịch Phạm Thị Thu Hà",
            "bà Hà",
            "bà Hà",
            "Chủ tịch UBND tỉnh Bạc Lương",
        ]
    );
}

#[test]
fn what_was_taken_is_listed_with_its_rule_and_place() {
    let article = article();
    let removed: Vec<_> = article
        .removed()
        .iter()
        .map(|removed| (removed.rule, article.slice(removed.text), removed.source.slice(PAGE)))
        .collect();
    assert_eq!(
        removed.iter().map(|row| row.0).collect::<Vec<_>>(),
        ["mobile-notice", "image-alt", "image-alt", "image-alt", "recommendation"]
    );
    for (_, text, source) in removed {
        assert_eq!(text, source);
    }
}

#[test]
fn bad_input_gives_an_empty_article_or_an_error() {
    let processor = Processor::builder().max_input(2_000_000).build().unwrap();
    for text in ["", " ", "\u{FEFF}", "\n", &"\n".repeat(100_000), &" \t\r\n".repeat(1000)] {
        let article = processor.article_from_text(text).unwrap();
        assert!(article.text().is_empty() && article.blocks().is_empty() && article.removed().is_empty());
    }
    let line = "chữ ".repeat(200_000);
    let article = processor.article_from_text(&line).unwrap();
    assert_eq!(article.text().len() + article.removed().iter().map(|r| r.text.len()).sum::<usize>(), line.trim_end().len());
    assert!(processor.article_from_text(&"x".repeat(2_000_001)).unwrap_err().is_too_long());
    assert!(Processor::builder().max_input(usize::MAX).build().unwrap_err().is_option());
}

/// "Hà Nội, 12/3/2024" above an article is its date; a name and a birthday in its midst are not.
#[test]
fn a_name_and_a_day_in_the_body_stay() {
    let page = "Ba người thợ dệt chiếu giỏi\n\nHà Nội, 12/3/2024\n\nLàng có ba người thợ giỏi được tỉnh phong nghệ nhân trong năm nay, \
        đều đã ngoài sáu mươi.\n\nLê Văn Hợi, 12/3/1995\n\nHồ Thị Bưởi, 5/9/1998\n\nLàng mong có người đặt hàng thường xuyên để thợ trẻ \
        khỏi bỏ nghề vào phố.";
    let article = Processor::builder().build().unwrap().article_from_text(page).unwrap();
    assert_eq!(article.published(), Some("2024-03-12"));
    assert_eq!(article.byline().count(), 0);
    assert!(article.text().contains("Lê Văn Hợi, 12/3/1995") && article.text().contains("Hồ Thị Bưởi, 5/9/1998"));
}
