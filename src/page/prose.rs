//! An author's Markdown text with what vouches for it.

use super::desk::Desk;
use super::view::{Cell, Piece};
use crate::source::markdown;
use crate::wording::say;
use serde::Serialize;

/// A text as HTML, its documents and its day below it.
#[derive(Debug, Serialize)]
pub(super) struct Prose {
    html: String,
    provenance: Cell,
}

impl Prose {
    /// A text of a chain, with its links to records. Raw HTML in it was turned to text by `source`.
    pub(super) fn of(desk: &Desk<'_>, chain: &str, prose: &crate::model::Prose) -> Self {
        let address = |id: &str| {
            let visible = prose.links.iter().any(|link| link.value == id);
            let found = desk.site().find(Some(chain), id).filter(|_| visible)?;
            Some(desk.to(&desk.site().address(found)))
        };
        let mut provenance = Cell::empty();
        if let Some(day) = prose.as_of {
            provenance = provenance.with(Piece::text(say!(
                desk.words(),
                "page_prose.as_of",
                day = day.value
            )));
        }
        let sources = desk.sources(&prose.sources);
        if !sources.pieces.is_empty() {
            provenance = provenance.with(Piece::text(desk.word("page_prose.from")));
            provenance.pieces.extend(sources.pieces);
        }
        Self { html: markdown::to_html(&prose.markdown.value, &address), provenance }
    }
}
