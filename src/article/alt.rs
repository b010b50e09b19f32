//! Images' alts: the lines that are one, and their diacritics given back.

use super::Article;
use super::evidence::letter;
use crate::letter::Letter;
use crate::lexicon;
use crate::span::Span;

/// The shape of a line that may be an image's alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It ends in the picture's number: `… anh 1`, `… - Ảnh 2.`.
    Numbered,
    /// It names a file, `cau-moi.jpg`, or is marked as an image by what made text of the page: `[Image: cầu mới]`.
    File,
    /// It is the picture's number among those of the page: `3/9`.
    Counter,
    /// It is a label that nobody filled in: `Ảnh:`, `Image`.
    Label,
    /// It has no diacritics: `cau moi o Vam Sang`.
    Plain,
}

/// No label of an image is longer, in bytes.
const LONGEST_LABEL: usize = 24;

/// What a line that is an alt by its shape looks like; `None` for most lines.
pub(crate) fn shape(text: &str) -> Option<Shape> {
    if numbered(text).is_some() {
        return Some(Shape::Numbered);
    }
    if counter(text).is_some() {
        return Some(Shape::Counter);
    }
    if is_placeholder(text) || text.starts_with("![") && text.ends_with(')') {
        return Some(Shape::File);
    }
    if text.ends_with(|c: char| c.is_ascii_alphabetic())
        && let Some((name, kind)) = text.rsplit_once('.')
        && !(name.is_empty() || name.ends_with(' '))
        && ["jpg", "jpeg", "png", "gif", "webp", "avif", "bmp"].iter().any(|known| kind.eq_ignore_ascii_case(known))
    {
        return Some(Shape::File);
    }
    let bare = if text.len() <= LONGEST_LABEL { text.trim_end_matches([':', '.', ' ']) } else { "" };
    if ["ảnh", "hình", "hình ảnh", "chú thích ảnh", "chú thích", "image", "photo", "picture", "img"]
        .iter()
        .any(|label| super::credit::after(bare, label).is_some_and(str::is_empty))
    {
        return Some(Shape::Label);
    }
    (text.is_ascii() && text.len() < 200 && text.bytes().any(|b| b.is_ascii_alphabetic()) && !text.contains([':', '@', '/']))
        .then_some(Shape::Plain)
}

/// A picture's number and how many there are, of a line that is nothing else: `3/9`.
pub(crate) fn counter(text: &str) -> Option<(u8, u8)> {
    if text.len() > 7 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (number, all) = text.split_once('/')?;
    let (number, all): (u8, u8) = (number.trim().parse().ok()?, all.trim().parse().ok()?);
    (1 <= number && number <= all).then_some((number, all))
}

/// What a program that makes text of pages puts in the place of a picture: `[Image: cầu mới]`, `[anh: cau-moi.jpg]`.
fn is_placeholder(text: &str) -> bool {
    let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let label = inside.and_then(|inside| inside.split_once(':')).map(|(label, _)| label.trim());
    label.is_some_and(|label| {
        ["image", "img", "picture", "photo", "ảnh", "anh", "hình", "hinh"]
            .iter()
            .any(|known| super::credit::after(label, known).is_some_and(str::is_empty))
    })
}

/// The line without the picture's number at its end: `… anh 1`, `… - Ảnh 2.`, `… - hình 3`.
pub(crate) fn numbered(text: &str) -> Option<&str> {
    if !text.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ' ') {
        return None;
    }
    let bare = text.trim_end_matches(['.', ' ']);
    let without = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = bare.len() - without.len();
    if !(1..=3).contains(&digits) {
        return None;
    }
    let label = without.strip_suffix(' ')?;
    let rest = [" ảnh", " Ảnh", " ẢNH", " hình", " Hình"].iter().find_map(|word| label.strip_suffix(word));
    let rest = rest.or_else(|| {
        // Without its mark the word also means "elder brother", so the whole line must be without marks.
        let rest = [" anh", " Anh", " hinh", " Hinh"].iter().find_map(|word| label.strip_suffix(word))?;
        rest.is_ascii().then_some(rest)
    })?;
    let rest = rest.trim_end_matches(['-', '–', ' ', '.', ',', '|']);
    (!rest.is_empty()).then_some(rest)
}

/// Whether a letter carries a Vietnamese mark.
pub(crate) fn has_marks(text: &str) -> bool {
    !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && Letter::of(c).is_some())
}

/// How often a word of the article is looked up at most: a word that stands everywhere says no more the hundredth time.
const MOST_PLACES: usize = 64;
/// The most words of an alt that are restored; the rest stays as it is.
const MOST_WORDS: usize = 64;

/// A word of a text: the hash of its letters without case and marks, and where it stands.
#[derive(Clone, Copy)]
struct Word {
    hash: u32,
    span: Span,
}

/// Where the words of the alts stand in the article, by their hashes in order.
#[derive(Default)]
struct Places {
    hashes: Vec<u32>,
    of: Vec<Vec<usize>>,
    /// The low bits of the hashes, for most words of an article are in no alt.
    low: [u64; 16],
}

impl Places {
    /// Of the words of some alts.
    fn new(words: impl Iterator<Item = Word>) -> Self {
        let mut places = Self { hashes: words.map(|word| word.hash).collect(), ..Self::default() };
        places.hashes.sort_unstable();
        places.hashes.dedup();
        places.of.resize(places.hashes.len(), Vec::new());
        for &hash in &places.hashes {
            places.low[hash as usize >> 6 & 15] |= 1 << (hash & 63);
        }
        places
    }

    /// Notes that the word stands at this place.
    fn note(&mut self, word: Word, place: usize) {
        if self.low[word.hash as usize >> 6 & 15] >> (word.hash & 63) & 1 == 0 {
            return;
        }
        if let Ok(at) = self.hashes.binary_search(&word.hash)
            && let Some(places) = self.of.get_mut(at)
            && places.len() < MOST_PLACES
        {
            places.push(place);
        }
    }

    fn of(&self, word: Word) -> &[usize] {
        self.hashes.binary_search(&word.hash).ok().and_then(|at| self.of.get(at)).map_or(&[], Vec::as_slice)
    }
}

/// Gives the alts of an article their diacritics back, from the article's own words and then from the language.
///
/// The words of the alts are looked up in the article; the longest run that the article has in the same order wins, and among
/// equal runs the spelling that it has most often. A word that the article does not have gets the commonest reading.
pub(crate) fn restore(article: &mut Article) {
    let plain = |article: &Article, alt: Span| !has_marks(article.slice(alt));
    if !article.captions.iter().any(|caption| caption.alt.is_some_and(|alt| plain(article, alt))) {
        for caption in &mut article.captions {
            (caption.alt_restored, caption.alt_confidence) = (caption.alt, if caption.alt.is_some() { 100 } else { 0 });
        }
        return;
    }
    let alts = article.captions.iter().filter_map(|caption| caption.alt);
    let mut places = Places::new(alts.flat_map(|alt| words(article.slice(alt)).take(MOST_WORDS)));
    let mut text: Vec<Word> = Vec::new();
    for word in words(article.text()) {
        places.note(word, text.len());
        text.push(word);
    }
    let wanted = places;
    let restored: Vec<Option<(String, u8)>> = article
        .captions
        .iter()
        .map(|caption| {
            let alt = article.slice(caption.alt?);
            Some(if has_marks(alt) { (String::new(), 100) } else { restored(alt, article.text(), &text, &wanted) })
        })
        .collect();
    for (caption, restored) in article.captions.iter_mut().zip(restored) {
        let Some((restored, confidence)) = restored else { continue };
        caption.alt_confidence = confidence;
        caption.alt_restored = if restored.is_empty() {
            caption.alt
        } else {
            let start = article.buffer.len();
            article.buffer.push_str(&restored);
            Some(Span::new(start, article.buffer.len()))
        };
    }
}

/// One alt with its marks, and how sure they are in percent.
fn restored(alt: &str, article: &str, text: &[Word], places: &Places) -> (String, u8) {
    let own: Vec<Word> = words(alt).take(MOST_WORDS).collect();
    // The picture's number at the end is a label of its own.
    let label = numbered(alt).map_or(own.len(), |before| words(before).count());
    let longest: Vec<usize> = (0..own.len()).map(|at| longest_run(&own[at..label.max(at)], text, places)).collect();
    // From the end: the best way to cut the alt into runs, a run of n words being worth n squared.
    let mut worth = vec![0usize; own.len() + 1];
    let mut cut = vec![1usize; own.len()];
    for at in (0..own.len()).rev() {
        worth[at] = worth[at + 1];
        for run in 1..=longest[at] {
            let value = run * run + worth[at + run];
            if value >= worth[at] {
                (worth[at], cut[at]) = (value, run);
            }
        }
    }
    let mut out = String::with_capacity(alt.len() * 3 / 2);
    let (mut written, mut at, mut sure) = (0, 0, 0usize);
    while at < own.len() {
        let run = cut[at].min(own.len() - at);
        let (spelled, confidence) = if at >= label {
            let number = own[at].span.slice(alt);
            (vec![reading(number).unwrap_or(number).replace("anh", "ảnh")], 100)
        } else if longest[at] > 0 {
            commonest(&own[at..at + run], article, text, places)
        } else {
            let word = own[at].span.slice(alt);
            match reading(word) {
                Some(reading) => (vec![reading.to_owned()], 50),
                None => (vec![word.to_owned()], if word.bytes().all(|b| b.is_ascii_digit()) { 100 } else { 40 }),
            }
        };
        for (word, spelled) in own[at..at + run].iter().zip(&spelled) {
            out.push_str(alt.get(written..word.span.start as usize).unwrap_or(""));
            let before = word.span.slice(alt);
            // The case is the alt's; the letters are the article's.
            let mut cases = before.chars();
            out.extend(spelled.chars().flat_map(|c| {
                let upper = cases.next().is_some_and(char::is_uppercase);
                let lower: char = c.to_lowercase().next().unwrap_or(c);
                if upper { lower.to_uppercase().next() } else { Some(lower) }
            }));
            written = word.span.end as usize;
        }
        sure += confidence * run;
        at += run;
    }
    out.push_str(alt.get(written..).unwrap_or(""));
    (out, u8::try_from(sure / own.len().max(1)).unwrap_or(100))
}

/// How many of the words, from the first on, the article has in a row.
fn longest_run(own: &[Word], text: &[Word], places: &Places) -> usize {
    let Some(first) = own.first() else { return 0 };
    places.of(*first).iter().map(|&start| run(own, text.get(start..).unwrap_or(&[]))).max().unwrap_or(0)
}

fn run(own: &[Word], text: &[Word]) -> usize {
    own.iter().zip(text).take_while(|(one, other)| one.hash == other.hash).count()
}

/// The spelling that the article most often has of a run of words, the first of equals, and how sure it is in percent.
fn commonest(own: &[Word], article: &str, text: &[Word], places: &Places) -> (Vec<String>, usize) {
    let mut spellings: Vec<(Vec<String>, usize)> = Vec::new();
    let mut all = 0;
    for &start in own.first().map_or(&[][..], |&first| places.of(first)) {
        let there = text.get(start..).unwrap_or(&[]);
        if run(own, there) < own.len() {
            continue;
        }
        all += 1;
        let spelled: Vec<String> = there.iter().take(own.len()).map(|word| word.span.slice(article).to_lowercase()).collect();
        match spellings.iter_mut().find(|(known, _)| *known == spelled) {
            Some((_, times)) => *times += 1,
            None => spellings.push((spelled, 1)),
        }
    }
    let times = spellings.iter().map(|(_, times)| *times).max().unwrap_or(0);
    let best = spellings.into_iter().find(|(_, n)| *n == times).map(|(spelled, _)| spelled).unwrap_or_default();
    let base = match own.len() {
        0 | 1 => 70,
        2 => 90,
        _ => 98,
    };
    (best, base * times / all.max(1))
}

/// The commonest spelling of a syllable without marks.
fn reading(word: &str) -> Option<&'static str> {
    lexicon::reading(&word.to_ascii_lowercase())
}

/// The words of a text.
fn words(text: &str) -> impl Iterator<Item = Word> {
    let mut rest = text.char_indices();
    std::iter::from_fn(move || {
        let (start, first) = rest.by_ref().find_map(|(at, c)| Some((at, letter(c)?)))?;
        let mut word = Word { hash: (START ^ first).wrapping_mul(STEP), span: Span::new(start, text.len()) };
        for (at, c) in rest.by_ref() {
            let Some(base) = letter(c) else {
                word.span = Span::new(start, at);
                break;
            };
            word.hash = (word.hash ^ base).wrapping_mul(STEP);
        }
        Some(word)
    })
}

/// FNV-1a, 32 bits.
const START: u32 = 0x811c_9dc5;
const STEP: u32 = 0x0100_0193;

#[cfg(test)]
mod tests {
    use super::*;

    /// The alt as it is restored from a text, and how sure it is.
    fn from(text: &str, alt: &str) -> (String, u8) {
        let mut article = Article { buffer: format!("{text}{alt}"), text_len: text.len(), ..Article::default() };
        let alt = Span::new(text.len(), text.len() + alt.len());
        let nothing = Span::default();
        article.captions.push(crate::article::Caption {
            block: 0,
            text: nothing,
            credit: None,
            alt: Some(alt),
            alt_restored: None,
            alt_confidence: 0,
            image: None,
        });
        restore(&mut article);
        let caption = article.captions[0];
        (article.slice(caption.alt_restored.unwrap()).to_owned(), caption.alt_confidence)
    }

    #[test]
    fn words_of_the_article_win() {
        let text = "Lễ hội đua ghe ngo\n\nHàng vạn người xem đua ghe ngo trên sông Maspero.";
        assert_eq!(from(text, "dua ghe ngo tren song Maspero anh 2"), ("đua ghe ngo trên sông Maspero ảnh 2".into(), 98));
    }

    #[test]
    fn the_longest_run_wins_over_the_commonest_word() {
        let text = "Bạn của bản tin. Bạn bè. Bạn đọc. Ban Bí thư họp.";
        assert_eq!(from(text, "Ban Bi thu").0, "Ban Bí thư");
        assert_eq!(from(text, "ban be").0, "bạn bè");
    }

    #[test]
    fn the_case_is_the_alts() {
        let text = "Văn phòng Chính phủ đổi mới";
        assert_eq!(from(text, "doi moi cua Van phong Chinh phu anh 1").0, "đổi mới của Văn phòng Chính phủ ảnh 1");
        assert_eq!(from(text, "VAN PHONG").0, "VĂN PHÒNG");
    }

    #[test]
    fn what_the_article_does_not_have_is_read_as_the_language_has_it() {
        let (restored, confidence) = from("Chợ nổi", "cho noi cua nguoi Khmer");
        assert_eq!(restored, "chợ nổi của người Khmer");
        assert!(confidence < 80, "{confidence}");
    }

    #[test]
    fn an_alt_with_marks_stays() {
        assert_eq!(from("Chợ nổi", "Chợ nổi anh 1"), ("Chợ nổi anh 1".into(), 100));
    }

    #[test]
    fn shapes_of_alts() {
        assert_eq!(shape("cau moi anh 1"), Some(Shape::Numbered));
        assert_eq!(shape("Cầu mới ở Vàm Sáng - Ảnh 2."), Some(Shape::Numbered));
        assert_eq!(shape("Cầu mới và anh 1"), None);
        assert_eq!(shape("cau-moi_01.jpg"), Some(Shape::File));
        assert_eq!(shape("3/9"), Some(Shape::Counter));
        assert_eq!(shape("30/4"), None);
        assert_eq!(shape("[Image: cầu mới]"), Some(Shape::File));
        assert_eq!(shape("[anh: cau moi 1.jpg]"), Some(Shape::File));
        assert_eq!(shape("[Chú thích: của tòa soạn]"), None);
        assert_eq!(shape("Ảnh:"), Some(Shape::Label));
        assert_eq!(shape("cau moi o Vam Sang"), Some(Shape::Plain));
        assert_eq!(shape("Ông nói."), None);
        assert_eq!(shape(""), None);
    }
}
