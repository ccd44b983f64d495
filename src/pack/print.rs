//! From the files of a pack to a PDF: typst compiles, its words about a template become ours.

use super::world::Shelf;
use crate::diag::{Diagnostic, Severity, Words};
use typst::WorldExt;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::syntax::DiagSpan;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A typeset pack.
pub(super) struct Print {
    /// The file.
    pub(super) pdf: Vec<u8>,
    /// How many pages it has.
    pub(super) pages: usize,
}

/// Typesets a pack. `name` identifies it in its properties.
///
/// # Errors
/// When a template is wrong, or the document would not be valid PDF/A-2b and PDF/UA-1.
pub(super) fn print(
    shelf: &Shelf<'_>,
    name: &str,
) -> Result<(Print, Vec<Diagnostic>), Vec<Diagnostic>> {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(shelf);
    let told = |all: &[SourceDiagnostic], severity| {
        all.iter().map(|one| diagnostic(shelf, one, severity)).collect::<Vec<_>>()
    };
    let document = output.map_err(|errors| told(&errors, Severity::Error))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2b, PdfStandard::Ua_1]);
    let standards = standards.map_err(|error| vec![failed(error.message())])?;
    let options = PdfOptions {
        ident: Smart::Custom(name.to_owned()),
        creator: Smart::Custom(Some("wutu".to_owned())),
        // A date is asked for; a pack whose site has no as-of date takes the first there is.
        timestamp: Datetime::from_ymd(1970, 1, 1).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(&document, &options);
    let pdf = pdf.map_err(|errors| told(&errors, Severity::Error))?;
    let pages = document.pages().len();
    Ok((Print { pdf, pages }, told(&warnings, Severity::Warning)))
}

/// Lets go of what typst remembers and no pack has used while so many were made.
pub(super) fn forget(packs: usize) {
    typst::comemo::evict(packs - 1);
}

fn diagnostic(shelf: &Shelf<'_>, one: &SourceDiagnostic, severity: Severity) -> Diagnostic {
    let place = place(shelf, one.span).map(|place| place + ": ").unwrap_or_default();
    let hints: String = one.hints.iter().map(|hint| format!("; {}", hint.v)).collect();
    let why = format!("{place}{}{hints}", one.message);
    let message = match severity {
        Severity::Error => Words::new(
            format!("汇报材料的模板出错：{why}"),
            format!("a template of packs failed: {why}"),
        ),
        Severity::Warning => {
            Words::new(format!("汇报材料的模板：{why}"), format!("a template of packs: {why}"))
        }
    };
    Diagnostic::general("template", severity, message)
}

/// File, line and column of a place in a template: `pack/cover.typ:12:5`.
fn place(shelf: &Shelf<'_>, span: DiagSpan) -> Option<String> {
    let file = span.id()?;
    let start = shelf.range(span)?.start;
    let source = typst::World::source(shelf, file).ok()?;
    let (line, column) = source.lines().byte_to_line_column(start)?;
    let path = file.get().vpath().get_without_slash();
    Some(format!("pack/{path}:{}:{}", line + 1, column + 1))
}

fn failed(why: &str) -> Diagnostic {
    let message =
        Words::new(format!("汇报材料无法排版：{why}"), format!("a pack cannot be typeset: {why}"));
    Diagnostic::general("template", Severity::Error, message)
}
