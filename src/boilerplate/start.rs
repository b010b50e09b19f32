//! Where the article begins: its first paragraph and its title.

use std::collections::HashMap;

use super::line::{ByHash, End, Line};
use super::reach::Reach;
use crate::article::byline;
use crate::page::Page;

/// How many lines may stand between two paragraphs of one body, at most, when no label says that a list stands there.
const GAP: usize = 12;
/// How far above the first paragraph the title is looked for.
const HEAD: usize = 16;

/// Paragraphs near each other.
struct Cluster {
    weight: u64,
    factor: u64,
    /// Whether a date stands right above.
    dated: bool,
    first: usize,
    last: usize,
}

/// The first paragraph of the article.
pub(super) fn start(rows: &[Line]) -> Option<usize> {
    let clusters = clusters(rows);
    // The heaviest cluster is the body, the earlier of two like ones.
    let mut best: Option<(u64, usize)> = None;
    for (at, &Cluster { weight, factor, .. }) in clusters.iter().enumerate() {
        if best.is_none_or(|(heaviest, _)| weight * factor > heaviest * 3 / 2) {
            best = Some((weight * factor, at));
        }
    }
    let (_, mut best) = best?;
    // A body that begins below its date and goes on behind a list begins there.
    while let Some(before) = best.checked_sub(1).and_then(|before| clusters.get(before))
        && before.dated
        && clusters.get(best).is_some_and(|cluster| cluster.first - before.last <= LONGEST_LIST)
    {
        best -= 1;
    }
    clusters.get(best).map(|cluster| cluster.first)
}

/// The most lines of a list of other articles in the body.
const LONGEST_LIST: usize = 8;

/// The clusters of paragraphs of a page, in its order.
fn clusters(rows: &[Line]) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    // Whether the last of them goes on.
    let mut open = false;
    let mut over = false;
    let mut below_label = None;
    let mut below_date = None;
    for (at, line) in rows.iter().enumerate() {
        if let Some((_, reach)) = line.sure_label()
            && matches!(reach, Reach::List | Reach::LastList | Reach::Over)
        {
            if reach != Reach::List {
                // What stands behind the comments of one cluster is no body.
                over |= reach == Reach::Over && open;
                open = false;
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
        match clusters.last_mut().filter(|cluster| open && at - cluster.last <= GAP) {
            Some(cluster) => {
                cluster.weight += weight;
                cluster.last = at;
            }
            None => {
                let dated = below_date.is_some_and(|date| at - date <= 6);
                let listed = over || below_label.is_some_and(|label| at - label <= 4);
                let factor = match (dated, listed) {
                    (true, false) => 12,
                    (true, true) | (false, false) => 4,
                    (false, true) => 1,
                };
                clusters.push(Cluster { weight, factor, dated: dated && !listed, first: at, last: at });
                open = true;
            }
        }
    }
    clusters
}

/// Whether the page begins with its article: no label stands in its first lines.
pub(super) fn is_bare(rows: &[Line], start: usize) -> bool {
    const LINES: usize = 8;
    rows.iter().take(start.clamp(1, LINES)).all(|line| line.label.is_none() && line.date.is_none() && !line.is_mark())
}

/// The title above the first paragraph.
pub(super) fn title(
    page: &Page,
    rows: &[Line],
    repeats: &HashMap<u64, u32, ByHash>,
    start: usize,
    bare: bool,
) -> Option<usize> {
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

/// How often each line stands on the page.
pub(super) fn repeats(rows: &[Line]) -> HashMap<u64, u32, ByHash> {
    let mut repeats = HashMap::with_capacity_and_hasher(rows.len(), ByHash::default());
    for line in rows {
        *repeats.entry(line.hash).or_insert(0) += 1;
    }
    repeats
}
