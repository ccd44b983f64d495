//! The form of a kind of record: which fields its reader asks for. Found by running the readers once over
//! nothing, so that no second list of fields exists.

use super::fields::Fields;
use super::kind::{Book, Context, Kind};
use super::shape::Shape;
use super::{context, read_defaults, read_lists, read_numbers};
use crate::audience::Gate;
use crate::diag::Span;
use crate::model::{Model, Openness};
use crate::source::yaml::{Node, Value};
use crate::source::{Body, SourceFile};
use std::collections::BTreeMap;

/// A field that a reader asks for.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// Its name.
    pub key: &'static str,
    /// What it should be.
    pub shape: Shape,
    /// Whether the record says nothing without it.
    pub required: bool,
}

/// The fields of a kind of record.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// The Chinese name of the kind.
    pub name: &'static str,
    /// The fields, in the order in which they are asked for.
    pub fields: Vec<Asked>,
    /// Groups of fields of which the record needs at least one.
    pub any_of: Vec<&'static [&'static str]>,
}

/// The forms of everything that may be written.
#[derive(Debug)]
pub struct Forms {
    /// Of the kinds of file.
    pub files: Vec<(FileKind, Form)>,
    /// Of the kinds of record, by their English names.
    pub kinds: BTreeMap<&'static str, Form>,
}

/// A kind of file, by what may stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// `site.yml`.
    Site,
    /// Any other file of the site's own folder that holds lists.
    Lists,
    /// `chain.yml` of a chain's folder.
    Chain,
    /// Any other file of a chain's folder that holds lists.
    ChainLists,
    /// `defaults.yml` of any folder.
    Defaults,
    /// `numbers.yml` of any folder.
    Numbers,
    /// The head of a Markdown text.
    Front,
}

impl FileKind {
    /// The name by which the meaning of its fields is looked up.
    #[must_use]
    pub const fn owner(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Lists => "lists",
            Self::Chain => "chain",
            Self::ChainLists => "chain-lists",
            Self::Defaults | Self::Front => "defaults",
            Self::Numbers => "numbers",
        }
    }

    /// The kind of a content file.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let is_markdown = path.rsplit('.').next().is_some_and(|end| end.eq_ignore_ascii_case("md"));
        match (crate::source::stem(path), super::chain_of(path)) {
            _ if is_markdown => Self::Front,
            (Some("defaults"), _) => Self::Defaults,
            (Some("numbers"), _) => Self::Numbers,
            (Some("chain"), Some(_)) => Self::Chain,
            (_, Some(_)) => Self::ChainLists,
            (Some("site"), None) => Self::Site,
            (_, None) => Self::Lists,
        }
    }
}

/// The forms of everything that the readers read.
#[must_use]
pub fn forms() -> Forms {
    let gate = Gate::open();
    let mut cx = context(&gate, None);
    cx.book = Some(Book::new());
    let mut files = Vec::new();
    for (kind, path) in [
        (FileKind::Site, "content/site.yml"),
        (FileKind::Lists, "content/lists.yml"),
        (FileKind::Chain, "content/chains/chain/chain.yml"),
        (FileKind::ChainLists, "content/chains/chain/lists.yml"),
    ] {
        files.push((kind, form_of_lists(path, &mut cx)));
    }
    read_defaults(&nothing(Span::default()), &mut cx);
    let defaults = take(&mut cx, "defaults");
    read_numbers(&nothing(Span::default()), &mut cx);
    files.push((FileKind::Numbers, take(&mut cx, "file")));
    files.push((FileKind::Defaults, defaults.clone()));
    files.push((FileKind::Front, defaults.clone()));
    let mut kinds = cx.book.unwrap_or_default();
    kinds.insert("defaults", defaults);
    Forms { files, kinds }
}

fn form_of_lists(path: &str, cx: &mut Context<'_>) -> Form {
    let body = Body::Yaml(nothing(Span::default()));
    let file = SourceFile { path: path.to_owned(), text: String::new(), body };
    let Body::Yaml(node) = &file.body else { return Form::default() };
    cx.chain = super::chain_of(path).map(str::to_owned);
    read_lists(&file, node, Openness::Public, (&mut Model::default(), cx));
    take(cx, "file")
}

fn take(cx: &mut Context<'_>, kind: &str) -> Form {
    cx.book.as_mut().and_then(|book| book.remove(kind)).unwrap_or_default()
}

const fn nothing(span: Span) -> Node {
    Node { span, value: Value::Map(Vec::new()) }
}

impl Fields<'_, '_, '_> {
    /// While forms are being found, runs the reader of a kind of record that may stand inside this one over
    /// nothing; the kind is marked first, since a link may hold links.
    pub(super) fn find_form(&mut self, kind: Kind, read: impl FnOnce(&mut Fields<'_, '_, '_>)) {
        let Some(book) = &mut self.cx.book else { return };
        let [zh, en] = kind.name;
        if book.contains_key(en) {
            return;
        }
        book.insert(en, Form { name: zh, ..Form::default() });
        let nothing = nothing(self.span);
        if let Some(mut fields) = Fields::open(&nothing, kind, Openness::Public, self.cx) {
            read(&mut fields);
            fields.close();
        }
    }

    /// While forms are being found, notes what was asked for. A field that was asked for twice is what the
    /// later question says.
    pub(super) fn note_form(&mut self) {
        let [zh, en] = self.kind.name;
        let Some(book) = &mut self.cx.book else { return };
        let mut fields: Vec<Asked> = Vec::new();
        for asked in &self.asked {
            match fields.iter_mut().find(|one| one.key == asked.key) {
                Some(one) => {
                    *one = Asked { required: one.required || asked.required, ..*asked };
                }
                None => fields.push(*asked),
            }
        }
        book.insert(en, Form { name: zh, fields, any_of: self.any_of.clone() });
    }
}
