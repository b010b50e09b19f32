use super::*;
use crate::encoding::{Encoding, encode_with_replacement};

const TEXT: &str = "Đường về làng ngập nước từ đầu tháng, học sinh phải nghỉ học. Ông Nguyễn Văn Ý, 68 tuổi, nói: “Chưa bao giờ khổ thế này!” \
    Ủy ban xã đã gọi xe chở cát đến đắp bờ kè, mỗi hộ góp hai ngày công.";

fn latin_1(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

fn windows_1252(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned()
}

fn windows_1258(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes).0.into_owned()
}

#[test]
fn utf_8_read_as_something_else() {
    for read in [latin_1, windows_1252, windows_1258] {
        let once = read(TEXT.as_bytes());
        assert_eq!(repair_mojibake(&once), TEXT);
        let twice = read(once.as_bytes());
        assert_eq!(repair_mojibake(&twice), TEXT);
        assert_eq!(repair_mojibake(&read(twice.as_bytes())), TEXT);
    }
}

#[test]
fn old_charsets_read_as_something_else() {
    let text = TEXT.replace(['“', '”'], "\"");
    for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps, Encoding::Windows1258] {
        for read in [latin_1, windows_1252, windows_1258] {
            if encoding == Encoding::Windows1258 && read(b"\xEC") == "\u{301}" {
                continue;
            }
            let bytes = encode_with_replacement(&text, encoding, "?").expect("a question mark is in every charset");
            let wanted = crate::encoding::decode(&bytes, encoding).text.into_owned();
            assert_eq!(repair_mojibake(&read(&bytes)), wanted, "{encoding}");
        }
    }
}

#[test]
fn bytes_that_are_often_lost() {
    let cases = [
        // 0xA0 became a space, and two spaces one.
        ("CÃ¡c em nhá» Ä‘ang lÃ m bÃ i vÃ  hÃ¡t", "Các em nhỏ đang làm bài và hát"),
        ("NgÃ y mai nhÃ mÃ¬nh vá» quÃª", "Ngày mai nhà mình về quê"),
        // What windows-1252 has nothing for was dropped: 0x81, 0x8D, 0x8F, 0x90, 0x9D.
        ("Nhiá»u ngÆ°á»i há»c", "Nhiều người học"),
        ("á»¦y ban Ä\u{FFFD}Æ°á»ng bá»™", "Ủy ban Đường bộ"),
        ("Äá»“ng ThÃ¡p MÆ°á»i", "Đồng Tháp Mười"),
        // A soft hyphen was dropped.
        ("PhÃa BÃ¬nh Thuáºn", "Phía Bình Thuận"),
        // All control characters of Latin-1 were dropped.
        ("Viá»t Nam, tiáº¿ng Viá»t", "Việt Nam, tiếng Việt"),
        // Punctuation.
        (
            "Ã”ng nÃ³i: â€œTÃ´i â€“ ngÆ°á»i lÃ m vÆ°á»n â€“ khÃ´ng sá»£â€¦â€\u{9D}",
            "Ông nói: “Tôi – người làm vườn – không sợ…”",
        ),
        // The soft hyphen of TCVN3 is `ư`.
        ("B¸o c¸o ®îc göi ®Õn nh÷ng ®Þa ph¬ng ®· ®¨ng ký", "Báo cáo được gửi đến những địa phương đã đăng ký"),
        (
            "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\n§éc lËp - Tù do - H¹nh phóc",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ];
    for (text, wanted) in cases {
        assert_eq!(repair_mojibake(text), wanted);
    }
}

#[test]
fn one_wrong_line_leaves_the_others() {
    let text = "Đường về làng\r\nTiÃªu Ä‘á» cá»§a bÃ i\r\nMüller và São Paulo\nVi\u{D6}t";
    assert_eq!(repair_mojibake(text), "Đường về làng\r\nTiêu đề của bài\r\nMüller và São Paulo\nVi\u{D6}t");
}

#[test]
fn what_is_right_is_borrowed() {
    let texts = [
        "",
        "plain",
        TEXT,
        "Müller, Ångström và Çelik đến São Paulo; © 2024 Công ty Đại Nam®, 25 °C ± 1, § 3, “Œuvre”, ½ lít",
        "«Quá» là từ chỉ mức độ",
        "Là où l'été s'achève, la forêt brûle. Ça va ? Où ça ? Noël à Besançon : « déjà », dit-il.",
        "Não há lugar à sombra; é bom, é. Inês já tem cá avô",
        "Ở Reykjavík, Þór và Æsa nói chuyện với Ólafur Ð.",
        "清晨,河边的集市已经十分热闹。",
        "ÐÑÐ",
    ];
    for text in texts {
        assert!(matches!(repair_mojibake(text), Cow::Borrowed(_)), "{text} became {}", repair_mojibake(text));
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_survived_and_valid_letters_stay(text in "[ÃÂÄÅÆáâă»º¡€™œ\u{80}-\u{BF}a-dđệ \r\n?\u{FFFD}ßÐ“”]{0,60}") {
        let repaired = repair_mojibake(&text);
        proptest::prop_assert_eq!(repaired.matches('\n').count(), text.matches('\n').count());
        proptest::prop_assert_eq!(repaired.matches('ệ').count() >= text.matches('ệ').count(), true);
    }
}
