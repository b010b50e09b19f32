//! What stands around the paragraphs of a body without a label: links to other articles, tags, pictures' numbers.

use std::collections::HashSet;

use super::Rule;
use super::body::Outline;
use super::line::{End, Line};
use super::list::{LINKED, LONGEST_SUMMARY};
use crate::article::{alt, byline, credit};
use crate::page::Page;

impl Outline {
    /// The numbers of a page's pictures, `1/9`, `2/9` and so on.
    pub(super) fn judge_counters(&self, page: &Page, verdicts: &mut [Option<Rule>]) {
        const FEWEST: usize = 3;
        let mut counters = Vec::new();
        let mut before: Option<(u8, u8)> = None;
        for at in self.body.clone() {
            let Some((number, all)) = alt::counter(page.text_at(at)) else { continue };
            if number == before.filter(|before| before.1 == all).map_or(1, |before| before.0 + 1) {
                counters.push(at);
                before = Some((number, all));
            }
        }
        if counters.len() >= FEWEST {
            counters.into_iter().for_each(|at| verdicts[at] = Some(Rule::ImageAlt));
        }
    }

    /// Two headlines or more between the lead and the next paragraph are links to other articles: a heading stands alone, and the
    /// captions of two pictures would not stand there without a credit.
    pub(super) fn judge_links_below_lead(&self, page: &Page, rows: &[Line], verdicts: &mut [Option<Rule>]) {
        const MOST: usize = 4;
        let first = self.body.start + 1;
        let link = |at: usize| verdicts.get(at).is_some_and(Option::is_none) && may_link(page, rows, at);
        let end = first + (first..first + MOST + 1).take_while(|&at| link(at)).count();
        let lead = rows.get(self.body.start).is_some_and(|line| line.is_prose() && line.chars <= LONGEST_SUMMARY);
        let alike = |at: usize| shares_words(page.text_at(at), page.text_at(at + 1));
        if self.furnished
            && self.title.is_some()
            && lead
            && (2..=MOST).contains(&(end - first))
            && end < self.last
            && rows.get(end).is_some_and(|line| line.is_prose() && line.upper && line.label.is_none())
            && !(first..end).any(alike)
        {
            verdicts.iter_mut().take(end).skip(first).for_each(|verdict| *verdict = Some(Rule::Related));
        }
    }

    /// Two headlines or more behind the last paragraph, on a page that goes on with other furniture and credits its pictures, are
    /// links to other articles: what an article lists at its end has numbers, bullets or a colon above it.
    pub(super) fn judge_links_behind(&self, page: &Page, rows: &[Line], verdicts: &mut [Option<Rule>]) {
        let text = |at: usize| page.text_at(at);
        let open = |at: usize| verdicts.get(at).is_some_and(Option::is_none);
        let credited = |at: usize| credit::label(text(at)).is_some();
        let link = |at: usize| {
            may_link(page, rows, at)
                && rows.get(at).is_some_and(|line| line.digits * 5 < line.letters)
                && text(at).starts_with(char::is_alphabetic)
                && !text(at).contains(':')
        };
        let announced = rows.get(self.last).is_some_and(|line| line.end == End::Open);
        let behind = || (self.last + 1..self.body.end).filter(|&at| open(at));
        let mut links: Vec<usize> = behind().take_while(|&at| link(at)).collect();
        if self.body.end == rows.len() || links.is_empty() || !(self.body.start..self.last).any(credited) {
            links.clear();
        }
        // Behind a label no headline is the article's.
        let label = (self.last + 1..self.body.end).find(|&at| rows.get(at).is_some_and(|line| line.label.is_some()));
        if let Some(label) = label {
            links.extend(behind().filter(|&at| at > label && link(at)));
        }
        if links.len() >= 2 && !announced && !links.windows(2).any(|pair| shares_words(text(pair[0]), text(pair[1]))) {
            links.into_iter().for_each(|at| verdicts[at] = Some(Rule::Related));
        }
    }

    /// Two short lines or more behind the writer's name are tags, on a page that goes on with other furniture.
    pub(super) fn judge_tags(&self, page: &Page, rows: &[Line], verdicts: &mut [Option<Rule>]) {
        let text = |at: usize| page.text_at(at);
        let open = |at: usize| verdicts.get(at).is_some_and(Option::is_none);
        let Some(signed) = (self.last + 1..self.body.end).find(|&at| open(at) && byline::is_byline(text(at))) else { return };
        let signature =
            |at: usize| byline::is_labelled(text(at)) || byline::is_person(text(at)) || credit::label(text(at)).is_some();
        let rest: Vec<usize> = (signed + 1..self.body.end).filter(|&at| open(at) && !signature(at)).collect();
        // Who writes adds a paper's name or a place in capitals or brackets.
        let tags = rest.iter().all(|&at| {
            rows.get(at).is_some_and(|line| line.may_be_tag() && !line.capitals)
                && !text(at).starts_with("Theo ")
                && !text(at).starts_with('(')
        });
        // A line that begins small is tags that were run together.
        let together =
            matches!(*rest, [at] if rows.get(at).is_some_and(|line| !line.upper && line.letters > 1 && line.end == End::None));
        if (tags && rest.len() >= 2 || together) && self.body.end < rows.len() {
            for at in rest {
                verdicts[at] = Some(Rule::Tags);
            }
        }
    }
}

/// Whether a line may be a link to another article by its looks: a headline, no credit, alt or byline.
fn may_link(page: &Page, rows: &[Line], at: usize) -> bool {
    let text = page.text_at(at);
    rows.get(at).is_some_and(|line| {
        line.is_headline() && line.upper && line.words >= LINKED && matches!(line.end, End::None | End::Question)
    }) && credit::split(text).is_none()
        && alt::shape(text).is_none()
        && !byline::is_byline(text)
}

/// Whether half of the words of one text are in the other, as with a picture's alt and its caption.
fn shares_words(one: &str, other: &str) -> bool {
    let words: HashSet<&str> = other.split(' ').collect();
    let (all, shared) =
        one.split(' ').fold((0, 0), |(all, shared), word| (all + 1, shared + usize::from(words.contains(word))));
    shared * 2 >= all
}
