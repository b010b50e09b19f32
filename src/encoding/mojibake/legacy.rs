//! Bytes of an old charset that were read as windows-1252 or windows-1258: the characters back to bytes, and those to letters.

use super::super::likeness::{self, Likeness};
use super::super::{Encoding, decode, detection};
use super::{byte_of, is_suspicious};

/// How many bytes of suspicious lines are looked at to find the charset.
const SAMPLE: usize = 8 << 10;

/// The charset that a text was in.
pub(super) struct Reading {
    encoding: Encoding,
    /// Whether it is TCVN3 that has lost its `ư`.
    ///
    /// That letter is 0xAD there, a soft hyphen, which is often dropped on the way: `®îc` for `được`.
    hornless: bool,
}

impl Reading {
    /// The charset in which the suspicious lines of a text are Vietnamese, when they are more so than as they stand.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut lines = String::new();
        let mut bytes = Vec::new();
        for line in text.lines().filter(|line| line.chars().any(is_suspicious)) {
            let end = line.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|&end| end <= SAMPLE).last().unwrap_or(0);
            let line = line.get(..end).unwrap_or_default();
            lines.push_str(line);
            lines.push('\n');
            bytes.extend(line.chars().map(|c| byte_of(c).unwrap_or(b' ')));
            bytes.push(b'\n');
            if bytes.len() > SAMPLE {
                break;
            }
        }
        let encoding = detection::legacy(&bytes, &detection::EIGHT_BIT)?.encoding;
        let after = Likeness::of(&decode(&bytes, encoding).text);
        let small = if encoding == Encoding::Tcvn3 { Encoding::Tcvn3Capitals } else { encoding };
        let after = after.max_surplus(Likeness::of(&decode(&bytes, small).text));
        let before = Likeness::of(&lines);
        let clear = after.surplus() >= before.surplus() + 2 && after.good >= 2 * before.good;
        let hornless = encoding == Encoding::Tcvn3 && !bytes.contains(&0xAD);
        clear.then_some(Self { encoding, hornless })
    }

    /// The line as the charset reads it; `None` when that is no better.
    pub(super) fn repaired(&self, line: &str) -> Option<String> {
        if line.is_ascii() {
            return None;
        }
        let encoding = self.encoding_of(line);
        // A letter that no byte gives was decoded rightly, and so were its neighbours, except those that make no sense.
        let mixed = line.chars().any(|c| c.is_alphabetic() && byte_of(c).is_none());
        let mut repaired = String::with_capacity(line.len() * 2);
        for word in line.split_inclusive(' ') {
            let read = if self.hornless { with_horns(read(word, encoding)) } else { read(word, encoding) };
            if mixed && (Likeness::of(word).bad == 0 || Likeness::of(&read).bad > 0) {
                repaired.push_str(word);
            } else {
                repaired.push_str(&read);
            }
        }
        (Likeness::of(&repaired).surplus() > Likeness::of(line).surplus()).then_some(repaired)
    }

    /// TCVN3 leaves capitals to the font, so a line whose other letters are all capitals was in one of capitals.
    fn encoding_of(&self, line: &str) -> Encoding {
        let capitals = line.bytes().filter(u8::is_ascii_uppercase).count();
        match self.encoding {
            Encoding::Tcvn3 if capitals > 1 && !line.bytes().any(|byte| byte.is_ascii_lowercase()) => Encoding::Tcvn3Capitals,
            encoding => encoding,
        }
    }
}

/// A word in the charset. Its punctuation stays punctuation, unless only the letter in its place makes a syllable of it.
fn read(word: &str, encoding: Encoding) -> String {
    let mut text = String::with_capacity(word.len() * 2);
    let mut bytes = Vec::with_capacity(word.len());
    let flush = |bytes: &mut Vec<u8>, text: &mut String| {
        text.push_str(&decode(bytes, encoding).text);
        bytes.clear();
    };
    for c in word.chars() {
        match byte_of(c) {
            Some(byte) if !is_print(c) => bytes.push(byte),
            _ => {
                flush(&mut bytes, &mut text);
                text.push(c);
            }
        }
    }
    flush(&mut bytes, &mut text);
    if word.chars().any(is_print) && Likeness::of(&text).good == 0 {
        let bytes: Vec<u8> = word.chars().map(|c| byte_of(c).unwrap_or(b'?')).collect();
        let letters = decode(&bytes, encoding).text;
        if likeness::is_syllable(letters.trim_matches(|c: char| !c.is_alphabetic()).chars()) {
            return letters.into_owned();
        }
    }
    if encoding == Encoding::Tcvn3 { with_horns(text) } else { text }
}

/// Punctuation beyond ASCII that windows-1252 has in the place of letters of VISCII and VPS.
fn is_print(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '•' | '\u{A0}')
}

/// A word of TCVN3 with its `ư` back, where the word makes no sense without and in one way only with it.
fn with_horns(word: String) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    // A word without a vowel is an abbreviation, but for these three.
    let consonants = matches!(core, "nh" | "nhng" | "Nh" | "Nhng" | "hng" | "Hng");
    if core.is_empty() || core.len() > 24 || core.is_ascii() && !consonants {
        return word;
    }
    if let Some((_, whole)) = HORNLESS.iter().find(|(hornless, _)| *hornless == core) {
        return word.replacen(core, whole, 1);
    }
    if likeness::is_syllable(core.chars()) {
        return word;
    }
    let mut fitting = core
        .char_indices()
        .map(|(at, _)| at)
        .chain([core.len()])
        .filter_map(|at| core.split_at_checked(at))
        .filter(|(before, behind)| likeness::is_syllable(before.chars().chain(['ư']).chain(behind.chars())));
    match (fitting.next(), fitting.next()) {
        (Some((before, behind)), None) => word.replacen(core, &format!("{before}ư{behind}"), 1),
        _ => word,
    }
}

/// Frequent words that are syllables without their `ư` too, but hardly words.
const HORNLESS: [(&str, &str); 5] = [("Ngời", "Người"), ("dới", "dưới"), ("ngời", "người"), ("trớc", "trước"), ("vợt", "vượt")];
