//! Lists of other articles: where one ends, and cards in the midst of a body.

use std::collections::HashSet;
use std::ops::Range;

use super::label::Part;
use super::line::{End, Line, Lines};
use super::reach::{Reach, reach};
use crate::article::date::Date;
use crate::article::{byline, credit};
use crate::lexicon;
use crate::page::Page;

/// The fewest words of a headline in the body that counts as another article's, when it stands twice or in a list outside of the body.
pub(super) const LINKED: u32 = 6;

/// The longest summary of another article, in characters.
pub(super) const LONGEST_SUMMARY: u32 = 400;

/// Where the list below the label at `label` ends: one past its last item.
///
/// Items are headlines. A paragraph ends the list, for it could be the body's, unless it is the summary of the headline above it;
/// so do a byline, a credit, and a line without the list's bullets or with a number that its first item lacks.
pub(super) fn items(page: &Page, lines: &Lines, label: usize, end: usize) -> usize {
    let rows = &lines.rows;
    let mut at = label + 1;
    // A label with its list on the same line has nothing below it.
    if rows.get(label).and_then(|line| line.label).is_some_and(|label| label.part == Part::Before) {
        return at;
    }
    let text = |at: usize| page.text_at(at);
    let first = at;
    while at < end {
        let Some(line) = rows.get(at) else { break };
        let own = rows.get(label).and_then(|line| line.label);
        let labelled = line
            .label
            .is_some_and(|label| own.is_some_and(|own| own.rule == label.rule) || reach(label.rule) == Reach::Outside);
        if has_bullet(text(first)) && !has_bullet(text(at)) && !line.is_mark() && line.label.is_none() {
            break;
        }
        // A list that is numbered from the start may be other articles'; one that begins amid them is the body's.
        if number_of(text(at)).is_some() && number_of(text(first)).is_none() {
            break;
        }
        // A headline of a word or two shows itself by the next one.
        let brief = line.end == End::None && (2..4).contains(&line.words) && rows.get(at + 1).is_some_and(Line::is_headline);
        let item = (line.is_headline() || brief) && !is_signature(text(at)) || line.is_mark() || line.is_dated() || labelled;
        let summary = at > label + 1 && line.is_prose() && is_summary(page, lines, at - 1, at);
        if !item && !summary {
            break;
        }
        at += 1;
    }
    if at < end && heads_the_rest(rows, first..at) { at - 1 } else { at }
}

/// Whether a line says who wrote or photographed, as other articles in a list do not.
pub(super) fn is_signature(text: &str) -> bool {
    byline::is_byline(text) || credit::label(text).is_some_and(|split| split.credit.is_some())
}

/// Whether a line begins with what marks an item of a list.
fn has_bullet(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| matches!(c, '•' | '*' | '-' | '+' | '·' | '›' | '▪' | '–')) && letters.next() == Some(' ')
}

/// The number that a line begins with, a dot or a bracket behind it.
pub(super) fn number_of(text: &str) -> Option<u32> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let marked = rest.starts_with(['.', ')']) && rest.get(1..).is_some_and(|rest| rest.starts_with(' '));
    text.get(..text.len() - rest.len()).filter(|_| marked)?.parse().ok()
}

/// Whether the last line of a list is rather a heading of the body that goes on behind it: a few words below longer headlines.
fn heads_the_rest(rows: &[Line], items: Range<usize>) -> bool {
    const WORDS: u32 = 6;
    let Some(([rest @ .., last], behind)) = rows.get(items.clone()).zip(rows.get(items.end)) else { return false };
    last.is_headline()
        && last.words <= WORDS
        && behind.is_prose()
        && behind.label.is_none()
        && rest.iter().any(Line::is_headline)
        && rest.iter().all(|line| line.is_headline() && line.words > WORDS)
}

/// Whether the paragraph at `summary` says again what the headline at `headline` says: more than half of its words, two of them
/// in a row. Words are told apart by their diacritics: without them every other syllable would be like one of the headline's.
pub(super) fn is_summary(page: &Page, lines: &Lines, headline: usize, summary: usize) -> bool {
    const FEWEST: usize = 5;
    let (Some(line), Some(paragraph)) = (lines.rows.get(headline), lines.rows.get(summary)) else { return false };
    if !line.is_headline() || paragraph.chars > LONGEST_SUMMARY {
        return false;
    }
    let words = |at: usize| -> Vec<String> {
        let text = page.text_at(at);
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let (headline, summary) = (words(headline), words(summary));
    let said: HashSet<&str> = summary.iter().map(String::as_str).collect();
    let pairs: HashSet<&[String]> = summary.windows(2).collect();
    headline.len() >= FEWEST
        && headline.iter().filter(|word| said.contains(word.as_str())).count() * 2 > headline.len()
        && headline.windows(2).any(|pair| pairs.contains(pair))
}

/// The headlines of other articles in the body: those with a date line of their own, not later than the `own` one of the article,
/// and those that stand twice, as a picture's text and as a link, on a page that credits its own pictures.
pub(super) fn cards(page: &Page, rows: &[Line], body: Range<usize>, own: Option<Date>) -> Vec<usize> {
    let credited = |at: usize| {
        let text = page.text_at(at);
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
    // A page that writes its captions twice, as the picture's text and below it, writes those without a credit twice too.
    let captions_twice = || {
        let same = |at: &usize| matches!((rows.get(*at), rows.get(at + 1)), (Some(one), Some(two)) if one.hash == two.hash);
        body.clone().filter(same).any(&credited)
    };
    if found.is_empty()
        || captions_twice()
        || !body.clone().any(|at| rows.get(at).is_some_and(|line| line.chars <= LONGEST_SUMMARY) && credited(at))
    {
        return Vec::new();
    }
    found
}

/// Whether a line begins with a newsroom's name, as leads do: in the midst of a body, that of another article.
pub(super) fn opens_a_lead(lines: &Lines, at: usize) -> bool {
    let Some(line) = lines.rows.get(at).filter(|line| line.chars <= LONGEST_SUMMARY) else { return false };
    let key = lines.key(line);
    let mut ends = memchr::memchr_iter(b' ', key.as_bytes()).take(2);
    ends.any(|end| key.get(..end).is_some_and(lexicon::is_newsroom))
}
