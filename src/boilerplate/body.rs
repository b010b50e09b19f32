//! Where the article stands on its page.

use std::collections::HashSet;
use std::ops::Range;

use super::Rule;
use super::end::Scan;
use super::label::Part;
use super::line::{ByHash, End, Line, Lines};
use super::list::{LINKED, LONGEST_SUMMARY, cards, is_summary, items, opens_a_lead};
use super::reach::{Reach, reach};
use super::start::{is_bare, repeats, start, title};
use crate::article::byline;
use crate::page::Page;

/// The parts of an article, by the indices of their fragments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub title: Option<usize>,
    /// From the first paragraph (the lead, when there is one) to one past the last line that is the article's.
    pub body: Range<usize>,
    /// The last paragraph of the body.
    pub last: usize,
    /// The line whose date counts.
    pub date: Option<usize>,
    /// Headlines of other articles in the body, each with the text of its picture above it or a date line below.
    cards: Vec<usize>,
    /// The lines above the article, by their hashes.
    menu: HashSet<u64, ByHash>,
    /// Whether there is anything on the page besides the article.
    pub furnished: bool,
}

impl Outline {
    /// Finds the article's parts.
    pub(crate) fn of(page: &Page, lines: &Lines) -> Self {
        let rows = &lines.rows;
        // Some crawlers write the page's name and description first, and then the page.
        let named = named_before(page, rows);
        let Some(start) = start(rows.get(named..).unwrap_or_default()).map(|start| start + named) else {
            // Without a paragraph there is nothing to tell a menu from a body by.
            let date = rows.iter().position(|line| line.date.is_some());
            let title = if is_bare(rows, rows.len()) { Some(0) } else { rows.iter().position(Line::is_headline) };
            return Self {
                title: title.filter(|&at| at < rows.len()),
                body: title.map_or(0, |title| title + 1)..rows.len(),
                date,
                last: rows.len(),
                ..Self::default()
            };
        };
        let bare = is_bare(rows, start);
        let repeats = repeats(rows);
        let title = if named > 0 { Some(named) } else { title(page, rows, &repeats, start, bare) };
        // Short sentences right above the first long paragraph are the body's too.
        let sentence =
            |at: usize| rows.get(at).is_some_and(|line| line.end == End::Stop && line.words >= 3 && line.label.is_none());
        let floor = title.map_or(0, |title| title + 1);
        let start = (floor..start).rev().take_while(|&at| sentence(at)).last().unwrap_or(start);
        let menu: HashSet<u64, ByHash> =
            rows.iter().take(title.unwrap_or(start)).filter(|line| !line.is_prose()).map(|line| line.hash).collect();
        let end = Scan { page, lines, start, menu: &menu }.end();
        let last = (start..end)
            .rev()
            .find(|&at| rows.get(at).is_some_and(|line| line.is_prose() && line.label.is_none()))
            .unwrap_or(start);
        let near = |at: &usize| rows.get(*at).is_some_and(|line| line.date.is_some());
        let head = title.map_or(start.saturating_sub(3), |title| title.saturating_sub(4))..start;
        let date = title
            .and_then(|title| (title..start).find(near))
            .or_else(|| head.rev().find(near))
            .or_else(|| (end.saturating_sub(4).max(start)..end).rev().find(near));
        let own = date.and_then(|at| rows.get(at)?.date);
        let cards = cards(page, rows, start..last, own);
        let furnished = end < rows.len() || title.unwrap_or(start) > 1;
        Self { title, body: start..end, last, date, cards, menu, furnished }
    }

    /// For each fragment the rule that takes it.
    pub(crate) fn verdicts(&self, page: &Page, lines: &Lines) -> Vec<Option<Rule>> {
        let rows = &lines.rows;
        let mut verdicts = vec![None; rows.len()];
        let first = self.title.unwrap_or(self.body.start);
        let title_hash = self.title.and_then(|title| rows.get(title)).map(|line| line.hash);
        let dense = rows
            .get(..first)
            .is_some_and(|before| before.len() >= 8 && before.iter().filter(|line| line.is_prose()).count() * 6 < before.len());
        // Before the article: menus, notices, clocks.
        for (line, verdict) in rows.iter().zip(&mut verdicts).take(first) {
            *verdict = match line.label {
                Some(label) if label.part == Part::Whole || !line.is_prose() || reach(label.rule) != Reach::Outside => {
                    Some(label.rule)
                }
                _ if line.date.is_some() => Some(Rule::DateLine),
                _ if Some(line.hash) == title_hash => Some(Rule::RepeatedTitle),
                _ if line.is_prose() && self.opens_body(rows, line) => Some(Rule::RepeatedLine),
                _ if line.is_prose() && !dense => None,
                _ => Some(Rule::Navigation),
            };
        }
        self.judge_body(page, lines, title_hash, &mut verdicts);
        // Behind the article everything goes, by the name of what it stands below.
        let mut below = Rule::Navigation;
        for (line, verdict) in rows.iter().zip(&mut verdicts).skip(self.body.end) {
            *verdict = Some(match line.label {
                Some(label) => {
                    if label.rule == Rule::Imprint || matches!(reach(label.rule), Reach::List | Reach::LastList | Reach::Over) {
                        below = label.rule;
                    }
                    label.rule
                }
                None if Some(line.hash) == title_hash => Rule::RepeatedTitle,
                None if line.date.is_some() => Rule::DateLine,
                None if self.menu.contains(&line.hash) => Rule::Navigation,
                None => below,
            });
        }
        verdicts
    }

    /// Whether the body begins with the same paragraph.
    fn opens_body(&self, rows: &[Line], line: &Line) -> bool {
        const FIRST: usize = 4;
        rows.iter().take(self.body.end).skip(self.body.start).take(FIRST).any(|own| own.hash == line.hash)
    }

    fn judge_body(&self, page: &Page, lines: &Lines, title_hash: Option<u64>, verdicts: &mut [Option<Rule>]) {
        let rows = &lines.rows;
        // A page whose lists of one article have a summary below the headline has it below each.
        let mut summaries = false;
        let outside = rows.iter().skip(self.body.end).filter(|line| line.is_headline());
        let elsewhere: HashSet<u64, ByHash> = outside.map(|line| line.hash).chain(self.menu.iter().copied()).collect();
        let mut at = self.title.map_or(self.body.start, |title| title + 1);
        while at < self.body.end {
            let (Some(line), Some(verdict)) = (rows.get(at), verdicts.get_mut(at)) else { break };
            let head = at < self.body.start;
            // Behind the last paragraph of a page with furniture there may be more of it before the first sure end.
            let outside = head || at > self.last && self.furnished;
            if Some(line.hash) == title_hash && !line.is_prose() {
                *verdict = Some(Rule::RepeatedTitle);
            } else if self.cards.binary_search(&at).is_ok() {
                let end = at + 2 + usize::from(is_summary(page, lines, at, at + 2) || opens_a_lead(lines, at + 2));
                for verdict in verdicts.get_mut(at..end).into_iter().flatten() {
                    *verdict = Some(Rule::Related);
                }
                at = end;
                continue;
            } else if line.date.is_some() {
                *verdict = Some(Rule::DateLine);
            } else if let Some((rule, reach)) = line.sure_label() {
                match reach {
                    Reach::Line => *verdict = Some(rule),
                    Reach::Outside => *verdict = outside.then_some(rule),
                    Reach::List | Reach::LastList | Reach::Over => {
                        let mut items = items(page, lines, at, self.body.end);
                        summaries |= items == at + 3 && rows.get(at + 2).is_some_and(Line::is_prose);
                        if summaries
                            && items == at + 2
                            && items < self.last
                            && rows.get(items).is_some_and(|line| line.chars <= LONGEST_SUMMARY)
                        {
                            items += 1;
                        }
                        for verdict in verdicts.get_mut(at..items).into_iter().flatten() {
                            *verdict = Some(rule);
                        }
                        at = items;
                        continue;
                    }
                }
            } else if line.words >= LINKED && line.is_headline() && elsewhere.contains(&line.hash) {
                // The headline of another article, which a list around this one has too.
                *verdict = Some(Rule::Related);
            } else if at > self.last && self.furnished && (is_link(page.text_at(at)) || asks_to_follow(page.text_at(at))) {
                *verdict = Some(Rule::Share);
            } else if at > self.last && line.label.is_some_and(|label| label.rule == Rule::Imprint) {
                *verdict = Some(Rule::Imprint);
            } else if at > self.last && self.furnished && is_hashtags(page.text_at(at)) {
                *verdict = Some(Rule::Tags);
            } else if outside && line.address && line.words <= 6 && line.letters > 0 && !lines.key(line).contains("http") {
                *verdict = Some(Rule::Contact);
            } else if outside && at <= self.last + 2 && at > self.last && byline::is_person(page.text_at(at)) {
                // The writer's name may stand above the article too.
            } else if outside && (line.is_mark() || self.menu.contains(&line.hash) && !line.is_prose()) {
                *verdict = Some(Rule::Navigation);
            }
            at += 1;
        }
        self.judge_counters(page, verdicts);
        self.judge_links_below_lead(page, rows, verdicts);
        self.judge_links_behind(page, rows, verdicts);
        self.judge_tags(page, rows, verdicts);
    }
}

/// Where the headline stands again when the page's first lines are its name with the site's behind it; else 0.
fn named_before(page: &Page, rows: &[Line]) -> usize {
    const FIRST: usize = 3;
    const FAR: usize = 120;
    let named = |name: usize, at: usize| {
        let (name, text) = (page.text_at(name), page.text_at(at));
        let behind = name.strip_prefix(text).map(str::trim_start);
        behind.is_some_and(|behind| behind.starts_with(['-', '|', '–', '—', '·', '»']))
    };
    (0..FIRST.min(rows.len()))
        .find_map(|name| {
            (name + 2..rows.len().min(name + FAR)).find(|&at| rows.get(at).is_some_and(Line::is_headline) && named(name, at))
        })
        .unwrap_or(0)
}

/// Whether a line is an address of the web and nothing more, or that of the source.
fn is_link(text: &str) -> bool {
    const WORDS: usize = 8;
    let Some(at) = text.find("http") else { return false };
    let (before, address) = text.split_at(at);
    address.contains("://")
        && !address.contains(' ')
        && (before.is_empty()
            || before.starts_with("Nguồn") && before.trim_end().ends_with(':') && before.split(' ').count() <= WORDS)
}

/// Whether a line is tags: `#Chile`, `#nước mặn #đồng bằng`.
fn is_hashtags(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic)) && !text.ends_with(['.', '!', '?'])
}

/// Whether a line asks to follow a newsroom somewhere: `Theo dõi VietnamPlus`.
fn asks_to_follow(text: &str) -> bool {
    const WORDS: usize = 6;
    text.starts_with("Theo dõi ") && text.split(' ').count() <= WORDS && !text.ends_with(['.', '!', '?', ':'])
}
