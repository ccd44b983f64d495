//! What every record carries, and the documents that records cite.

use super::{Openness, When};
use crate::diag::Span;

/// A value and where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A text and where it was written.
pub type Text = Spanned<String>;

/// An id that names another record.
pub type Ref = Spanned<String>;

/// What every record carries.
#[derive(Debug, Clone)]
pub struct Record {
    /// Id; empty for the kinds that have none (applications, relations, figures).
    pub id: Text,
    /// Name; falls back to the id where an author forgot it (which is an error).
    pub name: Text,
    /// Who may see it: its own or inherited word, or the default of its kind.
    pub openness: Openness,
    /// Documents that say so.
    pub sources: Vec<Ref>,
    /// The day of which it is true.
    pub as_of: Option<Spanned<When>>,
    /// The day by which it is to be looked at again.
    pub next_review: Option<Spanned<When>>,
    /// Department that keeps it.
    pub owner: Option<Ref>,
    /// A remark.
    pub note: Option<Text>,
    /// Chain in whose folder it stands; none for the site's own files.
    pub chain: Option<String>,
    /// The whole record.
    pub span: Span,
}

/// A line of a `numbers.yml`: a printed number and the record that carries it, for ever.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// The number: `IC-T-023`.
    pub number: Text,
    /// The id of the record.
    pub id: Text,
    /// Chain in whose folder the file lies.
    pub chain: Option<String>,
}

/// A document that is cited.
#[derive(Debug, Clone, Hash)]
pub struct Source {
    /// Id, title as `name`, note.
    pub record: Record,
    /// Who published it.
    pub issuer: Option<Text>,
    /// Its number (文号).
    pub number: Option<Text>,
    /// When it was published.
    pub date: Option<Spanned<When>>,
    /// Where it can be read.
    pub address: Option<Text>,
}
