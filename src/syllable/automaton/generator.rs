//! Makes `table.rs` out of the rules, in three steps, each from the one before:
//!
//! 1. what may stand behind the consonants of a word (a *tail*), with the set of the consonants that take it, as a tree whose
//!    equal branches are one;
//! 2. for each spelling of the consonants, the tails that it takes; equal branches are one again: a graph over letters, to which
//!    the irregular syllables are added;
//! 3. the same over bytes, where a letter is its UTF-8 in either case, or its base and marks in any order.

use std::collections::HashMap;
use std::fmt::Write;

use super::state;
use crate::letter::{Letter, Quality, Tone, ToneStyle};
use crate::lexicon;
use crate::syllable::sound::{Coda, Glide, Nucleus, Onset};
use crate::syllable::{self, Syllable, analysis};

/// A letter of lower case with its tone, or what a step of the graph over bytes is labelled with.
type Label = u16;

/// A node of a graph without cycles: whether a word may end there (for tails: behind which consonants), and its ways on.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Node {
    end: u32,
    next: Vec<(Label, u16)>,
}

/// Nodes, equal ones once.
#[derive(Default)]
struct Graph {
    nodes: Vec<Node>,
    places: HashMap<Node, u16>,
}

impl Graph {
    fn add(&mut self, node: Node) -> u16 {
        if let Some(&at) = self.places.get(&node) {
            return at;
        }
        let at = self.nodes.len() as u16;
        self.nodes.push(node.clone());
        self.places.insert(node, at);
        at
    }
}

/// The spellings of the consonants before a tail; the place of each is its bit in the set of those that a tail can follow.
const CONSONANTS: [&str; 27] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "r", "s", "t",
    "th", "tr", "v", "x",
];

/// The text of `table.rs`.
pub(super) fn source() -> String {
    let mut letters = Graph::default();
    let regular = letter_graph(&mut letters);
    let irregular: Vec<Vec<Label>> = lexicon::irregular_syllables().map(|word| word.chars().map(label).collect()).collect();
    // Decomposed, all of them would be too many states. What a mark that leads nowhere ends is left to the rules for words anyway.
    let told_by_mark = |word: &[Label]| {
        word[regular_len(&letters, regular, word)..].iter().any(|&letter| parts(letter).1 | parts(letter).2 != 0)
    };
    let needed: Vec<&Vec<Label>> = irregular.iter().filter(|word| !told_by_mark(word)).collect();
    let composed = irregular.iter().fold(regular, |root, word| with_word(&mut letters, root, word));
    let decomposed = needed.into_iter().fold(regular, |root, word| with_word(&mut letters, root, word));
    let roots = [composed, decomposed];
    let mut out = String::from("//! Made by `generator.rs` out of the rules of syllables; do not edit.\n");
    for ((name, composed), root) in [("COMPOSED", true), ("DECOMPOSED", false)].into_iter().zip(roots) {
        let mut bytes = ByteGraph { letters: &letters.nodes, composed, graph: Graph::default(), seen: HashMap::new() };
        let start = bytes.node(root, None);
        write_table(&mut out, name, &bytes.graph.nodes, start);
    }
    out
}

fn write_table(out: &mut String, name: &str, nodes: &[Node], start: u16) {
    // The start comes first, and the ends of words last.
    let mut order: Vec<usize> = (0..nodes.len()).collect();
    order.sort_by_key(|&at| (at != usize::from(start), nodes[at].end));
    let mut row = vec![0; nodes.len()];
    for (place, &at) in order.iter().enumerate() {
        row[at] = place + usize::from(state::START);
    }
    assert!(nodes.len() + usize::from(state::START) <= 256, "{name}: {} states are too many for a byte", nodes.len());
    let first_end = usize::from(state::START) + order.iter().filter(|&&at| nodes[at].end == 0).count();
    let _ = write!(
        out,
        "\n/// States from here on are ends of words.\n\
         pub(super) const {name}_FIRST_END: u16 = {first_end};\n\
         /// For each of the {} states: how many ways lead on, then the byte and the next state of each.\n\
         pub(super) const {name}: &[u8] = &[\n",
        nodes.len(),
    );
    for &at in &order {
        let ways = &nodes[at].next;
        let _ = write!(out, "    {},", ways.len());
        for &(byte, to) in ways {
            let _ = write!(out, " {byte},{},", row[usize::from(to)]);
        }
        out.push('\n');
    }
    out.push_str("];\n");
}

/// Steps 1 and 2; returns the node that words start at.
fn letter_graph(graph: &mut Graph) -> u16 {
    let mut tails = Graph::default();
    let tail_root = tail_graph(&mut tails);
    let tails = tails.nodes;
    let mut restricted = HashMap::new();
    // The tree of the consonants: what each spelling goes on with, tails first.
    let mut order: Vec<usize> = (0..CONSONANTS.len()).collect();
    order.sort_by_key(|&at| usize::MAX - CONSONANTS[at].len());
    let mut ways: HashMap<&str, Vec<(Label, u16)>> = HashMap::new();
    for at in order {
        let spelling = CONSONANTS[at];
        let mut node = Node::default();
        if let Some(tail) = restrict(&tails, tail_root, at, &mut restricted, graph) {
            node.next.clone_from(&graph.nodes[usize::from(tail)].next);
        }
        node.next.extend(ways.remove(spelling).unwrap_or_default());
        node.next.sort_unstable();
        let place = graph.add(node);
        let Some(last) = spelling.chars().next_back() else { return place };
        let rest = &spelling[..spelling.len() - last.len_utf8()];
        ways.entry(rest).or_default().push((label(last), place));
    }
    0
}

/// How many letters of a word lead on from a node.
fn regular_len(graph: &Graph, mut at: u16, word: &[Label]) -> usize {
    let leads = word.iter().take_while(|&&letter| {
        let way = graph.nodes[usize::from(at)].next.iter().find(|&&(label, _)| label == letter);
        way.inspect(|&&(_, to)| at = to).is_some()
    });
    leads.count()
}

/// The node that takes what `at` takes, and the rest of a word of at most [`syllable::MAX_LETTERS`].
fn with_word(graph: &mut Graph, at: u16, rest: &[Label]) -> u16 {
    let mut node = graph.nodes[usize::from(at)].clone();
    let Some((&first, rest)) = rest.split_first() else {
        node.end = 1;
        return graph.add(node);
    };
    let way = node.next.iter().position(|&(label, _)| label == first);
    let before = way.map_or_else(|| graph.add(Node::default()), |way| node.next.remove(way).1);
    node.next.push((first, with_word(graph, before, rest)));
    node.next.sort_unstable();
    graph.add(node)
}

/// Step 1; returns the root of the tails.
fn tail_graph(graph: &mut Graph) -> u16 {
    let mut tails: HashMap<Vec<Label>, u32> = HashMap::new();
    for glide in [Glide::None, Glide::Rounded] {
        for nucleus in Nucleus::ALL {
            for coda in Coda::ALL {
                // The spelling of a tail depends on no more of the onset than this.
                for kind in [
                    |onset| onset == Onset::None,
                    |onset| onset == Onset::Q,
                    |onset| onset == Onset::Gi,
                    |onset: Onset| !matches!(onset, Onset::None | Onset::Q | Onset::Gi),
                ] {
                    let mut first = None;
                    let mut consonants = 0;
                    for onset in Onset::ALL.into_iter().filter(|&onset| kind(onset)) {
                        if analysis::rules(onset, glide, nucleus, coda, Tone::Acute) {
                            let syllable = Syllable { onset, glide, nucleus, coda, tone: Tone::Level, with_k: false };
                            let spelling = syllable.consonants();
                            let spelling = if onset == Onset::Gi { "g" } else { spelling };
                            first = first.or(Some(syllable));
                            consonants |= CONSONANTS.iter().position(|&other| other == spelling).map_or(0, |at| 1 << at);
                        }
                    }
                    if let Some(syllable) = first {
                        add_tails(syllable, consonants, &mut tails);
                    }
                }
            }
        }
    }
    let mut tails: Vec<(Vec<Label>, u32)> = tails.into_iter().collect();
    tails.sort_unstable();
    branch(&tails, 0, graph)
}

/// The tails of a syllable in every tone and style, behind these consonants.
fn add_tails(syllable: Syllable, consonants: u32, tails: &mut HashMap<Vec<Label>, u32>) {
    for tone in Tone::ALL {
        let Some(syllable) = syllable.with_tone(tone) else { continue };
        for style in [ToneStyle::Old, ToneStyle::New] {
            let mut tail = Vec::with_capacity(syllable::MAX_LETTERS);
            let word = syllable.display(style).to_string();
            tail.extend(word.chars().skip_while(|&c| !Letter::of(c).is_some_and(Letter::is_vowel)).map(label));
            *tails.entry(tail).or_default() |= consonants;
        }
    }
}

/// The node for the tails that have their first `depth` letters in common, at most [`syllable::MAX_LETTERS`].
fn branch(tails: &[(Vec<Label>, u32)], depth: usize, graph: &mut Graph) -> u16 {
    let mut node = Node::default();
    for group in tails.chunk_by(|a, b| a.0.get(depth) == b.0.get(depth)) {
        match group[0].0.get(depth) {
            None => node.end = group[0].1,
            Some(&letter) => {
                let to = branch(group, depth + 1, graph);
                node.next.push((letter, to));
            }
        }
    }
    graph.add(node)
}

/// What is left of a node of tails behind one spelling of the consonants.
fn restrict(
    tails: &[Node],
    at: u16,
    consonants: usize,
    seen: &mut HashMap<(u16, usize), Option<u16>>,
    graph: &mut Graph,
) -> Option<u16> {
    if let Some(&known) = seen.get(&(at, consonants)) {
        return known;
    }
    let tail = &tails[usize::from(at)];
    let mut node = Node { end: tail.end >> consonants & 1, next: Vec::new() };
    for &(letter, to) in &tail.next {
        if let Some(to) = restrict(tails, to, consonants, seen, graph) {
            node.next.push((letter, to));
        }
    }
    let place = (node.end != 0 || !node.next.is_empty()).then(|| graph.add(node));
    seen.insert((at, consonants), place);
    place
}

/// Step 3.
struct ByteGraph<'a> {
    letters: &'a [Node],
    composed: bool,
    graph: Graph,
    seen: HashMap<(u16, Option<(u16, Label)>), u16>,
}

impl ByteGraph<'_> {
    /// The node behind a letter: the ways on from `at`, a node of the graph over letters, and, when the letter may still get
    /// marks, the ways by those. `open` is the node before that letter and the letter. Where `at` is not on the way of any word
    /// (`ướ` may be, `ươ` not), it is [`NOWHERE`].
    fn node(&mut self, at: u16, open: Option<(u16, Label)>) -> u16 {
        if let Some(&known) = self.seen.get(&(at, open)) {
            return known;
        }
        let letters = self.letters;
        let mut spellings: Vec<(Vec<u8>, u16)> = Vec::new();
        let mut end = 0;
        if let Some(node) = letters.get(usize::from(at)) {
            end = node.end;
            let starts = if self.composed { node.next.iter().map(|&(label, _)| label).collect() } else { bases(node) };
            for letter in starts {
                let to = node.next.iter().find(|&&(label, _)| label == letter).map_or(NOWHERE, |&(_, to)| to);
                let place = self.node(to, (!self.composed).then_some((at, letter)));
                // The table itself has ASCII in both cases.
                let upper = unlabel(letter, true).filter(|case| !case.is_ascii());
                for case in [unlabel(letter, false), upper].into_iter().flatten() {
                    spellings.push((case.to_string().into_bytes(), place));
                }
            }
        }
        if let Some((before, letter)) = open
            && let Some(node) = letters.get(usize::from(before))
        {
            for mark in MARKS {
                let Some(marked) = with_mark(letter, mark) else { continue };
                if leads_on(node, marked) {
                    let to = node.next.iter().find(|&&(label, _)| label == marked).map_or(NOWHERE, |&(_, to)| to);
                    let place = self.node(to, Some((before, marked)));
                    spellings.push((mark.to_string().into_bytes(), place));
                }
            }
        }
        spellings.sort_unstable();
        spellings.dedup();
        let place = self.spell(&spellings, 0, end);
        self.seen.insert((at, open), place);
        place
    }

    /// The node for spellings that have their first `depth` bytes in common, at most 3.
    fn spell(&mut self, spellings: &[(Vec<u8>, u16)], depth: usize, end: u32) -> u16 {
        let mut next: Vec<(Label, u16)> = Vec::new();
        for group in spellings.chunk_by(|a, b| a.0.get(depth) == b.0.get(depth)) {
            let Some(&byte) = group[0].0.get(depth) else { continue };
            let to = if group[0].0.len() == depth + 1 { group[0].1 } else { self.spell(group, depth + 1, 0) };
            next.push((Label::from(byte), to));
        }
        self.graph.add(Node { end, next })
    }
}

/// No node of the graph over letters.
const NOWHERE: u16 = u16::MAX;

/// The marks that letters of Vietnamese are decomposed into.
const MARKS: [char; 8] = ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}'];

/// The letters without marks that begin a way on from a node, `đ` among them: it has no decomposition.
fn bases(node: &Node) -> Vec<Label> {
    let stroke = Quality::Stroke as Label;
    let base = |label| {
        let (base, quality, _) = parts(label);
        join(base, if quality == stroke { stroke } else { Quality::Plain as Label }, Tone::Level as Label)
    };
    let mut bases: Vec<Label> = node.next.iter().map(|&(label, _)| base(label)).collect();
    bases.sort_unstable();
    bases.dedup();
    bases
}

/// Whether `letter`, or what further marks make of it, is a way on from the node.
fn leads_on(node: &Node, letter: Label) -> bool {
    let (base, quality, tone) = parts(letter);
    node.next.iter().any(|&(label, _)| {
        let (other_base, other_quality, other_tone) = parts(label);
        base == other_base
            && (quality == other_quality || quality == Quality::Plain as Label && other_quality != Quality::Stroke as Label)
            && (tone == other_tone || tone == Tone::Level as Label)
    })
}

/// A lower-case letter as a label: its base, quality and tone in 5, 3 and 3 bits.
fn label(c: char) -> Label {
    Letter::of(c).map_or(0, |letter| join(Label::from(letter.base & 31), letter.quality as Label, letter.tone as Label))
}

const fn join(base: Label, quality: Label, tone: Label) -> Label {
    base << 6 | quality << 3 | tone
}

const fn parts(label: Label) -> (Label, Label, Label) {
    (label >> 6, label >> 3 & 7, label & 7)
}

const QUALITIES: [Quality; 5] = [Quality::Plain, Quality::Breve, Quality::Circumflex, Quality::Horn, Quality::Stroke];

fn letter(label: Label, upper: bool) -> Option<Letter> {
    let (base, quality, tone) = parts(label);
    Some(Letter {
        base: b'`' + base as u8,
        quality: *QUALITIES.get(usize::from(quality))?,
        tone: *Tone::ALL.get(usize::from(tone))?,
        upper,
    })
}

fn unlabel(label: Label, upper: bool) -> Option<char> {
    letter(label, upper)?.to_char()
}

fn with_mark(label: Label, mark: char) -> Option<Label> {
    let mut letter = letter(label, false)?;
    syllable::mark(&mut letter, mark)?;
    Some(join(parts(label).0, letter.quality as Label, letter.tone as Label))
}
