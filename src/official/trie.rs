//! The lexicon's phrases as a trie over the numbers of their words.

use super::sense::Sense;
use super::token::{Token, WordId};

/// What a word begins.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct First {
    /// What the word alone may be.
    pub lone: Sense,
    /// What the longer phrases may be.
    pub more: Sense,
    /// A bit for each second word of them, several words sharing one.
    pub next: u64,
    /// The same of the phrases of [`Sense::NOTED`].
    pub noted: u64,
    /// Where the trie goes on.
    pub children: Children,
    /// The same while phrases are added; 0 when nothing begins with the word.
    pub node: u32,
}

impl First {
    /// Whether a longer phrase may go on with this token.
    #[inline]
    pub(super) fn leads_on(&self, next: Option<&Token>) -> bool {
        next.is_some_and(|next| next.word != 0 && self.next & bit(next.word) != 0)
    }
}

/// The trie over the words behind the first. The children of a place stand in a row, so that a step reads few words beside each other.
#[derive(Debug, Default)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// The word that leads to each node, ascending among the children of one.
    words: Vec<WordId>,
}

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    /// What the words up to here may be.
    pub sense: Sense,
    /// A bit for each word that leads on, several words sharing one.
    pub next: u64,
    pub children: Children,
}

/// A row of nodes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Children {
    first: u32,
    count: u32,
}

impl Trie {
    /// Where a word leads to among the children of a place.
    #[inline]
    pub(super) fn child(&self, Children { first, count }: Children, word: WordId) -> Option<&Node> {
        let first = first as usize;
        let words = self.words.get(first..first + count as usize)?;
        let at = if words.len() <= FEW_CHILDREN {
            words.iter().position(|&other| other == word)?
        } else {
            words.binary_search(&word).ok()?
        };
        self.nodes.get(first + at)
    }
}

/// So many children are looked through one by one.
const FEW_CHILDREN: usize = 12;

/// The trie while phrases are added.
#[derive(Debug)]
pub(super) struct Planted {
    /// What the words up to each node may be; the first is no node.
    pub senses: Vec<Sense>,
    pub edges: Edges,
}

impl Planted {
    pub(super) fn new() -> Self {
        Self { senses: vec![Sense::default()], edges: Edges::new() }
    }

    /// A new node.
    pub(super) fn add(&mut self) -> u32 {
        self.senses.push(Sense::default());
        self.senses.len() as u32 - 1
    }

    /// Where a word leads to, new if need be.
    pub(super) fn child(&mut self, node: u32, word: WordId) -> u32 {
        self.edges.get(node, word).unwrap_or_else(|| {
            let to = self.add();
            self.edges.insert(Edge { from: node, to, word });
            to
        })
    }

    /// Puts the children of each node in a row.
    pub(super) fn grow(self, firsts: &mut [First]) -> Trie {
        let mut edges: Vec<Edge> = self.edges.slots.into_iter().filter(|edge| edge.to != 0).collect();
        edges.sort_unstable_by_key(|edge| (edge.from, edge.word));
        let of = |node: u32| {
            let first = edges.partition_point(|edge| edge.from < node);
            edges.iter().skip(first).take_while(move |edge| edge.from == node)
        };
        let mut trie = Trie::default();
        // The planted nodes in the order of the trie's.
        let mut order = Vec::new();
        let row = |node: u32, order: &mut Vec<u32>, words: &mut Vec<WordId>| {
            let (first, mut next) = (order.len() as u32, 0);
            for edge in of(node) {
                order.push(edge.to);
                words.push(edge.word);
                next |= bit(edge.word);
            }
            (Children { first, count: order.len() as u32 - first }, next)
        };
        for first in firsts.iter_mut().filter(|first| first.node != 0) {
            first.children = row(first.node, &mut order, &mut trie.words).0;
        }
        while let Some(&node) = order.get(trie.nodes.len()) {
            let (children, next) = row(node, &mut order, &mut trie.words);
            trie.nodes.push(Node { sense: self.senses[node as usize], next, children });
        }
        trie
    }
}

pub(super) fn bit(word: WordId) -> u64 {
    1 << (word & 63)
}

/// From a node by a word to the next, by open addressing; at most half full.
#[derive(Debug)]
pub(super) struct Edges {
    slots: Vec<Edge>,
    count: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    from: u32,
    /// 0 in a slot that is free, as the first node has no edge to it.
    to: u32,
    word: WordId,
}

impl Edges {
    fn new() -> Self {
        Self { slots: vec![Edge::default(); 1 << 14], count: 0 }
    }

    pub(super) fn get(&self, from: u32, word: WordId) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = spread(from, word) & mask;
        loop {
            let edge = self.slots.get(at)?;
            if edge.to == 0 {
                return None;
            }
            if edge.from == from && edge.word == word {
                return Some(edge.to);
            }
            at = (at + 1) & mask;
        }
    }

    fn insert(&mut self, edge: Edge) {
        if self.count * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![Edge::default(); old.len() * 2];
            for edge in old.into_iter().filter(|edge| edge.to != 0) {
                self.put(edge);
            }
        }
        self.put(edge);
        self.count += 1;
    }

    fn put(&mut self, edge: Edge) {
        let mask = self.slots.len() - 1;
        let mut at = spread(edge.from, edge.word) & mask;
        while self.slots[at].to != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = edge;
    }
}

/// Spreads an edge over the table; edges come from the lexicon alone, so nobody can make them collide.
fn spread(from: u32, word: WordId) -> usize {
    ((u64::from(from) << 16 | u64::from(word)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
}
