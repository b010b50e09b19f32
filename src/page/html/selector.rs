//! A part of CSS selectors, for users who name the body of their own pages: `#main .text`, `div.body > p`, `[data-role=content]`.
//!
//! A selector is matched as elements open: each open element knows how far each selector has come, so that the cost of an element
//! is that of the selectors and not of its depth.

use crate::error::Error;

/// Compound selectors of all selectors together, so that how far they have come fits the bits of a word.
pub(crate) const MAX_COMPOUNDS: usize = 64;

/// A list of selectors, any of which names the body.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selectors {
    compounds: Vec<Compound>,
}

/// One step of a selector: what one element must have.
#[derive(Clone, Debug, Default)]
struct Compound {
    tag: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, Option<String>)>,
    /// Whether the step before must match the parent, not any element around.
    child: bool,
    /// Whether it is the first step of its selector.
    first: bool,
    /// Whether it is the last step of its selector.
    last: bool,
}

/// How far the selectors have come around an element.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    /// The steps that the element itself has matched.
    own: u64,
    /// The steps that it or an element around has matched.
    around: u64,
}

/// What an element has for selectors to match.
pub(crate) trait Candidate {
    fn name(&self) -> &str;
    fn attribute(&self, name: &str) -> Option<&[u8]>;
}

impl Selectors {
    /// Parses a list of selectors, separated by commas: names of elements, `*`, `#id`, `.class`, `[name]`, `[name=value]`,
    /// inside one another (a space) or children (`>`).
    pub(crate) fn parse(lists: &[String]) -> Result<Self, Error> {
        let mut compounds = Vec::new();
        for list in lists {
            for selector in list.split(',') {
                let steps = steps(selector).ok_or_else(|| {
                    Error::option(format!("the selector {selector:?} is none of names, #id, .class, [name=value], space and >"))
                })?;
                compounds.extend(steps);
            }
        }
        if compounds.len() > MAX_COMPOUNDS {
            return Err(Error::option(format!(
                "the selectors have {} steps, over the most of {MAX_COMPOUNDS}",
                compounds.len()
            )));
        }
        Ok(Self { compounds })
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        self.compounds.is_empty()
    }

    /// How far the selectors come with an element, inside of one where they came to `parent`; and whether one is complete.
    pub(crate) fn step(&self, element: &impl Candidate, parent: Progress) -> (Progress, bool) {
        let (mut own, mut complete) = (0u64, false);
        for (at, compound) in self.compounds.iter().enumerate() {
            let before = at.checked_sub(1).map_or(0, |at| 1u64 << at);
            let ready = compound.first || (if compound.child { parent.own } else { parent.around }) & before != 0;
            if ready && compound.matches(element) {
                own |= 1 << at;
                complete |= compound.last;
            }
        }
        (Progress { own, around: parent.around | own }, complete)
    }
}

impl Compound {
    fn matches(&self, element: &impl Candidate) -> bool {
        let words = |name: &str| element.attribute(name).unwrap_or_default();
        self.tag.as_ref().is_none_or(|tag| tag == element.name())
            && self.id.as_ref().is_none_or(|id| words("id").trim_ascii() == id.as_bytes())
            && self
                .classes
                .iter()
                .all(|class| words("class").split(u8::is_ascii_whitespace).any(|word| word == class.as_bytes()))
            && self.attributes.iter().all(|(name, value)| {
                element.attribute(name).is_some_and(|found| value.as_ref().is_none_or(|value| found == value.as_bytes()))
            })
    }
}

/// The steps of one selector; `None` when it is not understood.
fn steps(selector: &str) -> Option<Vec<Compound>> {
    let mut steps: Vec<Compound> = Vec::new();
    let mut child = false;
    let spaced = spaced(selector);
    for word in spaced.split_whitespace() {
        if word == ">" {
            if child || steps.is_empty() {
                return None;
            }
            child = true;
            continue;
        }
        let mut compound = compound(word)?;
        compound.child = child;
        compound.first = steps.is_empty();
        child = false;
        steps.push(compound);
    }
    if child {
        return None;
    }
    steps.last_mut()?.last = true;
    Some(steps)
}

/// The selector with spaces around each `>`.
fn spaced(selector: &str) -> String {
    selector.replace('>', " > ")
}

fn compound(word: &str) -> Option<Compound> {
    let mut compound = Compound::default();
    let is_name = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_');
    let mut rest = word;
    if let Some(after) = rest.strip_prefix('*') {
        rest = after;
    } else {
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        if end > 0 {
            compound.tag = Some(rest.get(..end)?.to_ascii_lowercase());
            rest = rest.get(end..)?;
        }
    }
    while let Some(mark) = rest.chars().next() {
        rest = rest.get(1..)?;
        if mark == '[' {
            let (inside, after) = rest.split_once(']')?;
            let (name, value) = match inside.split_once('=') {
                Some((name, value)) => (name, Some(value.trim_matches(['"', '\'']).to_owned())),
                None => (inside, None),
            };
            if name.is_empty() || !name.chars().all(is_name) {
                return None;
            }
            compound.attributes.push((name.to_ascii_lowercase(), value));
            rest = after;
            continue;
        }
        let end = rest.find(|letter| !is_name(letter)).unwrap_or(rest.len());
        let name = rest.get(..end).filter(|name| !name.is_empty())?.to_owned();
        rest = rest.get(end..)?;
        match mark {
            '#' => compound.id = Some(name),
            '.' => compound.classes.push(name),
            _ => return None,
        }
    }
    Some(compound)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Element<'a>(&'a str, &'a [(&'a str, &'a str)]);

    impl Candidate for Element<'_> {
        fn name(&self) -> &str {
            self.0
        }

        fn attribute(&self, name: &str) -> Option<&[u8]> {
            self.1.iter().find(|pair| pair.0 == name).map(|pair| pair.1.as_bytes())
        }
    }

    #[test]
    fn selectors_match_the_innermost_element() {
        let path = [
            Element("div", &[("id", "main"), ("class", "wide page")]),
            Element("section", &[]),
            Element("div", &[("class", "text"), ("data-role", "content")]),
        ];
        for (selector, wanted) in [
            ("div", true),
            ("*", true),
            (".text", true),
            ("#main .text", true),
            ("div.page div", true),
            ("#main > .text", false),
            ("section>.text", true),
            ("#main > section > div[data-role=content]", true),
            ("[data-role='content']", true),
            ("[data-role]", true),
            ("[data-role=other]", false),
            (".tex", false),
            (".text .text", false),
            ("p, .text", true),
            ("#main", false),
        ] {
            let selectors = Selectors::parse(&[selector.to_owned()]).unwrap();
            let mut progress = Progress::default();
            let mut complete = false;
            for element in &path {
                (progress, complete) = selectors.step(element, progress);
            }
            assert_eq!(complete, wanted, "{selector}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for selector in ["", "> p", "p >", "p > > q", ".", "#", "p:first-child", "p + q", "[", "[=x]", "a,,b"] {
            assert!(Selectors::parse(&[selector.to_owned()]).is_err_and(|error| error.is_option()), "{selector}");
        }
        assert!(Selectors::parse(&["p ".repeat(MAX_COMPOUNDS)]).is_ok());
        assert!(Selectors::parse(&["p ".repeat(MAX_COMPOUNDS + 1)]).is_err());
    }
}
