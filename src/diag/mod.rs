//! What wutu has to say about the content: one list for a whole run.
//!
//! A diagnostic speaks to the author of the content: where, what, which words, what to do. It knows no
//! output format; `human`, `short` and `json` print it.

mod fault;
pub mod human;
pub mod json;
pub mod short;

use crate::source::{LineColumn, Sources};

/// A place in a source file, as byte offsets; line and column are worked out when it is printed. It has no hash, since
/// the hash of what the content says must not tell where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Position of the file in [`crate::source::Sources`].
    pub file: u32,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// A sentence in the languages of the interface; Chinese comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The same sentence twice.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The sentence in one language.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// Language of the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文.
    #[default]
    Chinese,
    /// English.
    English,
}

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site cannot be built.
    Error,
    /// The site is built, something should be mended.
    Warning,
}

impl Severity {
    /// What it is called.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Error, Language::Chinese) => "错误",
            (Self::Error, Language::English) => "error",
            (Self::Warning, Language::Chinese) => "警告",
            (Self::Warning, Language::English) => "warning",
        }
    }
}

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Name of the rule, in words: `unknown-field`.
    pub code: &'static str,
    /// Whether it stops the build.
    pub severity: Severity,
    /// Where it is; none when it concerns no single place.
    pub span: Option<Span>,
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Option<Words>,
}

impl Diagnostic {
    /// A problem that stops the build.
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: Words) -> Self {
        Self { code, severity: Severity::Error, span: Some(span), message, help: None }
    }

    /// A problem that does not stop the build.
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: Words) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, span, message) }
    }

    /// A problem of no single place, such as a folder that is missing.
    #[must_use]
    pub fn general(code: &'static str, severity: Severity, message: Words) -> Self {
        Self { code, severity, span: None, message, help: None }
    }

    /// The file and the line and column in it, for what has a place.
    #[must_use]
    pub fn place<'s>(&self, sources: &'s Sources) -> Option<(&'s str, LineColumn)> {
        let span = self.span?;
        let file = sources.files.get(span.file as usize)?;
        Some((&file.path, file.place(span.start as usize)))
    }

    /// Adds the remedy.
    #[must_use]
    pub fn with_help(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.help = Some(Words::new(zh, en));
        self
    }
}

/// Puts a run's diagnostics in reading order: by file, place, then code. Repetitions are dropped.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by(|a, b| (a.span, a.code, &a.message).cmp(&(b.span, b.code, &b.message)));
    diagnostics.dedup();
}

/// Whether a list holds a file or folder that could not be read, or is not there: no fault of the content.
#[must_use]
pub fn has_unreadable(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|one| ["unreadable", "no-content"].contains(&one.code))
}

/// Whether a list holds a problem that stops the build.
#[must_use]
pub fn has_errors(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}
