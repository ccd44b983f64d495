//! What every record carries: identity, openness, provenance.

use super::fields::Fields;
use super::form::Asked;
use super::kind::Identity;
use super::shape::Shape;
use crate::diag::{Diagnostic, Span, Words};
use crate::model::{Openness, Record, Spanned, Text};

impl Fields<'_, '_, '_> {
    /// Who may see this record.
    pub(super) fn openness(&self) -> Openness {
        self.openness
    }

    /// Where the record stands.
    pub(super) fn span(&self) -> Span {
        self.span
    }

    /// Says that a field is known although somebody else reads it.
    pub(super) fn known(&mut self, key: &'static str, shape: Shape) {
        self.asked.push(Asked { key, shape, required: false });
    }

    /// The identity and provenance that every record carries.
    pub(super) fn record(&mut self) -> Record {
        let (id, name) = self.identity();
        self.provenance(id, name)
    }

    /// A record whose name stands in another field: the post of a leader, the title of a document.
    pub(super) fn record_named_by(&mut self, key: &'static str) -> Record {
        let id = self.required_id();
        let id = self.right_id(id);
        let name = self.required_text(key);
        self.provenance(id, name)
    }

    fn provenance(&mut self, id: Text, name: Option<Text>) -> Record {
        let own = self.references("sources");
        let sources = if own.is_empty() {
            self.default("sources", |d| Some(d.sources.clone()))
        } else {
            Some(own)
        };
        Record {
            name: name.unwrap_or_else(|| id.clone()),
            id,
            openness: self.openness,
            sources: sources
                .unwrap_or_default()
                .into_iter()
                .filter(|one| self.cx.gate.admits_reference(&one.value))
                .collect(),
            as_of: self.when("as_of").or_else(|| self.default("as_of", |d| d.as_of)),
            next_review: self.when("next_review"),
            owner: self.reference("owner").or_else(|| self.default("owner", |d| d.owner.clone())),
            note: self.text("note"),
            chain: self.cx.chain.clone(),
            span: self.span,
        }
    }

    fn identity(&mut self) -> (Text, Option<Text>) {
        let nothing = Spanned { value: String::new(), span: self.span };
        match self.kind.identity {
            Identity::File | Identity::Defaults => (nothing, None),
            Identity::None => {
                let id = self.id();
                (self.right_id(id), self.text("name"))
            }
            Identity::Name => {
                let id = self.id();
                (self.right_id(id), self.required_text("name"))
            }
            Identity::IdAndName => {
                let id = self.required_id();
                (self.right_id(id), self.required_text("name"))
            }
        }
    }

    /// An id, reported where it cannot be one.
    fn right_id(&mut self, id: Option<Text>) -> Text {
        if let Some(id) = id.as_ref().filter(|id| !is_id(&id.value)) {
            self.report_id(id);
        }
        id.unwrap_or(Spanned { value: String::new(), span: self.span })
    }

    fn report_id(&mut self, id: &Text) {
        let message = if id.value.is_empty() {
            Words::new("id 是空的", "the id is empty")
        } else {
            Words::new(
                format!("id“{}”只能用小写英文字母、数字和连字符", id.value),
                format!("id `{}` may hold only lower-case letters, digits and hyphens", id.value),
            )
        };
        let problem = Diagnostic::error("bad-id", id.span, message)
            .with_help("例如 integrated-circuits", "for example integrated-circuits");
        self.cx.problems.push(problem);
    }

    /// Why a judgement is so: the record's own basis or the file's.
    pub(super) fn basis(&mut self) -> Option<Text> {
        self.text("basis").or_else(|| self.default("basis", |d| d.basis.clone()))
    }
}

/// What [`is_id`] takes, as a regular expression for the schema.
pub(super) const ID: &str = "(?!(?:index|con|prn|aux|nul|com[0-9]|lpt[0-9])$)\
    [a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?";

/// Whether a text can be an id. Ids become file names, so those that Windows reserves and the name of list
/// pages are none.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let edges = !text.is_empty() && !text.starts_with('-') && !text.ends_with('-');
    let device = |name: &str| {
        let numbered = name.strip_prefix("com").or(name.strip_prefix("lpt"));
        let numbered =
            numbered.is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()));
        numbered || matches!(name, "con" | "prn" | "aux" | "nul")
    };
    plain && edges && text != "index" && !device(text) && text.len() <= 120
}
