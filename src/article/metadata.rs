//! What is known of an article beside its text, each checked against what the page shows.

use crate::span::Span;

/// What a row of metadata is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
#[repr(u32)]
pub enum MetadataField {
    /// The headline.
    Title = 1,
    /// The summary.
    Lead = 2,
    /// One of those who wrote it.
    Author = 3,
    /// When it was published, in ISO 8601 with the zone.
    Published = 4,
    /// When it was changed last, in ISO 8601 with the zone.
    Modified = 5,
    /// The name of the site.
    Site = 6,
    /// One of the sections that it stands in, the widest first.
    Section = 7,
    /// One of its tags.
    Tag = 8,
    /// The address that the page calls its own, against the page's `base` if it names one, or another that it calls its own.
    Canonical = 9,
    /// The address of its main picture, against the page's `base` if it names one, or the page's own address.
    Image = 10,
}

/// Where a row of metadata was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(rename_all = "kebab-case"))]
#[non_exhaustive]
#[repr(u32)]
pub enum Provenance {
    /// In what the page shows.
    Page = 1,
    /// In JSON-LD.
    JsonLd = 2,
    /// In a property of OpenGraph.
    OpenGraph = 3,
    /// In another `meta` element.
    Meta = 4,
    /// In a `time` element.
    Time = 5,
    /// In the `title` element.
    Title = 6,
    /// In a `link` element.
    Link = 7,
    /// In the page's own address.
    Address = 8,
}

/// A row of metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// What it is about.
    pub field: MetadataField,
    /// Its value, in the article's buffer.
    pub value: Span,
    /// Where it was found.
    pub provenance: Provenance,
    /// Whether the page shows the same: its text, or for dates the same day.
    pub shown: bool,
}

#[cfg(feature = "html")]
pub(super) use found::{Dates, Seen, fill};

#[cfg(feature = "html")]
mod found {
    use std::collections::HashSet;

    use super::{Metadata, MetadataField, Provenance};
    use crate::article::date::Date;
    use crate::article::structure::Fate;
    use crate::article::{Article, byline};
    use crate::boilerplate::{Line, Rule, Shape, key};
    use crate::fold;
    use crate::page::html::declared::{Field, Place};
    use crate::page::html::mark::Mark;
    use crate::page::layout::Layout;
    use crate::page::{Page, Tag, push};
    use crate::span::Span;

    /// A date line stands so many fragments from the headline or the end of the body at most.
    const AROUND: usize = 10;
    /// The longest name of a section, in bytes.
    const LONGEST_SECTION: usize = 60;
    /// Names of a way that are taken.
    const MAX_SECTIONS: usize = 8;
    /// The longest tag of a list that the page shows, in bytes, and how many are taken.
    const LONGEST_TAG: usize = 100;
    const MAX_TAGS: usize = 32;
    /// A picture's file name has so many bytes at least when it tells the picture from others.
    const FILE_NAME: usize = 5;

    /// Fills in what the page declares and shows.
    pub(in crate::article) fn fill(article: &mut Article, page: &Page, dates: &Dates, seen: &Seen) {
        let Some(layout) = &page.layout else { return };
        let shown = article.buffer.len();
        let mut filler = Filler { article, layout, shown, addresses: &page.addresses };
        filler.title();
        filler.lead();
        filler.authors();
        filler.dates(dates);
        filler.canonical();
        filler.site();
        filler.sections(seen);
        filler.tags(seen);
        filler.image(seen);
    }

    /// What the page shows around the article.
    #[derive(Debug, Default)]
    pub(in crate::article) struct Seen {
        /// The names on the way from the front page to this one, the front page and the headline left out.
        sections: Vec<String>,
        /// The names in its list of tags.
        tags: Vec<String>,
        /// The address of the first picture of the body.
        picture: Option<String>,
    }

    impl Seen {
        pub(in crate::article) fn of(page: &Page, layout: &Layout, shape: &Shape, fates: &[Fate], lines: &[Line]) -> Self {
            Self {
                sections: sections(page, layout, shape, lines),
                tags: tags(page, layout, fates, lines),
                picture: picture(page, shape, fates),
            }
        }
    }

    /// What stands between the names of a way.
    const SEPARATORS: [char; 6] = ['>', '»', '›', '/', '|', '→'];

    fn sections(page: &Page, layout: &Layout, shape: &Shape, lines: &[Line]) -> Vec<String> {
        let Some(title) = shape.title else { return Vec::new() };
        let is_marked = |at: usize| {
            layout.places.get(at).is_some_and(|place| place.marks.has(Mark::Breadcrumb))
                || layout.around(at).any(|(_, node)| node.marks.has(Mark::Breadcrumb))
        };
        let is_mark = |at: usize| {
            let text = page.text_at(at);
            !text.is_empty() && text.chars().all(|letter| SEPARATORS.contains(&letter) || letter == ' ')
        };
        let mut names: Vec<String> = Vec::new();
        // Whether the way goes on with the next line: it began with the front page, and marks stand between the lines.
        let mut open = false;
        for at in (0..title).filter(|&at| page.fragments.get(at).is_some_and(|fragment| fragment.visible)) {
            let text = page.text_at(at);
            let begins = names.is_empty()
                && text.starts_with(['T', 'H', 't', 'h'])
                && text.split(SEPARATORS).next().is_some_and(|first| is_front(&key(first)));
            // The day may stand in the same bar.
            if lines.get(at).is_some_and(Line::is_dated) {
                continue;
            }
            let marked = is_marked(at);
            let way = marked || (begins && text.contains(SEPARATORS));
            let opens = begins && is_front_alone(&key(text)) && is_mark(at + 1);
            if !(way || open || opens) {
                if names.is_empty() {
                    continue;
                }
                break;
            }
            open = !marked && if is_mark(at) { true } else { is_mark(at + 1) };
            names.extend(
                text.split(SEPARATORS)
                    .map(str::trim)
                    .filter(|name| (2..=LONGEST_SECTION).contains(&name.len()) && name.starts_with(char::is_alphabetic))
                    // Links side by side with nothing between are one text, in which no name has an end.
                    .filter(|name| !is_front(&key(name)) && *name != page.text_at(title))
                    .map(str::to_owned),
            );
        }
        names.truncate(MAX_SECTIONS);
        names
    }

    /// Whether a key begins with a name of the front page.
    fn is_front(key: &str) -> bool {
        key == "home" || FRONTS.iter().any(|front| key.starts_with(front))
    }

    fn is_front_alone(key: &str) -> bool {
        key == "home" || FRONTS.contains(&key)
    }

    const FRONTS: [&str; 3] = ["trangchủ", "trangchu", "trangnhất"];

    fn tags(page: &Page, layout: &Layout, fates: &[Fate], lines: &[Line]) -> Vec<String> {
        let is_removed = |at: usize| matches!(fates.get(at), Some(Fate::Removed(_)));
        let is_label = |at: usize| is_removed(at) && crate::boilerplate::label(lines, at) == Some(Rule::Tags);
        // Up to where the box around the last label goes.
        let mut end = 0;
        let mut places = Vec::new();
        for at in 0..page.fragments.len() {
            if is_label(at) {
                let around = layout.around(at).find(|(_, node)| node.end - node.first > 1);
                end = around.map_or(0, |(_, node)| node.end as usize).min(at + MAX_TAGS);
            }
            let linked = page.fragments.get(at).is_some_and(|fragment| fragment.link_share >= 80);
            if is_label(at) || fates.get(at) == Some(&Fate::Removed(Rule::Tags)) || at < end && linked && is_removed(at) {
                places.push(at);
            } else if page.fragments.get(at).is_some_and(|fragment| fragment.visible) {
                end = 0;
            }
        }
        let marks = [',', ';', '#'];
        // Links side by side with nothing between are one text, in which no tag has an end.
        let apart = |at: &usize| {
            page.text_at(*at).contains(marks) || page.fragments.get(*at).is_some_and(|fragment| fragment.tag == Tag::ListItem)
        };
        let lists = places.into_iter().filter(apart).map(|at| page.text_at(at));
        let names = lists.flat_map(|text| text.split_once(':').map_or(text, |(_, names)| names).split(marks).map(str::trim));
        names
            .filter(|name| (2..=LONGEST_TAG).contains(&name.len()) && name.contains(char::is_alphabetic))
            .take(MAX_TAGS)
            .map(str::to_owned)
            .collect()
    }

    fn picture(page: &Page, shape: &Shape, fates: &[Fate]) -> Option<String> {
        let pictures = shape.core.clone().filter(|&at| fates.get(at) == Some(&Fate::Removed(Rule::ImageAlt)));
        let mut addresses = pictures.filter_map(|at| Some(page.fragments.get(at)?.address?.slice(&page.addresses)));
        // Spacers and marks are of these kinds.
        addresses.find(|address| ![".gif", ".svg"].iter().any(|end| address.ends_with(end))).map(str::to_owned)
    }

    struct Filler<'a> {
        article: &'a mut Article,
        layout: &'a Layout,
        /// The article's buffer has all texts of the page up to here, to see what of the declared it shows.
        shown: usize,
        /// The addresses of the page's pictures and links.
        addresses: &'a str,
    }

    impl Filler<'_> {
        fn add(&mut self, field: MetadataField, value: &str, provenance: Provenance, shown: bool) -> Span {
            let value = push(&mut self.article.buffer, value);
            self.article.metadata.push(Metadata { field, value, provenance, shown });
            value
        }

        fn add_span(&mut self, field: MetadataField, value: Span) {
            self.article.metadata.push(Metadata { field, value, provenance: Provenance::Page, shown: true });
        }

        fn shows(&self, value: &str) -> bool {
            let shown = self.article.buffer.as_bytes().get(..self.shown).unwrap_or_default();
            let finder = memchr::memmem::Finder::new(value);
            !value.is_empty() && (finder.find(shown).is_some() || finder.find(self.addresses.as_bytes()).is_some())
        }

        fn title(&mut self) {
            let declared: Vec<(Place, String)> =
                self.layout.declared.values(Field::Title).map(|(place, title)| (place, title.to_owned())).collect();
            if let Some(title) = self.article.title {
                return self.add_span(MetadataField::Title, title);
            }
            let element = self.layout.declared.title.clone();
            if let Some((place, title)) = declared.first() {
                let shown = self.shows(title);
                self.article.title = Some(self.add(MetadataField::Title, title, provenance(*place), shown));
            } else if !element.is_empty() {
                let title = without_site(&element);
                let shown = self.shows(title);
                self.article.title = Some(self.add(MetadataField::Title, title, Provenance::Title, shown));
            }
        }

        fn lead(&mut self) {
            if let Some(lead) = self.article.lead {
                return self.add_span(MetadataField::Lead, lead);
            }
            let declared = self.layout.declared.values(Field::Lead).next().map(|(place, lead)| (place, lead.to_owned()));
            if let Some((place, lead)) = declared {
                let shown = self.shows(&lead);
                self.add(MetadataField::Lead, &lead, provenance(place), shown);
            }
        }

        /// The names that the page shows; a person's name that only its data have is taken when it shows none.
        fn authors(&mut self) {
            for byline in self.article.byline.clone() {
                // `Bài, ảnh: Lê An`: the name alone.
                let label = byline::label_len(self.article.slice(byline));
                self.add_span(MetadataField::Author, Span::new(byline.start as usize + label, byline.end as usize));
            }
            if !self.article.byline.is_empty() {
                return;
            }
            let sites: Vec<String> = self.layout.declared.values(Field::Site).map(|(_, site)| key(site)).collect();
            let hosts: Vec<String> = self.layout.declared.addresses().filter_map(host).map(str::to_owned).collect();
            // The site is nobody, by its name or by its address: "Bến Sông" of www.bensong.example.
            let is_site = |name: &str| {
                let plain: String =
                    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect::<String>().to_lowercase();
                sites.contains(&key(name)) || hosts.iter().any(|host| host.split('.').any(|label| label == plain))
            };
            let declared: Vec<(Place, String)> = self
                .layout
                .declared
                .values(Field::Author)
                .filter(|(_, name)| byline::is_byline(name) && !is_site(name))
                .map(|(place, name)| (place, name.to_owned()))
                .collect();
            let Some(&(first, _)) = declared.first() else { return };
            for (place, name) in declared.iter().filter(|(place, _)| *place == first) {
                let shown = self.shows(name);
                let value = self.add(MetadataField::Author, name, provenance(*place), shown);
                if shown || byline::is_person(name) {
                    self.article.byline.push(value);
                }
            }
        }

        fn dates(&mut self, dates: &Dates) {
            if let Some((date, provenance, shown)) = dates.published() {
                self.article.published = Some(self.add(MetadataField::Published, &date.to_string(), provenance, shown));
            }
            let modified =
                self.layout.declared.values(Field::Modified).find_map(|(place, value)| Some((place, moment(value)?)));
            if let Some((place, date)) = modified {
                let shown = dates.shown.iter().any(|shown| same_day(shown, &date));
                self.add(MetadataField::Modified, &date.to_string(), provenance(place), shown);
            }
        }

        /// The values of a field that the most trusted place has.
        fn declared(&self, field: Field) -> Vec<(Place, String)> {
            let mut values: Vec<(Place, String)> =
                self.layout.declared.values(field).map(|(place, value)| (place, value.to_owned())).collect();
            let first = values.first().map(|row| row.0);
            values.retain(|row| Some(row.0) == first);
            values
        }

        fn canonical(&mut self) {
            let link = self.layout.declared.canonical.clone();
            if !link.is_empty() {
                self.add(MetadataField::Canonical, &link, Provenance::Link, false);
            } else if let Some((place, address)) = self.declared(Field::Canonical).first() {
                let shown = self.shows(address);
                self.add(MetadataField::Canonical, address, provenance(*place), shown);
            }
        }

        /// The site's name: what is declared and is no address, or what the `title` element has behind the headline.
        fn site(&mut self) {
            let is_name = |name: &str| !name.contains("://") && (name.contains(' ') || !name.contains('.'));
            let declared = self
                .layout
                .declared
                .values(Field::Site)
                .find(|row| is_name(row.1))
                .map(|(place, name)| (place, name.to_owned()));
            if let Some((place, name)) = declared {
                let shown = self.shows(&name);
                self.add(MetadataField::Site, &name, provenance(place), shown);
                return;
            }
            let element = self.layout.declared.title.clone();
            let head = without_site(&element);
            let site = element.get(head.len()..).unwrap_or_default().trim_matches(|letter: char| !letter.is_alphanumeric());
            let title = self.article.title.map(|title| key(self.article.slice(title)));
            if !site.is_empty() && title == Some(key(head)) {
                let shown = self.shows(site);
                self.add(MetadataField::Site, site, Provenance::Title, shown);
            }
        }

        fn sections(&mut self, seen: &Seen) {
            let mut declared = self.declared(Field::Section);
            if declared.is_empty() {
                let title = self.article.title.map(|title| key(self.article.slice(title)));
                declared = self.declared(Field::Trail);
                declared.retain(|(_, name)| !is_front(&key(name)) && Some(key(name)) != title);
            }
            if declared.is_empty() {
                for name in &seen.sections {
                    self.add(MetadataField::Section, name, Provenance::Page, true);
                }
                return;
            }
            self.add_list(MetadataField::Section, &declared);
        }

        fn tags(&mut self, seen: &Seen) {
            let declared = self.declared(Field::Tags);
            if !declared.is_empty() {
                return self.add_list(MetadataField::Tag, &declared);
            }
            let mut known: HashSet<String> = HashSet::new();
            for name in seen.tags.iter().filter(|name| known.insert(key(name))) {
                self.add(MetadataField::Tag, name, Provenance::Page, true);
            }
        }

        /// Adds values, of which each may be several with commas between, each once.
        fn add_list(&mut self, field: MetadataField, values: &[(Place, String)]) {
            let mut known: HashSet<String> = HashSet::new();
            for (place, value) in values {
                for name in value.split(',').map(str::trim) {
                    let own = key(name);
                    if !own.is_empty() && known.insert(own) {
                        let shown = self.shows(name);
                        self.add(field, name, provenance(*place), shown);
                    }
                }
            }
        }

        fn image(&mut self, seen: &Seen) {
            if let Some((place, address)) = self.declared(Field::Image).first() {
                // The same picture stands in the body in another size, at another address.
                let name = file_name(address);
                let shown = self.shows(address) || (name.len() >= FILE_NAME && self.has_address(name));
                self.add(MetadataField::Image, address, provenance(*place), shown);
            } else if let Some(address) = &seen.picture {
                let address = self.layout.declared.resolved(address);
                self.add(MetadataField::Image, &address, Provenance::Page, true);
            }
        }

        /// Whether one of the page's pictures or links has a file of this name.
        fn has_address(&self, name: &str) -> bool {
            let found = memchr::memmem::find_iter(self.addresses.as_bytes(), name);
            found.into_iter().any(|at| self.addresses.get(..at).is_some_and(|before| before.ends_with('/')))
        }
    }

    /// The last part of an address's path.
    fn file_name(address: &str) -> &str {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        path.rsplit('/').next().unwrap_or_default()
    }

    /// The host of an address of the web.
    fn host(address: &str) -> Option<&str> {
        address.split_once("//")?.1.split(['/', ':', '?', '#']).next()
    }

    fn provenance(place: Place) -> Provenance {
        match place {
            Place::JsonLd => Provenance::JsonLd,
            Place::OpenGraph => Provenance::OpenGraph,
            Place::Meta => Provenance::Meta,
        }
    }

    /// A `title` element's text without the name of the site behind it.
    fn without_site(title: &str) -> &str {
        [" | ", " - ", " – ", " :: ", " » "]
            .iter()
            .filter_map(|mark| title.rfind(mark))
            .max()
            .and_then(|at| title.get(..at))
            .filter(|head| head.chars().count() >= 15)
            .unwrap_or(title)
    }

    /// The dates of a page.
    pub(in crate::article) struct Dates {
        /// Those that it shows near the headline and below the body, the likeliest first.
        shown: Vec<Date>,
        declared: Vec<(Provenance, Date)>,
        /// The day in the page's own address.
        address: Option<Date>,
    }

    impl Dates {
        pub(in crate::article) fn of(layout: &Layout, shape: &Shape, lines: &[Line]) -> Self {
            let title = shape.title.unwrap_or(shape.core.start);
            let date = |at: usize| lines.get(at).and_then(|line| line.date);
            // Behind the headline first, then in front of it from near to far, then behind the body.
            let behind = title..shape.core.start.max(title + AROUND).min(shape.core.end.max(title + 1));
            let before = (title.saturating_sub(AROUND)..title).rev();
            let below = shape.core.end..shape.core.end + AROUND;
            let shown = behind.chain(before).chain(below).filter_map(date).collect();
            let values = layout.declared.values(Field::Published).map(|(place, value)| (provenance(place), value));
            let times = layout.declared.times.iter().map(|(value, _)| (Provenance::Time, value.as_str()));
            let declared = values.chain(times).filter_map(|(place, value)| Some((place, moment(value)?))).collect();
            let address = layout.declared.addresses().find_map(Date::of_address);
            Self { shown, declared, address }
        }

        /// The date of publication: one that the page both shows and declares is sure, and its clock is taken from the one that
        /// has it; else what is declared, else what is shown; at last the day in its address.
        fn published(&self) -> Option<(Date, Provenance, bool)> {
            let declares = |shown: &&Date| self.declared.iter().any(|(_, declared)| same_day(declared, shown));
            if let Some(agreed) = self.shown.iter().find(declares) {
                let clock = |date: &&Date| same_day(date, agreed) && date.time.is_some();
                if let Some(shown) = self.shown.iter().find(clock) {
                    return Some((*shown, Provenance::Page, true));
                }
                let declared = self.declared.iter().find(|(_, date)| clock(&date));
                return Some(declared.map_or((*agreed, Provenance::Page, true), |&(place, date)| (date, place, true)));
            }
            let declared = self.declared.first().map(|&(place, date)| (date, place, false));
            declared
                .or_else(|| self.shown.first().map(|&date| (date, Provenance::Page, true)))
                .or_else(|| self.address.map(|date| (date, Provenance::Address, false)))
        }
    }

    fn same_day(a: &Date, b: &Date) -> bool {
        (a.year, a.month, a.day) == (b.year, b.month, b.day)
    }

    /// The moment of a declared value in the zone of Vietnam: portals also give it in that of Greenwich.
    fn moment(value: &str) -> Option<Date> {
        let value = value.trim();
        let date = Date::of_metadata(value.trim_end_matches(['Z', 'z']))?;
        let greenwich = value.ends_with(['Z', 'z']) || value.ends_with("+00:00") || value.ends_with("+0000");
        let Some((hour, minute)) = date.time.filter(|_| greenwich) else { return Some(date) };
        let hour = hour + 7;
        if hour < 24 {
            return Some(Date { time: Some((hour, minute)), ..date });
        }
        let leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
        let days = match date.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        let (mut year, mut month, mut day) = (date.year, date.month, date.day + 1);
        if day > days {
            (month, day) = (month + 1, 1);
        }
        if month > 12 {
            (year, month) = (year + 1, 1);
        }
        Some(Date { year, month, day, time: Some((hour - 24, minute)) })
    }
}
