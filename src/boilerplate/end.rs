//! Where the body ends.

use std::collections::HashSet;

use super::Rule;
use super::line::{ByHash, End, Line, Lines};
use super::list::{LONGEST_SUMMARY, is_signature, is_summary, items, number_of};
use super::reach::Reach;
use crate::article::{byline, credit};
use crate::page::Page;

/// The walk from the first paragraph to the end of the body.
pub(super) struct Scan<'p> {
    pub page: &'p Page,
    pub lines: &'p Lines<'p>,
    pub start: usize,
    /// The lines that stand above the article.
    pub menu: &'p HashSet<u64, ByHash>,
}

impl Scan<'_> {
    /// One past the last line of the article.
    pub(super) fn end(&self) -> usize {
        let rows = &self.lines.rows;
        let mut at = self.start + 1;
        let mut paired = false;
        while let Some(line) = rows.get(at) {
            match line.sure_label() {
                Some((_, Reach::Over)) => return at,
                Some((_, Reach::LastList)) => {
                    let behind = items(self.page, self.lines, at, rows.len());
                    if self.signed(at) || !self.goes_on(behind) || self.is_deck(at + 1) {
                        return at;
                    }
                    at = behind;
                    continue;
                }
                Some((_, Reach::List)) if self.signed(at) && !self.goes_on(items(self.page, self.lines, at, rows.len())) => {
                    return at;
                }
                Some((Rule::Imprint | Rule::Contact, _)) if self.is_imprint(at) => return at,
                _ if self.is_menu(at) => return at,
                None if self.is_dated_list(at) => return at,
                None if !paired && self.is_twice(at) => {
                    // A page that writes its captions twice, as alt and as caption, has no sure cards.
                    paired = true;
                    if self.is_cards(at) {
                        return at;
                    }
                }
                _ => {}
            }
            at += 1;
        }
        rows.len()
    }

    /// Whether the last line above `at` that is no label is a byline: nothing of the body stands behind one. Tags may stand
    /// between, below a byline that is one beyond doubt.
    fn signed(&self, at: usize) -> bool {
        let rows = &self.lines.rows;
        let mut above = (self.start..at)
            .rev()
            .take(10)
            .filter(|&at| rows.get(at).is_some_and(|line| line.label.is_none() && !line.is_mark()));
        let Some(first) = above.next() else { return false };
        let tag = |&at: &usize| rows.get(at).is_some_and(Line::may_be_tag);
        byline::is_byline(self.text(first))
            || tag(&first) && above.find(|at| !tag(at) || self.is_signature(*at)).is_some_and(|at| self.is_signature(at))
    }

    /// Whether a line names a writer beyond doubt.
    fn is_signature(&self, at: usize) -> bool {
        byline::is_labelled(self.text(at)) || byline::is_person(self.text(at))
    }

    /// Whether the body goes on at `at`, behind a list: with a paragraph that is no summary, and another one near it, a byline
    /// below it, or enough in itself; or soon with two in a row or a long one, which other articles' summaries never are, or with
    /// headings.
    fn goes_on(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        const SOON: usize = 10;
        const ENOUGH: u32 = 160;
        const FEW: u32 = 6;
        let rows = &self.lines.rows;
        let paragraph = |at: usize| {
            rows.get(at).is_some_and(|line| {
                line.is_prose()
                    && line.label.is_none()
                    && !at.checked_sub(1).is_some_and(|above| is_summary(self.page, self.lines, above, at))
            })
        };
        // What is counted goes on with the next number.
        if number_of(self.text(at)).is_some_and(|number| number > 1) {
            return true;
        }
        let unlabelled = |at: &usize| rows.get(*at).is_some_and(|line| line.label.is_none());
        if !paragraph(at) {
            // Questions or a few words over a paragraph each are an interview's or headings; other articles' headlines are longer.
            let heading = |at: usize| rows.get(at).is_some_and(|line| line.end == End::Question || line.words <= FEW);
            let headed =
                (at..at + SOON).take_while(unlabelled).filter(|&at| !paragraph(at) && heading(at) && paragraph(at + 1));
            if headed.count() >= 2 {
                return true;
            }
            let long = |at: usize| rows.get(at).is_some_and(|line| line.chars > LONGEST_SUMMARY);
            return (at..at + SOON).take_while(unlabelled).any(|at| paragraph(at) && (long(at) || paragraph(at + 1)));
        }
        let mut next = at + 1;
        // A list inside the body may follow soon.
        if let Some((_, Reach::List)) = rows.get(next).and_then(Line::sure_label) {
            next = items(self.page, self.lines, next, rows.len());
        }
        (next..next + NEAR - 1).take_while(unlabelled).any(|at| paragraph(at) || is_signature(self.text(at)))
            || rows.get(at).is_some_and(|line| line.chars >= ENOUGH)
    }

    /// Whether a deck of cards begins at `at`: headline, date and summary by turns. The paragraphs of a body do not follow
    /// their headings so strictly, and no date stands between.
    fn is_deck(&self, at: usize) -> bool {
        const CARDS: usize = 3;
        const DATED: usize = 2;
        let rows = &self.lines.rows;
        let (mut cards, mut dated, mut at) = (0, 0, at);
        while cards < CARDS && rows.get(at).is_some_and(Line::is_headline) {
            at += if self.is_twice(at) { 2 } else { 1 };
            let gap = rows.iter().skip(at).take(3).take_while(|line| line.is_dated() || line.is_mark());
            let (lines, dates) = gap.fold((0, 0), |(lines, dates), line| (lines + 1, dates + usize::from(line.is_dated())));
            at += lines;
            let summary =
                |line: &Line| line.words >= 4 && line.chars <= LONGEST_SUMMARY && line.label.is_none() && !line.is_headline();
            if !rows.get(at).is_some_and(summary) && !self.may_summarize(at) {
                break;
            }
            at += 1;
            cards += 1;
            dated += usize::from(dates > 0);
        }
        cards >= CARDS || dated >= DATED
    }

    /// Whether a list begins at `at` whose headlines have a date line each, and nothing else between them but perhaps a summary.
    fn is_dated_list(&self, at: usize) -> bool {
        const ITEMS: usize = 3;
        let rows = &self.lines.rows;
        let pair = |at: usize| rows.get(at).is_some_and(Line::is_headline) && rows.get(at + 1).is_some_and(Line::is_dated);
        let card = |at: usize| {
            rows.get(at).is_some_and(Line::is_headline)
                && self.may_summarize(at + 1)
                && rows.get(at + 2).is_some_and(Line::is_dated)
        };
        (0..ITEMS).all(|item| pair(at + 2 * item)) || (0..ITEMS).all(|item| card(at + 3 * item))
    }

    /// Whether the imprint begins at `at`: of the next lines two are of one, and one of them could be of nothing else.
    fn is_imprint(&self, at: usize) -> bool {
        let rules = self
            .lines
            .rows
            .iter()
            .skip(at)
            .take(12)
            .filter(|line| line.end != End::Stop)
            .filter_map(|line| Some(line.label?.rule));
        let (mut all, mut sure) = (0, 0);
        for rule in rules {
            all += usize::from(matches!(rule, Rule::Imprint | Rule::Contact));
            sure += usize::from(rule == Rule::Imprint);
        }
        all >= 2 && sure >= 1
    }

    /// Whether a menu begins at `at`: of the next lines, all short, most are names of sections or stood above the article too.
    fn is_menu(&self, at: usize) -> bool {
        const LINES: usize = 6;
        let Some(next) = self.lines.rows.get(at..at + LINES) else { return false };
        let known =
            |line: &Line| line.label.is_some_and(|label| label.rule == Rule::Navigation) || self.menu.contains(&line.hash);
        next.first().is_some_and(known)
            && next.iter().all(|line| line.words <= 8 && !line.is_prose())
            && next.iter().filter(|line| known(line)).count() * 3 >= LINES * 2
    }

    /// Whether a headline stands twice at `at`; a caption with its credit is none.
    fn is_twice(&self, at: usize) -> bool {
        let rows = &self.lines.rows;
        let (Some(one), Some(two)) = (rows.get(at), rows.get(at + 1)) else { return false };
        one.hash == two.hash && one.is_headline() && credit::label(self.text(at)).is_none()
    }

    fn text(&self, at: usize) -> &str {
        self.page.text_at(at)
    }

    /// Whether a line may be the summary of another article: a paragraph, perhaps with how many wrote about it behind.
    fn may_summarize(&self, at: usize) -> bool {
        let Some(line) = self.lines.rows.get(at) else { return false };
        let counted = || self.text(at).trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').ends_with('.');
        line.label.is_none() && (line.is_prose() || line.words >= 7 && line.chars <= LONGEST_SUMMARY && counted())
    }

    /// Whether a list of cards begins at `at`: headlines that stand twice each (an image's alt and the link), with or without
    /// a summary, up to a label that ends the body or to the page's end. One is enough behind the article's byline.
    fn is_cards(&self, at: usize) -> bool {
        let rows = &self.lines.rows;
        let mut cards = 0;
        let mut next = at;
        while self.is_twice(next) {
            cards += 1;
            next += 2;
            while rows.get(next).is_some_and(|line| line.is_mark() || line.is_dated()) {
                next += 1;
            }
            if self.may_summarize(next) {
                next += 1;
            }
        }
        let signed = self.signed(at);
        let over = |line: &Line| match line.sure_label() {
            Some((_, Reach::LastList | Reach::Over | Reach::Outside)) => true,
            label => signed && label.is_some(),
        };
        cards >= if signed { 1 } else { 2 } && rows.get(next).is_none_or(over)
    }
}
