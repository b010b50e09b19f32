//! What stands between the paragraphs of the body: headings, list items, quotes, tables.

use super::BlockKind;
use super::byline;
use super::structure::{Fate, is_kept, set as keep};
use crate::boilerplate::{End, Judgement, Line, key_of};
use crate::page::Page;

/// The longest heading and the longest question of an interview, in characters.
const LONGEST_HEADING: u32 = 160;
const LONGEST_QUESTION: u32 = 300;

/// Sets the kinds of the fragments that are still plain paragraphs.
pub(super) fn set(page: &Page, judgement: &Judgement, fates: &mut [Fate]) {
    let rows = &judgement.lines;
    let body = judgement.outline.body.clone();
    let text = |at: usize| page.text_at(at);
    let is_open = |fates: &[Fate], at: usize| matches!(fates.get(at), Some(Fate::Kept(BlockKind::Paragraph)));
    let is_prose = |fates: &[Fate], at: usize| is_kept(fates, at) && rows.get(at).is_some_and(Line::is_prose);
    let questions =
        body.clone().filter(|&at| is_open(fates, at) && rows.get(at).is_some_and(|line| line.end == End::Question)).count();
    let mut at = body.start;
    while at < body.end {
        let Some(line) = rows.get(at) else { break };
        if !is_open(fates, at) {
            at += 1;
            continue;
        }
        // Rows of cells, one below the other.
        let rows_end = run(at, body.end, |next| is_open(fates, next) && is_row(text(next)));
        if rows_end >= at + 2 {
            keep(fates, at, BlockKind::Table);
            for fate in fates.get_mut(at + 1..rows_end).into_iter().flatten() {
                *fate = Fate::Joined;
            }
            at = rows_end;
            continue;
        }
        // Two items or more with the same mark are a list; a dash alone begins a line of dialogue.
        if let Some(mark) = mark(text(at)) {
            let end = run(at, body.end, |next| {
                is_open(fates, next)
                    && self::mark(text(next)) == Some(mark)
                    && !(next > at && mark != Mark::Dash && is_heading(rows, next))
            });
            // Of the lines of a talk many ask.
            let asks = (at..end).filter(|&at| rows.get(at).is_some_and(|line| line.end == End::Question)).count();
            let talk = mark == Mark::Dash && asks * 3 >= end - at;
            if end >= at + 2 && !talk {
                for at in at..end {
                    keep(fates, at, BlockKind::ListItem);
                }
                at = end;
                continue;
            }
        }
        // A paragraph all in quotation marks with the name of who said it below.
        if line.chars >= 40 && is_quoted(text(at)) {
            let named = at + 1 < body.end && is_open(fates, at + 1) && is_speaker(text(at + 1));
            if named && is_prose(fates, at + 2) {
                keep(fates, at, BlockKind::Quote);
                if let Some(fate) = fates.get_mut(at + 1) {
                    *fate = Fate::Joined;
                }
                at += 2;
                continue;
            }
        }
        // Pictures may stand between a heading and its paragraph.
        let behind = (at + 1..body.end)
            .take(6)
            .find(|&next| !matches!(fates.get(next), Some(Fate::Removed(_) | Fate::Joined | Fate::Kept(BlockKind::Caption))))
            .is_some_and(|next| is_prose(fates, next));
        let question = line.end == End::Question && questions >= 2 && line.chars <= LONGEST_QUESTION && !is_quoted(text(at));
        // A line of a talk among others.
        let said = |at: usize| self::mark(text(at)) == Some(Mark::Dash);
        let said = said(at) && at.checked_sub(1).is_some_and(said);
        if behind && !said && (is_heading(rows, at) || question && is_prose(fates, at + 1)) {
            keep(fates, at, BlockKind::Heading);
        }
        at += 1;
    }
}

/// How an item of a list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Dash,
    Bullet(char),
    /// `1.`, `1)`
    Number,
    /// `a)`, `a.`
    Letter,
}

/// The mark that a line begins with.
fn mark(text: &str) -> Option<Mark> {
    let mut chars = text.chars();
    match chars.next()? {
        '-' | '–' => Some(Mark::Dash),
        bullet @ ('+' | '•' | '*' | '·' | '▪' | '■' | '●' | '○' | '►' | '▶' | '✓' | '✔' | '→' | '➤') => {
            Some(Mark::Bullet(bullet))
        }
        '(' => match (chars.next()?, chars.as_str()) {
            ('0'..='9', rest) if rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')') => Some(Mark::Number),
            _ => None,
        },
        '0'..='9' => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            (text.len() - rest.len() <= 3 && (rest.starts_with(". ") || rest.starts_with(')'))).then_some(Mark::Number)
        }
        'a'..='z' | 'đ' => matches!(chars.next(), Some(')')).then_some(Mark::Letter),
        _ => None,
    }
}

/// Whether a line is a heading by its looks.
fn is_heading(rows: &[Line], at: usize) -> bool {
    rows.get(at).is_some_and(|line| {
        !line.is_prose()
            && matches!(line.end, End::None | End::Question)
            && line.words <= 30
            && line.letters > 3
            && line.chars <= LONGEST_HEADING
    })
}

/// Whether a line is a row of cells.
fn is_row(text: &str) -> bool {
    text.contains('\t')
        || text.len() <= 240 && text.matches(" | ").count() >= 2
        || text.starts_with('|') && text.ends_with('|') && text.len() > 1
}

/// Whether a line names who said what stands above it: a name, or a person's title and more.
fn is_speaker(text: &str) -> bool {
    const PERSONS: [&str; 24] = [
        "anh", "ba", "bac", "bs", "chi", "chu", "co", "em", "gs", "ks", "kts", "ls", "nghe", "nha", "nsnd", "nsut", "ong",
        "pgs", "phu", "thay", "ths", "tien", "ts", "luat",
    ];
    let name = text.trim_start_matches(['-', '–', '—', ' ']);
    let first = key_of(name.split([' ', '.']).next().unwrap_or(""));
    name.len() <= 120
        && !name.ends_with(['.', ':', '?', '!'])
        && (name.len() < text.len() || byline::is_byline(name) || PERSONS.contains(&first.as_str()))
}

/// Whether a line is one quotation and nothing else.
fn is_quoted(text: &str) -> bool {
    let inner = text
        .strip_prefix(['“', '"', '«'])
        .and_then(|text| text.trim_end_matches(['.', ',', '!', '?']).strip_suffix(['”', '"', '»']));
    inner.is_some_and(|inner| !inner.contains(['“', '”', '"', '«', '»']))
}

/// One past the last of the places from `at` on that all hold `is`.
fn run(at: usize, end: usize, is: impl Fn(usize) -> bool) -> usize {
    (at..end).find(|&at| !is(at)).unwrap_or(end)
}
