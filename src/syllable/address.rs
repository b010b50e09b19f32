//! Addresses in a text: of the web and of mail.

use super::character;
use super::token::TokenKind;

/// The ends of names of hosts that make a web address of a word without `http` in front. Those that are words of Vietnamese
/// (`ai`, `ca`, `me`) are left out.
const TOP_LEVELS: [&str; 27] = [
    "app", "asia", "biz", "ch", "cn", "com", "dev", "edu", "eu", "fr", "gov", "info", "int", "io", "jp", "kr", "live", "mil",
    "net", "news", "org", "ru", "sg", "tv", "uk", "vn", "xyz",
];

/// The web address with `http` or `www` that begins at `at`.
pub(super) fn with_scheme(text: &str, at: usize) -> Option<usize> {
    scheme_end(text.as_bytes(), at).map(|end| tail_end(text, end))
}

/// The address of mail, or of the web without `http`, that begins at `at`, the start of a word.
///
/// `Err` has the place before which none begins, so that what was read once for nothing is not read again.
pub(super) fn find(text: &str, at: usize) -> Result<(usize, TokenKind), usize> {
    let bytes = text.as_bytes();
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'%' | b'+' | b'-');
    let local = run(bytes, at, is_local);
    if bytes.get(local) == Some(&b'@')
        && bytes.get(local.wrapping_sub(1)).is_some_and(u8::is_ascii_alphanumeric)
        && let Some((end, _)) = host(bytes, local + 1)
    {
        return Ok((end, TokenKind::Email));
    }
    if let Some((end, last)) = host(bytes, at)
        && text.get(last..end).is_some_and(|last| TOP_LEVELS.iter().any(|top| last.eq_ignore_ascii_case(top)))
        // Letters beyond ASCII would go on with the last label: `a.vn` in `a.vnắng`.
        && !character::at(text, end).is_some_and(character::is_word)
    {
        return Ok((tail_end(text, port_end(bytes, end)), TokenKind::Url));
    }
    Err(local)
}

/// Behind `http://`, `https://`, `ftp://` or `www.`, something following it.
fn scheme_end(bytes: &[u8], at: usize) -> Option<usize> {
    ["https://", "http://", "ftp://", "www."].iter().find_map(|scheme| {
        let end = at + scheme.len();
        let here = bytes.get(at..end)?;
        (here.eq_ignore_ascii_case(scheme.as_bytes()) && bytes.get(end)?.is_ascii_alphanumeric()).then_some(end)
    })
}

/// The end of labels joined by dots, at least two, and where the last of them begins.
fn host(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    let mut start = at;
    let mut end = run(bytes, at, is_label);
    let mut labels = usize::from(end > start);
    while labels > 0 && bytes.get(end) == Some(&b'.') {
        let next = run(bytes, end + 1, is_label);
        if next == end + 1 {
            break;
        }
        (start, end) = (end + 1, next);
        labels += 1;
    }
    (labels > 1).then_some((end, start))
}

/// Behind `:8080`.
fn port_end(bytes: &[u8], at: usize) -> usize {
    if bytes.get(at) != Some(&b':') {
        return at;
    }
    let end = run(bytes, at + 1, |byte| byte.is_ascii_digit());
    if end > at + 1 { end } else { at }
}

/// Where the path and what follows it end: before a space or a quote, the marks of the sentence around it left out.
fn tail_end(text: &str, at: usize) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    let stops = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || character::is_invisible(c)
            || matches!(c, '<' | '>' | '"' | '“' | '”' | '‘' | '’' | '«' | '»' | '{' | '}' | '|' | '\\' | '^' | '`' | '…')
    };
    if at > 0 && !text.as_bytes().get(at - 1).is_some_and(|&byte| matches!(byte, b'/' | b'.')) {
        // Behind a bare name of a host only these go on with the address.
        if !rest.starts_with(['/', '?', '#']) {
            return at;
        }
    }
    let rest = &rest[..rest.find(stops).unwrap_or(rest.len())];
    let mut kept = rest.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '~']);
    if kept.ends_with([')', ']']) && !kept.contains(['(', '[']) {
        kept = kept.trim_end_matches([')', ']', '.', ',', ';', ':', '!', '?', '\'']);
    }
    at + kept.len()
}

fn run(bytes: &[u8], at: usize, is_in: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|&byte| !is_in(byte)).unwrap_or(rest.len())
}
