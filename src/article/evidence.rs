//! What a line says for and against being a caption.
//!
//! Each sign has a weight; `README.md` beside this file says why. The weights are points out of [`ENOUGH`].

use std::sync::LazyLock;

use super::credit::{self, ByFirst, Split};
use crate::letter::Letter;

/// The points that make a line a caption.
pub(crate) const ENOUGH: i32 = 10;
/// The most words of a line whose wording is looked at; longer ones are prose unless a credit or an image says otherwise.
const LONGEST: usize = 60;

/// The points of a line that is long enough for a paragraph of its own; its wording is not looked at.
const LONG: i32 = -6;

/// How a line ends, closing quotes and brackets aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a full stop, an exclamation mark or dots.
    Stop,
    Question,
    /// With a colon, a comma or a semicolon: the next line goes on.
    Runs,
    /// With a word.
    Open,
}

/// A line of the body and what was told from it alone.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub words: usize,
    pub end: End,
    pub split: Option<Split>,
    /// The points of its own wording; of short lines only.
    pub points: i32,
    /// Whether it points into a picture: `(trái)`, `Trong ảnh: …`.
    pub points_into_picture: bool,
    /// Whether it has the shape of an item, a quotation or a line of data: none of these is a caption by its shape.
    pub marked: bool,
}

impl Line {
    /// Reads a line.
    pub(crate) fn read(text: &str) -> Self {
        let words = usize::from(!text.is_empty()) + memchr::memchr_iter(b' ', text.as_bytes()).count();
        let split = credit::label(text);
        let marked = words <= LONGEST && is_marked(text);
        let mut line = Self { words, end: End::of(text), split, points: LONG, points_into_picture: false, marked };
        if !line.is_prose() {
            line.weigh(text);
        }
        line
    }

    /// Whether it is long prose, between which pictures stand.
    pub(crate) fn is_prose(&self) -> bool {
        self.words >= 24 && self.end == End::Stop || self.words > LONGEST
    }

    /// Whether nothing but a credit is in it.
    pub(crate) fn is_credit_only(&self) -> bool {
        self.split.as_ref().is_some_and(|split| split.text.is_empty() && split.credit.is_some())
    }

    fn weigh(&mut self, text: &str) {
        self.points = match self.words {
            0..=20 => 2,
            21..=35 => 0,
            36..=45 => -3,
            _ => -6,
        };
        self.points += match self.end {
            End::Open | End::Stop => 0,
            End::Question | End::Runs => -12,
        };
        if self.marked {
            self.points -= 12;
        }
        let mut seen = 0u32;
        for (at, cue) in CUES.of(text) {
            if cue.opens() && at > 0 || seen & cue.bit() != 0 {
                continue;
            }
            seen |= cue.bit();
            self.points += cue.weight();
            self.points_into_picture |= matches!(cue, Cue::Points);
        }
        // "Năm 2018", but `Năm` is five too.
        let dated = ["Năm ", "Tháng "].iter().any(|unit| text.strip_prefix(unit).is_some_and(starts_with_digit));
        if dated && seen & Cue::Tie.bit() == 0 {
            self.points += Cue::Tie.weight();
        }
        if let Some(rest) = portrait(text) {
            let rest = rest.trim_start_matches([',', ' ', '-', '–']);
            let place = ["trên", "tại", "trong", "bên", "cùng", "ở", "và", "với"]
                .iter()
                .any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')));
            self.points += if rest.trim_end_matches('.').is_empty() { 6 } else { 3 } + if place { 3 } else { 0 };
        }
    }
}

impl End {
    fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(|c: char| c.is_whitespace() || "\"'”’»)]".contains(c));
        match bare.chars().next_back() {
            Some('.' | '!' | '…') => Self::Stop,
            Some('?') => Self::Question,
            Some(':' | ',' | ';') => Self::Runs,
            _ => Self::Open,
        }
    }
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// What words say of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Into the picture: who stands where, what is shown.
    Points,
    /// The line opens with what pictures show.
    Scene,
    /// The line opens with people whom pictures show, and paragraphs tell of.
    People,
    /// An action that goes on.
    Progress,
    /// A place.
    Place,
    /// Someone is quoted.
    Saying,
    /// The line opens with what ties a sentence to the one before.
    Tie,
    /// The writer or the reader is spoken of.
    Person,
    /// Told as a story, not shown.
    Told,
}

impl Cue {
    fn weight(self) -> i32 {
        match self {
            Self::Points => 8,
            Self::Scene => 5,
            Self::People | Self::Progress => 3,
            Self::Place => 1,
            Self::Saying => -6,
            Self::Tie => -9,
            Self::Person => -8,
            Self::Told => -2,
        }
    }

    /// Whether it counts at the start of the line only.
    fn opens(self) -> bool {
        matches!(self, Self::Scene | Self::People | Self::Tie)
    }

    fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The words that are cues.
const WORDS: &[(&str, Cue)] = &[
    ("(trái)", Cue::Points),
    ("(phải)", Cue::Points),
    ("(giữa)", Cue::Points),
    ("(bìa", Cue::Points),
    ("(bên trái", Cue::Points),
    ("(bên phải", Cue::Points),
    ("(ngoài cùng", Cue::Points),
    ("(ngoài bìa", Cue::Points),
    ("(hàng đầu", Cue::Points),
    ("(hàng trên", Cue::Points),
    ("(hàng dưới", Cue::Points),
    ("(áo", Cue::Points),
    ("(thứ", Cue::Points),
    ("(đứng", Cue::Points),
    ("(ngồi", Cue::Points),
    ("(phía sau", Cue::Points),
    ("(phía trước", Cue::Points),
    ("(đi đầu", Cue::Points),
    ("(cầm", Cue::Points),
    ("(đeo", Cue::Points),
    ("(ảnh trên)", Cue::Points),
    ("(ảnh dưới)", Cue::Points),
    ("từ trái", Cue::Points),
    ("Từ trái", Cue::Points),
    ("từ phải", Cue::Points),
    ("từ trái sang", Cue::Points),
    ("Từ trái sang", Cue::Points),
    ("Từ trái qua", Cue::Points),
    ("Trong ảnh", Cue::Points),
    ("Trong hình", Cue::Points),
    ("Ảnh chụp", Cue::Scene),
    ("Ảnh cắt", Cue::Scene),
    ("Bản đồ", Cue::Scene),
    ("Bên trong", Cue::Scene),
    ("Biển báo", Cue::Scene),
    ("Biển hiệu", Cue::Scene),
    ("Bị can", Cue::Scene),
    ("Bị cáo", Cue::Scene),
    ("Bức ảnh", Cue::Scene),
    ("Các đại biểu", Cue::Scene),
    ("Cảnh", Cue::Scene),
    ("Cận cảnh", Cue::Scene),
    ("Chân dung", Cue::Scene),
    ("Du khách", Cue::Scene),
    ("Đại diện", Cue::Scene),
    ("Đông đảo", Cue::Scene),
    ("Đối tượng", Cue::Scene),
    ("Hai đối tượng", Cue::Scene),
    ("Hiện trường", Cue::Scene),
    ("Hình ảnh", Cue::Scene),
    ("Hình chụp", Cue::Scene),
    ("Khoảnh khắc", Cue::Scene),
    ("Không khí", Cue::Scene),
    ("Khu vực", Cue::Scene),
    ("Khung cảnh", Cue::Scene),
    ("Logo", Cue::Scene),
    ("Lực lượng", Cue::Scene),
    ("Minh họa", Cue::Scene),
    ("Mô hình", Cue::Scene),
    ("Một cảnh", Cue::Scene),
    ("Một góc", Cue::Scene),
    ("Một đoạn", Cue::Scene),
    ("Nghi phạm", Cue::Scene),
    ("Người dân", Cue::Scene),
    ("Pha", Cue::Scene),
    ("Phối cảnh", Cue::Scene),
    ("Quang cảnh", Cue::Scene),
    ("Sơ đồ", Cue::Scene),
    ("Tang vật", Cue::Scene),
    ("Toàn cảnh", Cue::Scene),
    ("Trụ sở", Cue::Scene),
    ("Vị trí", Cue::Scene),
    ("Bà con", Cue::People),
    ("Bác sĩ", Cue::People),
    ("Bộ đội", Cue::People),
    ("Các bạn trẻ", Cue::People),
    ("Các cầu thủ", Cue::People),
    ("Các em", Cue::People),
    ("Các lực lượng", Cue::People),
    ("Cán bộ", Cue::People),
    ("Cảnh sát", Cue::People),
    ("Chiến sĩ", Cue::People),
    ("Công nhân", Cue::People),
    ("Cổ động viên", Cue::People),
    ("Đoàn viên", Cue::People),
    ("Học sinh", Cue::People),
    ("Khán giả", Cue::People),
    ("Ngư dân", Cue::People),
    ("Nhân viên", Cue::People),
    ("Nông dân", Cue::People),
    ("Phụ huynh", Cue::People),
    ("Phụ nữ", Cue::People),
    ("Thanh niên", Cue::People),
    ("Tiểu thương", Cue::People),
    ("Tình nguyện viên", Cue::People),
    ("Trẻ em", Cue::People),
    ("Niềm vui", Cue::Scene),
    ("Nụ cười", Cue::Scene),
    ("đang", Cue::Progress),
    ("tại", Cue::Place),
    ("bên", Cue::Place),
    ("trên", Cue::Place),
    ("cùng", Cue::Place),
    ("trong trận", Cue::Place),
    ("trong lễ", Cue::Place),
    ("tại lễ", Cue::Place),
    ("bày tỏ", Cue::Saying),
    ("cảnh báo", Cue::Saying),
    ("cho biết", Cue::Saying),
    ("cho hay", Cue::Saying),
    ("cho rằng", Cue::Saying),
    ("chia sẻ", Cue::Saying),
    ("dẫn lời", Cue::Saying),
    ("đưa tin", Cue::Saying),
    ("giải thích", Cue::Saying),
    ("khẳng định", Cue::Saying),
    ("kể lại", Cue::Saying),
    ("khuyên", Cue::Saying),
    ("lý giải", Cue::Saying),
    ("nhận định", Cue::Saying),
    ("nhấn mạnh", Cue::Saying),
    ("nói", Cue::Saying),
    ("nói rằng", Cue::Saying),
    ("tâm sự", Cue::Saying),
    ("thông tin thêm", Cue::Saying),
    ("thừa nhận", Cue::Saying),
    ("tuyên bố", Cue::Saying),
    ("xác nhận", Cue::Saying),
    ("Bên cạnh đó", Cue::Tie),
    ("Đến", Cue::Tie),
    ("Lúc", Cue::Tie),
    ("Vì", Cue::Tie),
    ("Bởi", Cue::Tie),
    ("Nhờ", Cue::Tie),
    ("Để", Cue::Tie),
    ("Cũng", Cue::Tie),
    ("Bây giờ", Cue::Tie),
    ("Hồi", Cue::Tie),
    ("Từ đó", Cue::Tie),
    ("Riêng", Cue::Tie),
    ("Cụ thể", Cue::Tie),
    ("Còn", Cue::Tie),
    ("Cuối cùng", Cue::Tie),
    ("Dù", Cue::Tie),
    ("Do đó", Cue::Tie),
    ("Dự kiến", Cue::Tie),
    ("Đặc biệt", Cue::Tie),
    ("Điều này", Cue::Tie),
    ("Đó", Cue::Tie),
    ("Đồng thời", Cue::Tie),
    ("Được biết", Cue::Tie),
    ("Hiện", Cue::Tie),
    ("Hiện nay", Cue::Tie),
    ("Hiện tại", Cue::Tie),
    ("Khi", Cue::Tie),
    ("Kết quả", Cue::Tie),
    ("Mặc dù", Cue::Tie),
    ("Ngay sau", Cue::Tie),
    ("Ngoài ra", Cue::Tie),
    ("Ngược lại", Cue::Tie),
    ("Nhưng", Cue::Tie),
    ("Như vậy", Cue::Tie),
    ("Nếu", Cue::Tie),
    ("Qua đó", Cue::Tie),
    ("Rồi", Cue::Tie),
    ("Sau đó", Cue::Tie),
    ("Song", Cue::Tie),
    ("Thậm chí", Cue::Tie),
    ("Theo", Cue::Tie),
    ("Theo đó", Cue::Tie),
    ("Thế là", Cue::Tie),
    ("Thứ nhất", Cue::Tie),
    ("Thứ hai", Cue::Tie),
    ("Thứ ba", Cue::Tie),
    ("Thứ tư", Cue::Tie),
    ("Trong khi đó", Cue::Tie),
    ("Trước đó", Cue::Tie),
    ("Tuy nhiên", Cue::Tie),
    ("Tuy vậy", Cue::Tie),
    ("Tương tự", Cue::Tie),
    ("Và", Cue::Tie),
    ("Vì thế", Cue::Tie),
    ("Vì vậy", Cue::Tie),
    ("Việc", Cue::Tie),
    ("Về", Cue::Tie),
    ("Xem thêm", Cue::Tie),
    ("Teaser", Cue::Tie),
    ("Trailer", Cue::Tie),
    ("Đây", Cue::Tie),
    ("Họ", Cue::Tie),
    ("bạn", Cue::Person),
    ("chúng ta", Cue::Person),
    ("Chúng ta", Cue::Person),
    ("chúng tôi", Cue::Person),
    ("Chúng tôi", Cue::Person),
    ("tôi", Cue::Person),
    ("Tôi", Cue::Person),
    ("đã", Cue::Told),
    ("sẽ", Cue::Told),
    ("vừa", Cue::Told),
    ("từng", Cue::Told),
    ("không", Cue::Told),
    ("cần", Cue::Told),
    ("phải", Cue::Told),
    ("là", Cue::Told),
];

static CUES: LazyLock<Cues> = LazyLock::new(Cues::new);

// Their places have room for no more.
const _: () = assert!(WORDS.len() <= u8::MAX as usize);

/// The cues by their first three bytes: few words of a text begin like one.
struct Cues {
    /// For each hash of three bytes where its cues are in `words`, the longest first.
    places: [(u8, u8); 1 << Self::BITS],
    words: Vec<(&'static str, Cue)>,
}

impl Cues {
    const BITS: u32 = 10;

    fn new() -> Self {
        let mut words = WORDS.to_vec();
        words.sort_by_key(|(word, _)| (Self::place(word.as_bytes()), std::cmp::Reverse(word.len())));
        let mut places = [(0, 0); 1 << Self::BITS];
        for (at, (word, _)) in (0u8..).zip(&words) {
            let place = &mut places[Self::place(word.as_bytes())];
            *place = (if place.1 == 0 { at } else { place.0 }, at + 1);
        }
        Self { places, words }
    }

    /// The place of a text that begins with these bytes.
    fn place(bytes: &[u8]) -> usize {
        let mut first = [0; 4];
        first.iter_mut().zip(bytes.iter().take(3)).for_each(|(to, &from)| *to = from);
        (u32::from_le_bytes(first).wrapping_mul(0x9E37_79B1) >> (u32::BITS - Self::BITS)) as usize
    }

    /// Where the cues stand that the text has as whole words, the longest where one begins another.
    fn of<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, Cue)> + 't {
        let bytes = text.as_bytes();
        let mut at = 0;
        let mut within = false;
        std::iter::from_fn(move || {
            while let Some(rest @ &[byte, ..]) = bytes.get(at..) {
                let here = at;
                if rest.starts_with(&[0xE2, 0x80]) {
                    // Dashes and quotes.
                    (at, within) = (at + 3, false);
                    continue;
                }
                if within {
                    at += rest.iter().take_while(|&&byte| is_of_word(byte) && byte != 0xE2).count().max(1);
                    within = bytes.get(at) == Some(&0xE2);
                    continue;
                }
                (at, within) = (at + 1, is_of_word(byte));
                if !within && byte != b'(' {
                    continue;
                }
                let (first, end) = self.places[Self::place(rest)];
                for &(word, cue) in self.words.get(usize::from(first)..usize::from(end)).into_iter().flatten() {
                    if !rest.starts_with(word.as_bytes()) {
                        continue;
                    }
                    let end = here + word.len();
                    if !text.get(end..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric)) {
                        (at, within) = (end, false);
                        return Some((here, cue));
                    }
                }
            }
            None
        })
    }
}

/// Whether a byte is of a letter or a digit, or of a character beyond ASCII.
const fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// What stands before a name that a picture is of. Lower case.
const ROLES: &[&str] = &[
    "ông",
    "bà",
    "anh",
    "chị",
    "em",
    "cô",
    "chú",
    "bác",
    "cụ",
    "bé",
    "cháu",
    "thầy",
    "đồng chí",
    "pv",
    "phóng viên",
    "nhà báo",
    "hlv",
    "huấn luyện viên",
    "cầu thủ",
    "tiền vệ",
    "tiền đạo",
    "hậu vệ",
    "thủ môn",
    "trung vệ",
    "ca sĩ",
    "nhạc sĩ",
    "nghệ sĩ",
    "nsnd",
    "nsưt",
    "diễn viên",
    "đạo diễn",
    "hoa hậu",
    "á hậu",
    "người mẫu",
    "mc",
    "họa sĩ",
    "nhà văn",
    "nhà thơ",
    "ts",
    "tiến sĩ",
    "ths",
    "thạc sĩ",
    "gs",
    "pgs",
    "giáo sư",
    "bác sĩ",
    "bs",
    "luật sư",
    "ls",
    "kts",
    "kỹ sư",
    "chủ tịch",
    "phó chủ tịch",
    "bí thư",
    "phó bí thư",
    "bộ trưởng",
    "thứ trưởng",
    "thủ tướng",
    "phó thủ tướng",
    "tổng thống",
    "tổng bí thư",
    "chủ nhiệm",
    "giám đốc",
    "tổng giám đốc",
    "hiệu trưởng",
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "thượng úy",
    "trung úy",
    "bị can",
    "bị cáo",
    "nghi phạm",
    "đối tượng",
    "vđv",
    "vận động viên",
    "kỳ thủ",
    "tay vợt",
    "nữ sinh",
    "nam sinh",
    "chủ quán",
    "nghệ nhân",
];

static ROLES_BY_FIRST: LazyLock<ByFirst> = LazyLock::new(|| ByFirst::new(ROLES));

/// Behind a role and a full name at the start of the line: what follows.
fn portrait(text: &str) -> Option<&str> {
    let (mut rest, mut roles) = (text, 0);
    while let Some(next) = ROLES_BY_FIRST
        .of(rest)
        .filter_map(|role| credit::after(rest, role))
        .filter(|next| next.starts_with([' ', '.', ',']))
        .min_by_key(|next| next.len())
    {
        rest = next.trim_start_matches(['.', ',', ' ', '-', '–']);
        roles += 1;
        if roles == 3 {
            break;
        }
    }
    let mut names = 0;
    if roles == 0 {
        return None;
    }
    loop {
        let end = rest.find([' ', ',', '.', ';', ':']).unwrap_or(rest.len());
        let word = &rest[..end];
        if !word.starts_with(char::is_uppercase) {
            break;
        }
        names += 1;
        rest = &rest[end..];
        match rest.strip_prefix(' ') {
            Some(next) => rest = next,
            None => break,
        }
    }
    (names >= 2).then_some(rest)
}

/// Whether the line is an item, speech, or data.
fn is_marked(text: &str) -> bool {
    let mut chars = text.chars();
    let first = chars.next();
    let second = chars.next();
    match first {
        Some('-' | '–' | '—' | '*' | '•' | '+' | '>' | '#' | '“' | '"' | '‘' | '/') => true,
        Some(c) if c.is_ascii_digit() => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with(['.', ')', '/']) && rest[1..].starts_with(' ')
        }
        Some(c) if c.is_alphabetic() && second == Some(')') => true,
        _ => text.contains("http") || text.contains("www.") || text.contains('@'),
    }
}

/// A letter or a digit without case and marks; `None` for what stands between words.
pub(crate) fn letter(c: char) -> Option<u32> {
    match Letter::base_of(c) {
        Some(base) => Some(u32::from(base)),
        None if c.is_ascii() => c.is_ascii_digit().then_some(c as u32),
        None => c.is_alphanumeric().then(|| c.to_lowercase().next().unwrap_or(c) as u32),
    }
}

/// The hash of each word, its case and its marks aside.
pub(crate) fn word_hashes(text: &str, out: &mut Vec<u32>) {
    const START: u32 = 0x811c_9dc5;
    let mut hash = START;
    let mut within = false;
    for c in text.chars() {
        let Some(base) = letter(c) else {
            if within {
                out.push(hash);
            }
            (hash, within) = (START, false);
            continue;
        };
        hash = (hash ^ base).wrapping_mul(0x0100_0193);
        within = true;
    }
    if within {
        out.push(hash);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_without_marks_and_case() {
        let (mut one, mut other) = (Vec::new(), Vec::new());
        word_hashes("Đổi mới, 2020", &mut one);
        word_hashes("doi MOI 2020", &mut other);
        assert_eq!(one, other);
        assert_eq!(one.len(), 3);
    }

    #[test]
    fn a_name_behind_a_role_is_a_portrait() {
        assert_eq!(portrait("Bị can Vũ Thị Lành"), Some(""));
        assert_eq!(portrait("Nhà báo Lê Kỳ trên mạn tàu"), Some("trên mạn tàu"));
        assert_eq!(portrait("Ông Nam đang chờ"), None);
        assert_eq!(portrait("Mưa lớn ở Lào Cai"), None);
    }

    #[test]
    fn cues_are_whole_words() {
        let cues = |text: &str| CUES.of(text).map(|(at, cue)| (at, format!("{cue:?}"))).collect::<Vec<_>>();
        let of = |at: usize, cue: &str| (at, cue.to_owned());
        assert_eq!(cues("Từ trái sang: anh đang"), [of(0, "Points"), of(21, "Progress")]);
        assert_eq!(cues("Ông Nam (trái), tôi"), [of(9, "Points"), of(18, "Person")]);
        assert_eq!(cues("“Tôi nói”"), [of(3, "Person"), of(8, "Saying")]);
        assert_eq!(cues("tôiđang, laø, không"), [of(17, "Told")]);
        assert_eq!(cues("là"), [of(0, "Told")]);
        assert_eq!(cues(""), []);
        for (word, cue) in WORDS {
            assert_eq!(cues(word), [of(0, &format!("{cue:?}"))], "{word}");
        }
    }

    #[test]
    fn every_cue_is_a_class_of_its_own() {
        let mut words: Vec<_> = WORDS.iter().map(|(word, _)| word).collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), WORDS.len());
    }
}
