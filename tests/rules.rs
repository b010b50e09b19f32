//! The user's own rules about page furniture.

use toasoan::{Builder, Processor};

const PAGE: &str = "Chợ nổi họp lại\n\nSau hai năm, chợ nổi trên sông họp lại vào sáng sớm mỗi ngày.\n\n\
    Góc nhỏ trong tuần: món ngon mùa nước\n\nGhe thuyền từ các cù lao mang trái cây về bán cho khách phương xa.\n\n\
    Chia sẻ\n\nBài cùng tuyến\n\nMột bài khác nói về những con đò cũ trên sông và người chèo đò.\n\nGhi nhớ: chợ nghỉ ngày rằm.\n";

fn kept(builder: Builder) -> Vec<String> {
    let article = builder.build().unwrap().article_from_text(PAGE).unwrap();
    article.blocks().iter().map(|block| article.slice(block.text).to_owned()).collect()
}

fn rules(builder: Builder) -> Vec<(String, String)> {
    let article = builder.build().unwrap().article_from_text(PAGE).unwrap();
    article.removed().iter().map(|removed| (removed.rule.to_owned(), article.slice(removed.text).to_owned())).collect()
}

#[test]
fn a_phrase_drops_the_lines_that_are_it() {
    let plain = kept(Processor::builder());
    assert!(plain.iter().any(|line| line.starts_with("Góc nhỏ")) && !plain.iter().any(|line| line == "Chia sẻ"));
    // Whatever the case and the marks; the phrase alone is the whole line, with dots it is the beginning.
    assert_eq!(kept(Processor::builder().boilerplate_phrase("góc nhỏ trong tuần")), plain);
    assert!(
        !kept(Processor::builder().boilerplate_phrase("GOC NHO trong tuan…")).iter().any(|line| line.starts_with("Góc nhỏ"))
    );
    assert!(!kept(Processor::builder().boilerplate_phrase("…món ngon…")).iter().any(|line| line.starts_with("Góc nhỏ")));
    assert!(!kept(Processor::builder().boilerplate_phrase("…mùa nước")).iter().any(|line| line.starts_with("Góc nhỏ")));
}

#[test]
fn a_rule_file_drops_ends_and_keeps() {
    let rules_of = |file: &str| rules(Processor::builder().boilerplate_rules(file));
    let removed = rules_of("# the boxes of one site\n\nend: Bài cùng tuyến\nkeep: Ghi nhớ…\n");
    let last: Vec<_> = removed.iter().rev().take(2).rev().map(|(rule, text)| (rule.as_str(), text.len() > 14)).collect();
    assert_eq!(last, [("user-end", true), ("user-end", true)]);
    let lines = kept(Processor::builder().boilerplate_rules("end: Bài cùng tuyến\nkeep: Ghi nhớ…"));
    assert_eq!(lines.last().unwrap(), "Ghi nhớ: chợ nghỉ ngày rằm.");
    assert!(!lines.iter().any(|line| line.starts_with("Một bài khác")));
    assert!(kept(Processor::builder().boilerplate_rules("keep: Chia sẻ")).iter().any(|line| line == "Chia sẻ"));
    // Of two rules for one phrase the one that drops less counts.
    assert!(kept(Processor::builder().boilerplate_rules("drop: Chia sẻ\nkeep: chia se")).iter().any(|line| line == "Chia sẻ"));
}

#[test]
fn bad_lines_are_named() {
    for (file, message) in [
        ("Chia sẻ\nend:\n", "line 2: the boilerplate phrase \"\" has no letter or digit"),
        ("drop: …***…", "line 1: the boilerplate phrase \"…***…\" has no letter or digit"),
        ("keep: Xem … thêm", "line 1: the boilerplate phrase \"Xem … thêm\" has … inside; it may stand at the ends only"),
    ] {
        let error = Processor::builder().boilerplate_rules(file).build().unwrap_err();
        assert!(error.is_option());
        assert_eq!(error.to_string(), message);
    }
    assert!(Processor::builder().boilerplate_phrase(" … ").build().unwrap_err().is_option());
}
