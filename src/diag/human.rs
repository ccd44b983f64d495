//! Diagnostics for a terminal: the words at fault with a caret under them, then what to do.

use super::{Diagnostic, Language, Severity};
use crate::source::Sources;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// Whether the text may hold colour codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// No colour codes.
    Plain,
    /// Coloured.
    Coloured,
}

/// The diagnostics as one text, in the order given.
#[must_use]
pub fn print(
    diagnostics: &[Diagnostic],
    sources: &Sources,
    language: Language,
    style: Style,
) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&one(diagnostic, sources, language, &renderer));
        out.push_str("\n\n");
    }
    out
}

fn one(
    diagnostic: &Diagnostic,
    sources: &Sources,
    language: Language,
    renderer: &Renderer,
) -> String {
    let word = diagnostic.severity.word(language);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR.with_name(word),
        Severity::Warning => Level::WARNING.with_name(word),
    };
    let title = level.primary_title(diagnostic.message.in_language(language)).id(diagnostic.code);
    let mut group = Group::with_title(title);
    let place =
        diagnostic.span.and_then(|span| Some((span, sources.files.get(span.file as usize)?)));
    if let Some((span, file)) = place {
        let range = first_line(&file.text, span.start as usize, span.end as usize);
        let snippet = Snippet::source(file.text.as_str())
            .path(file.path.as_str())
            .annotation(AnnotationKind::Primary.span(range));
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        let name = if language == Language::Chinese { "建议" } else { "help" };
        group = group.element(Level::HELP.with_name(name).message(help.in_language(language)));
    }
    renderer.render(&[group])
}

/// A whole record at fault is marked by its first line only. What was read is the text with full-width signs
/// repaired, so that a place may end within one of them.
fn first_line(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary(start.min(text.len()));
    let end = text.ceil_char_boundary(end.clamp(start, text.len()));
    let line = text.get(start..end).and_then(|body| body.find('\n')).map_or(end, |at| start + at);
    start..line
}
