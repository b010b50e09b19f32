//! The lists of labels and phrases, ready to match.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use super::Rule;
use super::keys::key_of;
use super::line::ByHash;
use crate::lexicon;

/// The most words of a label; longer lines are only asked how they begin.
const WORDS: usize = 12;

/// The most words of a label in a row of labels.
const LONGEST_TILE: usize = 8;

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
    wholes: Entries,
    beginnings: Entries,
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
        let mut lists = lists();
        lists.extend(invitations());
        let mut entries: Vec<(&str, Rule)> =
            lexicon::furniture().filter_map(|(entry, list)| Some((entry, Rule::named(list)?))).collect();
        entries.extend(lists.iter().map(|(label, rule)| (label.as_str(), *rule)));
        Self::new(entries.into_iter())
    }

    /// Entries with their rules; the first of two equal ones counts.
    pub(crate) fn new<'e>(entries: impl Iterator<Item = (&'e str, Rule)>) -> Self {
        let mut labels = Self {
            wholes: Entries::default(),
            beginnings: Entries::default(),
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
                    labels.wholes.add(&key, rule);
                }
                Part::Beginning | Part::Before => {
                    labels.starts.add(&key);
                    labels.beginnings.add(&key, rule);
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
    pub(crate) fn of_key(&self, key: &str) -> Option<Match> {
        self.of_line(key, self.phrases(key).next().map(|(_, found)| found))
    }

    /// The same of a line in which this phrase stands first.
    pub(crate) fn of_line(&self, key: &str, phrase: Option<Match>) -> Option<Match> {
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
        if is_ago(key) {
            return Some(Match { rule: Rule::DateLine, part: Part::Whole });
        }
        // "Theo dõi báo X trên": the names of other sites stand behind as pictures.
        let named = key.strip_prefix("theo doi ").and_then(|rest| rest.strip_suffix(" tren"));
        if named.is_some_and(|name| word_ends(name).count() <= 4) {
            return Some(Match { rule: Rule::Share, part: Part::Whole });
        }
        phrase
    }

    /// Where the phrases begin that stand in these keys, which have line breaks between them, and what is said of each.
    pub(crate) fn phrases<'k>(&'k self, keys: &'k str) -> impl Iterator<Item = (usize, Match)> {
        let bytes = keys.as_bytes();
        self.inside.find_iter(keys).filter_map(move |found| {
            let &(rule, at_end) = self.rules.get(found.pattern().as_usize())?;
            let before = found.start().checked_sub(1).and_then(|at| bytes.get(at));
            let behind = bytes.get(found.end());
            let begins = matches!(before, None | Some(b' ' | b'\n'));
            let ends = matches!(behind, None | Some(b'\n')) || !at_end && behind == Some(&b' ');
            let part = if at_end { Part::End } else { Part::Inside };
            (begins && ends).then_some((found.start(), Match { rule, part }))
        })
    }

    /// What the lists say of the beginning of a line; the longest entry counts.
    pub(crate) fn of_beginning(&self, key: &str) -> Option<Match> {
        if !self.starts.may_begin(key) {
            return None;
        }
        let best = beginnings(key, WORDS).rev().find_map(|(hash, beginning)| self.beginnings.get(hash, beginning));
        best.map(|rule| Match { rule, part: Part::Beginning })
    }

    /// What the signs of a line say together with the labels between them.
    pub(crate) fn of_signs(&self, text: &str) -> Option<Match> {
        self.of_pair(text).or_else(|| of_trail(text)).or_else(|| of_player(text)).or_else(|| self.of_bar(text))
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
        let rules: Vec<Rule> = parts().filter_map(|part| self.of_key(&key_of(part)).map(|found| found.rule)).collect();
        let &rule = rules.first()?;
        (2 * rules.len() > count).then_some(Match { rule, part: Part::Whole })
    }

    fn whole(&self, key: &str) -> Option<Rule> {
        if key.len() > self.wholes.longest || !self.whole_starts.may_begin(key) {
            return None;
        }
        self.wholes.get(words_hash(key), key)
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
            let mut labels = beginnings(rest, LONGEST_TILE).rev();
            let (end, rule) = labels.find_map(|(hash, label)| Some((label.len(), self.wholes.get(hash, label)?)))?;
            first = first.or(Some(rule));
            rest = rest.get(end..)?.trim_start();
            if rest.is_empty() {
                return first;
            }
        }
        None
    }
}

/// Whether a key says how long ago it was, and nothing more: "2 giờ trước", "Cập nhật 15 phút trước".
fn is_ago(key: &str) -> bool {
    let Some(rest) = key.strip_suffix(" truoc") else { return false };
    let said = [
        "dang ",
        "dang luc ",
        "cap nhat ",
        "cap nhat luc ",
        "cap nhat lan cuoi ",
        "lan cuoi cap nhat ",
        "cach day ",
        "khoang ",
    ];
    let rest = said.iter().find_map(|words| rest.strip_prefix(words)).unwrap_or(rest);
    let unit = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = (1..=2).contains(&(rest.len() - unit.len()));
    counted && matches!(unit.trim_start(), "giay" | "phut" | "gio" | "h" | "ngay" | "tuan" | "thang" | "nam")
}

/// The longest text of a link to another article, in bytes.
const LONGEST_LINK: usize = 240;

/// The longest way from the site's first page to this one, in bytes.
const LONGEST_TRAIL: usize = 160;

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
    // A sign that nothing but such ways has.
    if text.len() <= LONGEST_TRAIL && text.contains(" › ") && !text.ends_with('.') {
        return Some(Match { rule: Rule::Navigation, part: Part::Whole });
    }
    if !text.starts_with(['T', 'H', 't', 'h']) {
        return None;
    }
    let (home, _) = text.split_once(['/', '>', '»', '›', '|', '→'])?;
    let home = matches!(key_of(home).as_str(), "trang chu" | "trang nhat" | "home");
    home.then_some(Match { rule: Rule::Navigation, part: Part::Whole })
}

/// Keys with their rules.
#[derive(Debug)]
struct Entries {
    /// By the hash of the key; the key itself settles it.
    map: HashMap<u64, (Box<str>, Rule), ByHash>,
    /// The low bits of the hashes: most keys are no entry, which this says without a look into the map.
    low: Box<[u64; 256]>,
    /// The bytes of the longest key.
    longest: usize,
}

impl Default for Entries {
    fn default() -> Self {
        Self { map: HashMap::default(), low: Box::new([0; 256]), longest: 0 }
    }
}

impl Entries {
    /// Adds a key; the first of two equal ones counts.
    fn add(&mut self, key: &str, rule: Rule) {
        self.longest = self.longest.max(key.len());
        let hash = words_hash(key);
        self.low[hash as usize >> 6 & 255] |= 1 << (hash & 63);
        self.map.entry(hash).or_insert((key.into(), rule));
    }

    fn get(&self, hash: u64, key: &str) -> Option<Rule> {
        if self.low[hash as usize >> 6 & 255] >> (hash & 63) & 1 == 0 {
            return None;
        }
        self.map.get(&hash).filter(|(entry, _)| **entry == *key).map(|&(_, rule)| rule)
    }
}

/// The beginnings of a key, one for each of its first `most` words and at most [`WORDS`], with their hashes.
fn beginnings(key: &str, most: usize) -> impl DoubleEndedIterator<Item = (u64, &str)> {
    let most = most.min(WORDS);
    let mut found = [(0, ""); WORDS];
    let mut count = 0;
    let mut hash = WordsHash::default();
    for (at, &byte) in key.as_bytes().iter().enumerate() {
        if byte == b' ' {
            if count == most {
                break;
            }
            found[count] = (hash.value(), key.get(..at).unwrap_or_default());
            count += 1;
        }
        hash.push(byte);
    }
    if count < most {
        found[count] = (hash.value(), key);
        count += 1;
    }
    found.into_iter().take(count)
}

/// The hash of a key.
fn words_hash(key: &str) -> u64 {
    let mut hash = WordsHash::default();
    key.bytes().for_each(|byte| hash.push(byte));
    hash.value()
}

/// The hash of a key on the way through it, made word by word.
struct WordsHash {
    /// Of the words that ended.
    before: u64,
    word: u64,
}

impl Default for WordsHash {
    fn default() -> Self {
        Self { before: 0xCBF2_9CE4_8422_2325, word: 0 }
    }
}

impl WordsHash {
    #[inline(always)]
    fn push(&mut self, byte: u8) {
        if byte == b' ' {
            (self.before, self.word) = (self.value(), 0);
        } else {
            self.word = self.word.rotate_left(5) ^ u64::from(byte);
        }
    }

    const fn value(&self) -> u64 {
        let hash = (self.before.rotate_left(29) ^ self.word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        hash ^ hash >> 32
    }
}

/// The clock of a player: `0:00 / 3:42`, `00:00`.
fn of_player(text: &str) -> Option<Match> {
    const LONGEST: usize = 24;
    if text.len() > LONGEST || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let is_clock = |text: &str| text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || c == ':');
    let player = match text.split_once('/') {
        Some((now, all)) => is_clock(now.trim()) && is_clock(all.trim()),
        None => text.len() > 3 && text.chars().all(|c| matches!(c, '0' | ':')),
    };
    player.then_some(Match { rule: Rule::Share, part: Part::Whole })
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
    const HEADS: [&str; 20] = [
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
        "Ảnh",
        "Bộ ảnh",
        "Chùm ảnh",
        "Phóng sự ảnh",
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

/// How sentences begin that ask readers to do something.
fn invitations() -> impl Iterator<Item = (String, Rule)> {
    const HEADS: [&str; 10] = [
        "Mời bạn đọc",
        "Mời quý bạn đọc",
        "Mời độc giả",
        "Mời quý độc giả",
        "Mời quý khán giả",
        "Mời quý vị",
        "Mời các bạn",
        "Kính mời bạn đọc",
        "Kính mời độc giả",
        "Kính mời quý độc giả",
    ];
    const TAILS: [&str; 18] = [
        "bấm…",
        "bình luận…",
        "chia sẻ…",
        "đặt câu hỏi…",
        "để lại…",
        "đón đọc…",
        "đón xem…",
        "đọc thêm…",
        "đọc tiếp…",
        "gửi…",
        "liên hệ…",
        "nhấn…",
        "tải…",
        "tham gia bình luận…",
        "theo dõi các…",
        "truy cập…",
        "vào chuyên mục…",
        "xem thêm…",
    ];
    HEADS.iter().flat_map(|head| TAILS.map(move |tail| (format!("{head} {tail}"), Rule::Invitation)))
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
