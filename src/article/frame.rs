//! The frame of an article: its title, lead and bylines.

use std::collections::HashSet;

use super::structure::{Fate, is_kept, set as keep};
use super::{BlockKind, byline, credit};
use crate::boilerplate::{End, Judgement, Line, Rule};
use crate::page::Page;

/// The longest lead in characters; a longer first paragraph is the body's.
const LONGEST_LEAD: u32 = 700;

/// Sets the title, the lead and the bylines; returns the fragments of the bylines.
pub(super) fn set(page: &Page, judgement: &Judgement, fates: &mut [Fate]) -> Vec<usize> {
    let outline = &judgement.outline;
    let rows = &judgement.lines;
    if let Some(title) = outline.title {
        keep(fates, title, BlockKind::Title);
    }
    let first = outline.title.map_or(outline.body.start, |title| title + 1);
    let is_credited = |at: usize| {
        let text = page.text_at(at);
        credit::split(text).is_some_and(|split| split.sign != credit::Sign::Name)
    };
    let is_text = |line: &Line| line.is_prose() || line.words >= 12 || line.end == End::Stop && line.words >= 5;
    let lead =
        (first..outline.body.end).find(|&at| is_kept(fates, at) && rows.get(at).is_some_and(is_text) && !is_credited(at));
    if let Some(lead) = lead
        && rows.get(lead).is_some_and(|line| line.chars <= LONGEST_LEAD)
    {
        keep(fates, lead, BlockKind::Lead);
    }
    let mut bylines = Vec::new();
    let is_byline = |at: usize| page.fragments.get(at).is_some_and(|fragment| byline::is_byline(page.text_of(fragment)));
    for at in first..lead.unwrap_or(outline.body.start) {
        if is_kept(fates, at) && is_byline(at) {
            bylines.push(at);
        }
    }
    // A name between the lead and the first paragraph: beside a date line, or a person's by its family name.
    if let Some(lead) = lead {
        let dated = |at: usize| rows.get(at).is_some_and(|line| line.date.is_some());
        for at in (lead + 1..outline.body.end).take(3) {
            if rows.get(at).is_some_and(is_text) {
                break;
            }
            let person = page.fragments.get(at).is_some_and(|fragment| byline::is_person(page.text_of(fragment)));
            if is_kept(fates, at) && is_byline(at) && (person || dated(at + 1) || dated(at - 1)) {
                bylines.push(at);
            }
        }
    }
    // A name above what the page says of its bearer: "Lê An", "Tác giả Lê An là …".
    let text = |at: usize| page.text_at(at);
    let bodied = outline.body.clone().skip_while(|&at| lead.is_some_and(|lead| at <= lead));
    for at in bodied {
        let told = || text(at + 1).strip_prefix("Tác giả ").unwrap_or(text(at + 1)).starts_with(text(at));
        if at + 4 > outline.last && is_kept(fates, at) && byline::is_person(text(at)) && told() {
            bylines.push(at);
        }
    }
    let last_prose = (outline.body.clone()).rev().find(|&at| is_kept(fates, at) && rows.get(at).is_some_and(Line::is_prose));
    for at in last_prose.map_or(first, |at| at + 1)..outline.body.end {
        if is_kept(fates, at) && is_byline(at) {
            bylines.push(at);
        }
    }
    // A name may stand twice: as the text of a picture and as a link, above the body and below it.
    let mut seen = HashSet::new();
    bylines.dedup();
    bylines.retain(|&at| {
        let key = rows.get(at).map(|line| line.hash);
        let again = !seen.insert(key);
        if let Some(fate) = fates.get_mut(at) {
            *fate = if again { Fate::Removed(Rule::RepeatedLine) } else { Fate::Kept(BlockKind::Byline) };
        }
        !again
    });
    bylines
}
