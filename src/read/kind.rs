//! What goes through the reading of a file, and how a kind of record is treated.

use super::flat::Flat;
use super::form::Form;
use crate::audience::{Declared, Gate};
use crate::diag::Diagnostic;
use crate::model::{Openness, Ref, Spanned, Text, When};
use std::collections::BTreeMap;

/// What goes through the reading of one file.
pub(super) struct Context<'g> {
    /// What the audience may see.
    pub(super) gate: &'g Gate,
    /// Chain in whose folder the file lies.
    pub(super) chain: Option<String>,
    /// Values for what records leave out.
    pub(super) defaults: Defaults,
    /// Problems found.
    pub(super) problems: Vec<Diagnostic>,
    /// Ids declared, with their openness.
    pub(super) declared: Vec<Declared>,
    /// The forms found so far, while the readers are run to find them.
    pub(super) book: Option<Book>,
    /// The records laid flat so far, where that is wanted.
    pub(super) flat: Option<Vec<Flat>>,
    /// The ids of the records around the one that is being read, outermost first.
    pub(super) around: Vec<String>,
}

/// Forms of kinds of record by their English names.
pub(super) type Book = BTreeMap<&'static str, Form>;

/// Values that a file or a folder gives for records that do not state their own.
#[derive(Debug, Clone, Default)]
pub(super) struct Defaults {
    pub(super) openness: Option<Openness>,
    pub(super) owner: Option<Ref>,
    pub(super) sources: Vec<Ref>,
    pub(super) as_of: Option<Spanned<When>>,
    pub(super) basis: Option<Text>,
}

/// How a kind of record is treated.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// Its name in messages, Chinese and English.
    pub(super) name: [&'static str; 2],
    /// Whether it needs an id and a name.
    pub(super) identity: Identity,
    /// Who may see it unless something else is said.
    pub(super) openness: Openness,
}

/// What identifies a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Identity {
    /// An id and a name.
    IdAndName,
    /// A name alone.
    Name,
    /// Neither is needed; both may be given.
    None,
    /// No record, but what records fall back on. Read for every audience: a word that closes a file must close
    /// it just for those who may not see the file.
    Defaults,
    /// The file itself: its `sources` may declare documents, and then name none.
    File,
}

impl Kind {
    pub(super) const fn open(zh: &'static str, en: &'static str, identity: Identity) -> Self {
        Self { name: [zh, en], identity, openness: Openness::Public }
    }

    pub(super) const fn closed(zh: &'static str, en: &'static str) -> Self {
        Self { name: [zh, en], identity: Identity::IdAndName, openness: Openness::Closed }
    }
}
