//! An article as clean HTML, for a newsroom's system that imports it.

use std::fmt::Write;

use super::{Article, BlockKind};
use crate::span::Span;

/// What [`Article::to_html_with`] writes beside the blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct HtmlOptions {
    /// Links of the body, with their addresses.
    pub links: bool,
    /// Text of the body that stands out: `strong` and `em`.
    pub emphasis: bool,
}

/// A piece of a block that is a link or stands out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inline {
    pub style: Style,
    /// In the article's buffer.
    pub text: Span,
    /// The address of a link, in the article's buffer.
    pub address: Span,
}

/// How an inline stands out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Style {
    Link,
    Strong,
    Emphasis,
}

impl Article {
    /// The article as HTML: `h1`, `h2`, `p`, `ul`, `blockquote`, `table`, `figure` with `img` and `figcaption`, and nothing else.
    ///
    /// There is no class, no style and no script in it, and only addresses of the web or without a scheme.
    ///
    /// ```
    /// let processor = toasoan::Processor::builder().build()?;
    /// let article = processor.article_from_text("Mưa lớn ở vùng núi\n\nMưa kéo dài từ đêm qua ở huyện A & B, nhiều nơi bị cô lập.")?;
    /// assert_eq!(
    ///     article.to_html(),
    ///     "<h1>Mưa lớn ở vùng núi</h1>\n<p>Mưa kéo dài từ đêm qua ở huyện A &amp; B, nhiều nơi bị cô lập.</p>"
    /// );
    /// # Ok::<(), toasoan::Error>(())
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.to_html_with(HtmlOptions::default())
    }

    /// The article as HTML, with what the options ask for: links get `rel="noopener noreferrer"`.
    #[must_use]
    pub fn to_html_with(&self, options: HtmlOptions) -> String {
        let mut out = String::with_capacity(self.text_len + self.text_len / 8);
        let mut inlines = self.inlines.as_slice();
        let mut before = None;
        for (number, block) in self.blocks.iter().enumerate() {
            // Inlines are in the order of their blocks.
            let skipped = inlines.iter().take_while(|inline| inline.text.start < block.text.start).count();
            let here = inlines.get(skipped..).unwrap_or_default();
            let count = here.iter().take_while(|inline| inline.text.start < block.text.end).count();
            let own = here.get(..count).unwrap_or_default();
            inlines = here.get(count..).unwrap_or_default();
            let list = |kind| kind == Some(BlockKind::ListItem);
            if list(before) && block.kind != BlockKind::ListItem {
                out.push_str("</ul>");
            }
            if before.is_some() {
                out.push('\n');
            }
            if block.kind == BlockKind::ListItem && !list(before) {
                out.push_str("<ul>");
            }
            before = Some(block.kind);
            let writer = Writer { article: self, options, inlines: own };
            match block.kind {
                BlockKind::Title => writer.wrapped(&mut out, "h1", block.text),
                BlockKind::Heading => writer.wrapped(&mut out, "h2", block.text),
                BlockKind::ListItem => writer.wrapped(&mut out, "li", block.text),
                BlockKind::Quote => {
                    out.push_str("<blockquote>");
                    writer.wrapped(&mut out, "p", block.text);
                    out.push_str("</blockquote>");
                }
                BlockKind::Table => writer.table(&mut out, block.text),
                BlockKind::Caption => {
                    out.push_str("<figure>");
                    writer.image(&mut out, number);
                    writer.wrapped(&mut out, "figcaption", block.text);
                    out.push_str("</figure>");
                }
                _ => writer.wrapped(&mut out, "p", block.text),
            }
        }
        if before == Some(BlockKind::ListItem) {
            out.push_str("</ul>");
        }
        out
    }
}

struct Writer<'a> {
    article: &'a Article,
    options: HtmlOptions,
    inlines: &'a [Inline],
}

impl Writer<'_> {
    fn wrapped(&self, out: &mut String, tag: &str, span: Span) {
        let _ = write!(out, "<{tag}>");
        self.text(out, span);
        let _ = write!(out, "</{tag}>");
    }

    /// A table: rows are lines, cells stand between tabs.
    fn table(&self, out: &mut String, span: Span) {
        out.push_str("<table><tbody>");
        for row in self.article.slice(span).split('\n') {
            out.push_str("<tr>");
            for cell in row.split('\t') {
                out.push_str("<td>");
                escape(cell, out);
                out.push_str("</td>");
            }
            out.push_str("</tr>");
        }
        out.push_str("</tbody></table>");
    }

    fn image(&self, out: &mut String, block: usize) {
        let caption = self.article.captions.iter().find(|caption| caption.block as usize == block);
        let Some(address) = caption.and_then(|caption| caption.image).map(|image| self.article.slice(image)) else { return };
        if !is_safe(address) {
            return;
        }
        out.push_str("<img src=\"");
        escape_value(address, out);
        let alt = caption.and_then(|caption| caption.alt_restored.or(caption.alt)).map_or("", |alt| self.article.slice(alt));
        out.push_str("\" alt=\"");
        escape_value(alt, out);
        out.push_str("\">");
    }

    /// A text with what stands out in it. Inlines may overlap: at each place where one begins or ends all are closed and opened
    /// anew, links outermost.
    fn text(&self, out: &mut String, span: Span) {
        let wanted = |inline: &&Inline| match inline.style {
            Style::Link => self.options.links && is_safe(self.article.slice(inline.address)),
            Style::Strong | Style::Emphasis => self.options.emphasis,
        };
        let mut edges: Vec<u32> = Vec::new();
        for inline in self.inlines.iter().filter(wanted) {
            edges.extend([inline.text.start, inline.text.end]);
        }
        edges.sort_unstable();
        edges.dedup();
        let mut from = span.start;
        for edge in edges.into_iter().chain([span.end]) {
            let piece = Span { start: from, end: edge.min(span.end) };
            if piece.is_empty() {
                continue;
            }
            let mut open: Vec<&Inline> =
                self.inlines.iter().filter(wanted).filter(|inline| inline.text.contains(piece)).collect();
            open.sort_unstable_by_key(|inline| inline.style);
            open.dedup_by_key(|inline| inline.style);
            for inline in &open {
                match inline.style {
                    Style::Link => {
                        out.push_str("<a href=\"");
                        escape_value(self.article.slice(inline.address), out);
                        out.push_str("\" rel=\"noopener noreferrer\">");
                    }
                    Style::Strong => out.push_str("<strong>"),
                    Style::Emphasis => out.push_str("<em>"),
                }
            }
            let mut lines = self.article.slice(piece).split('\n');
            escape(lines.next().unwrap_or_default(), out);
            for line in lines {
                out.push_str("<br>");
                escape(line, out);
            }
            for inline in open.iter().rev() {
                out.push_str(match inline.style {
                    Style::Link => "</a>",
                    Style::Strong => "</strong>",
                    Style::Emphasis => "</em>",
                });
            }
            from = piece.end;
        }
    }
}

/// Adds a text with the characters of markup written as references, and without those that no HTML page may have.
fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            '\t' => out.push(' '),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
}

/// Adds the value of an attribute.
fn escape_value(text: &str, out: &mut String) {
    let mut pieces = text.split('"');
    escape(pieces.next().unwrap_or_default(), out);
    for piece in pieces {
        out.push_str("&quot;");
        escape(piece, out);
    }
}

/// Whether an address is one of the web, or has no scheme at all.
fn is_safe(address: &str) -> bool {
    if address.is_empty() || address.chars().any(|letter| letter.is_whitespace() || letter.is_control() || letter == '\\') {
        return false;
    }
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        address.get(8..)
    } else if lower.starts_with("http://") {
        address.get(7..)
    } else if address.starts_with("//") {
        address.get(2..)
    } else {
        let head = address.split(['/', '?', '#']).next().unwrap_or_default();
        return !head.contains(':');
    };
    // A plain host: others are read in different ways by different programs.
    let host = rest.unwrap_or_default().split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    name.bytes().any(|byte| byte.is_ascii_alphabetic())
        && name.split('.').all(|label| {
            !label.is_empty()
                && !label.starts_with("xn--")
                && !label.starts_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
        && name.rsplit('.').next().is_some_and(|last| last.starts_with(|first: char| first.is_ascii_alphabetic()))
        && port.parse::<u16>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for (address, safe) in [
            ("https://vd.example/a?b=c#d", true),
            ("HTTP://vd.example:8080/", true),
            ("//vd.example/a.jpg", true),
            ("/a:b.jpg", true),
            ("a.jpg?x=1:2", true),
            ("javascript:alert(1)", false),
            ("VBScript:x", false),
            ("java\tscript:x", false),
            ("data:text/html,x", false),
            ("https://[::1", false),
            ("https://", false),
            ("", false),
        ] {
            assert_eq!(is_safe(address), safe, "{address}");
        }
    }
}
