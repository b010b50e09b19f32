//! The program `toasoan`: the library's jobs on files, from the shell.

#[path = "toasoan/batch.rs"]
mod batch;

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use indicatif::ProgressBar;
use toasoan::{Article, DEFAULT_MAX_INPUT, Encoding, Form, Normalizer, Processor, Token, TokenKind, ToneStyle};

const EXAMPLES: &str = "\
Examples:
  toasoan article page.txt                   one JSON object with the clean article
  toasoan article --pretty page.txt          the same, indented
  pdftotext news.pdf - | toasoan article -
  toasoan normalize --tone old draft.txt     every line in one spelling, in the style of newspapers
  toasoan decode 1998.txt                    text of an old charset in UTF-8

Exit status: 0 when all went well, 1 when a file could not be read or processed (the others still are), 2 for wrong usage.";

/// Clean articles out of Vietnamese news pages.
#[derive(Parser)]
#[command(version, after_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    job: Job,
}

#[derive(Subcommand)]
enum Job {
    /// Print the article of each page as a JSON object, one a line, in the order of the files
    Article(ArticleArgs),
    /// Write text in one spelling: Unicode form, mark order, tone placement, look-alike letters; lines stay lines
    Normalize(NormalizeArgs),
    /// Strip diacritics, line by line: Đổi mới becomes Doi moi
    #[command(after_help = "\
Examples:
  toasoan fold draft.txt
  echo 'Đổi mới' | toasoan fold")]
    Fold(TextArgs),
    /// Write each line as portals write it in an address: Đổi mới becomes doi-moi
    #[command(after_help = "\
Examples:
  toasoan slug titles.txt
  echo 'Đổi mới' | toasoan slug")]
    Slug(TextArgs),
    /// Cut text into tokens: one JSON object a line, with the token's bytes from `start` up to `end`
    #[command(after_help = "\
Examples:
  toasoan syllables draft.txt
  echo 'Ngày 28/8, Hà Nội' | toasoan syllables

Kinds: syllable, foreign, abbreviation, number, url, email, punctuation, symbol.")]
    Syllables(TextArgs),
    /// Write text of an old charset (TCVN3, VNI, VISCII and others) in UTF-8
    Decode(DecodeArgs),
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  toasoan article page.txt
  toasoan article --format text --tone old a.txt b.txt > articles.jsonl
  toasoan article - < page.txt
  toasoan article --jobs 0 archive/ > articles.jsonl

With --jobs or a folder each object begins with its file's `path` (U+FFFD where the name is not UTF-8), and a summary goes to standard error. A file that cannot be read or processed is named on standard error with the reason; the others are still done.")]
struct ArticleArgs {
    /// What the files hold
    #[arg(long, value_enum, default_value_t = Format::Auto)]
    format: Format,
    /// Where the tone mark of an open oa, oe, uy goes
    #[arg(long, value_enum, default_value_t = Tone::Keep)]
    tone: Tone,
    /// Indent the JSON over several lines
    #[arg(long)]
    pretty: bool,
    /// Work on N files at once, 0 for as many as the machine has cores; the order of the output stays that of the files
    #[arg(long, value_name = "N")]
    jobs: Option<usize>,
    /// Pages of at most 16 MiB, and folders of pages (.html, .htm, .xhtml, .txt; links to folders are not followed); `-` is
    /// standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  toasoan normalize --tone new draft.txt
  printf 'đựơc\\n' | toasoan normalize")]
struct NormalizeArgs {
    /// Where the tone mark of an open oa, oe, uy goes
    #[arg(long, value_enum, default_value_t = Tone::Keep)]
    tone: Tone,
    /// The Unicode form of the result
    #[arg(long, value_enum, default_value_t = UnicodeForm::Nfc)]
    form: UnicodeForm,
    /// UTF-8 text; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

#[derive(Args)]
struct TextArgs {
    /// UTF-8 text; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

#[derive(Args)]
#[command(after_help = "\
Examples:
  toasoan decode --from vni 1998.txt > 1998-utf8.txt
  toasoan decode < 1998.txt

What a charset has no meaning for is written as U+FFFD, and its count told on standard error.")]
struct DecodeArgs {
    /// The charset of the file
    #[arg(long, value_enum, default_value_t = Charset::Auto)]
    from: Charset,
    /// Text of any charset; `-` is standard input
    #[arg(value_name = "FILE", default_value = "-")]
    file: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// HTML when the page begins like it, else text
    Auto,
    /// HTML, in any charset
    Html,
    /// Plain text in UTF-8
    Text,
}

#[derive(Clone, Copy, ValueEnum)]
enum Tone {
    /// As written
    Keep,
    /// On the glide, as newspapers print it: hòa, khỏe, thủy
    Old,
    /// On the nucleus, as schools teach it: hoà, khoẻ, thuỷ
    New,
}

#[derive(Clone, Copy, ValueEnum)]
enum UnicodeForm {
    /// Composed, a letter one code point
    Nfc,
    /// Decomposed, marks behind their letter
    Nfd,
}

/// An article as it is printed.
#[derive(serde::Serialize)]
struct ArticleRow<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<Cow<'a, str>>,
    #[serde(flatten)]
    article: &'a Article,
}

/// A token as it is printed.
#[derive(serde::Serialize)]
struct TokenRow<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    kind: TokenKind,
}

impl From<Tone> for ToneStyle {
    fn from(tone: Tone) -> Self {
        match tone {
            Tone::Keep => Self::Keep,
            Tone::Old => Self::Old,
            Tone::New => Self::New,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Charset {
    /// What the bytes look like; text that was decoded in the wrong charset before is put right too
    Auto,
    /// The ABC fonts, .VnTime
    Tcvn3,
    /// The ABC fonts of capitals, .VnTimeH
    Tcvn3Capitals,
    /// VNI for Windows
    Vni,
    /// VISCII 1.1, RFC 1456
    Viscii,
    /// VPS
    Vps,
    /// VIQR, RFC 1456: letters and marks of ASCII
    Viqr,
    /// Windows' code page of Vietnamese
    #[value(name = "windows-1258", alias = "cp1258")]
    Windows1258,
    /// UTF-8, of which ASCII is a part
    #[value(name = "utf-8", alias = "utf8")]
    Utf8,
    /// UTF-16, the low byte first
    #[value(name = "utf-16le")]
    Utf16Le,
    /// UTF-16, the high byte first
    #[value(name = "utf-16be")]
    Utf16Be,
}

impl Charset {
    /// The encoding it names; `Auto` looks at the bytes.
    fn encoding(self, bytes: &[u8]) -> Option<Encoding> {
        match self {
            Self::Auto => Encoding::detect(bytes),
            Self::Tcvn3 => Some(Encoding::Tcvn3),
            Self::Tcvn3Capitals => Some(Encoding::Tcvn3Capitals),
            Self::Vni => Some(Encoding::Vni),
            Self::Viscii => Some(Encoding::Viscii),
            Self::Vps => Some(Encoding::Vps),
            Self::Viqr => Some(Encoding::Viqr),
            Self::Windows1258 => Some(Encoding::Windows1258),
            Self::Utf8 => Some(Encoding::Utf8),
            Self::Utf16Le => Some(Encoding::Utf16Le),
            Self::Utf16Be => Some(Encoding::Utf16Be),
        }
    }
}

impl From<UnicodeForm> for Form {
    fn from(form: UnicodeForm) -> Self {
        match form {
            UnicodeForm::Nfc => Self::Nfc,
            UnicodeForm::Nfd => Self::Nfd,
        }
    }
}

/// Why the program ends before its work is done.
enum Stop {
    /// One input could not be read or processed, and it was the only one.
    Input(String),
    /// The output cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and usage are printed as far as somebody reads them.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let done = match cli.job {
        Job::Article(args) => article(&args, &mut out),
        Job::Normalize(args) => {
            let normalizer = Normalizer::new().tone(args.tone.into()).form(args.form.into());
            each_line(&args.file, &mut out, |line, out| out.write_all(normalizer.normalize(line).as_bytes()))
        }
        Job::Fold(args) => each_line(&args.file, &mut out, |line, out| out.write_all(toasoan::fold(line).as_bytes())),
        Job::Slug(args) => each_line(&args.file, &mut out, |line, out| out.write_all(toasoan::slug(line).as_bytes())),
        Job::Syllables(args) => syllables(&args.file, &mut out),
        Job::Decode(args) => decode(&args, &mut out),
    };
    match done.and_then(|all_well| Ok(out.flush().map(|()| all_well)?)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader has what it wanted: `toasoan … | head`.
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(Stop::Output(error)) => {
            // What stands in the buffer cannot be written either, and would fail once more when it is dropped.
            let _ = out.into_parts();
            complain(&format!("standard output: {error}"));
            ExitCode::FAILURE
        }
        Err(Stop::Input(reason)) => {
            complain(&reason);
            ExitCode::FAILURE
        }
    }
}

/// Prints every file's article; false when one of them has none.
fn article(args: &ArticleArgs, out: &mut impl Write) -> Result<bool, Stop> {
    let processor = Processor::builder().tone(args.tone.into()).build().map_err(|error| Stop::Input(error.to_string()))?;
    let with_path = args.jobs.is_some() || args.files.iter().any(|file| file.is_dir());
    let (files, bad) = batch::files_of(&args.files, |reason| complain(&reason));
    let work = |file: &Path| article_of(&processor, file, args.format);
    let row = |file: &Path, article: Article, mut out: &mut dyn Write| {
        let path = with_path.then(|| file.to_string_lossy());
        write_json(&ArticleRow { path, article: &article }, args.pretty, &mut out)?;
        out.write_all(b"\n")
    };
    // Between the lines of articles on the same terminal, a bar would only be in the way.
    let bar = if with_path && !io::stdout().is_terminal() { batch::bar(files.len()) } else { ProgressBar::hidden() };
    let summary = batch::run(&files, args.jobs.unwrap_or(1), &bar, out, work, row, complain)?;
    if with_path {
        let folders = if bad > 0 { format!("; {} not read or without a page", counted(bad, "folder")) } else { String::new() };
        complain(&format!("{}, {} of them not read or processed{folders}", counted(summary.files, "page"), summary.failed));
    }
    Ok(summary.failed + bad == 0)
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

fn article_of(processor: &Processor, file: &Path, format: Format) -> Result<Article, String> {
    let bytes = read(file, DEFAULT_MAX_INPUT as u64 + 1)?;
    if bytes.len() > DEFAULT_MAX_INPUT {
        return Err(format!("{}: over the limit of {DEFAULT_MAX_INPUT} bytes", name(file)));
    }
    let html = match format {
        Format::Auto => is_html(&bytes),
        Format::Html => true,
        Format::Text => false,
    };
    let article = if html { processor.article_from_html(&bytes) } else { processor.article_from_text(text_of(file, &bytes)?) };
    article.map_err(|error| format!("{}: {error}", name(file)))
}

/// Whether bytes look like a page of HTML: one in UTF-16, or with a tag at its start or the tags of a page in its first part.
fn is_html(bytes: &[u8]) -> bool {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
        return true;
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let opens = start.first() == Some(&b'<') && start.get(1).is_some_and(|&byte| byte == b'!' || byte.is_ascii_alphabetic());
    let part = start.get(..4096).unwrap_or(start).to_ascii_lowercase();
    let has = |tag: &[u8]| part.windows(tag.len()).any(|window| window == tag);
    opens || has(b"<html") || has(b"<body") || has(b"</p>") || has(b"</div>")
}

fn write_json(article: &impl serde::Serialize, pretty: bool, out: &mut impl Write) -> io::Result<()> {
    let done = if pretty { serde_json::to_writer_pretty(out, article) } else { serde_json::to_writer(out, article) };
    done.map_err(io::Error::from)
}

/// Writes a file in UTF-8.
fn decode(args: &DecodeArgs, out: &mut impl Write) -> Result<bool, Stop> {
    let bytes = read(&args.file, u64::MAX).map_err(Stop::Input)?;
    let Some(encoding) = args.from.encoding(&bytes) else {
        return Err(Stop::Input(format!("{}: no charset of Vietnamese; name it with --from", name(&args.file))));
    };
    let decoded = toasoan::decode(&bytes, encoding);
    // Who names the charset gets what it says; who leaves it open has text that may have gone through wrong hands before.
    let text = if args.from == Charset::Auto { toasoan::repair_mojibake(&decoded.text) } else { decoded.text };
    out.write_all(text.as_bytes())?;
    if decoded.undecodable > 0 {
        complain(&format!("{}: {} bytes mean nothing in {encoding}", name(&args.file), decoded.undecodable));
    }
    Ok(true)
}

/// Prints every token of a text.
fn syllables(file: &Path, out: &mut impl Write) -> Result<bool, Stop> {
    let bytes = read(file, u64::MAX).map_err(Stop::Input)?;
    let text = text_of(file, &bytes).map_err(Stop::Input)?;
    for Token { range, kind, .. } in toasoan::syllables(text) {
        let row = TokenRow { text: &text[range.clone()], start: range.start, end: range.end, kind };
        serde_json::to_writer(&mut *out, &row).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
    }
    Ok(true)
}

/// Runs `job` over every line of a text without its line ending, and writes the ending behind what the job wrote.
fn each_line<W: Write>(file: &Path, out: &mut W, mut job: impl FnMut(&str, &mut W) -> io::Result<()>) -> Result<bool, Stop> {
    let bytes = read(file, u64::MAX).map_err(Stop::Input)?;
    for line in text_of(file, &bytes).map_err(Stop::Input)?.split_inclusive('\n') {
        let content = line.strip_suffix('\n').map_or(line, |line| line.strip_suffix('\r').unwrap_or(line));
        job(content, out)?;
        out.write_all(&line.as_bytes()[content.len()..])?;
    }
    Ok(true)
}

/// The first `most` bytes of a file.
fn read(file: &Path, most: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let done = if is_stdin(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else if file.is_dir() {
        return Err(format!("{}: is a directory", name(file)));
    } else {
        File::open(file).and_then(|open| open.take(most).read_to_end(&mut bytes))
    };
    match done {
        Ok(_) => Ok(bytes),
        Err(error) => Err(format!("{}: {error}", name(file))),
    }
}

/// The text of a file that must be UTF-8.
fn text_of<'a>(file: &Path, bytes: &'a [u8]) -> Result<&'a str, String> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Ok(text);
    }
    // Slower, but it knows the place.
    std::str::from_utf8(bytes).map_err(|error| format!("{}: not UTF-8 at byte {}", name(file), error.valid_up_to()))
}

fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == OsStr::new("-")
}

fn name(file: &Path) -> String {
    if is_stdin(file) { "standard input".to_owned() } else { batch::shown(file) }
}

fn complain(message: &str) {
    // Nobody is left to tell when standard error is closed too.
    let _ = writeln!(io::stderr().lock(), "toasoan: {message}");
}
