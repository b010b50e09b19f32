//! The newsroom or place that a lead begins with: `TTO -`, `(Dân trí) -`, `Hà Nội (TTXVN) -`.

use crate::boilerplate::key_of;
use crate::lexicon;

/// The longest dateline in bytes.
const LONGEST: usize = 60;

/// How many bytes of a lead are its dateline, the dash and the space behind it included.
pub(super) fn len(lead: &str) -> Option<usize> {
    let (name, rest) = if let Some(inner) = lead.strip_prefix('(') {
        let close = inner.find(')').filter(|&at| at <= LONGEST)?;
        (inner.get(..close)?, inner.get(close + 1..)?)
    } else {
        let first = lead.split(' ').next()?;
        let behind = lead.get(first.len()..)?;
        match separator(behind) {
            Some(_) => (first, behind),
            None if is_newsroom(first) && first.chars().count() >= 4 && !first.chars().any(char::is_lowercase) => {
                (first, behind)
            }
            None => return place(lead),
        }
    };
    if rest.starts_with(' ') && separator(rest).is_none() {
        // "(ĐTCK) Giá vàng": without a dash the name must be known.
        return (is_newsroom(name) && next_is_capital(rest)).then_some(lead.len() - rest.trim_start().len());
    }
    let text = separator(rest)?;
    // In brackets and before a dash a name is one by its capitals: "(Báo Vườn) -".
    let bracketed =
        lead.starts_with('(') && name.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    let looks = bracketed
        || name.chars().count() <= 20
            && name.chars().any(char::is_uppercase)
            && (!name.chars().any(char::is_lowercase) || name.contains('.'));
    (is_newsroom(name) || looks).then_some(lead.len() - text.len())
}

/// `Hà Nội (TTXVN 5/3) - …`: a place, the agency in brackets, a dash.
fn place(lead: &str) -> Option<usize> {
    let open = lead.find('(').filter(|&at| at <= LONGEST)?;
    let close = lead.find(')').filter(|&at| at > open && at <= LONGEST)?;
    let name = lead.get(open + 1..close)?.split([' ', ',']).next()?;
    let text = separator(lead.get(close + 1..)?)?;
    let capitals = lead.get(..open)?.split_whitespace().all(|word| word.chars().next().is_some_and(char::is_uppercase));
    (is_newsroom(name) && capitals).then_some(lead.len() - text.len())
}

/// The text behind a dash or colon and the space around it.
fn separator(rest: &str) -> Option<&str> {
    rest.trim_start().strip_prefix(['-', '–', '—', ':']).map(str::trim_start).filter(|text| !text.is_empty())
}

fn next_is_capital(rest: &str) -> bool {
    rest.trim_start().chars().next().is_some_and(char::is_uppercase)
}

fn is_newsroom(name: &str) -> bool {
    lexicon::is_newsroom(&key_of(name))
}

#[cfg(test)]
mod tests {
    use super::len;

    #[test]
    fn datelines() {
        for (lead, wanted) in [
            ("TTO - Sáng nay mưa.", "TTO - "),
            ("(Dân trí) - Sáng nay mưa.", "(Dân trí) - "),
            ("(VTC News) – Sáng nay mưa.", "(VTC News) – "),
            ("(NLĐO)- Sáng nay mưa.", "(NLĐO)- "),
            ("(ĐTCK) Giá vàng tăng.", "(ĐTCK) "),
            ("BNEWS Giá vàng tăng.", "BNEWS "),
            ("VOV.VN - Sáng nay mưa.", "VOV.VN - "),
            ("QK9 – Sáng nay mưa.", "QK9 – "),
            ("Hà Nội (TTXVN 5/3) - Sáng nay mưa.", "Hà Nội (TTXVN 5/3) - "),
            ("Kinhtedothi - Sáng nay mưa.", "Kinhtedothi - "),
            ("(Báo Vườn) - Sáng nay mưa.", "(Báo Vườn) - "),
        ] {
            assert_eq!(len(lead).and_then(|len| lead.get(..len)), Some(wanted), "{lead}");
        }
        for lead in [
            "Sáng nay - như mọi sáng - trời mưa.",
            "(Mưa) rơi.",
            "Ông A (đội B) - người thắng - cười.",
            "UBND tỉnh họp.",
            "TP HCM mưa.",
        ] {
            assert_eq!(len(lead), None, "{lead}");
        }
    }
}
