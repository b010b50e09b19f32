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
    /// The section that it stands in.
    Section = 7,
    /// One of its tags.
    Tag = 8,
    /// The address that the page calls its own, against the page's `base` if it names one.
    Canonical = 9,
    /// The address of its main picture, against the page's `base` if it names one.
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
pub(super) use found::{Dates, fill, section};

#[cfg(feature = "html")]
mod found {
    use super::{Metadata, MetadataField, Provenance};
    use crate::article::date::Date;
    use crate::article::{Article, byline};
    use crate::boilerplate::{Line, Shape, key};
    use crate::page::html::declared::{Field, Place};
    use crate::page::html::mark::Mark;
    use crate::page::layout::Layout;
    use crate::page::{Page, push};
    use crate::span::Span;

    /// A date line stands so many fragments from the headline or the end of the body at most.
    const AROUND: usize = 10;
    /// The longest name of a section, in bytes.
    const LONGEST_SECTION: usize = 60;

    /// Fills in what the page declares and shows.
    pub(in crate::article) fn fill(article: &mut Article, page: &Page, dates: &Dates, section: Option<&str>) {
        let Some(layout) = &page.layout else { return };
        let shown = article.buffer.len();
        let mut filler = Filler { article, layout, shown, addresses: &page.addresses };
        filler.title();
        filler.lead();
        filler.authors();
        filler.dates(dates);
        filler.rest();
        if let Some(section) = section
            && layout.declared.values(Field::Section).next().is_none()
        {
            filler.add(MetadataField::Section, section, Provenance::Page, true);
        }
    }

    /// The section by the way from the front page to this one: the first name in it that is neither the front page nor the
    /// headline.
    pub(in crate::article) fn section(page: &Page, layout: &Layout, shape: &Shape) -> Option<String> {
        let text = |at: usize| page.text_at(at);
        let title = text(shape.title?);
        let is_way = |at: &usize| {
            layout.places.get(*at).is_some_and(|place| place.marks.has(Mark::Breadcrumb))
                || layout.around(*at).any(|(_, node)| node.marks.has(Mark::Breadcrumb))
        };
        let names = (0..shape.title?)
            .filter(|at| page.fragments.get(*at).is_some_and(|fragment| fragment.visible))
            .filter(is_way)
            .flat_map(|at| text(at).split(['>', '»', '›', '/', '|']).map(str::trim))
            .filter(|name| (2..=LONGEST_SECTION).contains(&name.len()) && name.starts_with(char::is_alphabetic));
        // Links side by side with nothing between are one text, in which no name has an end.
        let is_front = |name: &str| {
            let own = key(name);
            own == "home" || ["trangchủ", "trangchu", "trangnhất"].iter().any(|front| own.starts_with(front))
        };
        names.filter(|name| !is_front(name) && *name != title).map(str::to_owned).next()
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
            for name in self.article.byline.clone() {
                self.add_span(MetadataField::Author, name);
            }
            if !self.article.byline.is_empty() {
                return;
            }
            let sites: Vec<String> = self.layout.declared.values(Field::Site).map(|(_, site)| key(site)).collect();
            let declared: Vec<(Place, String)> = self
                .layout
                .declared
                .values(Field::Author)
                .filter(|(_, name)| byline::is_byline(name) && !sites.contains(&key(name)))
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

        fn rest(&mut self) {
            let canonical = self.layout.declared.canonical.clone();
            if !canonical.is_empty() {
                self.add(MetadataField::Canonical, &canonical, Provenance::Link, false);
            }
            for (from, to, many) in [
                (Field::Site, MetadataField::Site, false),
                (Field::Section, MetadataField::Section, false),
                (Field::Tags, MetadataField::Tag, true),
                (Field::Canonical, MetadataField::Canonical, false),
                (Field::Image, MetadataField::Image, false),
            ] {
                if to == MetadataField::Canonical && !canonical.is_empty() {
                    continue;
                }
                let declared: Vec<(Place, String)> =
                    self.layout.declared.values(from).map(|(place, value)| (place, value.to_owned())).collect();
                let Some(&(first, _)) = declared.first() else { continue };
                for (place, value) in
                    declared.iter().filter(|(place, _)| *place == first).take(if many { usize::MAX } else { 1 })
                {
                    if many {
                        for tag in value.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
                            let shown = self.shows(tag);
                            self.add(to, tag, provenance(*place), shown);
                        }
                    } else {
                        let shown = self.shows(value);
                        self.add(to, value, provenance(*place), shown);
                    }
                }
            }
        }
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
