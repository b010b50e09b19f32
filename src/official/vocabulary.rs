//! The lexicon as a trie over the numbers of words, and what a phrase of it may be.

use super::grammar::{ABBREVIATIONS, DEPUTY_OF_ASSEMBLY, GRAMMAR};
use super::spelling::Spellings;
use super::token::{self, Classes, Gap, Shape, Token, WordId};
use crate::lexicon;

/// What a phrase may be; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense(u64);

impl Sense {
    /// A title that is public by itself.
    pub(super) const STATE: Self = Self(1);
    /// The same, of a party.
    pub(super) const PARTY: Self = Self(1 << 1);
    /// A rank.
    pub(super) const RANK: Self = Self(1 << 2);
    /// A title that is public only of a public body.
    pub(super) const HEAD: Self = Self(1 << 3);
    /// Membership of a body.
    pub(super) const MEMBER: Self = Self(1 << 4);
    /// The head of the name of a public body.
    pub(super) const PUBLIC: Self = Self(1 << 5);
    /// The head of the name of a company, club or federation.
    pub(super) const PRIVATE: Self = Self(1 << 6);
    /// The head of the name of a school, hospital, newspaper: neither.
    pub(super) const INSTITUTE: Self = Self(1 << 7);
    /// A field of administration.
    pub(super) const FIELD: Self = Self(1 << 8);
    /// A province, city or region.
    pub(super) const PLACE: Self = Self(1 << 9);
    /// A state.
    pub(super) const COUNTRY: Self = Self(1 << 10);
    /// A word of address.
    pub(super) const ADDRESS: Self = Self(1 << 11);
    /// A calling before a name.
    pub(super) const CALLING: Self = Self(1 << 12);
    /// A family name.
    pub(super) const FAMILY: Self = Self(1 << 13);
    /// A unit of territory.
    pub(super) const UNIT: Self = Self(1 << 14);
    /// A word that no name begins with.
    pub(super) const FUNCTION: Self = Self(1 << 15);
    /// `nguyên`, `cựu`.
    pub(super) const FORMER: Self = Self(1 << 16);
    /// `quyền`.
    pub(super) const ACTING: Self = Self(1 << 17);
    /// `tân`.
    pub(super) const INCOMING: Self = Self(1 << 18);
    /// What may follow a title and belongs to it: `thường trực`, `thứ nhất`.
    pub(super) const SUFFIX: Self = Self(1 << 19);
    /// `phó`, which makes a title of less of what follows.
    pub(super) const DEPUTY: Self = Self(1 << 20);
    /// What leads from a person to an office: `giữ chức`, `là`, `làm`.
    pub(super) const HOLDS: Self = Self(1 << 21);
    /// What gives an office: `bổ nhiệm`, `bầu`.
    pub(super) const GIVES: Self = Self(1 << 22);
    /// What ends an office: `thôi giữ chức`.
    pub(super) const ENDS: Self = Self(1 << 23);
    /// What says that an office is of the past: `từng`.
    pub(super) const PAST: Self = Self(1 << 24);
    /// What makes of a title no person: `các`, `chức`.
    pub(super) const VOID: Self = Self(1 << 25);
    /// What makes of a title several persons: `các`, `hai`.
    pub(super) const PLURAL: Self = Self(1 << 26);
    /// What may stand between a title and its organization: `đương nhiệm`.
    pub(super) const FILLER: Self = Self(1 << 27);
    /// A word of the world of sports and business.
    pub(super) const TRADE: Self = Self(1 << 28);
    /// What joins the parts of a foreign name: `von`, `de`, `bin`.
    pub(super) const PARTICLE: Self = Self(1 << 29);

    /// A title that is none without the body that it is of; [`Sense::HEAD`] as well.
    pub(super) const BOUND: Self = Self(1 << 30);
    /// An abbreviation of a title, in capitals only.
    pub(super) const SHORT: Self = Self(1 << 31);
    /// `đồng chí`, which may stand before a title.
    pub(super) const COMRADE: Self = Self(1 << 32);
    /// What is said or given by an office rather than by its holder: `quyết định của …`.
    pub(super) const PAPER: Self = Self(1 << 33);

    /// A verb that stands behind an office or a person.
    pub(super) const VERB: Self = Self(1 << 34);

    /// What a company's director directs: `marketing`.
    pub(super) const DESK: Self = Self(1 << 35);

    /// The head of a local body, which a place's name follows.
    pub(super) const LOCAL: Self = Self(1 << 36);

    /// A title of [`Sense::HEAD`] or [`Sense::MEMBER`] that heads of states and members of assemblies have.
    pub(super) const HIGH: Self = Self(1 << 37);

    /// A body that only a place's name follows.
    pub(super) const WHOLE: Self = Self(1 << 38);

    /// A body of [`Sense::WHOLE`] that each place has one of.
    pub(super) const SEATED: Self = Self(1 << 40);

    /// One of the [`Joints`].
    pub(super) const JOINT: Self = Self(1 << 39);

    /// Whom the one spoken of followed in office.
    pub(super) const PREDECESSOR: Self = Self(1 << 41);
    /// Who follows the one spoken of in office.
    pub(super) const SUCCESSOR: Self = Self(1 << 42);

    /// What stands behind one who does or suffers something, and begins no noun.
    pub(super) const ACTS: Self = Self(1 << 43);

    pub(super) const TITLE: Self = Self(
        Self::STATE.0
            | Self::PARTY.0
            | Self::RANK.0
            | Self::HEAD.0
            | Self::MEMBER.0
            | Self::BOUND.0
            | Self::SHORT.0
            | Self::HIGH.0,
    );
    /// Words of the sentence that say whose an office is.
    pub(super) const GRAMMAR: Self = Self(
        Self::PAPER.0
            | Self::HOLDS.0
            | Self::GIVES.0
            | Self::ENDS.0
            | Self::PAST.0
            | Self::VOID.0
            | Self::PLURAL.0
            | Self::PREDECESSOR.0
            | Self::SUCCESSOR.0,
    );
    /// What an item may begin with.
    pub(super) const ANCHOR: Self = Self(
        Self::GRAMMAR.0 | Self::TITLE.0 | Self::STATUS.0 | Self::DEPUTY.0 | Self::HONORIFIC.0 | Self::BODY.0 | Self::UNIT.0,
    );
    /// What is looked at in a word with a small letter.
    pub(super) const NOTED: Self = Self(Self::ANCHOR.0 | Self::JOINT.0 | Self::TRADE.0);
    pub(super) const BODY: Self = Self(Self::PUBLIC.0 | Self::PRIVATE.0 | Self::INSTITUTE.0);
    pub(super) const HONORIFIC: Self = Self(Self::ADDRESS.0 | Self::CALLING.0);
    pub(super) const STATUS: Self = Self(Self::FORMER.0 | Self::ACTING.0 | Self::INCOMING.0);
    pub(super) const TERRITORY: Self = Self(Self::PLACE.0 | Self::COUNTRY.0);

    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// Phrases with more words are cut there; no entry of the lists is longer.
const MAX_PHRASE: usize = 16;

/// The trie, and the words' numbers.
#[derive(Debug)]
pub(super) struct Vocabulary {
    classes: Classes,
    spellings: Spellings,
    words: Words,
    /// For each word what a phrase that begins with it may be.
    firsts: Vec<First>,
    trie: Trie,
    /// The trie while phrases are added.
    planted: Planted,
    /// For each word whether a phrase of [`Sense::NOTED`] begins with it.
    noted: Vec<Noted>,
    /// For each word whether it stands in the name of a field.
    in_field: Vec<bool>,
    /// For each word its key; 0 where a mark in it makes several words of it.
    keys: Vec<u64>,
    /// Small words that join.
    pub joints: Joints,
    /// The tokens of the phrase that is being added.
    scratch: Vec<Token>,
}

/// The numbers of small words that join what stands on both sides of them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Joints {
    /// `và`
    pub and: WordId,
    /// `cùng`
    pub with: WordId,
    /// `kiêm`
    pub also: WordId,
    /// `của`
    pub of: WordId,
}

impl Vocabulary {
    pub(super) fn new(titles: &[String], organizations: &[String]) -> Self {
        let mut this = Self {
            classes: Classes::new(),
            spellings: Spellings::new(),
            words: Words::new(),
            firsts: vec![First::default()],
            trie: Trie::default(),
            planted: Planted::new(),
            noted: Vec::new(),
            in_field: vec![false],
            keys: vec![0],
            joints: Joints::default(),
            scratch: Vec::new(),
        };
        for (phrase, class) in lexicon::titles() {
            let sense = match class {
                "state" => Sense::STATE,
                "party" => Sense::PARTY,
                "rank" => Sense::RANK,
                "member" => Sense::MEMBER,
                "bound" => Sense::HEAD.or(Sense::BOUND),
                _ => Sense::HEAD,
            };
            let high = phrase.ends_with("chủ tịch")
                || matches!(phrase, "đại biểu" | "nhà lãnh đạo" | "người phát ngôn" | "tổng thư ký");
            this.add(phrase, if high { sense.or(Sense::HIGH) } else { sense });
        }
        for (phrase, class) in lexicon::organizations() {
            let sense = match class {
                "public" => Sense::PUBLIC,
                "private" => Sense::PRIVATE,
                "desk" => Sense::DESK,
                _ => Sense::INSTITUTE,
            };
            this.add(phrase, sense);
        }
        for (phrase, class) in lexicon::honorifics() {
            this.add(phrase, if class == "address" { Sense::ADDRESS } else { Sense::CALLING });
        }
        for (short, full) in ABBREVIATIONS {
            let mut tokens = Vec::new();
            this.scan(full, 0, &mut tokens);
            let sense = this.planted_at(&tokens, Sense::TITLE).map_or(Sense::HEAD, |found| found.1);
            let sense = if *short == DEPUTY_OF_ASSEMBLY { sense.or(Sense::STATE) } else { sense };
            this.add(short, sense.or(Sense::SHORT));
        }
        let plain: [(Sense, &mut dyn Iterator<Item = &'static str>); 7] = [
            (Sense::PLACE, &mut lexicon::places().map(|(phrase, _)| phrase)),
            (Sense::FIELD, &mut lexicon::fields()),
            (Sense::COUNTRY, &mut lexicon::countries()),
            (Sense::FAMILY, &mut lexicon::family_names()),
            (Sense::UNIT, &mut lexicon::place_units()),
            (Sense::FUNCTION, &mut lexicon::function_words()),
            (Sense::VERB, &mut lexicon::verbs()),
        ];
        for (sense, phrases) in plain {
            for phrase in phrases {
                this.add(phrase, sense);
            }
        }
        for (sense, phrases) in GRAMMAR {
            for phrase in *phrases {
                this.add(phrase, *sense);
            }
        }
        this.joints =
            Joints {
                and: this.number("và"), with: this.number("cùng"), also: this.number("kiêm"), of: this.number("của")
            };
        for title in titles {
            this.add(title, Sense::STATE);
        }
        for organization in organizations {
            this.add(organization, Sense::PUBLIC.or(Sense::LOCAL));
            // `Trưởng Ban Trị thủy`: the title has the first word of it.
            if let Some((unit, rest)) = organization.split_once(' ')
                && rest.contains(' ')
            {
                let mut tokens = Vec::new();
                this.scan(&format!("trưởng {unit}"), 0, &mut tokens);
                if this.planted_at(&tokens, Sense::TITLE).is_some_and(|found| found.0 == tokens.len()) {
                    this.add(rest, Sense::PUBLIC.or(Sense::LOCAL));
                }
            }
        }
        this.trie = std::mem::replace(&mut this.planted, Planted::new()).grow(&mut this.firsts);
        this.noted = this
            .firsts
            .iter()
            .map(|first| match first {
                first if first.lone.has(Sense::NOTED) => Noted::Alone,
                first if first.more.has(Sense::NOTED) => Noted::Longer,
                _ => Noted::No,
            })
            .collect();
        this
    }

    pub(super) const fn classes(&self) -> &Classes {
        &self.classes
    }

    /// Appends the tokens of a text.
    pub(super) fn scan(&self, text: &str, offset: usize, out: &mut Vec<Token>) {
        token::scan(&self.classes, Some(&self.spellings), text, offset, out, |key| self.words.get(key));
    }

    /// What a phrase that begins with this token may be.
    #[inline]
    pub(super) fn first(&self, token: &Token) -> Sense {
        self.firsts.get(usize::from(token.word)).map_or(Sense::default(), |first| first.lone.or(first.more))
    }

    /// Whether a phrase of [`Sense::NOTED`] may begin at `at`; the next word tells which longer ones there can be.
    #[inline]
    pub(super) fn is_noted(&self, tokens: &[Token], at: usize) -> bool {
        let Some(word) = tokens.get(at).map(|token| usize::from(token.word)) else { return false };
        // Most words end here, by a table that stays near.
        match self.noted.get(word) {
            Some(Noted::No) | None => false,
            Some(Noted::Alone) => true,
            Some(Noted::Longer) => {
                let next = tokens.get(at + 1).map_or(0, |next| next.word);
                next != 0 && self.firsts.get(word).is_some_and(|first| first.noted & bit(next) != 0)
            }
        }
    }

    /// Whether the token's word stands in the name of a field.
    pub(super) fn in_field(&self, token: &Token) -> bool {
        self.in_field.get(usize::from(token.word)).copied().unwrap_or(false)
    }

    /// What the phrases that stand at `at` are, short ones and long ones.
    pub(super) fn all(&self, tokens: &[Token], at: usize) -> Sense {
        let Some(first) = tokens.get(at).and_then(|token| self.firsts.get(usize::from(token.word))) else {
            return Sense::default();
        };
        let (mut sense, mut next, mut children) = (first.lone, first.next, first.children);
        for token in tokens.iter().skip(at + 1).take(MAX_PHRASE - 1) {
            if token.word == 0 || next & bit(token.word) == 0 || token.gap == Gap::Glued {
                break;
            }
            let Some(node) = self.trie.child(children, token.word) else { break };
            sense = sense.or(node.sense);
            (next, children) = (node.next, node.children);
        }
        sense
    }

    /// Appends the keys of a token's words; `text` is the token's.
    pub(super) fn keys(&self, token: &Token, text: &str, out: &mut Vec<u64>) {
        match (token.shape, self.keys.get(usize::from(token.word)).copied().unwrap_or(0)) {
            (Shape::Mark(_), _) => {}
            (_, 0) => out.extend(token::keys(&self.classes, text)),
            (_, key) => out.push(key),
        }
    }

    /// The longest phrase at `at` that may be one of `wanted`: how many tokens it has, and which of `wanted` it is.
    #[inline(always)]
    pub(super) fn longest(&self, tokens: &[Token], at: usize, wanted: Sense) -> Option<(usize, Sense)> {
        let first = self.firsts.get(usize::from(tokens.get(at)?.word))?;
        // Most words begin no phrase of the wanted kind, or the next word shows that they do not here.
        if first.more.has(wanted) && first.leads_on(tokens.get(at + 1)) {
            self.walk(tokens, at, wanted, first)
        } else if first.lone.has(wanted) {
            Some((1, first.lone.and(wanted)))
        } else {
            None
        }
    }

    /// Follows the trie from the token at `at`, whose word begins what `first` says.
    #[inline(never)]
    fn walk(&self, tokens: &[Token], at: usize, wanted: Sense, first: &First) -> Option<(usize, Sense)> {
        let alone = first.lone.and(wanted);
        let mut best = (alone != Sense::default()).then_some((1, alone));
        let (mut next, mut children) = (first.next, first.children);
        for (len, token) in tokens.iter().skip(at + 1).take(MAX_PHRASE - 1).enumerate() {
            if token.word == 0 || next & bit(token.word) == 0 || token.gap == Gap::Glued {
                break;
            }
            let Some(node) = self.trie.child(children, token.word) else { break };
            let sense = node.sense.and(wanted);
            if sense != Sense::default() {
                best = Some((len + 2, sense));
            }
            (next, children) = (node.next, node.children);
        }
        best
    }

    /// The longest phrase of those added so far that begins the tokens.
    fn planted_at(&self, tokens: &[Token], wanted: Sense) -> Option<(usize, Sense)> {
        let mut node = self.firsts.get(usize::from(tokens.first()?.word))?.node;
        let mut best = None;
        for len in 1..=tokens.len().min(MAX_PHRASE) {
            let sense = self.planted.senses.get(node as usize)?.and(wanted);
            if sense != Sense::default() {
                best = Some((len, sense));
            }
            let Some(child) = tokens.get(len).and_then(|next| self.planted.edges.get(node, next.word)) else { break };
            node = child;
        }
        best
    }

    /// The number of a word, which it is given if it has none.
    fn number(&mut self, word: &str) -> WordId {
        self.add(word, Sense::JOINT);
        let mut tokens = Vec::new();
        self.scan(word, 0, &mut tokens);
        tokens.first().map_or(0, |token| token.word)
    }

    fn add(&mut self, phrase: &str, sense: Sense) {
        let mut tokens = std::mem::take(&mut self.scratch);
        tokens.clear();
        let known = self.words.count;
        let words = &mut self.words;
        token::scan(&self.classes, None, phrase, 0, &mut tokens, |key| words.intern(key));
        let count = usize::from(self.words.count) + 1;
        self.firsts.resize(count, First::default());
        self.in_field.resize(count, false);
        self.keys.resize(count, 0);
        for token in tokens.iter().filter(|token| token.word > known) {
            let text = token.span().slice(phrase);
            match token.shape {
                Shape::Mark(mark) => self.spellings.add_mark(mark, token.word),
                _ => self.spellings.add(text, token.word),
            }
            let mut keys = token::keys(&self.classes, text);
            if let (Some(key), None) = (keys.next(), keys.next()) {
                self.keys[usize::from(token.word)] = key;
            }
        }
        tokens.truncate(MAX_PHRASE);
        self.plant(&tokens, sense);
        self.scratch = tokens;
    }

    /// Adds a phrase's words to the trie.
    fn plant(&mut self, tokens: &[Token], sense: Sense) {
        let Some(first) = tokens.first() else { return };
        if sense == Sense::FIELD {
            for token in tokens {
                self.in_field[usize::from(token.word)] = true;
            }
        }
        let entry = &mut self.firsts[usize::from(first.word)];
        if let Some(second) = tokens.get(1) {
            entry.more = entry.more.or(sense);
            entry.next |= bit(second.word);
            if sense.has(Sense::NOTED) {
                entry.noted |= bit(second.word);
            }
        } else {
            entry.lone = entry.lone.or(sense);
        }
        if entry.node == 0 {
            entry.node = self.planted.add();
        }
        let mut node = entry.node;
        for token in tokens.iter().skip(1) {
            node = self.planted.child(node, token.word);
        }
        let slot = &mut self.planted.senses[node as usize];
        *slot = slot.or(sense);
    }
}

/// Whether a phrase of [`Sense::NOTED`] begins with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noted {
    No,
    /// Only a longer phrase.
    Longer,
    /// The word is one.
    Alone,
}

/// What a word begins.
#[derive(Clone, Copy, Debug, Default)]
struct First {
    /// What the word alone may be.
    lone: Sense,
    /// What the longer phrases may be.
    more: Sense,
    /// A bit for each second word of them, several words sharing one.
    next: u64,
    /// The same of the phrases of [`Sense::NOTED`].
    noted: u64,
    /// Where the trie goes on.
    children: Children,
    /// The same while phrases are added; 0 when nothing begins with the word.
    node: u32,
}

impl First {
    /// Whether a longer phrase may go on with this token.
    #[inline]
    fn leads_on(&self, next: Option<&Token>) -> bool {
        next.is_some_and(|next| next.word != 0 && self.next & bit(next.word) != 0)
    }
}

/// The trie over the words behind the first. The children of a place stand in a row, so that a step reads few words beside each other.
#[derive(Debug, Default)]
struct Trie {
    nodes: Vec<Node>,
    /// The word that leads to each node, ascending among the children of one.
    words: Vec<WordId>,
}

/// A place in the trie.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// What the words up to here may be.
    sense: Sense,
    /// A bit for each word that leads on, several words sharing one.
    next: u64,
    children: Children,
}

/// A row of nodes.
#[derive(Clone, Copy, Debug, Default)]
struct Children {
    first: u32,
    count: u32,
}

impl Trie {
    /// Where a word leads to among the children of a place.
    #[inline]
    fn child(&self, Children { first, count }: Children, word: WordId) -> Option<&Node> {
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
struct Planted {
    /// What the words up to each node may be; the first is no node.
    senses: Vec<Sense>,
    edges: Edges,
}

impl Planted {
    fn new() -> Self {
        Self { senses: vec![Sense::default()], edges: Edges::new() }
    }

    /// A new node.
    fn add(&mut self) -> u32 {
        self.senses.push(Sense::default());
        self.senses.len() as u32 - 1
    }

    /// Where a word leads to, new if need be.
    fn child(&mut self, node: u32, word: WordId) -> u32 {
        self.edges.get(node, word).unwrap_or_else(|| {
            let to = self.add();
            self.edges.insert(Edge { from: node, to, word });
            to
        })
    }

    /// Puts the children of each node in a row.
    fn grow(self, firsts: &mut [First]) -> Trie {
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

fn bit(word: WordId) -> u64 {
    1 << (word & 63)
}

/// From a node by a word to the next, by open addressing; at most half full.
#[derive(Debug)]
struct Edges {
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

    fn get(&self, from: u32, word: WordId) -> Option<u32> {
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

/// Keys to numbers, by open addressing; at most half full.
#[derive(Debug)]
struct Words {
    slots: Vec<(u64, WordId)>,
    count: WordId,
}

impl Words {
    fn new() -> Self {
        Self { slots: vec![(0, 0); 1 << 13], count: 0 }
    }

    #[inline]
    fn get(&self, key: u64) -> WordId {
        let mask = self.slots.len() - 1;
        let mut at = (key >> 24) as usize & mask;
        while let Some(&(k, word)) = self.slots.get(at) {
            if word == 0 || k == key {
                return word;
            }
            at = (at + 1) & mask;
        }
        0
    }

    fn intern(&mut self, key: u64) -> WordId {
        let known = self.get(key);
        if known != 0 || self.count == WordId::MAX {
            return known;
        }
        if usize::from(self.count) * 2 >= self.slots.len() {
            let old = std::mem::take(&mut self.slots);
            self.slots.resize(old.len() * 2, (0, 0));
            for (key, word) in old.into_iter().filter(|slot| slot.1 != 0) {
                self.put(key, word);
            }
        }
        self.count += 1;
        self.put(key, self.count);
        self.count
    }

    fn put(&mut self, key: u64, word: WordId) {
        let mask = self.slots.len() - 1;
        let mut at = (key >> 24) as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (key, word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What bytes tell of a word is what its letters tell.
    #[test]
    fn the_short_way_and_the_long_way_read_the_same() {
        let vocabulary = Vocabulary::new(&[], &[]);
        let mut texts: Vec<String> = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/officials"))
            .unwrap()
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .collect();
        texts.push(
            "ThS TPHCM TP.HCM iPhone nóiĐược Bộ\u{A0}Y\u{AD} tế \u{201C}Hoà\u{201D} hòa HOÀ GD&ĐT GD-ĐT 28/8 1.200, 12,5% a{b x`y \
             Élysée François Łódź ưƯ đĐ ÷×ß K'Brông H\u{2019}Hen VTV1 covid19 Nguyễnnnnnnnnnnnnnnnn А\u{300}б 北京 x\u{300}"
                .to_owned(),
        );
        for text in texts {
            let (mut short, mut long) = (Vec::new(), Vec::new());
            vocabulary.scan(&text, 0, &mut short);
            token::scan(&vocabulary.classes, None, &text, 0, &mut long, |key| vocabulary.words.get(key));
            let row = |token: &Token| (token.span().slice(&text).to_owned(), token.word, token.shape, token.gap);
            assert_eq!(short.iter().map(row).collect::<Vec<_>>(), long.iter().map(row).collect::<Vec<_>>());
        }
    }
}
