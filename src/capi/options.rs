//! Settings by number, so that new ones need no new function.

use std::ffi::c_char;

use super::guard::{create, destroy, guard};
use super::input;
use super::status::toasoan_status;
use super::text::toasoan_buffer;
use crate::letter::ToneStyle;
use crate::normalize::{Form, Normalizer, Repairs, Spaces};
use crate::processor::{Builder, DEFAULT_MAX_INPUT, HIGHEST_MAX_INPUT, Processor};

/// The default of TOASOAN_OPT_MAX_INPUT: 16 MiB.
pub const TOASOAN_DEFAULT_MAX_INPUT: usize = 16 << 20;
/// The most that TOASOAN_OPT_MAX_INPUT takes: 1 GiB. Functions that need no processor take as much.
pub const TOASOAN_HIGHEST_MAX_INPUT: usize = 1 << 30;

const _: () = assert!(TOASOAN_DEFAULT_MAX_INPUT == DEFAULT_MAX_INPUT && TOASOAN_HIGHEST_MAX_INPUT == HIGHEST_MAX_INPUT);

/// The options of a processor: below 64 numbers, from 64 on texts.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum toasoan_option {
    /// The longest input in bytes: TOASOAN_DEFAULT_MAX_INPUT, at most TOASOAN_HIGHEST_MAX_INPUT.
    TOASOAN_OPT_MAX_INPUT = 1,
    /// 1: text that is not UTF-8 has its bad bytes replaced by U+FFFD. 0, the default: it is refused with TOASOAN_ERR_UTF8.
    TOASOAN_OPT_LOSSY = 2,
    /// Where the tone mark of an open oa, oe, uy goes. 0, the default: as written. 1: old style (hòa), 2: new style (hoà).
    TOASOAN_OPT_TONE = 3,
    /// The Unicode form that toasoan_normalize() makes. 0, the default: NFC. 1: NFD. Articles are always NFC.
    TOASOAN_OPT_FORM = 4,
    /// What toasoan_normalize() makes of spaces that are no plain space. 0, the default: plain ones. 1: they stay.
    TOASOAN_OPT_SPACES = 5,
    /// What toasoan_normalize() repairs. 0, the default: everything. 1: nothing but the Unicode form.
    TOASOAN_OPT_REPAIRS = 6,
    /// Further phrases that mark page furniture, one a line: a line of the page that is such a phrase is removed. Case and
    /// diacritics do not matter. With … at an end the line may go on there.
    TOASOAN_OPT_BOILERPLATE = 64,
    /// Further titles of offices, such as Trưởng thôn, one a line.
    TOASOAN_OPT_TITLES = 65,
    /// Further rules about page furniture, one a line: `drop: PHRASE`, or the phrase alone, removes a line, `end: PHRASE` removes
    /// it and everything behind it, `keep: PHRASE` keeps a line that would be removed. Blank lines and lines that begin with `#`
    /// are left out. toasoan_options_problem() tells which one is not understood.
    TOASOAN_OPT_RULES = 66,
    /// Further heads of the names of public bodies, such as Ban Trị thủy, one a line; offices of them are public.
    TOASOAN_OPT_ORGANIZATIONS = 67,
    /// Selectors of the body in one's own pages of HTML, one a line or separated by commas, such as `#story > .text`: they win
    /// over what the page looks like, and pages in which none matches are read as without them. Names of elements, `*`, `#id`,
    /// `.class`, `[name]` and `[name=value]`, inside one another (a space) or children (`>`); at most 64 such steps in all.
    TOASOAN_OPT_BODY_SELECTORS = 68,
}

/// Settings of a processor. For one thread at a time.
#[derive(Debug)]
pub struct toasoan_options {
    max_input: usize,
    lossy: bool,
    tone: ToneStyle,
    form: Form,
    spaces: Spaces,
    repairs: Repairs,
    boilerplate: String,
    titles: String,
    rules: String,
    organizations: String,
    body_selectors: String,
}

impl Default for toasoan_options {
    fn default() -> Self {
        Self {
            max_input: DEFAULT_MAX_INPUT,
            lossy: false,
            tone: ToneStyle::default(),
            form: Form::default(),
            spaces: Spaces::default(),
            repairs: Repairs::default(),
            boilerplate: String::new(),
            titles: String::new(),
            rules: String::new(),
            organizations: String::new(),
            body_selectors: String::new(),
        }
    }
}

impl toasoan_options {
    pub(super) fn max_input(&self) -> usize {
        self.max_input
    }

    pub(super) fn lossy(&self) -> bool {
        self.lossy
    }

    pub(super) fn normalizer(&self) -> Normalizer {
        Normalizer::new().tone(self.tone).form(self.form).spaces(self.spaces).repairs(self.repairs)
    }

    pub(super) fn builder(&self) -> Builder {
        let mut builder = Processor::builder().tone(self.tone).max_input(self.max_input).boilerplate_rules(self.rules.as_str());
        for phrase in lines(&self.boilerplate) {
            builder = builder.boilerplate_phrase(phrase);
        }
        for title in lines(&self.titles) {
            builder = builder.office_title(title);
        }
        for organization in lines(&self.organizations) {
            builder = builder.organization(organization);
        }
        for selector in lines(&self.body_selectors) {
            builder = builder.body_selector(selector);
        }
        builder
    }

    fn set(&mut self, option: i32, value: i64) -> Result<(), toasoan_status> {
        const MAX_INPUT: i32 = toasoan_option::TOASOAN_OPT_MAX_INPUT as i32;
        const LOSSY: i32 = toasoan_option::TOASOAN_OPT_LOSSY as i32;
        const TONE: i32 = toasoan_option::TOASOAN_OPT_TONE as i32;
        const FORM: i32 = toasoan_option::TOASOAN_OPT_FORM as i32;
        const SPACES: i32 = toasoan_option::TOASOAN_OPT_SPACES as i32;
        const REPAIRS: i32 = toasoan_option::TOASOAN_OPT_REPAIRS as i32;
        match (option, usize::try_from(value)) {
            (MAX_INPUT, Ok(bytes)) if bytes <= HIGHEST_MAX_INPUT => self.max_input = bytes,
            (LOSSY, Ok(value @ (0 | 1))) => self.lossy = value == 1,
            (TONE, Ok(0)) => self.tone = ToneStyle::Keep,
            (TONE, Ok(1)) => self.tone = ToneStyle::Old,
            (TONE, Ok(2)) => self.tone = ToneStyle::New,
            (FORM, Ok(0)) => self.form = Form::Nfc,
            (FORM, Ok(1)) => self.form = Form::Nfd,
            (SPACES, Ok(0)) => self.spaces = Spaces::Plain,
            (SPACES, Ok(1)) => self.spaces = Spaces::Keep,
            (REPAIRS, Ok(0)) => self.repairs = Repairs::All,
            (REPAIRS, Ok(1)) => self.repairs = Repairs::FormOnly,
            _ => return Err(toasoan_status::TOASOAN_ERR_ARGUMENT),
        }
        Ok(())
    }

    fn set_text(&mut self, option: i32, text: &str) -> Result<(), toasoan_status> {
        const BOILERPLATE: i32 = toasoan_option::TOASOAN_OPT_BOILERPLATE as i32;
        const TITLES: i32 = toasoan_option::TOASOAN_OPT_TITLES as i32;
        const RULES: i32 = toasoan_option::TOASOAN_OPT_RULES as i32;
        const ORGANIZATIONS: i32 = toasoan_option::TOASOAN_OPT_ORGANIZATIONS as i32;
        const BODY_SELECTORS: i32 = toasoan_option::TOASOAN_OPT_BODY_SELECTORS as i32;
        let setting = match option {
            BOILERPLATE => &mut self.boilerplate,
            TITLES => &mut self.titles,
            RULES => &mut self.rules,
            ORGANIZATIONS => &mut self.organizations,
            BODY_SELECTORS => &mut self.body_selectors,
            _ => return Err(toasoan_status::TOASOAN_ERR_ARGUMENT),
        };
        *setting = text.to_owned();
        Ok(())
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// New options, all at their defaults. NULL only after a bug in the library.
///
/// ```c
/// toasoan_options *options = toasoan_options_new();
/// toasoan_options_set(options, TOASOAN_OPT_TONE, 1);
/// toasoan_options_free(options);
/// ```
#[unsafe(no_mangle)]
pub extern "C" fn toasoan_options_new() -> *mut toasoan_options {
    guard(std::ptr::null_mut(), || Box::into_raw(Box::default()))
}

/// Sets an option that is a number. On failure the option keeps its value.
///
/// ```c
/// toasoan_options *options = toasoan_options_new();
/// if (toasoan_options_set(options, TOASOAN_OPT_MAX_INPUT, 1 << 20) != TOASOAN_OK)
///     fprintf(stderr, "no such limit\n");
/// toasoan_options_free(options);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_options_set(options: *mut toasoan_options, option: i32, value: i64) -> toasoan_status {
    guard(toasoan_status::TOASOAN_ERR_INTERNAL, || {
        // SAFETY: NULL or options of ours that no other thread uses, by the rules of the header.
        let Some(options) = (unsafe { options.as_mut() }) else { return toasoan_status::TOASOAN_ERR_ARGUMENT };
        options.set(option, value).err().unwrap_or(toasoan_status::TOASOAN_OK)
    })
}

/// Sets an option that is UTF-8 text of at most TOASOAN_DEFAULT_MAX_INPUT bytes, in place of what it was. On failure the option
/// keeps its value. The text is copied; what it says is looked at by toasoan_processor_new().
///
/// ```c
/// const char phrases[] = "Mời bạn đọc tham gia bình chọn\nBáo đang thử nghiệm giao diện";
/// toasoan_options *options = toasoan_options_new();
/// toasoan_options_set_text(options, TOASOAN_OPT_BOILERPLATE, phrases, strlen(phrases));
/// toasoan_options_free(options);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_options_set_text(
    options: *mut toasoan_options,
    option: i32,
    text: *const c_char,
    len: usize,
) -> toasoan_status {
    guard(toasoan_status::TOASOAN_ERR_INTERNAL, || {
        // SAFETY: NULL or options of ours that no other thread uses, by the rules of the header.
        let Some(options) = (unsafe { options.as_mut() }) else { return toasoan_status::TOASOAN_ERR_ARGUMENT };
        // SAFETY: by the rules of the header, `len` bytes can be read at `text` during the call.
        let set = unsafe { input::text(text, len, DEFAULT_MAX_INPUT) }.and_then(|text| options.set_text(option, text));
        set.err().unwrap_or(toasoan_status::TOASOAN_OK)
    })
}

/// Why toasoan_processor_new() would refuse the options, in one English sentence that names the rule or selector; empty when it
/// would not. `*out` is the sentence, or NULL on failure.
///
/// ```c
/// const char rules[] = "drop: Góc nhìn tuần…\nend: ???";
/// toasoan_buffer *problem = NULL;
/// toasoan_options *options = toasoan_options_new();
/// toasoan_options_set_text(options, TOASOAN_OPT_RULES, rules, strlen(rules));
/// if (toasoan_options_problem(options, &problem) == TOASOAN_OK && toasoan_buffer_text(problem).len > 0)
///     printf("%.*s\n", (int)toasoan_buffer_text(problem).len, toasoan_buffer_text(problem).ptr);
/// toasoan_buffer_free(problem);
/// toasoan_options_free(options);
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_options_problem(
    options: *const toasoan_options,
    out: *mut *mut toasoan_buffer,
) -> toasoan_status {
    let body = || {
        // SAFETY: NULL or options of ours that no other thread changes, by the rules of the header.
        let options = unsafe { input::object(options) }.ok_or(toasoan_status::TOASOAN_ERR_ARGUMENT)?;
        Ok(options.builder().build().err().map_or_else(String::new, |error| error.to_string()).into())
    };
    // SAFETY: `out` is NULL or can be written, by the rules of the header.
    unsafe { create(out, body) }
}

/// Frees options. Processors that were built from them stay good.
///
/// ```c
/// toasoan_options_free(NULL); // does nothing
/// ```
#[unsafe(no_mangle)]
pub unsafe extern "C" fn toasoan_options_free(options: *mut toasoan_options) {
    // SAFETY: NULL or from toasoan_options_new() and freed once, by the rules of the header.
    unsafe { destroy(options) }
}
