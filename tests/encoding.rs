//! Detection over the texts of `data/detection.toml`.

use serde::Deserialize;
use toasoan::{Detection, Encoding, encode_with_replacement};

#[derive(Deserialize)]
struct Texts {
    vietnamese: Vec<Vietnamese>,
    foreign: Vec<Foreign>,
}

#[derive(Deserialize)]
struct Vietnamese {
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct Foreign {
    name: String,
    charsets: Vec<String>,
    text: String,
}

fn texts() -> Texts {
    toml::from_str(include_str!("data/detection.toml")).expect("the file is TOML")
}

/// The pieces of `count` letters, a new one every few characters.
fn pieces(text: &str, count: usize) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let end_of_piece = |start: usize| {
        let mut letters = 0;
        chars.iter().skip(start).position(|c| {
            letters += usize::from(c.is_alphabetic());
            letters == count
        })
    };
    (0..chars.len()).step_by(7).map_while(|start| Some(chars[start..=start + end_of_piece(start)?].iter().collect())).collect()
}

#[test]
fn two_hundred_letters_show_their_charset() {
    let mut count = 0;
    for Vietnamese { name, text } in texts().vietnamese {
        for piece in pieces(&text, 200) {
            for encoding in Encoding::ALL {
                let piece = if encoding == Encoding::Tcvn3Capitals { piece.to_uppercase() } else { piece.clone() };
                let bytes = encode_with_replacement(&piece, encoding, "").expect("nothing can be encoded in any charset");
                let detection = Detection::of(&bytes);
                assert_eq!(detection.map(|found| found.encoding), Some(encoding), "{name}: {piece}");
                assert!(
                    detection.is_some_and(|found| found.confidence > 0.5 && found.confidence <= 1.0),
                    "{name}: {detection:?}"
                );
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count} pieces");
}

#[test]
fn a_few_words_are_enough() {
    for text in ["Đường về làng ngập nước", "Chợ nổi ở đồng bằng sông Cửu Long", "Giá xăng dầu giảm mạnh từ chiều nay"]
    {
        for encoding in Encoding::ALL.into_iter().filter(|&encoding| encoding != Encoding::Tcvn3Capitals) {
            let bytes = encode_with_replacement(text, encoding, "").expect("nothing can be encoded in any charset");
            assert_eq!(Encoding::detect(&bytes), Some(encoding), "{text}");
        }
    }
}

#[test]
fn other_languages_are_no_legacy_vietnamese() {
    for Foreign { name, charsets, text } in texts().foreign {
        for label in charsets {
            let charset = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a label of the Encoding Standard");
            for piece in pieces(&text, 100).into_iter().chain([text.clone()]) {
                let (bytes, _, lossy) = charset.encode(&piece);
                assert!(!lossy, "{name} in {label}");
                let wanted = std::str::from_utf8(&bytes).is_ok().then_some(Encoding::Utf8);
                assert_eq!(Encoding::detect(&bytes), wanted, "{name} in {label}: {piece}");
            }
        }
    }
}

#[test]
fn byte_order_marks_and_edges() {
    let cases: [(&[u8], Option<Encoding>); 9] = [
        (b"", Some(Encoding::Utf8)),
        (b"\xEF\xBB\xBFabc", Some(Encoding::Utf8)),
        (b"\xFF\xFEa\0", Some(Encoding::Utf16Le)),
        (b"\xFE\xFF\0a", Some(Encoding::Utf16Be)),
        (b"\xFF\xFE\0\0a\0\0\0", None),
        (b"a\0b\0c\0d\0e\0", Some(Encoding::Utf16Le)),
        (b"\0a\0b\0c\0d\0e", Some(Encoding::Utf16Be)),
        (b"\xE1\xBB", None),
        (b"\x80\x81\x82\0\x83", None),
    ];
    for (bytes, encoding) in cases {
        assert_eq!(Encoding::detect(bytes), encoding, "{bytes:02X?}");
    }
    // A piece cut out of UTF-8 in the middle of two characters.
    let text = "Đường về làng ngập nước từ đầu tháng đến nay vẫn chưa rút".as_bytes();
    assert_eq!(Encoding::detect(&text[1..text.len() - 1]), Some(Encoding::Utf8));
}
