//! Every rule about the furniture of a text page: where it takes a line, and where it must leave one that looks like it.

use std::collections::BTreeSet;

use serde::Deserialize;
use toasoan::{Article, Processor};

const TITLE: &str = "Làng giữa hai con kênh giữ nước ngọt qua mùa hạn";

const BODY: [&str; 6] = [
    "Sáu năm nay, cứ đến tháng chạp là người dân ấp Bình Trị lại đắp đập hai đầu kênh, sớm hơn lịch của huyện mười ngày.",
    "Ông Hai Thạnh, trưởng ban quản lý kênh, nói việc này bắt đầu từ mùa hạn mà cả ấp mất trắng bốn mươi héc-ta lúa.",
    "Năm ấy nước mặn vào sâu bảy chục cây số, đến khi đo được thì ruộng đã cháy lá từ gốc đến ngọn.",
    "Từ đó, mỗi nhà góp hai ngày công và một phần tiền dầu, ai đi làm xa thì thuê người làm thay.",
    "Mùa này độ mặn ngoài sông đã lên năm phần nghìn, trong kênh vẫn dưới nửa phần, đủ cho lúa trổ đều.",
    "Đến cuối tháng tư, khi mưa đầu mùa về, đập sẽ được mở để lấy phù sa cho vụ sau.",
];

#[derive(Deserialize)]
struct Rules {
    rule: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    name: String,
    takes: Vec<Lines>,
    stays: Vec<Lines>,
}

#[derive(Deserialize)]
struct Lines {
    at: String,
    lines: Vec<String>,
}

fn rules() -> Vec<Rule> {
    let rules: Rules = toml::from_str(include_str!("data/rules.toml")).unwrap();
    rules.rule
}

/// The article with these lines in it, paragraphs set apart by `between`.
fn page(extra: &Lines, between: &str) -> Article {
    let mut lines: Vec<&str> = std::iter::once(TITLE).chain(BODY).collect();
    let place = match extra.at.as_str() {
        "above" => 0,
        "inside" => 4,
        "behind" => lines.len(),
        other => panic!("no place {other:?}"),
    };
    lines.splice(place..place, extra.lines.iter().map(String::as_str));
    Processor::builder().build().unwrap().article_from_text(&lines.join(between)).unwrap()
}

fn kept(article: &Article, line: &str) -> bool {
    article.blocks().iter().any(|block| article.slice(block.text) == line)
}

#[test]
fn each_rule_takes_its_lines_and_nothing_of_the_body() {
    for rule in rules() {
        for extra in &rule.takes {
            let article = page(extra, "\n\n");
            let removed: Vec<(&str, &str)> =
                article.removed().iter().map(|removed| (removed.rule, article.slice(removed.text))).collect();
            assert!(removed.iter().any(|&(name, _)| name == rule.name), "{}: {removed:?}", rule.name);
            for line in BODY {
                assert!(kept(&article, line), "{}: {line:?} is gone: {removed:?}", rule.name);
            }
            // A caption that stands below its alt is kept.
            let captions = extra.lines.iter().filter(|line| line.contains("Ảnh:")).count();
            // One of two equal lines is kept; of two captions that was counted.
            let once = usize::from(rule.name == "repeated-line");
            let captions = captions - usize::from(rule.name == "repeated-caption");
            assert_eq!(removed.len() + captions + once, extra.lines.len(), "{}: {removed:?}", rule.name);
        }
    }
}

#[test]
fn each_rule_leaves_what_only_looks_like_it() {
    for rule in rules() {
        for extra in &rule.stays {
            for between in ["\n\n", "\n"] {
                let article = page(extra, between);
                for line in extra.lines.iter().map(String::as_str).chain(BODY) {
                    assert!(kept(&article, line), "{}: {line:?} is gone", rule.name);
                }
            }
        }
    }
}

/// The rules are those of the table in the README beside the code, the user's own aside and those that only markup can tell.
#[test]
fn each_rule_has_its_lines() {
    let readme = include_str!("../src/boilerplate/README.md");
    let table = readme.split_once("| rule | takes |").unwrap().1.split_once("\n\n").unwrap().0;
    let markup = |row: &&str| row.contains("layout of HTML");
    let rows = table.lines().filter(|row| !markup(row)).filter_map(|row| row.split('|').nth(1));
    let names: BTreeSet<&str> = rows.flat_map(|row| row.split('`').skip(1).step_by(2)).collect();
    let rules = rules();
    let covered: BTreeSet<&str> = rules.iter().map(|rule| rule.name.as_str()).collect();
    let own: BTreeSet<&str> =
        names.iter().filter(|name| !name.starts_with("user-") && **name != "caption-label").copied().collect();
    assert_eq!(covered, own);
    assert!(rules.iter().all(|rule| !rule.takes.is_empty() && !rule.stays.is_empty()));
}
