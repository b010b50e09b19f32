//! What a phrase of the lexicon may be.

/// What a phrase may be; several at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sense(u64);

impl Sense {
    /// A title that is public by itself.
    pub(super) const STATE: Self = Self(1);
    /// The same, of a party.
    pub(super) const PARTY: Self = Self(1 << 1);
    /// A rank.
    pub(super) const RANK: Self = Self(1 << 2);
    /// A title that is public only of a public body.
    pub(super) const HEAD: Self = Self(1 << 3);
    /// Membership of a body.
    pub(super) const MEMBER: Self = Self(1 << 4);
    /// The head of the name of a public body.
    pub(super) const PUBLIC: Self = Self(1 << 5);
    /// The head of the name of a company, club or federation.
    pub(super) const PRIVATE: Self = Self(1 << 6);
    /// The head of the name of a school, hospital, newspaper: neither.
    pub(super) const INSTITUTE: Self = Self(1 << 7);
    /// A field of administration.
    pub(super) const FIELD: Self = Self(1 << 8);
    /// A province, city or region.
    pub(super) const PLACE: Self = Self(1 << 9);
    /// A state.
    pub(super) const COUNTRY: Self = Self(1 << 10);
    /// A word of address.
    pub(super) const ADDRESS: Self = Self(1 << 11);
    /// A calling before a name.
    pub(super) const CALLING: Self = Self(1 << 12);
    /// A family name.
    pub(super) const FAMILY: Self = Self(1 << 13);
    /// A unit of territory.
    pub(super) const UNIT: Self = Self(1 << 14);
    /// A word that no name begins with.
    pub(super) const FUNCTION: Self = Self(1 << 15);
    /// `nguyên`, `cựu`.
    pub(super) const FORMER: Self = Self(1 << 16);
    /// `quyền`.
    pub(super) const ACTING: Self = Self(1 << 17);
    /// `tân`.
    pub(super) const INCOMING: Self = Self(1 << 18);
    /// What may follow a title and belongs to it: `thường trực`, `thứ nhất`.
    pub(super) const SUFFIX: Self = Self(1 << 19);
    /// `phó`, which makes a title of less of what follows.
    pub(super) const DEPUTY: Self = Self(1 << 20);
    /// What leads from a person to an office: `giữ chức`, `là`, `làm`.
    pub(super) const HOLDS: Self = Self(1 << 21);
    /// What gives an office: `bổ nhiệm`, `bầu`.
    pub(super) const GIVES: Self = Self(1 << 22);
    /// What ends an office: `thôi giữ chức`.
    pub(super) const ENDS: Self = Self(1 << 23);
    /// What says that an office is of the past: `từng`.
    pub(super) const PAST: Self = Self(1 << 24);
    /// What makes of a title no person: `các`, `chức`.
    pub(super) const VOID: Self = Self(1 << 25);
    /// What makes of a title several persons: `các`, `hai`.
    pub(super) const PLURAL: Self = Self(1 << 26);
    /// What may stand between a title and its organization: `đương nhiệm`.
    pub(super) const FILLER: Self = Self(1 << 27);
    /// A word of the world of sports and business.
    pub(super) const TRADE: Self = Self(1 << 28);
    /// What joins the parts of a foreign name: `von`, `de`, `bin`.
    pub(super) const PARTICLE: Self = Self(1 << 29);

    /// A title that is none without the body that it is of; [`Sense::HEAD`] as well.
    pub(super) const BOUND: Self = Self(1 << 30);
    /// An abbreviation of a title, in capitals only.
    pub(super) const SHORT: Self = Self(1 << 31);
    /// `đồng chí`, which may stand before a title.
    pub(super) const COMRADE: Self = Self(1 << 32);
    /// What is said or given by an office rather than by its holder: `quyết định của …`.
    pub(super) const PAPER: Self = Self(1 << 33);

    /// A verb that stands behind an office or a person.
    pub(super) const VERB: Self = Self(1 << 34);

    /// What a company's director directs: `marketing`.
    pub(super) const DESK: Self = Self(1 << 35);

    /// The head of a local body, which a place's name follows.
    pub(super) const LOCAL: Self = Self(1 << 36);

    /// A title of [`Sense::HEAD`] or [`Sense::MEMBER`] that heads of states and members of assemblies have.
    pub(super) const HIGH: Self = Self(1 << 37);

    /// A body that only a place's name follows.
    pub(super) const WHOLE: Self = Self(1 << 38);

    /// A body of [`Sense::WHOLE`] that each place has one of.
    pub(super) const SEATED: Self = Self(1 << 40);

    /// One of the [`Joints`].
    pub(super) const JOINT: Self = Self(1 << 39);

    /// Whom the one spoken of followed in office.
    pub(super) const PREDECESSOR: Self = Self(1 << 41);
    /// Who follows the one spoken of in office.
    pub(super) const SUCCESSOR: Self = Self(1 << 42);

    /// What stands behind one who does or suffers something, and begins no noun.
    pub(super) const ACTS: Self = Self(1 << 43);

    pub(super) const TITLE: Self = Self(
        Self::STATE.0
            | Self::PARTY.0
            | Self::RANK.0
            | Self::HEAD.0
            | Self::MEMBER.0
            | Self::BOUND.0
            | Self::SHORT.0
            | Self::HIGH.0,
    );
    /// Words of the sentence that say whose an office is.
    pub(super) const GRAMMAR: Self = Self(
        Self::PAPER.0
            | Self::HOLDS.0
            | Self::GIVES.0
            | Self::ENDS.0
            | Self::PAST.0
            | Self::VOID.0
            | Self::PLURAL.0
            | Self::PREDECESSOR.0
            | Self::SUCCESSOR.0,
    );
    /// What an item may begin with.
    pub(super) const ANCHOR: Self = Self(
        Self::GRAMMAR.0 | Self::TITLE.0 | Self::STATUS.0 | Self::DEPUTY.0 | Self::HONORIFIC.0 | Self::BODY.0 | Self::UNIT.0,
    );
    /// What is looked at in a word with a small letter.
    pub(super) const NOTED: Self = Self(Self::ANCHOR.0 | Self::JOINT.0 | Self::TRADE.0);
    pub(super) const BODY: Self = Self(Self::PUBLIC.0 | Self::PRIVATE.0 | Self::INSTITUTE.0);
    pub(super) const HONORIFIC: Self = Self(Self::ADDRESS.0 | Self::CALLING.0);
    pub(super) const STATUS: Self = Self(Self::FORMER.0 | Self::ACTING.0 | Self::INCOMING.0);
    pub(super) const TERRITORY: Self = Self(Self::PLACE.0 | Self::COUNTRY.0);

    pub(super) const fn bits(self) -> u64 {
        self.0
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}
