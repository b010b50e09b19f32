//! Options in, articles out.

use crate::article::{self, Article};
use crate::boilerplate::Furniture;
use crate::error::Error;
use crate::letter::ToneStyle;
use crate::normalize::Normalizer;
use crate::official::Finder;
use crate::page;

/// The default of [`Builder::max_input`]: 16 MiB.
pub const DEFAULT_MAX_INPUT: usize = 16 << 20;
/// The most that [`Builder::max_input`] takes: 1 GiB, so that every position fits a `u32`.
pub const HIGHEST_MAX_INPUT: usize = 1 << 30;

/// Turns pages into articles.
///
/// It holds what is worth building once (automata, lexicons, options), never changes, and can be shared by any number of
/// threads.
///
/// ```
/// let processor = toasoan::Processor::builder().tone(toasoan::ToneStyle::Old).build()?;
/// let article = processor.article_from_text("Một tiêu đề\n\nHòa bình là điều ai cũng mong muốn.")?;
/// assert_eq!(article.title(), Some("Một tiêu đề"));
/// assert!(article.text().contains("Hòa bình"));
/// # Ok::<(), toasoan::Error>(())
/// ```
#[derive(Debug)]
pub struct Processor {
    normalizer: Normalizer,
    furniture: Furniture,
    finder: Finder,
    max_input: usize,
    #[cfg(feature = "html")]
    body: page::html::selector::Selectors,
}

/// Settings of a [`Processor`].
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `build`"]
pub struct Builder {
    tone: ToneStyle,
    phrases: Vec<String>,
    rules: Vec<String>,
    titles: Vec<String>,
    organizations: Vec<String>,
    max_input: usize,
    #[cfg(feature = "html")]
    body: Vec<String>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            tone: ToneStyle::Keep,
            phrases: Vec::new(),
            rules: Vec::new(),
            titles: Vec::new(),
            organizations: Vec::new(),
            max_input: DEFAULT_MAX_INPUT,
            #[cfg(feature = "html")]
            body: Vec::new(),
        }
    }
}

impl Builder {
    /// Where the tone mark of an open `oa oe uy` goes; as written by default.
    pub fn tone(mut self, style: ToneStyle) -> Self {
        self.tone = style;
        self
    }

    /// A further phrase that marks page furniture: a line that is this phrase is dropped.
    ///
    /// Case and diacritics do not matter. With `…` at an end the line may go on there: `Mời bạn đọc…` drops every line that
    /// begins so, `…tại đây` every one that ends so, and a phrase between two `…` every line that holds it.
    pub fn boilerplate_phrase(mut self, phrase: impl Into<String>) -> Self {
        self.phrases.push(phrase.into());
        self
    }

    /// Further rules about page furniture, one a line; blank lines and lines that begin with `#` are left out.
    ///
    /// `drop: PHRASE`, or the phrase alone, drops a line; `end: PHRASE` drops it and everything behind it; `keep: PHRASE` keeps
    /// a line that would be dropped, also behind an `end:`. Phrases are as in [`Builder::boilerplate_phrase`]. Where two rules
    /// are about one phrase, the one that drops less counts.
    ///
    /// ```
    /// let processor = toasoan::Processor::builder()
    ///     .boilerplate_rules("# our own boxes\ndrop: Góc nhìn tuần…\nend: Bài cùng tuyến\nkeep: Chia sẻ\n")
    ///     .build()?;
    /// # Ok::<(), toasoan::Error>(())
    /// ```
    pub fn boilerplate_rules(mut self, rules: impl Into<String>) -> Self {
        self.rules.push(rules.into());
        self
    }

    /// A further title of an office, such as `Trưởng thôn`.
    pub fn office_title(mut self, title: impl Into<String>) -> Self {
        self.titles.push(title.into());
        self
    }

    /// A further head of the name of a public body, such as `Ban Trị thủy`; offices of it are public.
    pub fn organization(mut self, organization: impl Into<String>) -> Self {
        self.organizations.push(organization.into());
        self
    }

    /// The longest input in bytes, at most [`HIGHEST_MAX_INPUT`]; [`DEFAULT_MAX_INPUT`] by default.
    pub fn max_input(mut self, bytes: usize) -> Self {
        self.max_input = bytes;
        self
    }

    /// A selector of the body in the user's own pages, which then wins over what the page looks like.
    ///
    /// A list of selectors separated by commas: names of elements, `*`, `#id`, `.class`, `[name]`, `[name=value]`, inside one
    /// another (a space) or children (`>`). Pages in which none matches are read as without it.
    ///
    /// ```
    /// let processor = toasoan::Processor::builder().body_selector("#story > .text").build()?;
    /// let page = "<div id=story><div class=text><p>Một câu.</p></div><p>Câu khác.</p></div>";
    /// assert_eq!(processor.article_from_html(page.as_bytes())?.text(), "Một câu.");
    /// # Ok::<(), toasoan::Error>(())
    /// ```
    #[cfg(feature = "html")]
    pub fn body_selector(mut self, selector: impl Into<String>) -> Self {
        self.body.push(selector.into());
        self
    }

    /// Builds the processor.
    ///
    /// # Errors
    /// When a setting has a value that it cannot have ([`Error::is_option`]).
    pub fn build(self) -> Result<Processor, Error> {
        if self.max_input > HIGHEST_MAX_INPUT {
            return Err(Error::option(format!("max_input is {}, over the highest of {HIGHEST_MAX_INPUT}", self.max_input)));
        }
        Ok(Processor {
            normalizer: Normalizer::new().tone(self.tone),
            furniture: Furniture::new(&self.phrases, &self.rules)?,
            finder: Finder::new(&self.titles, &self.organizations),
            max_input: self.max_input,
            #[cfg(feature = "html")]
            body: page::html::selector::Selectors::parse(&self.body)?,
        })
    }
}

impl Processor {
    /// A processor's settings, all at their defaults.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The article in a page of plain text.
    ///
    /// # Errors
    /// Only when the input is longer than the limit ([`Error::is_too_long`]).
    pub fn article_from_text(&self, text: &str) -> Result<Article, Error> {
        self.check_len(text.len())?;
        Ok(self.article(page::text::read(text, &self.normalizer)))
    }

    /// The article in a page of HTML: as a portal serves it, as a browser saved it, or a piece of one from a CMS.
    ///
    /// The charset is that of a byte order mark, or what the page says, or UTF-8.
    ///
    /// # Errors
    /// Only when the input is longer than the limit ([`Error::is_too_long`]).
    #[cfg(feature = "html")]
    pub fn article_from_html(&self, page: &[u8]) -> Result<Article, Error> {
        self.check_len(page.len())?;
        Ok(self.article(page::html::read(page, None, &self.body, &self.normalizer)))
    }

    fn check_len(&self, len: usize) -> Result<(), Error> {
        if len > self.max_input { Err(Error::too_long(len, self.max_input)) } else { Ok(()) }
    }

    fn article(&self, page: page::Page) -> Article {
        let judgement = self.furniture.judge(&page);
        let mut article = article::build(page, judgement);
        self.finder.find(&mut article);
        article
    }
}
