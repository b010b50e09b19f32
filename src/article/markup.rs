//! Judged fragments of an HTML page to kinds: what tags and places say, with the words beside.

use std::collections::{HashMap, HashSet};

use super::caption::Found;
use super::structure::Fate;
use super::{BlockKind, byline, credit, dateline};
use crate::boilerplate::{End, Line, Rule, Shape, key};
use crate::page::html::declared::Field;
use crate::page::html::element::Element;
use crate::page::html::mark::Mark;
use crate::page::layout::Layout;
use crate::page::{Fragment, Page, Tag};
use crate::span::Span;

/// A date line in front of the headline stands so many fragments away at most.
const ABOVE: usize = 3;
/// A credit without a word that says so has so many words at most.
const SIGNATURE: u32 = 4;
/// The longest heading without anything that sets it apart, in words.
const HEADING: u32 = 16;
/// The longest lead in bytes.
const LONGEST_LEAD: usize = 1200;
/// The longest heading in bytes.
const LONGEST_HEADING: usize = 400;
/// The longest byline in bytes.
const LONGEST_BYLINE: usize = 160;
/// A caption's picture stands so many fragments away at most.
const PICTURE: usize = 3;
/// So many lines behind the last paragraph may be a byline without anything else that says so.
const NEAR: usize = 2;
/// A line of the frame behind the body: so many fragments are looked at for who wrote it.
const BEHIND: usize = 12;

/// The parts of an article that stand apart.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub bylines: Vec<usize>,
    /// Writers whom a date line names.
    pub signed: Vec<(usize, Span)>,
    pub captions: Vec<Found>,
}

/// Finds the parts and sets the fates.
pub(crate) fn parts(page: &Page, layout: &Layout, shape: &Shape, lines: &[Line], fates: &mut [Fate]) -> Parts {
    let mut finder = Finder { page, layout, shape, lines, fates };
    finder.unseen();
    if let Some(title) = shape.title {
        finder.keep(title, BlockKind::Title);
        finder.repeated_title(title);
    }
    let captions = finder.captions();
    finder.lead();
    let bylines = finder.bylines();
    let signed = finder.signed(&bylines);
    finder.rest();
    Parts { bylines, signed, captions }
}

struct Finder<'a> {
    page: &'a Page,
    layout: &'a Layout,
    shape: &'a Shape,
    lines: &'a [Line],
    fates: &'a mut [Fate],
}

impl Finder<'_> {
    fn fragment(&self, at: usize) -> Option<&Fragment> {
        self.page.fragments.get(at)
    }

    fn text(&self, at: usize) -> &str {
        self.fragment(at).map_or("", |fragment| self.page.text_of(fragment))
    }

    fn keep(&mut self, at: usize, kind: BlockKind) {
        if let Some(fate) = self.fates.get_mut(at) {
            *fate = Fate::Kept(kind);
        }
    }

    fn remove(&mut self, at: usize, rule: Rule) {
        if let Some(fate) = self.fates.get_mut(at) {
            *fate = Fate::Removed(rule);
        }
    }

    /// Whether a fragment is kept and no part has taken it.
    fn is_free(&self, at: usize) -> bool {
        self.fates.get(at) == Some(&Fate::Kept(BlockKind::Paragraph))
    }

    fn is_prose(&self, at: usize) -> bool {
        self.lines.get(at).is_some_and(crate::boilerplate::Line::is_prose)
    }

    fn marked(&self, at: usize, mark: Mark, boxes: usize) -> bool {
        self.layout.places.get(at).is_some_and(|place| place.marks.has(mark))
            || self.layout.around(at).take(boxes).any(|(_, node)| node.marks.has(mark))
    }

    /// What nobody sees is no block.
    fn unseen(&mut self) {
        for at in 0..self.page.fragments.len() {
            if self.fragment(at).is_some_and(|fragment| !fragment.visible) && self.is_free(at) {
                self.remove(at, Rule::ImageAlt);
            }
        }
    }

    fn repeated_title(&mut self, title: usize) {
        let own = key(self.text(title));
        // The same letters between other marks: about as many bytes.
        let most = 2 * self.text(title).len();
        for at in 0..self.page.fragments.len().min(self.shape.core.end) {
            if at != title && self.is_free(at) && self.text(at).len() <= most && key(self.text(at)) == own {
                self.remove(at, Rule::RepeatedTitle);
            }
        }
    }

    fn captions(&mut self) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        let mut last = String::new();
        let mut last_at = 0;
        for at in 0..self.page.fragments.len() {
            if !self.is_free(at) {
                continue;
            }
            let text = self.text(at);
            let near = !last.is_empty() && at - last_at <= 4 && self.near_picture(at);
            if near {
                let own = key(text);
                let credit =
                    || credit::split(text).is_some_and(|split| split.text.is_empty() && split.sign == credit::Sign::Label);
                if own.len() >= 4 && (last.starts_with(&own) || (last.ends_with(&own) && credit())) {
                    self.remove(at, Rule::RepeatedCaption);
                    continue;
                }
            }
            if !self.is_caption(at, text) {
                continue;
            }
            let start = self.fragment(at).map_or(0, |fragment| fragment.text.start as usize);
            let (own, len) = (key(text), text.len());
            let split = credit::split(text);
            // A credit in a line of its own below its caption goes on it.
            if let Some(split) = &split
                && split.text.is_empty()
                && at > 0
                && at - last_at <= 2
                && let Some(before) = found.last_mut()
                && before.credit.is_none()
                && before.fragment == last_at
                && !(last_at + 1..at).any(|between| matches!(self.fates.get(between), Some(Fate::Kept(_))))
            {
                before.credit = split.credit.clone().map(|range| (at, Span::new(start + range.start, start + range.end)));
                if let Some(fate) = self.fates.get_mut(at) {
                    *fate = Fate::Joined;
                }
                continue;
            }
            // Whose picture it is stands in an element of its own in the caption's cell, without a word that says so.
            if split.is_none()
                && let Some(before) = found.last_mut()
                && before.credit.is_none()
                && before.fragment == last_at
                && last_at + 1 == at
                && self.is_signature(last_at, at)
            {
                before.credit = Some((at, Span::new(start, start + len)));
                if let Some(fate) = self.fates.get_mut(at) {
                    *fate = Fate::Joined;
                }
                continue;
            }
            // A reader's label in an element of its own: what it is the label of stands behind.
            if split.as_ref().is_some_and(|split| split.text.is_empty() && split.credit.is_none()) {
                self.remove(at, Rule::CaptionLabel);
                continue;
            }
            // A credit above the text that it is of.
            if split.as_ref().is_none_or(|split| split.credit.is_none())
                && at - last_at <= 3
                && let Some(before) = found.last_mut()
                && before.text.is_empty()
                && before.fragment == last_at
                && before.alt == self.picture_of(at)
                && !(last_at + 1..at).any(|between| matches!(self.fates.get(between), Some(Fate::Kept(_))))
            {
                let range = split.map_or(0..text.len(), |split| split.text);
                (before.fragment, before.text) = (at, Span::new(start + range.start, start + range.end));
                if let Some(fate) = self.fates.get_mut(at) {
                    *fate = Fate::Joined;
                }
                (last, last_at) = (own, at);
                continue;
            }
            let (range, credit) = match split {
                Some(split) => (split.text, split.credit),
                None => (0..len, None),
            };
            let alt = self.own_picture(at);
            self.keep(at, BlockKind::Caption);
            (last, last_at) = (own, at);
            let moved = |range: std::ops::Range<usize>| Span::new(start + range.start, start + range.end);
            found.push(Found { fragment: at, text: moved(range), credit: credit.map(|range| (at, moved(range))), alt });
        }
        found
    }

    /// The picture that a caption belongs to: the nearest before it, or the one right behind it.
    fn picture_of(&self, at: usize) -> Option<usize> {
        let is_picture = |&at: &usize| self.fragment(at).is_some_and(|fragment| fragment.tag == Tag::Image);
        (at.saturating_sub(PICTURE)..at).rev().find(is_picture).or_else(|| Some(at + 1).filter(is_picture))
    }

    /// Whether a line of one to four words stands below a longer caption in the same cell or `figcaption`, in an element that the
    /// caption does not stand in.
    fn is_signature(&self, caption: usize, at: usize) -> bool {
        let cell = |at: usize| {
            let parts = [Element::Td, Element::Th, Element::Figcaption];
            self.layout.around(at).find(|(_, node)| parts.contains(&node.element)).map(|(number, _)| number)
        };
        let inner = |at: usize| self.layout.around(at).next().map(|(number, _)| number);
        let short = self.lines.get(at).is_some_and(|line| (1..=SIGNATURE).contains(&line.words) && line.end == End::None);
        let longer = self.text(caption).len() > self.text(at).len();
        short && longer && cell(at).is_some() && cell(at) == cell(caption) && inner(at) != inner(caption)
    }

    /// The picture of a caption, unless a paragraph or another's caption stands between: then it is of something else, as a player.
    fn own_picture(&self, at: usize) -> Option<usize> {
        let picture = self.picture_of(at)?;
        let caption = |at: usize| self.layout.places.get(at).is_some_and(|place| place.figcaption);
        let parts = (picture + 1..at).any(|between| self.is_free(between) && self.is_prose(between) && !caption(between));
        (!parts).then_some(picture)
    }

    fn near_picture(&self, at: usize) -> bool {
        (at.saturating_sub(5)..at).any(|at| self.fragment(at).is_some_and(|fragment| fragment.tag == Tag::Image))
    }

    fn is_caption(&self, at: usize, text: &str) -> bool {
        let (Some(fragment), Some(place)) = (self.fragment(at), self.layout.places.get(at)) else { return false };
        if place.figcaption || fragment.tag == Tag::Caption {
            return true;
        }
        // "Tin và ảnh: Lê An" below the last picture is of the whole article.
        if byline::is_labelled(text) && fragment.tag != Tag::Cell {
            return false;
        }
        let picture = self.picture_of(at);
        if self.marked(at, Mark::Caption, 2) && (picture.is_some() || self.marked(at, Mark::Photo, 3)) {
            return true;
        }
        let Some(picture) = picture else { return false };
        // In the box of the picture, that holds nothing else.
        if self.same_small_box(picture, at) {
            return true;
        }
        let credited = credit::split(text).is_some_and(|split| split.sign == credit::Sign::Label);
        // A short line at once below a picture that is neither set as a heading nor a sentence.
        let line = self.lines.get(at);
        let open = place.heading == 0
            && place.bold < 50
            && line.is_some_and(|line| (3..=30).contains(&line.words) && line.end == End::None && line.label.is_none());
        picture + 1 == at && (credited || open || (place.italic >= 90 && text.len() <= 300))
    }

    /// Whether a picture and the text behind it stand in a figure or a small table of their own.
    fn same_small_box(&self, picture: usize, at: usize) -> bool {
        for (_, node) in self.layout.around(at) {
            let holds = (node.first as usize) <= picture && picture < node.end as usize;
            if !holds {
                continue;
            }
            let texts = (node.first as usize..node.end as usize)
                .filter(|&at| self.fragment(at).is_some_and(|fragment| fragment.visible))
                .take(4)
                .count();
            return match node.element {
                Element::Figure => texts <= 3,
                Element::Table | Element::Tbody | Element::Tr | Element::Td => texts <= 2,
                _ => picture < at && texts <= 2 && self.layout.boxes.len() > 1 && (node.first as usize) > self.shape.core.start,
            };
        }
        false
    }

    fn lead(&mut self) {
        let start = self.shape.title.map_or(self.shape.core.start, |title| title + 1);
        let first = (start..self.shape.core.end).find(|&at| {
            self.is_free(at) && self.is_prose(at) && self.layout.places.get(at).is_some_and(|place| place.heading == 0)
        });
        let declared: Vec<String> = self.layout.declared.values(Field::Lead).map(|(_, text)| key(text)).collect();
        let end = first.map_or(self.shape.core.end, |at| at + 1);
        let next = self.next_prose(start);
        let mut best: Option<(usize, i32)> = None;
        for at in start..end {
            if !self.is_free(at) {
                continue;
            }
            let (Some(fragment), Some(place)) = (self.fragment(at), self.layout.places.get(at)) else { continue };
            let text = self.text(at);
            if text.len() < 40 || text.len() > LONGEST_LEAD || fragment.link_share > 50 {
                continue;
            }
            let inside = self.shape.core.contains(&at);
            let own = key(text);
            let matches = declared.iter().any(|lead| {
                let short = lead.len().min(own.len());
                short >= 30
                    && (own.contains(lead.as_str())
                        || lead.contains(own.as_str())
                        || own.get(..short * 3 / 4) == lead.get(..short * 3 / 4))
            });
            let mut score = 0;
            score += if matches { 2 } else { 0 };
            // What the page declares as its summary word for word, or what begins with the newsroom's name and is set in an
            // element of another kind than the paragraphs.
            let next = next.get(at - start).copied().flatten();
            let named = dateline::len(text).is_some() && next.is_some_and(|next| self.differ(at, next));
            score += if declared.contains(&own) || named { 3 } else { 0 };
            score += if self.marked(at, Mark::Lead, 2) { 4 } else { 0 };
            score += if place.heading > 0 { 2 } else { 0 };
            score += if !inside { 3 } else { 0 };
            score += if first != Some(at) || self.stands_apart(at) { 3 } else { 0 };
            score += if place.bold >= 90 && place.heading == 0 && next.is_some_and(|next| self.is_plain(next)) { 3 } else { 0 };
            if score >= 3 && best.is_none_or(|(_, before)| score > before) {
                best = Some((at, score));
            }
        }
        if let Some((lead, _)) = best {
            self.keep(lead, BlockKind::Lead);
        }
    }

    /// For each fragment of the body from `start` on the paragraph behind it.
    fn next_prose(&self, start: usize) -> Vec<Option<usize>> {
        let mut behind = None;
        let mut next: Vec<Option<usize>> = (start..self.shape.core.end)
            .rev()
            .map(|at| {
                let found = behind;
                if self.is_free(at) && self.is_prose(at) {
                    behind = Some(at);
                }
                found
            })
            .collect();
        next.reverse();
        next
    }

    fn is_plain(&self, at: usize) -> bool {
        self.layout.places.get(at).is_some_and(|place| place.bold < 50)
    }

    /// Whether a paragraph stands in an element of another kind than the one behind it, which may stand straight in the box
    /// around.
    fn differ(&self, at: usize, next: usize) -> bool {
        let place = |at: usize| self.layout.around(at).next();
        let (Some((own, node)), Some((other, next))) = (place(at), place(next)) else { return false };
        own != other && (node.element != next.element || next.end - next.first > 1)
    }

    /// Whether a fragment stands outside of the smallest box that the next two paragraphs share.
    fn stands_apart(&self, at: usize) -> bool {
        let kept = |at: usize| matches!(self.fates.get(at), Some(Fate::Kept(_)));
        let mut next = (at + 1..self.shape.core.end).filter(|&at| kept(at) && self.is_prose(at));
        let (Some(one), Some(two)) = (next.next(), next.next()) else { return false };
        let shared = self.layout.around(one).find(|(_, node)| (node.first as usize..node.end as usize).contains(&two));
        shared.is_some_and(|(_, node)| node.first as usize > at)
    }

    fn bylines(&mut self) -> Vec<usize> {
        let authors: Vec<String> = self.layout.declared.values(Field::Author).map(|(_, name)| key(name)).collect();
        let title = self.shape.title.unwrap_or(self.shape.core.start);
        let core = self.shape.core.clone();
        let last = core.clone().rev().find(|&at| self.is_free(at) && self.is_prose(at)).unwrap_or(core.start);
        let first = (title + 1..core.end).find(|&at| self.is_free(at) && self.is_prose(at)).unwrap_or(title + 1);
        let count = self.page.fragments.len();
        let mut found = Vec::new();
        let mut tables = HashMap::new();
        let mut shown = 0;
        let places =
            (last + 1..core.end).chain(core.end..(core.end + BEHIND).min(count)).chain(title + 1..first.max(core.start));
        for at in places {
            let Some(fragment) = self.fragment(at) else { continue };
            let text = self.text(at);
            let taken = match self.fates.get(at) {
                Some(Fate::Kept(kind)) => *kind != BlockKind::Paragraph,
                // The line below a headline, where a name stands beside buttons that share the article.
                Some(Fate::Removed(Rule::RelatedBox)) => at > first || at >= last,
                Some(Fate::Removed(rule)) => !matches!(*rule, Rule::Frame | Rule::OutsideBody | Rule::Links | Rule::LinkLine),
                _ => true,
            };
            if !fragment.visible || taken {
                continue;
            }
            shown += 1;
            if text.len() > LONGEST_BYLINE || text.len() < 4 || crate::boilerplate::label(self.lines, at).is_some() {
                continue;
            }
            let own = key(text);
            let declared = authors.iter().any(|author| author.len() >= 4 && *author == own);
            let marked = self.marked(at, Mark::Author, 2) || self.marked(at, Mark::Source, 1);
            // A word of a table that the article ends with is no name.
            if at > last && fragment.tag == Tag::Cell && self.in_data_table(at, &mut tables) {
                continue;
            }
            let looks = byline::is_byline(text);
            let inside = core.contains(&at) && at > last;
            // The first line behind the body, or a person's name below the headline.
            let placed = inside || (at >= core.end && shown <= NEAR && fragment.link_share < 50);
            if declared || (looks && (marked || placed || (at < last && self.heads(at, text)))) {
                found.push(at);
            }
        }
        found.sort_unstable();
        // A name may stand twice: as the text of a picture and as a link.
        let mut seen: HashSet<String> = HashSet::new();
        found.retain(|&at| {
            let again = !seen.insert(key(self.text(at)));
            if again && let Some(fate) = self.fates.get_mut(at) {
                *fate = Fate::Removed(Rule::RepeatedLine);
            }
            !again
        });
        for &at in &found {
            self.keep(at, BlockKind::Byline);
        }
        found
    }

    /// The writers whom the date line by the headline names, or one behind the last paragraph.
    fn signed(&self, bylines: &[usize]) -> Vec<(usize, Span)> {
        let core = &self.shape.core;
        let title = self.shape.title.unwrap_or(core.start);
        let first = (title + 1..core.end).find(|&at| self.is_free(at) && self.is_prose(at)).unwrap_or(core.end);
        let last = core.clone().rev().find(|&at| self.is_free(at) && self.is_prose(at)).unwrap_or(core.start);
        // What is a link elsewhere on the page, as a section's name, is none.
        let is_linked = |name: &str| {
            let linked = |at: usize| self.fragment(at).is_some_and(|fragment| fragment.link_share == 100);
            (0..self.page.fragments.len()).any(|at| linked(at) && self.text(at) == name)
        };
        let sites: Vec<String> = self.layout.declared.values(Field::Site).map(|(_, site)| key(site)).collect();
        (title.saturating_sub(ABOVE)..first)
            .chain(last + 1..core.end)
            .filter(|&at| self.lines.get(at).is_some_and(|line| line.date.is_some()))
            .filter(|&at| matches!(self.fates.get(at), Some(Fate::Removed(rule)) if *rule != Rule::Comments))
            .map(|at| super::structure::signed(self.page, at, bylines))
            .map(|mut names| {
                names.retain(|(_, name)| {
                    let name = name.slice(&self.page.text);
                    !is_linked(name) && !sites.contains(&key(name))
                });
                names
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    }

    /// Whether a line between headline and body is a name by itself, by the word before it, or by the date beside it.
    fn heads(&self, at: usize, text: &str) -> bool {
        byline::is_person(text) || byline::is_labelled(text) || self.beside_date(at)
    }

    /// Whether a cell stands in a table that is a part of the body, and not the body in a table. `known` has the answers of the
    /// tables before.
    fn in_data_table(&self, at: usize, known: &mut HashMap<u32, bool>) -> bool {
        let Some((number, node)) = self.layout.around(at).find(|(_, node)| node.element == Element::Table) else {
            return false;
        };
        *known.entry(number).or_insert_with(|| {
            let (first, end) = (node.first as usize, node.end as usize);
            let prose = (first..end).filter(|&at| self.is_prose(at)).count();
            self.shape.core.contains(&first) && end <= self.shape.core.end && end - first >= 4 && prose * 3 < end - first
        })
    }

    /// Whether a paragraph is all that a cell of a table holds, beside other cells.
    fn fills_cell(&self, at: usize) -> bool {
        let mut around = self.layout.around(at).skip_while(|(_, node)| node.element == Element::P);
        let (Some((_, cell)), Some((_, row))) = (around.next(), around.next()) else { return false };
        let parts = matches!(cell.element, Element::Td | Element::Th) && row.element == Element::Tr;
        parts && cell.end - cell.first == 1 && row.end - row.first > 1
    }

    /// Whether a line of two to four words that is no link stands beside the date: a name that nothing else marks.
    fn beside_date(&self, at: usize) -> bool {
        let dated = |at: usize| self.lines.get(at).is_some_and(|line| line.date.is_some());
        self.fragment(at).is_some_and(|fragment| fragment.link_share < 50)
            && (self.lines.get(at).is_some_and(|line| (2..=4).contains(&line.words))
                || [" - ", " – ", ", ", " ("].iter().any(|mark| self.text(at).contains(mark)))
            && (dated(at + 1) || at.checked_sub(1).is_some_and(dated))
    }

    /// What is left: headings, list items, quotes, tables.
    fn rest(&mut self) {
        let mut tables = HashMap::new();
        let plain: HashSet<usize> = self.plain_headings().into_iter().collect();
        for at in 0..self.page.fragments.len() {
            if !self.is_free(at) {
                continue;
            }
            let (Some(fragment), Some(place)) = (self.fragment(at), self.layout.places.get(at)) else { continue };
            let text = self.text(at);
            // The questions of an interview are bold, too.
            let question = text.starts_with(['-', '–', '*']) || (text.ends_with('?') && text.chars().count() > 60);
            let cell = fragment.tag == Tag::Cell || (fragment.tag == Tag::Paragraph && self.fills_cell(at));
            let stands_out = place.bold >= 95
                && !question
                && fragment.tag != Tag::ListItem
                && !cell
                && !text.ends_with(['.', ',', ';', ':']);
            let kind = if text.len() <= LONGEST_HEADING && (place.heading > 0 || stands_out || plain.contains(&at)) {
                BlockKind::Heading
            } else {
                match fragment.tag {
                    Tag::ListItem => BlockKind::ListItem,
                    Tag::Quote => BlockKind::Quote,
                    Tag::Paragraph if self.is_quote(at) => BlockKind::Quote,
                    _ if cell && self.in_data_table(at, &mut tables) => BlockKind::Table,
                    _ => BlockKind::Paragraph,
                }
            };
            self.keep(at, kind);
            if kind == BlockKind::Table {
                self.join_cell(at);
            }
        }
    }

    /// Whether a paragraph stands in a `blockquote` that is a small part of the body: some pages have all of it in one.
    fn is_quote(&self, at: usize) -> bool {
        let quote = self.layout.around(at).take(3).find(|(_, node)| node.element == Element::Blockquote);
        quote.is_some_and(|(_, node)| 3 * (node.end - node.first) as usize <= self.shape.core.len())
    }

    /// Headings that only a style sheet sets apart: short lines between two paragraphs each. One alone may be anything, unless its
    /// class says that it is a title.
    fn plain_headings(&self) -> Vec<usize> {
        let is_short = |at: usize| {
            self.is_free(at)
                && !self.text(at).starts_with(['-', '–', '*'])
                && self.fragment(at).is_some_and(|fragment| matches!(fragment.tag, Tag::Paragraph | Tag::Block))
                && self
                    .lines
                    .get(at)
                    .is_some_and(|line| (2..=HEADING).contains(&line.words) && line.end == End::None && line.upper)
        };
        let kept: Vec<usize> =
            self.shape.core.clone().filter(|&at| matches!(self.fates.get(at), Some(Fate::Kept(_)))).collect();
        let found: Vec<usize> = kept
            .windows(3)
            .filter(|at| is_short(at[1]) && self.is_prose(at[0]) && self.is_free(at[2]) && self.is_prose(at[2]))
            .map(|at| at[1])
            .collect();
        let titled = found.iter().any(|&at| self.marked(at, Mark::Title, 1));
        if found.len() < 2 && !titled { Vec::new() } else { found }
    }

    /// Puts a cell behind the cell before it, when both stand in one row, or below it, when they stand in one table.
    fn join_cell(&mut self, at: usize) {
        let container =
            |at: usize, element: Element| self.layout.around(at).find(|(_, node)| node.element == element).map(|found| found.0);
        let Some(before) = (0..at).rev().find(|&at| !matches!(self.fates.get(at), Some(Fate::Removed(_)) | None)) else {
            return;
        };
        let in_table = matches!(self.fates.get(before), Some(Fate::Kept(BlockKind::Table) | Fate::Joined | Fate::Beside));
        if !in_table || container(before, Element::Table) != container(at, Element::Table) {
            return;
        }
        let one_row = container(before, Element::Tr) == container(at, Element::Tr);
        if let Some(fate) = self.fates.get_mut(at) {
            *fate = if one_row { Fate::Beside } else { Fate::Joined };
        }
    }
}
