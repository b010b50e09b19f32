//! What single sentences say of who holds which office, in `data/offices.toml`; and whole articles of our own, with their officials
//! beside them, and the level that the finder must hold over all of them.
//!
//! `tests/data/officials/NAME.txt` is the article, `NAME.json` what it says: officials with their name, offices (title and
//! organization) and mentions, all in the article's words.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

/// The levels to hold: F1 of persons, titles, titles with their organization, and mentions.
const LEVELS: [(&str, f64); 4] = [("persons", 0.95), ("titles", 0.93), ("offices", 0.88), ("mentions", 0.90)];

#[derive(Deserialize)]
struct Gold {
    officials: Vec<Wanted>,
}

#[derive(Deserialize)]
struct Wanted {
    name: String,
    /// Title and organization.
    offices: Vec<(String, String)>,
    mentions: Vec<String>,
}

#[derive(Deserialize)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
    /// Whether the input is a page of HTML.
    #[serde(default)]
    html: bool,
    wanted: Vec<String>,
    mentions: Option<Vec<String>>,
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn compare(&mut self, what: &str, mut wanted: Vec<String>, got: Vec<String>, faults: &mut Vec<String>) {
        for item in got {
            match wanted.iter().position(|w| *w == item) {
                Some(at) => {
                    wanted.swap_remove(at);
                    self.right += 1;
                }
                None => {
                    self.wrong += 1;
                    faults.push(format!("{what}: not {item:?}"));
                }
            }
        }
        self.missed += wanted.len();
        faults.extend(wanted.into_iter().map(|item| format!("{what}: missed {item:?}")));
    }

    fn f1(&self) -> f64 {
        if self.right == 0 {
            return 0.0;
        }
        let right = self.right as f64;
        2.0 * right / (2.0 * right + self.wrong as f64 + self.missed as f64)
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn offices_by_case() {
    let suite: Suite = toml::from_str(include_str!("data/offices.toml")).unwrap();
    let processor = toasoan::Processor::builder().build().unwrap();
    for case in &suite.case {
        #[cfg(feature = "html")]
        let page = case.html.then(|| processor.article_from_html(case.input.as_bytes()).unwrap());
        // Without HTML its cases are left out.
        #[cfg(not(feature = "html"))]
        let page = if case.html { continue } else { None };
        let article = page.unwrap_or_else(|| processor.article_from_text(&case.input).unwrap());
        let words = |span: toasoan::Span| article.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let office = |office: &toasoan::Office| {
            let status = match office.status {
                toasoan::Status::Former => "|former",
                toasoan::Status::Acting => "|acting",
                toasoan::Status::Incoming => "|incoming",
                _ => "",
            };
            format!("{}|{}{status}", words(office.title), office.organization.map_or_else(String::new, words))
        };
        let officials = article.officials();
        let found: Vec<String> = officials
            .iter()
            .map(|official| {
                let offices: Vec<String> = article.offices(official).iter().map(office).collect();
                format!("{}: {}", words(official.name), offices.join("; "))
            })
            .collect();
        assert_eq!(found, case.wanted, "{}", case.name);
        if let Some(mentions) = &case.mentions {
            let found: Vec<String> = officials
                .iter()
                .map(|official| {
                    let mentions = article.mentions(official).iter();
                    let mentions: Vec<String> = mentions
                        .filter(|mention| mention.kind != toasoan::MentionKind::Pronoun)
                        .map(|mention| words(mention.text))
                        .collect();
                    format!("{}: {}", words(official.name), mentions.join("; "))
                })
                .collect();
            assert_eq!(&found, mentions, "{}: mentions", case.name);
        }
    }
}

#[test]
fn our_own_articles_hold_the_level() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/officials");
    let processor = toasoan::Processor::builder().build().unwrap();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut names: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    names.sort();
    assert!(!names.is_empty());
    for path in names {
        let gold: Gold = serde_json::from_str(&fs::read_to_string(path.with_extension("json")).unwrap())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let article = processor.article_from_text(&fs::read_to_string(&path).unwrap()).unwrap();
        let file = path.file_stem().unwrap().to_string_lossy().into_owned();
        let got: BTreeMap<String, &toasoan::Official> =
            article.officials().iter().map(|official| (fold(article.slice(official.name)), official)).collect();
        let mut here = Vec::new();
        let persons = |names: Vec<String>| names;
        counts.entry("persons").or_default().compare(
            "persons",
            persons(gold.officials.iter().map(|wanted| fold(&wanted.name)).collect()),
            persons(article.officials().iter().map(|official| fold(article.slice(official.name))).collect()),
            &mut here,
        );
        for wanted in &gold.officials {
            let name = fold(&wanted.name);
            let found = got.get(&name).copied();
            let offices = found.map_or(&[][..], |official| article.offices(official));
            let organization =
                |office: &toasoan::Office| office.organization.map_or(String::new(), |span| fold(article.slice(span)));
            let mut titles: Vec<String> =
                offices.iter().map(|office| format!("{name}: {}", fold(article.slice(office.title)))).collect();
            titles.sort();
            titles.dedup();
            let mut wanted_titles: Vec<String> =
                wanted.offices.iter().map(|(title, _)| format!("{name}: {}", fold(title))).collect();
            wanted_titles.sort();
            wanted_titles.dedup();
            counts.entry("titles").or_default().compare("titles", wanted_titles, titles, &mut here);
            counts.entry("offices").or_default().compare(
                "offices",
                wanted
                    .offices
                    .iter()
                    .map(|(title, organization)| format!("{name}: {} | {}", fold(title), fold(organization)))
                    .collect(),
                offices
                    .iter()
                    .map(|office| format!("{name}: {} | {}", fold(article.slice(office.title)), organization(office)))
                    .collect(),
                &mut here,
            );
            let mentions = found.map_or(&[][..], |official| article.mentions(official));
            counts.entry("mentions").or_default().compare(
                "mentions",
                wanted.mentions.iter().map(|mention| format!("{name}: {}", fold(mention))).collect(),
                mentions
                    .iter()
                    .filter(|mention| mention.kind != toasoan::MentionKind::Pronoun)
                    .map(|mention| format!("{name}: {}", fold(article.slice(mention.text))))
                    .collect(),
                &mut here,
            );
        }
        for official in article.officials() {
            for mention in article.mentions(official) {
                let block = article.blocks()[mention.block as usize];
                assert!(block.text.contains(mention.text), "{file}: a mention outside its block");
            }
        }
        faults.extend(here.into_iter().map(|fault| format!("{file}: {fault}")));
    }
    let low: Vec<String> = LEVELS
        .iter()
        .map(|(what, level)| (what, level, counts[what].f1()))
        .filter(|(_, level, f1)| f1 < level)
        .map(|(what, level, f1)| format!("{what}: {f1:.3} is below {level}"))
        .collect();
    assert!(low.is_empty(), "{}\n{}", low.join("\n"), faults.join("\n"));
}
