//! The lexicon: its words by their numbers, and the phrases that they begin.

use super::grammar::{ABBREVIATIONS, DEPUTY_OF_ASSEMBLY, GRAMMAR};
use super::sense::Sense;
use super::spelling::Spellings;
use super::token::{self, Classes, Gap, Shape, Token, WordId};
use super::trie::{First, Planted, Trie, bit};
use crate::lexicon;

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
