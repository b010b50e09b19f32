//! Every letter of every charset both ways, and random text through each.

use super::*;
use crate::letter::{LOWER, UPPER};

/// The charsets that hold all 134 letters.
const FULL: [Encoding; 5] = [Encoding::Vni, Encoding::Viscii, Encoding::Vps, Encoding::Viqr, Encoding::Windows1258];
const LEGACY: [Encoding; 7] = [
    Encoding::Tcvn3,
    Encoding::Tcvn3Capitals,
    Encoding::Vni,
    Encoding::Viscii,
    Encoding::Vps,
    Encoding::Viqr,
    Encoding::Windows1258,
];

fn small() -> impl Iterator<Item = char> {
    LOWER.into_iter().flatten().chain(['đ'])
}

fn capitals() -> impl Iterator<Item = char> {
    UPPER.into_iter().flatten().chain(['Đ'])
}

fn there_and_back(text: &str, encoding: Encoding) {
    let bytes = encode(text, encoding).unwrap_or_else(|error| panic!("{error} in {text:?}"));
    let decoded = decode(&bytes, encoding);
    assert_eq!(decoded.text, text, "{encoding}: {bytes:02X?}");
    assert_eq!(decoded.undecodable, 0, "{encoding}: {text}");
}

#[test]
fn every_letter_goes_there_and_back() {
    for encoding in FULL {
        for letter in small().chain(capitals()) {
            there_and_back(&letter.to_string(), encoding);
            there_and_back(&format!("x{letter}{letter}x"), encoding);
        }
    }
    small().for_each(|letter| there_and_back(&letter.to_string(), Encoding::Tcvn3));
    "ĂÂÊÔƠƯĐ".chars().for_each(|letter| there_and_back(&letter.to_string(), Encoding::Tcvn3));
    capitals().for_each(|letter| there_and_back(&letter.to_string(), Encoding::Tcvn3Capitals));
}

#[test]
fn known_bytes() {
    let cases: [(Encoding, &[u8], &str); 13] = [
        (
            Encoding::Tcvn3,
            b"\xAE\xD1p nh\xCAt qu\xAA h\xAD\xACng, x\xB7 h\xE9i ch\xF1 ngh\xDCa",
            "đẹp nhất quê hương, xã hội chủ nghĩa",
        ),
        (Encoding::Tcvn3, b"\xA7\xA1\xA2 \xA3\xA4\xA5\xA6 \x93\xAE\xAD\xEE\x94", "ĐĂÂ ÊÔƠƯ “đượ”"),
        (Encoding::Tcvn3, b"a\xB3 \xA9\xB1 \xA6\xB2 \xC0\xFF", "á ẩ Ữ ẮỐ"),
        (Encoding::Tcvn3Capitals, b"Qu\xE8c hi\xD6u", "QUỐC HIỆU"),
        (Encoding::Vni, b"\xD1\xD6\xD4\xCFC \xF1\xF6\xF4\xEFc", "ĐƯỢC được"),
        (Encoding::Vni, b"Y\xD9 y\xF9 \xCE\xEE \xC6\xE6 a\xD9 A\xF9", "Ý ý Ỵỵ Ỉỉ á Á"),
        (Encoding::Viscii, b"\x02\x05\x06\x14\x19\x1E Vi\xAEt", "ẲẴẪỶỸỴ Việt"),
        (Encoding::Vps, b"\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1C\x1D Vi\x8Ct", "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ Việt"),
        (Encoding::Windows1258, b"Vi\xEA\xF2t \xD0\xFD\xF5\xF2c a\xCC \xE0 \xFE", "Việt Được à à ₫"),
        (Encoding::Viqr, b"Vie^.t Nam DDu+o+.c o+? dda^u\\? Ho.\\.", "Việt Nam Được ở đâu? Họ."),
        (Encoding::Viqr, b"Dda(.c C:\\temp \\\\ d\\dd d\\d", "Đặc C:\\temp \\ dđ dd"),
        (Encoding::Utf16Le, b"\xFF\xFEV\x00i\x00\xC7\x1Et\x00", "Việt"),
        (Encoding::Utf8, b"\xEF\xBB\xBFVi\xE1\xBB\x87t", "Việt"),
    ];
    for (encoding, bytes, text) in cases {
        assert_eq!(decode(bytes, encoding).text, text, "{encoding}");
    }
}

#[test]
fn what_means_nothing_is_counted() {
    let cases: [(Encoding, &[u8], &str, usize); 6] = [
        (Encoding::Tcvn3, b"a\x81\x8Db", "a\u{FFFD}\u{FFFD}b", 2),
        (Encoding::Vni, b"b\xE2a\xE2\xE2", "b\u{FFFD}â\u{FFFD}", 2),
        (Encoding::Viqr, b"a\xC3\xA1", "a\u{FFFD}\u{FFFD}", 2),
        (Encoding::Windows1258, b"\x8A", "\u{FFFD}", 1),
        (Encoding::Utf8, b"a\xE1\xBBb\xFF", "a\u{FFFD}b\u{FFFD}", 2),
        (Encoding::Utf16Be, b"\x00a\xD8\x00\x00b\x00", "a\u{FFFD}b\u{FFFD}", 2),
    ];
    for (encoding, bytes, text, undecodable) in cases {
        let decoded = decode(bytes, encoding);
        assert_eq!((&*decoded.text, decoded.undecodable), (text, undecodable), "{encoding}");
    }
    let every: Vec<u8> = (0..=255).collect();
    assert!([Encoding::Viscii, Encoding::Vps].iter().all(|&encoding| decode(&every, encoding).undecodable == 0));
}

#[test]
fn punctuation_stays_punctuation() {
    for encoding in LEGACY {
        for sign in ('\u{21}'..'\u{30}').chain("«»“”‘’„–—…•·°²³¡¿×÷€₫™©®§¶".chars()) {
            let Ok(bytes) = encode(&format!("1 {sign} 2"), encoding) else {
                assert!(!sign.is_ascii(), "{encoding} has ASCII");
                continue;
            };
            assert_eq!(decode(&bytes, encoding).text, format!("1 {sign} 2"), "{encoding}");
        }
    }
    for text in ["dđ", "DĐ", "ĐD", "ddd", "đd\\d", "\\d", "\\\\.", "a\\.?", "á.", "ạ.."] {
        there_and_back(text, Encoding::Viqr);
    }
    for bytes in [&b"ba?"[..], b"a\\'", b"Ho\\.", b"(a\\(b\\)"] {
        let text = decode(bytes, Encoding::Viqr).text.into_owned();
        assert_eq!(decode(&encode(&text, Encoding::Viqr).unwrap(), Encoding::Viqr).text, text);
    }
}

#[test]
fn a_letter_that_does_not_fit_is_named() {
    let error = encode("Sông Hồng và Á châu", Encoding::Tcvn3).unwrap_err();
    assert!(error.is_unencodable());
    assert_eq!(error.to_string(), "tcvn3 cannot hold the letter 'Á' (U+00C1) at byte 17");
    assert!(encode("“", Encoding::Viscii).is_err());
    assert!(encode("A\u{33D}", Encoding::Viqr).is_err());
    assert_eq!(encode_with_replacement("Á châu 亞", Encoding::Tcvn3, "?").unwrap(), b"\xB8 ch\xA9u ?");
    assert_eq!(encode_with_replacement("a“", Encoding::Viqr, "'").unwrap(), b"a\\'");
    assert!(encode_with_replacement("a", Encoding::Viscii, "亞").is_err());
}

#[test]
fn marks_are_put_on_their_letters() {
    for text in ["a\u{323}\u{302}", "a\u{302}\u{323}", "\u{1EA1}\u{302}", "\u{E2}\u{323}"] {
        assert_eq!(encode(text, Encoding::Viscii).unwrap(), encode("ậ", Encoding::Viscii).unwrap(), "{text:?}");
    }
    assert_eq!(encode("o\u{31B}\u{301}", Encoding::Windows1258).unwrap(), b"\xF5\xEC");
}

#[test]
fn windows_1258_is_that_of_the_encoding_standard() {
    for byte in 0x80..=0xFF {
        let (standard, _) = encoding_rs::WINDOWS_1258.decode_without_bom_handling(std::slice::from_ref(&byte));
        let ours = decode(std::slice::from_ref(&byte), Encoding::Windows1258);
        let control = standard.chars().all(|c| ('\u{80}'..'\u{A0}').contains(&c));
        assert_eq!(control, ours.undecodable == 1, "{byte:02X}");
        assert!(control || ours.text == standard, "{byte:02X}");
    }
}

#[test]
fn only_the_first_byte_order_mark_goes() {
    let text = decode(b"\xFE\xFF\xFE\xFF\x00a", Encoding::Utf16Be).text.into_owned();
    assert_eq!(text, "\u{FEFF}a");
    let written = encode(&text, Encoding::Utf16Be).unwrap();
    assert_eq!(written, b"\xFE\xFF\x00a");
    assert_eq!(decode(&written, Encoding::Utf16Be).text, "a");
}

#[test]
fn names_mean_their_encoding() {
    for encoding in Encoding::ALL {
        assert_eq!(Encoding::from_name(encoding.name()), Some(encoding));
        assert_eq!(Encoding::from_name(&encoding.to_string().to_uppercase()), Some(encoding));
    }
    for (name, encoding) in [("ABC", Encoding::Tcvn3), (".VnTimeH", Encoding::Tcvn3Capitals), ("x-viet-vps", Encoding::Vps)] {
        assert_eq!(Encoding::from_name(name), Some(encoding));
    }
    assert_eq!(Encoding::from_name(""), None);
    assert_eq!(Encoding::from_name("latin-1"), None);
}

/// Sentences of random syllables, always the same ones.
pub(super) struct Sentences(pub u64);

impl Sentences {
    fn below(&mut self, end: usize) -> usize {
        // Knuth's MMIX generator; its high bits are the random ones.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }

    fn one_of<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn syllable(&mut self) -> String {
        const ONSETS: [&str; 27] = [
            "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th",
            "tr", "v", "x", "b", "đ", "th",
        ];
        const CODAS: [&str; 12] = ["", "", "", "m", "n", "ng", "nh", "p", "t", "c", "i", "o"];
        let row = self.below(12);
        let coda = self.one_of(&CODAS);
        let tone = if matches!(coda, "p" | "t" | "c") { self.one_of(&[2, 5]) } else { self.below(6) };
        format!("{}{}{coda}", self.one_of(&ONSETS), LOWER[row][tone])
    }
}

impl Iterator for Sentences {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut sentence = String::new();
        for at in 0..4 + self.below(20) {
            let syllable = self.syllable();
            match self.below(12) {
                _ if at == 0 => sentence.push_str(&titled(&syllable)),
                0 => sentence.push_str(&titled(&syllable)),
                1 => sentence.push_str(&syllable.to_uppercase()),
                2 => sentence.push_str(&format!("{}, {syllable}", self.below(3000))),
                3 => sentence.push_str(&format!("({syllable})")),
                _ => sentence.push_str(&syllable),
            }
            sentence.push(' ');
        }
        sentence.pop();
        sentence.push(self.one_of(&['.', '?', '!', ':', '.']));
        Some(sentence)
    }
}

fn titled(syllable: &str) -> String {
    let mut letters = syllable.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[test]
fn random_sentences_go_there_and_back() {
    for sentence in Sentences(1).take(10_000) {
        FULL.into_iter().for_each(|encoding| there_and_back(&sentence, encoding));
        there_and_back(&sentence.to_lowercase(), Encoding::Tcvn3);
        there_and_back(&sentence.to_uppercase(), Encoding::Tcvn3Capitals);
        for encoding in [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be] {
            there_and_back(&sentence, encoding);
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_decode(bytes: Vec<u8>) {
        for encoding in Encoding::ALL {
            let decoded = decode(&bytes, encoding);
            proptest::prop_assert!(decoded.undecodable <= decoded.text.matches(char::REPLACEMENT_CHARACTER).count());
        }
    }

    #[test]
    fn what_can_be_written_is_read_back(text in "[ -~dDđĐàÀảạăằẵâậđĐêẹệéíịóộơợưứựỵỹỸẴẪ“…₫\u{300}\u{302}\u{323}çñ亞\u{0}\r\n]{0,40}") {
        use unicode_normalization::UnicodeNormalization;
        let written: String = Composed::new(&text).map(|(_, letter)| letter).nfc().collect();
        for encoding in LEGACY {
            if let Ok(bytes) = encode(&text, encoding) {
                let decoded = decode(&bytes, encoding);
                proptest::prop_assert_eq!(&decoded.text.nfc().collect::<String>(), &written, "{}", encoding);
                proptest::prop_assert_eq!(decoded.undecodable, 0);
            }
        }
    }
}
