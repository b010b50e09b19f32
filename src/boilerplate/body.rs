//! Where the article stands on its page.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Rule;
use super::label::Part;
use super::line::{ByHash, End, Line, Lines};
use crate::article::date::Date;
use crate::article::{byline, credit};
use crate::lexicon;
use crate::page::Page;

/// How many lines may stand between two paragraphs of one body, at most, when no label says that a list stands there.
const GAP: usize = 12;
/// How far above the first paragraph the title is looked for.
const HEAD: usize = 16;

/// The fewest words of a headline in the body that stands in a list outside of it too.
const LINKED: u32 = 6;

/// The longest summary of another article, in characters.
const LONGEST_SUMMARY: u32 = 400;

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
        Rule::Related | Rule::VideoBox => Reach::List,
        Rule::Recommendation | Rule::Tags => Reach::LastList,
        Rule::Comments => Reach::Over,
        Rule::Navigation | Rule::Imprint | Rule::Contact => Reach::Outside,
        _ => Reach::Line,
    }
}

impl Line {
    /// The rule and reach of the line's label, when the label is strong enough where prose stands around it: a phrase that
    /// merely begins or ends a paragraph takes nothing.
    fn sure_label(&self) -> Option<(Rule, Reach)> {
        let label = self.label?;
        let sure =
            label.part == Part::Whole || !self.is_prose() || label.rule == Rule::Invitation && self.chars <= LONGEST_SUMMARY;
        sure.then(|| (label.rule, reach(label.rule)))
    }
}

impl Outline {
    /// Finds the article's parts.
    pub(crate) fn of(page: &Page, lines: &Lines) -> Self {
        let rows = &lines.rows;
        let Some(start) = start(rows) else {
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
        let title = title(page, rows, &repeats, start, bare);
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
    pub(crate) fn verdicts(&self, lines: &Lines) -> Vec<Option<Rule>> {
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
                _ if line.is_prose() && !dense => None,
                _ => Some(Rule::Navigation),
            };
        }
        self.judge_body(lines, title_hash, &mut verdicts);
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

    fn judge_body(&self, lines: &Lines, title_hash: Option<u64>, verdicts: &mut [Option<Rule>]) {
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
                let end = at + 2 + usize::from(is_summary(lines, at, at + 2) || opens_a_lead(lines, at + 2));
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
                        let mut items = items(lines, at, self.body.end);
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
            } else if outside && line.address && line.words <= 6 && line.letters > 0 && !lines.key(line).contains("http") {
                *verdict = Some(Rule::Contact);
            } else if outside && (line.is_mark() || self.menu.contains(&line.hash) && !line.is_prose()) {
                *verdict = Some(Rule::Navigation);
            }
            at += 1;
        }
    }
}

/// Where the list below the label at `label` ends: one past its last item.
///
/// Items are headlines. A paragraph ends the list, for it could be the body's, unless it is the summary of the one headline
/// of the list.
fn items(lines: &Lines, label: usize, end: usize) -> usize {
    let rows = &lines.rows;
    let mut at = label + 1;
    // A label with its list on the same line has nothing below it.
    if rows.get(label).and_then(|line| line.label).is_some_and(|label| label.part == Part::Before) {
        return at;
    }
    while at < end {
        let Some(line) = rows.get(at) else { break };
        let own = rows.get(label).and_then(|line| line.label);
        let labelled = line
            .label
            .is_some_and(|label| own.is_some_and(|own| own.rule == label.rule) || reach(label.rule) == Reach::Outside);
        let item = line.is_headline() || line.is_mark() || line.date.is_some() || labelled;
        let summary = at > label + 1 && line.is_prose() && is_summary(lines, at - 1, at);
        if !item && !summary {
            break;
        }
        at += 1;
    }
    at
}

/// Whether the paragraph at `summary` says again what the headline at `headline` says: more than half of its words.
fn is_summary(lines: &Lines, headline: usize, summary: usize) -> bool {
    const FEWEST: usize = 5;
    let (Some(headline), Some(summary)) = (lines.rows.get(headline), lines.rows.get(summary)) else { return false };
    if !headline.is_headline() || summary.chars > LONGEST_SUMMARY {
        return false;
    }
    let summary = lines.key(summary);
    let words: HashSet<&str> = summary.split(' ').collect();
    let (mut said, mut all) = (0, 0);
    for word in lines.key(headline).split(' ') {
        all += 1;
        said += usize::from(words.contains(word));
    }
    all >= FEWEST && said * 2 > all
}

/// The first paragraph of the article.
fn start(rows: &[Line]) -> Option<usize> {
    /// Paragraphs near each other.
    struct Cluster {
        weight: u64,
        factor: u64,
        first: usize,
        last: usize,
    }
    // The heaviest cluster is the body, the earlier of two like ones.
    let mut best: Option<(u64, usize)> = None;
    let mut flush = |cluster: Option<Cluster>| {
        if let Some(Cluster { weight, factor, first, .. }) = cluster
            && best.is_none_or(|(heaviest, _)| weight * factor > heaviest * 3 / 2)
        {
            best = Some((weight * factor, first));
        }
    };
    let mut cluster: Option<Cluster> = None;
    let mut over = false;
    let mut below_label = None;
    let mut below_date = None;
    for (at, line) in rows.iter().enumerate() {
        if let Some((_, reach)) = line.sure_label()
            && matches!(reach, Reach::List | Reach::LastList | Reach::Over)
        {
            if reach != Reach::List {
                // What stands behind the comments of one cluster is no body.
                over |= reach == Reach::Over && cluster.is_some();
                flush(cluster.take());
            }
            below_label = Some(at);
            continue;
        }
        if line.date.is_some() {
            below_date = Some(at);
        }
        if !line.is_prose() || line.label.is_some() {
            continue;
        }
        let headline =
            |at: Option<usize>| at.and_then(|at| rows.get(at)).is_some_and(|line| line.is_headline() || line.label.is_some());
        // A paragraph alone between headlines may be a summary in a list of other articles.
        let alone = headline(at.checked_sub(1)) && headline(Some(at + 1));
        let weight = u64::from(line.chars) / if alone { 2 } else { 1 };
        match &mut cluster {
            Some(cluster) if at - cluster.last <= GAP => {
                cluster.weight += weight;
                cluster.last = at;
            }
            _ => {
                flush(cluster.take());
                let dated = below_date.is_some_and(|date| at - date <= 6);
                let listed = over || below_label.is_some_and(|label| at - label <= 4);
                let factor = match (dated, listed) {
                    (true, false) => 12,
                    (true, true) | (false, false) => 4,
                    (false, true) => 1,
                };
                cluster = Some(Cluster { weight, factor, first: at, last: at });
            }
        }
    }
    flush(cluster);
    best.map(|(_, first)| first)
}

/// Whether the page begins with its article: no label stands in its first lines.
fn is_bare(rows: &[Line], start: usize) -> bool {
    const LINES: usize = 8;
    rows.iter().take(start.clamp(1, LINES)).all(|line| line.label.is_none() && line.date.is_none() && !line.is_mark())
}

/// The title above the first paragraph.
fn title(page: &Page, rows: &[Line], repeats: &HashMap<u64, u32, ByHash>, start: usize, bare: bool) -> Option<usize> {
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
        // Names of sections are in capitals too, but not that long.
        if line.capitals && line.words >= 7 {
            score += 3;
        }
        if bare && at == 0 {
            score += 5;
        } else if byline::is_byline(page.text_of(fragment)) {
            score -= 5;
        }
        if line.end == End::Stop {
            score -= 6;
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

/// The walk from the first paragraph to the end of the body.
struct Scan<'p> {
    page: &'p Page,
    lines: &'p Lines<'p>,
    start: usize,
    /// The lines that stand above the article.
    menu: &'p HashSet<u64, ByHash>,
}

impl Scan<'_> {
    /// One past the last line of the article.
    fn end(&self) -> usize {
        let rows = &self.lines.rows;
        let mut at = self.start + 1;
        let mut paired = false;
        while let Some(line) = rows.get(at) {
            match line.sure_label() {
                Some((_, Reach::Over)) => return at,
                Some((_, Reach::LastList)) => {
                    let behind = items(self.lines, at, rows.len());
                    if self.signed(at) || !self.goes_on(behind) || self.is_deck(at + 1) {
                        return at;
                    }
                    at = behind;
                    continue;
                }
                Some((_, Reach::List)) if self.signed(at) && !self.goes_on(items(self.lines, at, rows.len())) => return at,
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

    /// Whether the last line above `at` that is no label is a byline: nothing of the body stands behind one.
    fn signed(&self, at: usize) -> bool {
        let rows = &self.lines.rows;
        let above =
            (self.start..at).rev().take(6).find(|&at| rows.get(at).is_some_and(|line| line.label.is_none() && !line.is_mark()));
        above.is_some_and(|at| byline::is_byline(self.text(at)))
    }

    /// Whether the body goes on at `at`, behind a list: with a paragraph that is no summary, and another one near it or enough
    /// in itself.
    fn goes_on(&self, at: usize) -> bool {
        const NEAR: usize = 4;
        const ENOUGH: u32 = 160;
        let rows = &self.lines.rows;
        let paragraph = |at: usize| {
            rows.get(at).is_some_and(|line| {
                line.is_prose()
                    && line.label.is_none()
                    && !at.checked_sub(1).is_some_and(|above| is_summary(self.lines, above, at))
            })
        };
        if !paragraph(at) {
            return false;
        }
        (at + 1..at + NEAR).take_while(|&next| rows.get(next).is_some_and(|line| line.label.is_none())).any(paragraph)
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
            let gap = rows.iter().skip(at).take(3).take_while(|line| line.date.is_some() || line.is_mark());
            let (lines, dates) = gap.fold((0, 0), |(lines, dates), line| (lines + 1, dates + usize::from(line.date.is_some())));
            at += lines;
            if !rows.get(at).is_some_and(|line| line.words >= 4 && line.chars <= LONGEST_SUMMARY && line.label.is_none()) {
                break;
            }
            at += 1;
            cards += 1;
            dated += usize::from(dates > 0);
        }
        cards >= CARDS || dated >= DATED
    }

    /// Whether a list begins at `at` whose headlines have a date line each, and nothing else between them.
    fn is_dated_list(&self, at: usize) -> bool {
        const ITEMS: usize = 3;
        let Some(next) = self.lines.rows.get(at..at + 2 * ITEMS) else { return false };
        next.chunks_exact(2).all(|pair| matches!(pair, [one, two] if one.is_headline() && two.date.is_some()))
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
        self.page.fragments.get(at).map_or("", |fragment| self.page.text_of(fragment))
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
            while rows.get(next).is_some_and(|line| line.is_mark() || line.date.is_some()) {
                next += 1;
            }
            if self.may_summarize(next) {
                next += 1;
            }
        }
        let over = |line: &Line| matches!(line.sure_label(), Some((_, Reach::LastList | Reach::Over | Reach::Outside)));
        cards >= if self.signed(at) { 1 } else { 2 } && rows.get(next).is_none_or(over)
    }
}

/// The headlines of other articles in the body: those with a date line of their own, not later than the `own` one of the article,
/// and those that stand twice, as a picture's text and as a link, on a page that credits its own pictures.
fn cards(page: &Page, rows: &[Line], body: Range<usize>, own: Option<Date>) -> Vec<usize> {
    let credited = |at: usize| {
        let text = page.fragments.get(at).map_or("", |fragment| page.text_of(fragment));
        credit::label(text).is_some_and(|split| split.credit.is_some())
    };
    let twice = |&at: &usize| match (rows.get(at), rows.get(at + 1)) {
        (Some(one), Some(two)) => {
            one.hash == two.hash && one.is_headline() && one.words >= LINKED && one.end != End::Stop && !credited(at)
        }
        _ => false,
    };
    // A date line in the midst of a body is that of the headline above it, unless it is of what is yet to come.
    let day = |date: Date| (date.year, date.month, date.day);
    let past = |date: Date| date.time.is_some() && own.is_none_or(|own| day(date) <= day(own));
    let dated = |&at: &usize| match (rows.get(at), rows.get(at + 1)) {
        (Some(one), Some(two)) => {
            at > body.start
                && one.is_headline()
                && one.words >= LINKED
                && one.end == End::None
                && two.date.is_some_and(past)
                && !credited(at)
        }
        _ => false,
    };
    let mut found: Vec<usize> = body.clone().filter(dated).collect();
    found.extend(doubled(rows, body, twice, credited));
    found.sort_unstable();
    found.dedup();
    found
}

/// Of the headlines that stand twice those that are cards.
fn doubled(rows: &[Line], body: Range<usize>, twice: impl Fn(&usize) -> bool, credited: impl Fn(usize) -> bool) -> Vec<usize> {
    let found: Vec<usize> = body.clone().filter(twice).collect();
    if found.is_empty()
        || !body.clone().any(|at| rows.get(at).is_some_and(|line| line.chars <= LONGEST_SUMMARY) && credited(at))
    {
        return Vec::new();
    }
    found
}

/// Whether a line begins with a newsroom's name, as leads do: in the midst of a body, that of another article.
fn opens_a_lead(lines: &Lines, at: usize) -> bool {
    let Some(line) = lines.rows.get(at).filter(|line| line.chars <= LONGEST_SUMMARY) else { return false };
    let key = lines.key(line);
    let mut ends = memchr::memchr_iter(b' ', key.as_bytes()).take(2);
    ends.any(|end| key.get(..end).is_some_and(lexicon::is_newsroom))
}

/// How often each line stands on the page.
fn repeats(rows: &[Line]) -> HashMap<u64, u32, ByHash> {
    let mut repeats = HashMap::with_capacity_and_hasher(rows.len(), ByHash::default());
    for line in rows {
        *repeats.entry(line.hash).or_insert(0) += 1;
    }
    repeats
}
