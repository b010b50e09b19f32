//! An article as JSON.
//!
//! Every text is written straight from the article's buffer: a view is an index and a reference, and nothing is collected on
//! the way.

use serde::ser::{Serialize, SerializeSeq, SerializeStruct, Serializer};

use super::{Article, Block, Caption, Metadata, Removed};
use crate::official::{Mention, Office, Official};
use crate::span::Span;

impl Serialize for Article {
    /// Writes the fields `title`, `lead`, `dateline`, `byline`, `published`, `text`, `blocks`, `captions`, `officials`, `removed`
    /// and `metadata`.
    ///
    /// What the page does not have is null. `start` and `end` count bytes of `text`, `source` bytes of the input.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_struct("Article", 11)?;
        out.serialize_field("title", &self.title())?;
        out.serialize_field("lead", &self.lead())?;
        out.serialize_field("dateline", &self.dateline.map(|span| Piece(self, span)))?;
        out.serialize_field("byline", &Rows(self, &self.byline))?;
        out.serialize_field("published", &self.published())?;
        out.serialize_field("text", self.text())?;
        out.serialize_field("blocks", &Rows(self, &self.blocks))?;
        out.serialize_field("captions", &Rows(self, &self.captions))?;
        out.serialize_field("officials", &Rows(self, &self.officials))?;
        out.serialize_field("removed", &Rows(self, &self.removed))?;
        out.serialize_field("metadata", &Rows(self, &self.metadata))?;
        out.end()
    }
}

/// Rows of an article, each to be written with the article's buffer at hand.
struct Rows<'a, T>(&'a Article, &'a [T]);

/// One row of an article.
struct Row<'a, T>(&'a Article, &'a T);

impl<'a, T> Serialize for Rows<'a, T>
where
    Row<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_seq(Some(self.1.len()))?;
        for row in self.1 {
            out.serialize_element(&Row(self.0, row))?;
        }
        out.end()
    }
}

/// A piece of an article's text, with its place.
struct Piece<'a>(&'a Article, Span);

impl Serialize for Piece<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Piece(article, span) = *self;
        let mut out = serializer.serialize_struct("Piece", 3)?;
        out.serialize_field("start", &span.start)?;
        out.serialize_field("end", &span.end)?;
        out.serialize_field("text", article.slice(span))?;
        out.end()
    }
}

impl Serialize for Row<'_, Span> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.slice(*self.1))
    }
}

impl Serialize for Row<'_, Metadata> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, row) = *self;
        let mut out = serializer.serialize_struct("Metadata", 4)?;
        out.serialize_field("field", &row.field)?;
        out.serialize_field("value", article.slice(row.value))?;
        out.serialize_field("from", &row.provenance)?;
        out.serialize_field("shown", &row.shown)?;
        out.end()
    }
}

impl Serialize for Row<'_, Block> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, block) = *self;
        let mut out = serializer.serialize_struct("Block", 5)?;
        out.serialize_field("kind", &block.kind)?;
        out.serialize_field("start", &block.text.start)?;
        out.serialize_field("end", &block.text.end)?;
        out.serialize_field("text", article.slice(block.text))?;
        out.serialize_field("source", &pair(block.source))?;
        out.end()
    }
}

impl Serialize for Row<'_, Caption> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, caption) = *self;
        let mut out = serializer.serialize_struct("Caption", 4)?;
        out.serialize_field("text", article.slice(caption.text))?;
        out.serialize_field("credit", &text(article, caption.credit))?;
        out.serialize_field("block", &caption.block)?;
        out.serialize_field("image", &Image(article, caption))?;
        out.end()
    }
}

/// What a caption says of its picture.
struct Image<'a>(&'a Article, &'a Caption);

impl Serialize for Image<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Image(article, caption) = *self;
        let mut out = serializer.serialize_struct("Image", 4)?;
        out.serialize_field("alt", &text(article, caption.alt))?;
        out.serialize_field("alt_restored", &text(article, caption.alt_restored))?;
        out.serialize_field("alt_confidence", &caption.alt_restored.map(|_| caption.alt_confidence))?;
        out.serialize_field("src", &text(article, caption.image))?;
        out.end()
    }
}

impl Serialize for Row<'_, Official> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, official) = *self;
        let mut out = serializer.serialize_struct("Official", 3)?;
        out.serialize_field("name", article.slice(official.name))?;
        out.serialize_field("offices", &Rows(article, article.offices(official)))?;
        out.serialize_field("mentions", &Rows(article, article.mentions(official)))?;
        out.end()
    }
}

impl Serialize for Row<'_, Office> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, office) = *self;
        let mut out = serializer.serialize_struct("Office", 3)?;
        out.serialize_field("title", article.slice(office.title))?;
        out.serialize_field("organization", text(article, office.organization).unwrap_or(""))?;
        out.serialize_field("status", &office.status)?;
        out.end()
    }
}

impl Serialize for Row<'_, Mention> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, mention) = *self;
        let mut out = serializer.serialize_struct("Mention", 5)?;
        out.serialize_field("start", &mention.text.start)?;
        out.serialize_field("end", &mention.text.end)?;
        out.serialize_field("text", article.slice(mention.text))?;
        out.serialize_field("kind", &mention.kind)?;
        out.serialize_field("block", &mention.block)?;
        out.end()
    }
}

impl Serialize for Row<'_, Removed> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Row(article, removed) = *self;
        let mut out = serializer.serialize_struct("Removed", 3)?;
        out.serialize_field("rule", removed.rule)?;
        out.serialize_field("text", article.slice(removed.text))?;
        out.serialize_field("source", &pair(removed.source))?;
        out.end()
    }
}

fn pair(span: Span) -> (u32, u32) {
    (span.start, span.end)
}

fn text(article: &Article, span: Option<Span>) -> Option<&str> {
    span.map(|span| article.slice(span))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::article::BlockKind;
    use crate::official::{MentionKind, Rows as Range, Status};

    /// An article made by hand: a title, a caption, and a margin with an alt and a removed line.
    fn article() -> Article {
        let mut article = Article::default();
        let mut put = |text: &str| {
            let start = article.buffer.len();
            article.buffer.push_str(text);
            Span::new(start, article.buffer.len())
        };
        let title = put("Cầu mới");
        put("\n\n");
        let block = put("Chủ tịch xã An Bình Lê Văn Tám ở đầu cầu. Ảnh: Hà An");
        let text_len = block.end as usize;
        let alt = put("cau moi anh 1");
        let restored = put("cầu mới ảnh 1");
        let away = put("Chia sẻ");
        let within = |from: usize, len: usize| Span::new(block.start as usize + from, block.start as usize + from + len);
        let at = |needle: &str| {
            let from = block.slice(&article.buffer).find(needle).unwrap();
            within(from, needle.len())
        };
        let (office, place, name) = (at("Chủ tịch"), at("xã An Bình"), at("Lê Văn Tám"));
        let (mention, text, credit) =
            (at("Chủ tịch xã An Bình Lê Văn Tám"), at("Chủ tịch xã An Bình Lê Văn Tám ở đầu cầu"), at("Hà An"));
        article.text_len = text_len;
        article.title = Some(title);
        article.dateline = Some(office);
        article.blocks = vec![
            Block { kind: BlockKind::Title, text: title, source: Span::new(3, 12) },
            Block { kind: BlockKind::Caption, text: block, source: Span::new(20, 80) },
        ];
        article.captions = vec![Caption {
            block: 1,
            text,
            credit: Some(credit),
            alt: Some(alt),
            alt_restored: Some(restored),
            alt_confidence: 98,
            image: None,
        }];
        article.offices = vec![
            Office { title: office, organization: Some(place), status: Status::Current },
            Office { title: office, organization: None, status: Status::Former },
        ];
        article.mentions = vec![Mention { text: mention, block: 1, kind: MentionKind::Full }];
        article.officials =
            vec![Official { name, offices: Range { first: 0, count: 2 }, mentions: Range { first: 0, count: 1 } }];
        article.removed = vec![Removed { rule: "share-label", text: away, source: Span::new(82, 92) }];
        article
    }

    #[test]
    fn every_field_is_written() {
        let article = article();
        let block = article.blocks[1].text;
        let mention = article.mentions[0].text;
        let want = json!({
            "title": "Cầu mới",
            "lead": null,
            "dateline": {"start": 13, "end": 25, "text": "Chủ tịch"},
            "byline": [],
            "published": null,
            "text": "Cầu mới\n\nChủ tịch xã An Bình Lê Văn Tám ở đầu cầu. Ảnh: Hà An",
            "blocks": [
                {"kind": "title", "start": 0, "end": 11, "text": "Cầu mới", "source": [3, 12]},
                {"kind": "caption", "start": block.start, "end": block.end,
                 "text": "Chủ tịch xã An Bình Lê Văn Tám ở đầu cầu. Ảnh: Hà An", "source": [20, 80]},
            ],
            "captions": [{
                "text": "Chủ tịch xã An Bình Lê Văn Tám ở đầu cầu", "credit": "Hà An", "block": 1,
                "image": {"alt": "cau moi anh 1", "alt_restored": "cầu mới ảnh 1", "alt_confidence": 98, "src": null},
            }],
            "officials": [{
                "name": "Lê Văn Tám",
                "offices": [
                    {"title": "Chủ tịch", "organization": "xã An Bình", "status": "current"},
                    {"title": "Chủ tịch", "organization": "", "status": "former"},
                ],
                "mentions": [
                    {"start": mention.start, "end": mention.end, "text": "Chủ tịch xã An Bình Lê Văn Tám", "kind": "full",
                     "block": 1},
                ],
            }],
            "removed": [{"rule": "share-label", "text": "Chia sẻ", "source": [82, 92]}],
            "metadata": [],
        });
        assert_eq!(serde_json::to_value(&article).unwrap(), want);
    }

    #[test]
    fn fields_stand_in_the_order_of_the_documentation() {
        let out = serde_json::to_string(&Article::default()).unwrap();
        assert_eq!(
            out,
            concat!(
                r#"{"title":null,"lead":null,"dateline":null,"byline":[],"published":null,"text":"","#,
                r#""blocks":[],"captions":[],"officials":[],"removed":[],"metadata":[]}"#
            )
        );
    }
}
