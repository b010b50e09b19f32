//! The rules: which there are, and what each takes.

/// Makes the rules from one table: the rule, the name that `removed` gives it, and what it takes.
macro_rules! rules {
    ($($(#[doc = $meaning:literal])+ $rule:ident = $name:literal,)+) => {
        /// What takes a fragment off the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Rule {
            $($(#[doc = $meaning])+ $rule,)+
        }

        impl Rule {
            /// All of them, in the order of the table.
            pub(crate) const ALL: &[Self] = &[$(Self::$rule,)+];

            /// The name that [`Removed::rule`](crate::Removed) has. Names are part of the interface: they stay.
            pub(crate) const fn name(self) -> &'static str {
                match self {
                    $(Self::$rule => $name,)+
                }
            }
        }
    };
}

rules! {
    // The lists of labels and phrases, `src/lexicon/furniture_*.txt`.

    /// A notice that the page has a mobile version.
    MobileNotice = "mobile-notice",
    /// What asks readers to sign in.
    Login = "login",
    /// Buttons that share, save, print or read aloud.
    Share = "share",
    /// Labels of advertisements.
    Advert = "advert",
    /// Sentences that ask readers to go, send or follow somewhere.
    Invitation = "invitation",
    /// A label of related articles, and the headlines below it.
    Related = "related",
    /// A label of a video, and the headlines below it.
    VideoBox = "video-box",
    /// A label of other articles that could please, and mostly all behind.
    Recommendation = "recommendation",
    /// A label of the article's tags, and mostly all behind.
    Tags = "tags",
    /// A label of comments, and all behind.
    Comments = "comments",
    /// The publisher, its licence and its editors, and what stands below.
    Imprint = "imprint",
    /// How to reach the newsroom.
    Contact = "contact",
    /// Menus, names of sections, ways back to the top.
    Navigation = "navigation",

    // Any page.

    /// A line that is a date and no more than a few words.
    DateLine = "date-line",
    /// The headline once more.
    RepeatedTitle = "repeated-title",
    /// A name that stands twice.
    RepeatedLine = "repeated-line",
    /// A caption once more.
    RepeatedCaption = "repeated-caption",
    /// The text of a picture, which readers do not see.
    ImageAlt = "image-alt",

    // Pages of HTML.

    /// What the page hides.
    Hidden = "hidden",
    /// Buttons, fields and their labels, and the question of a poll.
    Control = "control",
    /// A box of other articles or of anything that is none of the article.
    RelatedBox = "related-box",
    /// Links outside of the body.
    Links = "links",
    /// A line of the body that is a link to elsewhere.
    LinkLine = "link-line",
    /// What stands between the headline and the body, or in front of the headline in the body's box.
    Frame = "frame",
    /// Other text outside of the body.
    OutsideBody = "outside-body",
    /// A text that the page shows twice.
    Repeated = "repeated",
    /// A label in front of a caption for those who hear the page.
    CaptionLabel = "caption-label",

    // The user's own.

    /// A phrase that the user drops.
    UserPhrase = "user-phrase",
    /// A phrase at which the user ends the page, and all behind.
    UserEnd = "user-end",
    /// A phrase that the user keeps; it takes nothing.
    UserKeep = "user-keep",
}

impl Rule {
    /// The rule with a name.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon;

    #[test]
    fn every_list_of_the_lexicon_has_its_rule() {
        for (entry, list) in lexicon::furniture() {
            assert!(Rule::named(list).is_some(), "{list}: {entry}");
        }
    }

    #[test]
    fn names_are_different_and_the_readme_has_them() {
        let readme = include_str!("README.md");
        let names: HashSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
        assert_eq!(names.len(), Rule::ALL.len());
        for name in names {
            assert!(readme.contains(&format!("`{name}`")), "{name}");
        }
    }
}
