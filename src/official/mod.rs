//! Officials: persons whom the article gives a public office, and every later mention of them.

mod clause;
mod gathering;
mod grammar;
mod item;
mod keyed;
mod link;
mod name;
mod office;
mod organization;
mod reader;
mod resolution;
mod sense;
mod spelling;
mod token;
mod trie;
mod vocabulary;

use crate::article::{Article, BlockKind};
use crate::span::Span;
use clause::Reading;
use item::Items;
use reader::Reader;
use resolution::Gathered;
use vocabulary::Vocabulary;

/// A run of rows in one of the article's arrays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows {
    pub first: u32,
    pub count: u32,
}

impl Rows {
    /// The places of the rows in the array.
    pub(crate) fn indices(self) -> std::ops::Range<usize> {
        let first = self.first as usize;
        first..first + self.count as usize
    }

    pub(crate) fn slice_of<T>(self, rows: &[T]) -> &[T] {
        rows.get(self.indices()).unwrap_or(&[])
    }
}

/// A person whom the article names and gives a public office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Official {
    /// The fullest form of the name that the article has, in the article's buffer.
    pub name: Span,
    pub(crate) offices: Rows,
    pub(crate) mentions: Rows,
}

/// An office, in the article's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Office {
    /// The head of the office: `Phó Chủ tịch`. In the article's buffer.
    pub title: Span,
    /// What it is the head or a member of: `UBND TP Hà Nội`. In the article's buffer.
    pub organization: Option<Span>,
    /// Whether the person holds it now.
    pub status: Status,
}

/// Whether a person holds an office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[repr(u32)]
pub enum Status {
    /// Holds it.
    #[default]
    Current = 1,
    /// Held it once: `nguyên`, `cựu`.
    Former = 2,
    /// Holds it for the time being: `quyền`.
    Acting = 3,
    /// Is about to hold it: `tân`, `được bổ nhiệm làm`.
    Incoming = 4,
}

/// A place where the article speaks of an official.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// The longest run of title, organization, honorific and name, in the article's buffer.
    pub text: Span,
    /// The index of its block.
    pub block: u32,
    /// By what it means the person.
    pub kind: MentionKind,
}

/// By what a mention means a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[repr(u32)]
pub enum MentionKind {
    /// The whole name.
    Full = 1,
    /// Part of the name: `ông Dũng`.
    Short = 2,
    /// A bare title that can only be this person.
    Title = 3,
    /// A pronoun.
    Pronoun = 4,
}

/// The lexicon of titles, organizations and names, with the user's own titles, ready to run.
#[derive(Debug)]
pub(crate) struct Finder {
    vocabulary: Vocabulary,
}

impl Finder {
    /// The built-in lexicon and the user's titles and organizations.
    pub(crate) fn new(titles: &[String], organizations: &[String]) -> Self {
        Self { vocabulary: Vocabulary::new(titles, organizations) }
    }

    /// Fills the article's officials, offices and mentions.
    #[inline(never)] // Once a page; profiles show it by its name.
    pub(crate) fn find(&self, article: &mut Article) {
        let mut gathered = Gathered::for_text(article.buffer.len());
        let longest = article.blocks.iter().map(|block| block.text.len()).max().unwrap_or(0);
        // A word with the space behind it takes some five bytes, and every other one begins an item or follows one.
        let mut tokens = Vec::with_capacity(longest / 4);
        let mut items = Items::with_capacity(longest / 12);
        let mut reading = Reading::default();
        for (index, block) in article.blocks.iter().enumerate() {
            if block.kind == BlockKind::Byline {
                continue;
            }
            tokens.clear();
            items.clear();
            self.vocabulary.scan(article.slice(block.text), block.text.start as usize, &mut tokens);
            let reader = Reader { vocabulary: &self.vocabulary, text: &article.buffer, tokens: &tokens };
            reader.items(&mut items);
            reader.clauses(&items, &mut reading);
            reader.gather(&mut reading, u32::try_from(index).unwrap_or(u32::MAX), &mut gathered);
            reader.weigh(&items, &mut gathered);
        }
        resolution::resolve(gathered, article);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::processor::Processor;

    fn officials(text: &str) -> Vec<String> {
        let processor = Processor::builder().office_title("Trùm phường").organization("Ban Trị thủy").build().unwrap();
        let article = processor.article_from_text(text).unwrap();
        article
            .officials()
            .iter()
            .map(|official| {
                let offices: Vec<String> = article
                    .offices(official)
                    .iter()
                    .map(|office| {
                        format!(
                            "{}|{}|{:?}",
                            article.slice(office.title),
                            office.organization.map_or("", |o| article.slice(o)),
                            office.status
                        )
                    })
                    .collect();
                format!("{}: {}", article.slice(official.name), offices.join(", "))
            })
            .collect()
    }

    #[test]
    fn users_add_titles_and_organizations() {
        let text = "Chuyện làng xưa\n\nTrùm phường Lê Văn Bưởi ngồi đầu chiếu. Giám đốc Ban Trị thủy Đỗ Thị Mận đến muộn.";
        assert_eq!(officials(text), ["Lê Văn Bưởi: Trùm phường||Current", "Đỗ Thị Mận: Giám đốc|Ban Trị thủy|Current"]);
        let text = "Chuyện làng xưa\n\nTrưởng Ban Trị thủy An Bình đi vắng. Trưởng Ban Trị thủy An Bình Đỗ Thị Mận đã về.";
        assert_eq!(officials(text), ["Đỗ Thị Mận: Trưởng Ban|Trị thủy An Bình|Current"]);
    }

    #[test]
    fn the_status_is_told() {
        let text = "Nhân sự mới\n\nNguyên Bộ trưởng Bộ Y tế Lê Văn Bưởi dự lễ. Quyền Chánh án TAND tỉnh Long An Đỗ Thị Mận phát biểu.\n\n\
            Quốc hội bầu ông Trần Văn Cam giữ chức Tổng Kiểm toán.";
        assert_eq!(
            officials(text),
            [
                "Lê Văn Bưởi: Bộ trưởng|Bộ Y tế|Former",
                "Đỗ Thị Mận: Chánh án|TAND tỉnh Long An|Acting",
                "Trần Văn Cam: Tổng Kiểm toán||Incoming"
            ]
        );
    }

    #[test]
    fn a_pronoun_that_begins_a_sentence_means_the_one_named_before() {
        let processor = Processor::builder().build().unwrap();
        let article = processor.article_from_text("Tin\n\nThị trưởng Lê Văn Bưởi tới muộn. Ông xin lỗi mọi người.").unwrap();
        let mentions = article.mentions(&article.officials()[0]);
        assert_eq!(mentions.iter().map(|mention| mention.kind).collect::<Vec<_>>(), [MentionKind::Full, MentionKind::Pronoun]);
    }

    #[test]
    fn a_letter_gone_wrong_makes_no_second_person() {
        let text = "Tin\n\nTổng thống Nga Boris Antonovich tới Hà Nội. Ông Boris Antonovch ở lại ba ngày. \
            Chủ tịch UBND xã Lê Văn Hùng đón. Ông Lê Văn Hưng bán cá.";
        assert_eq!(officials(text), ["Boris Antonovich: Tổng thống|Nga|Current", "Lê Văn Hùng: Chủ tịch|UBND xã|Current"]);
        let processor = Processor::builder().build().unwrap();
        let article = processor.article_from_text(text).unwrap();
        let mentions = article.mentions(&article.officials()[0]);
        assert_eq!(
            mentions.iter().map(|mention| article.slice(mention.text)).collect::<Vec<_>>(),
            ["Tổng thống Nga Boris Antonovich", "Ông Boris Antonovch"]
        );
        assert_eq!(article.mentions(&article.officials()[1]).len(), 1);
    }

    #[test]
    fn an_office_that_only_signs_is_nobody_s() {
        let text =
            "Tin\n\nTheo quyết định của Chủ tịch nước, Đại tá Lê Văn Bưởi thăng quân hàm Thiếu tướng. TT Ngãi Sơn vẫn mưa.";
        assert_eq!(officials(text), ["Lê Văn Bưởi: Đại tá||Current, Thiếu tướng||Incoming"]);
    }

    /// What could make a reader slow or proud: each is long, and each must come to an end with bounded rows.
    #[test]
    fn hostile_texts_stay_bounded() {
        let many = 100_000;
        let short = 20_000;
        let texts = [
            ",".repeat(many),
            "Thủ tướng ".repeat(short),
            "Thủ tướng, ".repeat(short),
            "Phó ".repeat(short),
            "nguyên ".repeat(short),
            "ông ".repeat(short),
            "ông, ".repeat(short),
            "Nguyễn Văn An ".repeat(short),
            "Giám đốc Sở ".repeat(short),
            "Bộ trưởng Bộ Y tế và ".repeat(short),
            "ông Nguyễn Văn An, Chủ tịch UBND xã, ".repeat(short / 4),
            "Chủ tịch UBND xã Nguyễn Văn An. Ông An. Chủ tịch. ".repeat(short / 4),
            "A".repeat(many),
            "aA".repeat(many),
            "x.".repeat(many),
            "(".repeat(many),
            "các ".repeat(short),
            "Đại tá ".repeat(short),
            "Đại tá, ".repeat(short),
        ];
        for text in texts {
            let article = Processor::builder().build().unwrap().article_from_text(&format!("Tin\n\n{text}")).unwrap();
            for official in article.officials() {
                let offices = article.offices(official);
                assert!(!offices.is_empty() && offices.len() <= 64, "{} offices", offices.len());
            }
            assert!(article.mentions.len() <= text.len() / 2);
        }
    }

    #[test]
    fn nobody_has_more_offices_than_the_cap() {
        let posts: String = (0..200).map(|number| format!("Ông Lê Văn Bưởi là Trưởng Công an xã số {number}. ")).collect();
        let article = Processor::builder().build().unwrap().article_from_text(&format!("Tin\n\n{posts}")).unwrap();
        assert_eq!(article.offices(&article.officials()[0]).len(), resolution::MAX_OFFICES);
    }
}
