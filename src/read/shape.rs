//! What a field should be. Readers name it where they ask for a field, so that what is read, what is told to an
//! author and what the schema says are one thing.

use crate::model::{Openness, Quantity, When, Word};

/// What a field should be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// One value.
    One(Scalar),
    /// A list of values; one may stand without brackets.
    Many(Scalar),
    /// Two numbers in brackets, each of this form.
    Pair(Scalar),
    /// A group of `name: value`.
    Pairs(Keys, Scalar),
    /// A mapping of this kind, by its English name.
    Record(&'static str),
    /// A list of mappings of this kind.
    Records(&'static str),
    /// A list of mappings of this kind, or of ids of such that are declared elsewhere.
    RecordsOrIds(&'static str),
}

/// What the names in a group of `name: value` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// Whatever the author writes.
    Any,
    /// Names of fields of the record, those of its identity and openness excepted.
    Fields,
    /// Codes of rules.
    Rules,
}

/// What a single value should be.
#[derive(Debug, Clone, Copy)]
pub enum Scalar {
    /// A text.
    Text,
    /// The id of another record.
    Reference,
    /// An id of its own.
    Id,
    /// A date, as precise as it is known.
    Date,
    /// A date, or two years joined by a dash.
    Period,
    /// A year.
    Year,
    /// A number, a bounded number or a range.
    Number,
    /// A whole number.
    Whole,
    /// A decimal number.
    Decimal,
    /// Yes or no.
    Flag,
    /// An address on the web.
    Address,
    /// A word of a vocabulary.
    Word(fn() -> Vec<Choice>),
}

/// A word of a vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// The word as it is shown.
    pub word: &'static str,
    /// Other spellings that are understood.
    pub aliases: &'static [&'static str],
    /// What it means.
    pub about: &'static str,
}

/// The words that say yes, and those that say no.
pub const FLAGS: [(&str, bool); 6] =
    [("是", true), ("否", false), ("true", true), ("false", false), ("yes", true), ("no", false)];

/// The first and the last year that a field of one year may name.
pub const YEARS: [i32; 2] = [1949, 2100];

impl Scalar {
    /// What a text must match, as a regular expression of ECMA 262 for the whole text; none where any text will
    /// do or the words are listed.
    #[must_use]
    pub fn pattern(self) -> Option<String> {
        // Where the reader forgives white space within quotes, the pattern does too.
        let trimmed = |pattern: &str| format!("^\\s*(?:{pattern})\\s*$");
        match self {
            Self::Text | Self::Reference | Self::Flag | Self::Word(_) => None,
            Self::Id => Some(format!("^{}$", super::record::ID)),
            Self::Date => Some(trimmed(When::PATTERN)),
            Self::Period => {
                Some(format!("^(?:{}|[1-9][0-9]{{3}}[-–—][1-9][0-9]{{3}})$", When::PATTERN))
            }
            Self::Year => Some("^(?:19(?:49|[5-9][0-9])|20[0-9]{2}|2100)$".to_owned()),
            Self::Number => Some(trimmed(Quantity::PATTERN)),
            Self::Whole => Some("^-?[0-9]{1,6}$".to_owned()),
            Self::Decimal => Some("^-?[0-9]{1,6}(?:\\.[0-9]{1,12})?$".to_owned()),
            Self::Address => Some("^https?://".to_owned()),
        }
    }

    /// How open a record or field is.
    #[must_use]
    pub const fn openness() -> Self {
        Self::word::<Openness>()
    }

    /// A word of this vocabulary.
    pub(super) const fn word<T: Word>() -> Self {
        Self::Word(choices::<T>)
    }
}

fn choices<T: Word>() -> Vec<Choice> {
    let words = T::ALL.iter();
    words
        .map(|one| Choice { word: one.word(), aliases: one.aliases(), about: one.about() })
        .collect()
}

/// Whether a text is a whole number of at most six digits.
pub(super) fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is a plain decimal number.
pub(super) fn is_decimal(text: &str) -> bool {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let right = (1..=12).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    right && is_whole(whole)
}
