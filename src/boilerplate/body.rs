//! Where the article stands on its page.

use std::collections::HashMap;
use std::ops::Range;

use super::Rule;
use super::label::Part;
use super::line::{End, Line, Lines};
use crate::article::byline;
use crate::page::Page;

/// How many lines may stand between two paragraphs of one body, at most, when no label says that a list stands there.
const GAP: usize = 12;
/// How far above the first paragraph the title is looked for.
const HEAD: usize = 16;

/// The parts of an article, by the indices of their fragments.
#[derive(Clone, Debug, Default)]
pub(crate) struct Outline {
    pub title: Option<usize>,
    /// From the first paragraph (the lead, when there is one) to one past the last line that is the article's.
    pub body: Range<usize>,
    /// The line whose date counts.
    pub date: Option<usize>,
}

/// What a rule does besides taking its own line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Takes its line wherever it stands.
    Line,
    /// Takes its line, and the list that hangs on it; the body may go on behind.
    List,
    /// Like a list, but the body rarely goes on behind.
    LastList,
    /// The body is over.
    Over,
    /// Takes its line outside of the body only.
    Outside,
}

fn reach(rule: Rule) -> Reach {
    match rule {
        "related" | "video-box" => Reach::List,
        "recommendation" | "tags" => Reach::LastList,
        "comments" => Reach::Over,
        "navigation" | "imprint" => Reach::Outside,
        _ => Reach::Line,
    }
}

impl Line {
    /// The rule and reach of the line's label, when the label is strong enough where prose stands around it: a phrase that
    /// merely begins or ends a paragraph takes nothing.
    fn sure_label(&self) -> Option<(Rule, Reach)> {
        let label = self.label?;
        let sure = label.part == Part::Whole || !self.is_prose();
        sure.then(|| (label.rule, reach(label.rule)))
    }
}

impl Outline {
    /// Finds the article's parts.
    pub(crate) fn of(page: &Page, lines: &Lines) -> Self {
        let rows = &lines.rows;
        let Some(start) = start(rows) else {
            // Without a paragraph there is nothing to tell a menu from a body by.
            return Self {
                title: rows.iter().position(Line::is_headline),
                body: 0..rows.len(),
                date: rows.iter().position(|line| line.date.is_some()),
            };
        };
        let repeats = repeats(rows);
        let title = title(page, rows, &repeats, start);
        let end = end(rows, start);
        let head = title.map_or(start.saturating_sub(3), |title| title.saturating_sub(4))..start;
        let near = |at: &usize| rows.get(*at).is_some_and(|line| line.date.is_some());
        let date = title.and_then(|title| (title..start).find(near)).or_else(|| head.clone().rev().find(near)).or_else(|| {
            let last = end.saturating_sub(4).max(start)..end;
            last.rev().find(near)
        });
        Self { title, body: start..end, date }
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
                _ if line.date.is_some() => Some("date-line"),
                _ if Some(line.hash) == title_hash => Some("repeated-title"),
                _ if line.is_prose() && !dense => None,
                _ => Some("navigation"),
            };
        }
        self.judge_body(page, rows, title_hash, &mut verdicts);
        // Behind the article everything goes, by the name of what it stands below.
        let mut below = "navigation";
        for (line, verdict) in rows.iter().zip(&mut verdicts).skip(self.body.end) {
            *verdict = Some(match line.label {
                Some(label) => {
                    if matches!(reach(label.rule), Reach::List | Reach::LastList | Reach::Over) {
                        below = label.rule;
                    }
                    if label.rule == "imprint" {
                        below = "imprint";
                    }
                    label.rule
                }
                None if Some(line.hash) == title_hash => "repeated-title",
                None if line.date.is_some() => "date-line",
                None => below,
            });
        }
        verdicts
    }

    fn judge_body(&self, _page: &Page, rows: &[Line], title_hash: Option<u64>, verdicts: &mut [Option<Rule>]) {
        let first = self.title.map_or(self.body.start, |title| title + 1);
        let mut at = first;
        while at < self.body.end {
            let Some(line) = rows.get(at) else { break };
            let head = at < self.body.start;
            if Some(line.hash) == title_hash && !line.is_prose() {
                verdicts[at] = Some("repeated-title");
            } else if line.date.is_some() {
                verdicts[at] = Some("date-line");
            } else if let Some((rule, reach)) = line.sure_label() {
                match reach {
                    Reach::Line => verdicts[at] = Some(rule),
                    Reach::Outside => {
                        if head {
                            verdicts[at] = Some(rule);
                        }
                    }
                    Reach::List | Reach::LastList | Reach::Over => {
                        verdicts[at] = Some(rule);
                        let items = items(rows, at, self.body.end);
                        for verdict in verdicts.get_mut(at + 1..items).into_iter().flatten() {
                            *verdict = Some(rule);
                        }
                        at = items.max(at + 1);
                        continue;
                    }
                }
            } else if head && line.is_mark() {
                verdicts[at] = Some("navigation");
            }
            at += 1;
        }
    }
}

/// Where the list below the label at `label` ends: one past its last item.
///
/// Items are headlines. A paragraph ends the list, for it could be the body's, unless the lines alternate: a headline and its
/// summary, again and again.
fn items(rows: &[Line], label: usize, end: usize) -> usize {
    let mut at = label + 1;
    while at < end {
        let Some(line) = rows.get(at) else { break };
        let item = line.is_headline() || line.is_mark() || line.date.is_some() || line.label.is_some();
        if !item {
            break;
        }
        at += 1;
    }
    at
}

/// The first paragraph of the article.
fn start(rows: &[Line]) -> Option<usize> {
    // Paragraphs near each other are a cluster; the heaviest one is the body, the earlier of two like ones.
    let mut best: Option<(u64, usize)> = None;
    let mut cluster: Option<(u64, usize, usize)> = None; // weight, first, last
    let mut opened_by_label = false;
    let mut anchored = 0usize; // one past the last date line or byline
    let mut flush = |cluster: Option<(u64, usize, usize)>| {
        if let Some((weight, first, _)) = cluster
            && best.is_none_or(|(heaviest, _)| weight > heaviest * 3 / 2)
        {
            best = Some((weight, first));
        }
    };
    for (at, line) in rows.iter().enumerate() {
        if let Some((_, reach)) = line.sure_label()
            && matches!(reach, Reach::LastList | Reach::Over)
        {
            flush(cluster.take());
            opened_by_label = true;
            continue;
        }
        if line.date.is_some() {
            anchored = at + 1;
            opened_by_label = false;
        }
        if !line.is_prose() || line.label.is_some() {
            continue;
        }
        match &mut cluster {
            Some((weight, _, last)) if at - *last <= GAP => {
                *weight += u64::from(line.chars);
                *last = at;
            }
            _ => {
                flush(cluster.take());
                let mut weight = u64::from(line.chars) * 2;
                if anchored > 0 && at - anchored < 6 {
                    weight *= 3;
                }
                if opened_by_label {
                    weight /= 4;
                }
                cluster = Some((weight, at, at));
            }
        }
    }
    flush(cluster);
    best.map(|(_, first)| first)
}

/// The title above the first paragraph.
fn title(page: &Page, rows: &[Line], repeats: &HashMap<u64, u32>, start: usize) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for at in start.saturating_sub(HEAD)..start {
        let (Some(line), Some(fragment)) = (rows.get(at), page.fragments.get(at)) else { continue };
        if line.letters < 4
            || line.label.is_some()
            || line.date.is_some()
            || line.chars > 220
            || line.address
            || line.is_prose()
        {
            continue;
        }
        let mut score = match line.words {
            0..=1 => -8,
            2 => -4,
            3 => 0,
            4 => 2,
            5..=30 => 6,
            _ => 0,
        };
        score -= ((start - at) as i32) / 2;
        if repeats.get(&line.hash).is_some_and(|&times| times > 1) {
            score += 3;
        }
        if fragment.gap > 0 {
            score += 1;
        }
        if byline::is_byline(page.text_of(fragment)) {
            score -= 5;
        }
        let dated = |at: usize| rows.get(at).is_some_and(|line| line.date.is_some());
        if dated(at + 1) || at > 0 && dated(at - 1) {
            score += 3;
        }
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, at));
        }
    }
    best.filter(|&(score, _)| score > -4).map(|(_, at)| at)
}

/// One past the last line of the article.
fn end(rows: &[Line], start: usize) -> usize {
    let mut at = start;
    while at < rows.len() {
        let Some(line) = rows.get(at) else { break };
        match line.sure_label() {
            Some((_, Reach::Over)) if at > start => return at,
            Some((_, Reach::LastList)) if at > start => {
                let behind = items(rows, at, rows.len());
                if !goes_on(rows, behind) {
                    return at;
                }
                at = behind.max(at + 1);
                continue;
            }
            Some(("imprint", _)) if at > start && imprint(rows, at) => return at,
            _ => {}
        }
        at += 1;
    }
    rows.len()
}

/// Whether the body goes on at `at`: two paragraphs in a row, with nothing between them.
fn goes_on(rows: &[Line], at: usize) -> bool {
    let prose = |at: usize| rows.get(at).is_some_and(|line| line.is_prose() && line.label.is_none());
    prose(at) && prose(at + 1)
}

/// Whether the imprint begins at `at`: a second line of it is near.
fn imprint(rows: &[Line], at: usize) -> bool {
    let near = rows.iter().skip(at).take(8);
    near.filter(|line| line.label.is_some_and(|label| label.rule == "imprint") && line.end != End::Stop).count() >= 2
}

/// How often each line stands on the page.
fn repeats(rows: &[Line]) -> HashMap<u64, u32> {
    let mut repeats = HashMap::with_capacity(rows.len());
    for line in rows {
        *repeats.entry(line.hash).or_insert(0) += 1;
    }
    repeats
}
