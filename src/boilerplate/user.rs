//! The user's own rules.

use super::Rule;
use super::keys::key_of;
use super::label::{Labels, Match, part_of};
use super::line::Lines;
use crate::error::Error;

const DROP: Rule = Rule::UserPhrase;
const END: Rule = Rule::UserEnd;
const KEEP: Rule = Rule::UserKeep;

/// Phrases that drop a line, that drop everything from a line on, that must never drop.
#[derive(Debug)]
pub(crate) struct UserRules {
    labels: Option<Labels>,
}

impl UserRules {
    /// Phrases alone, and texts in the form of a rule file.
    pub(crate) fn new(phrases: &[String], files: &[String]) -> Result<Self, Error> {
        let mut entries: Vec<(&str, Rule)> = Vec::new();
        for phrase in phrases {
            entries.push((check(phrase.trim(), None)?, DROP));
        }
        for file in files {
            for (number, line) in file.lines().enumerate() {
                let line = line.trim();
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                let (phrase, rule) = if let Some(rest) = line.strip_prefix("drop:") {
                    (rest, DROP)
                } else if let Some(rest) = line.strip_prefix("end:") {
                    (rest, END)
                } else if let Some(rest) = line.strip_prefix("keep:") {
                    (rest, KEEP)
                } else {
                    (line, DROP)
                };
                entries.push((check(phrase.trim(), Some(number + 1))?, rule));
            }
        }
        // Of two rules for one phrase the one that loses least counts.
        entries.sort_by_key(|&(_, rule)| [KEEP, DROP, END].iter().position(|&other| other == rule));
        let labels = (!entries.is_empty()).then(|| Labels::new(entries.into_iter()));
        Ok(Self { labels })
    }

    /// Changes the verdicts on the lines that the user's rules are about.
    pub(crate) fn apply(&self, lines: &Lines, verdicts: &mut [Option<Rule>]) {
        let Some(labels) = &self.labels else { return };
        let mut ended = false;
        for (line, verdict) in lines.rows.iter().zip(verdicts) {
            match labels.of_key(&lines.key(line)) {
                Some(Match { rule: KEEP, .. }) => *verdict = None,
                _ if ended => *verdict = verdict.or(Some(END)),
                Some(Match { rule, .. }) => {
                    ended = rule == END;
                    *verdict = Some(rule);
                }
                None => {}
            }
        }
    }
}

/// The phrase, when it is one.
fn check(phrase: &str, line: Option<usize>) -> Result<&str, Error> {
    let place = line.map_or(String::new(), |line| format!("line {line}: "));
    let (_, bare) = part_of(phrase);
    if key_of(bare).is_empty() {
        return Err(Error::option(format!("{place}the boilerplate phrase {phrase:?} has no letter or digit")));
    }
    if bare.contains('…') {
        return Err(Error::option(format!(
            "{place}the boilerplate phrase {phrase:?} has … inside; it may stand at the ends only"
        )));
    }
    Ok(phrase)
}
