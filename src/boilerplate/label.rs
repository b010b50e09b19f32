//! The lists of labels and phrases, ready to match.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Rule;
use super::keys::key_of;
use super::line::{ByHash, hash};
use crate::lexicon;

/// The most words of a label; longer lines are only asked how they begin.
const WORDS: usize = 12;

/// The most digits and spaces of a counter beside a label.
const COUNTER: usize = 6;

/// What a list says of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub rule: Rule,
    pub part: Part,
}

/// Which part of a line an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    /// The whole line, or labels one after the other are.
    Whole,
    /// Its beginning: `X…`.
    Beginning,
    /// Its end: `…X`.
    End,
    /// Anything in it: `…X…`.
    Inside,
    /// A whole label before a colon, with what it is the label of behind: "Từ khóa: gốm, làng nghề".
    Before,
}

/// Labels and phrases by their folded keys.
#[derive(Debug)]
pub(crate) struct Labels {
    /// By the hash of the key; the key itself settles it.
    wholes: HashMap<u64, (Box<str>, Rule), ByHash>,
    beginnings: HashMap<u64, (Box<str>, Rule), ByHash>,
    /// For most keys this says that they are none of them, without a look into the map.
    whole_hashes: Hashes,
    /// How the keys of either begin, for most lines begin otherwise.
    whole_starts: Starts,
    starts: Starts,
    inside: AhoCorasick,
    /// For each pattern of `inside` its rule, and whether it must stand at the end.
    rules: Vec<(Rule, bool)>,
}

impl Labels {
    /// The built-in lists.
    pub(crate) fn built_in() -> Self {
        let lists = lists();
        let mut entries: Vec<(&str, Rule)> =
            lexicon::furniture().filter_map(|(entry, list)| Some((entry, Rule::named(list)?))).collect();
        entries.extend(lists.iter().map(|(label, rule)| (label.as_str(), *rule)));
        Self::new(entries.into_iter())
    }

    /// Entries with their rules; the first of two equal ones counts.
    pub(crate) fn new<'e>(entries: impl Iterator<Item = (&'e str, Rule)>) -> Self {
        let mut labels = Self {
            wholes: HashMap::default(),
            beginnings: HashMap::default(),
            whole_hashes: Hashes::default(),
            whole_starts: Starts::default(),
            starts: Starts::default(),
            inside: empty(),
            rules: Vec::new(),
        };
        let mut patterns = Vec::new();
        for (entry, rule) in entries {
            let (part, phrase) = part_of(entry);
            let key = key_of(phrase);
            if key.is_empty() {
                continue;
            }
            match part {
                Part::Whole => {
                    labels.whole_starts.add(&key);
                    let hash = hash(key.as_bytes());
                    labels.whole_hashes.add(hash);
                    let _ = labels.wholes.entry(hash).or_insert((key.into(), rule));
                }
                Part::Beginning | Part::Before => {
                    labels.starts.add(&key);
                    let _ = labels.beginnings.entry(hash(key.as_bytes())).or_insert((key.into(), rule));
                }
                Part::End | Part::Inside => {
                    patterns.push(key);
                    labels.rules.push((rule, part == Part::End));
                }
            }
        }
        // Only an automaton too large for memory fails to build; the lists are small and so are a user's.
        labels.inside =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(&patterns).unwrap_or_else(|_| empty());
        labels
    }

    /// What the lists say of a line with this key.
    pub(crate) fn of_line(&self, key: &str) -> Option<Match> {
        let key = key.trim_end();
        if let Some(rule) = self.whole(key) {
            return Some(Match { rule, part: Part::Whole });
        }
        // "Bình luận (19)", "1. Đọc nhiều": a counter is no part of the label.
        let bare = key.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
        if bare.len() != key.len()
            && bare.len() + COUNTER >= key.len()
            && !bare.is_empty()
            && let Some(rule) = self.whole(bare)
        {
            return Some(Match { rule, part: Part::Whole });
        }
        if let Some(rule) = self.tiled(key) {
            return Some(Match { rule, part: Part::Whole });
        }
        if let Some(found) = self.of_beginning(key) {
            return Some(found);
        }
        // "Theo dõi báo X trên": the names of other sites stand behind as pictures.
        let named = key.strip_prefix("theo doi ").and_then(|rest| rest.strip_suffix(" tren"));
        if named.is_some_and(|name| word_ends(name).count() <= 4) {
            return Some(Match { rule: Rule::Share, part: Part::Whole });
        }
        for found in self.inside.find_iter(key) {
            let (rule, at_end) = self.rules[found.pattern().as_usize()];
            let begins = found.start() == 0 || key.as_bytes()[found.start() - 1] == b' ';
            let ends = found.end() == key.len() || key.as_bytes()[found.end()] == b' ';
            if begins && ends && (!at_end || found.end() == key.len()) {
                return Some(Match { rule, part: if at_end { Part::End } else { Part::Inside } });
            }
        }
        None
    }

    /// What the lists say of the beginning of a line; the longest entry counts.
    pub(crate) fn of_beginning(&self, key: &str) -> Option<Match> {
        if !self.starts.may_begin(key) {
            return None;
        }
        let mut best = None;
        for end in word_ends(key).take(WORDS) {
            let Some(beginning) = key.get(..end) else { break };
            if let Some((entry, rule)) = self.beginnings.get(&hash(beginning.as_bytes()))
                && **entry == *beginning
            {
                best = Some(Match { rule: *rule, part: Part::Beginning });
            }
        }
        best
    }

    /// What the signs of a line say together with the labels between them.
    pub(crate) fn of_signs(&self, text: &str) -> Option<Match> {
        self.of_pair(text).or_else(|| of_trail(text)).or_else(|| self.of_bar(text))
    }

    /// What the label before the colon of a line says, when the rest hangs on it: tags and other articles on one line.
    fn of_pair(&self, text: &str) -> Option<Match> {
        const LONGEST: usize = 48;
        let (label, rest) = text.split_once(':')?;
        if label.len() > LONGEST || rest.trim().is_empty() {
            return None;
        }
        let rule = self.whole(&key_of(label))?;
        matches!(rule, Rule::Tags | Rule::Related).then_some(Match { rule, part: Part::Before })
    }

    /// The rule of the first label in a bar of buttons: `Cỡ chữ A- A+ | Đọc bài | In trang`.
    fn of_bar(&self, text: &str) -> Option<Match> {
        // The first bytes of the three signs; most lines have none of them.
        if memchr::memchr3(b'|', 0xE2, 0xC2, text.as_bytes()).is_none() || !text.contains(['|', '•', '·']) {
            return None;
        }
        let parts = || text.split(['|', '•', '·']).map(str::trim).filter(|part| !part.is_empty());
        let count = parts().take(WORDS + 1).count();
        if !(2..=WORDS).contains(&count) {
            return None;
        }
        let rules: Vec<Rule> = parts().filter_map(|part| self.of_line(&key_of(part)).map(|found| found.rule)).collect();
        let &rule = rules.first()?;
        (2 * rules.len() > count).then_some(Match { rule, part: Part::Whole })
    }

    fn whole(&self, key: &str) -> Option<Rule> {
        if !self.whole_starts.may_begin(key) {
            return None;
        }
        let hash = hash(key.as_bytes());
        if !self.whole_hashes.may_hold(hash) {
            return None;
        }
        self.wholes.get(&hash).filter(|(entry, _)| **entry == *key).map(|&(_, rule)| rule)
    }

    /// The rule of the first label when a line is two labels or more and nothing else, as bars of buttons and menus are.
    fn tiled(&self, key: &str) -> Option<Rule> {
        if !self.whole_starts.may_begin(key) {
            return None;
        }
        let mut rest = key;
        let mut first = None;
        for _ in 0..WORDS * 2 {
            // The longest label that begins the rest.
            let mut ends = [0; 8];
            let count = ends.iter_mut().zip(word_ends(rest)).map(|(to, end)| *to = end).count();
            let ends = ends.iter().take(count).rev();
            let (end, rule) = ends.copied().find_map(|end| Some((end, self.whole(rest.get(..end)?)?)))?;
            first = first.or(Some(rule));
            rest = rest.get(end..)?.trim_start();
            if rest.is_empty() {
                return first;
            }
        }
        None
    }
}

/// The longest text of a link to another article, in bytes.
const LONGEST_LINK: usize = 240;

/// Where the page stands in the site, or the way on: `Trang chủ / Tin tức / Chính sách mới`, `← Bài trước`.
fn of_trail(text: &str) -> Option<Match> {
    // The links to the articles before and behind have arrows.
    let arrow = text.starts_with('←') || text.ends_with('→');
    if arrow && text.len() <= LONGEST_LINK {
        return Some(Match { rule: Rule::Navigation, part: Part::Whole });
    }
    // A link to another article in the midst of a body.
    if (text.starts_with(">>") || text.starts_with('»')) && text.len() <= LONGEST_LINK && !text.ends_with('.') {
        return Some(Match { rule: Rule::Related, part: Part::Whole });
    }
    if !text.starts_with(['T', 'H', 't', 'h']) {
        return None;
    }
    let (home, _) = text.split_once(['/', '>', '»', '›', '|', '→'])?;
    let home = matches!(key_of(home).as_str(), "trang chu" | "trang nhat" | "home");
    home.then_some(Match { rule: Rule::Navigation, part: Part::Whole })
}

/// A set of hashes by their low bits.
#[derive(Debug)]
struct Hashes(Box<[u64; 256]>);

impl Default for Hashes {
    fn default() -> Self {
        Self(Box::new([0; 256]))
    }
}

impl Hashes {
    fn add(&mut self, hash: u64) {
        self.0[hash as usize >> 6 & 255] |= 1 << (hash & 63);
    }

    fn may_hold(&self, hash: u64) -> bool {
        self.0[hash as usize >> 6 & 255] >> (hash & 63) & 1 == 1
    }
}

/// A set of beginnings, as bits: of four bytes, or of a shorter key and the space behind it.
#[derive(Debug)]
struct Starts([u64; 256]);

impl Default for Starts {
    fn default() -> Self {
        Self([0; 256])
    }
}

impl Starts {
    fn add(&mut self, key: &str) {
        let (word, bit) = Self::place(key);
        self.0[word] |= 1 << bit;
    }

    /// Whether an entry may begin as `key` does.
    fn may_begin(&self, key: &str) -> bool {
        let (word, bit) = Self::place(key);
        self.0[word] >> bit & 1 == 1
    }

    fn place(key: &str) -> (usize, u32) {
        let mut four = [b' '; 4];
        four.iter_mut().zip(key.as_bytes()).for_each(|(to, &from)| *to = from);
        // A shorter key is followed by a space in a longer line, and what stands behind that must not tell.
        if let Some(space) = four.iter().position(|&byte| byte == b' ') {
            four[space..].fill(b' ');
        }
        let bits = u32::from_le_bytes(four).wrapping_mul(0x9E37_79B1) >> 18;
        ((bits >> 6) as usize, bits & 63)
    }
}

/// The labels of lists of articles, which portals put together from the same few words.
fn lists() -> Vec<(String, Rule)> {
    const HEADS: [&str; 16] = [
        "Tin",
        "Bài",
        "Bài viết",
        "Tin bài",
        "Tin tức",
        "Các tin",
        "Các bài",
        "Các bài viết",
        "Các tin bài",
        "Các tin bài viết",
        "Những tin",
        "Những bài",
        "Video",
        "Nội dung",
        "Chủ đề",
        "Chuyên đề",
    ];
    const RELATED: [&str; 7] =
        ["liên quan", "có liên quan", "cùng chủ đề", "cùng sự kiện", "cùng tác giả", "nên đọc", "được nhắc đến"];
    const OTHER: [&str; 22] = [
        "khác",
        "cùng chuyên mục",
        "cùng mục",
        "mới",
        "mới nhất",
        "mới hơn",
        "mới đăng",
        "mới cập nhật",
        "cũ hơn",
        "nổi bật",
        "đọc nhiều",
        "đọc nhiều nhất",
        "xem nhiều",
        "xem nhiều nhất",
        "nóng",
        "đã đăng",
        "đã đưa",
        "trong ngày",
        "đáng chú ý",
        "được quan tâm",
        "đề xuất",
        "tiêu điểm",
    ];
    let related = RELATED.iter().map(|tail| (tail, Rule::Related));
    let other = OTHER.iter().map(|tail| (tail, Rule::Recommendation));
    related.chain(other).flat_map(|(tail, rule)| HEADS.iter().map(move |head| (format!("{head} {tail}"), rule))).collect()
}

/// What part of a line an entry is, and the entry without its dots.
pub(crate) fn part_of(entry: &str) -> (Part, &str) {
    let opens = entry.strip_prefix('…');
    let closes = entry.strip_suffix('…');
    match (opens, closes) {
        (Some(rest), Some(_)) => (Part::Inside, rest.strip_suffix('…').unwrap_or(rest)),
        (Some(rest), None) => (Part::End, rest),
        (None, Some(rest)) => (Part::Beginning, rest),
        (None, None) => (Part::Whole, entry),
    }
}

/// Where the words of a key end.
fn word_ends(key: &str) -> impl Iterator<Item = usize> {
    memchr::memchr_iter(b' ', key.as_bytes()).chain(std::iter::once(key.len()))
}

fn empty() -> AhoCorasick {
    // An automaton without patterns always builds.
    #[allow(clippy::expect_used, reason = "there is nothing that could be too large")]
    AhoCorasick::new(std::iter::empty::<&str>()).expect("an automaton without patterns")
}
