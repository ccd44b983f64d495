//! What an open page is told beside the site: the problems of the content, as they stand now.

use crate::diag::{Diagnostic, Language, Severity, Words};
use crate::source::Sources;
use serde::Serialize;

/// What the overlay says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// Whether the site that is shown is older than the content.
    is_stale: bool,
    /// Its heading.
    title: String,
    /// What the button that takes it away is called.
    close: &'static str,
    /// Errors first.
    problems: Vec<Problem>,
}

/// A problem in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Problem {
    is_error: bool,
    severity: &'static str,
    code: &'static str,
    /// File, line and column.
    place: Option<String>,
    /// The line at fault: before, within and after the words at fault.
    line: Option<[String; 3]>,
    message: String,
    /// What to do.
    help: Option<String>,
}

/// Warnings that an overlay tells; the console tells all.
const WARNINGS: usize = 200;

impl Notice {
    /// The problems of a build. The site is stale where any of them stopped it. What is wrong in the files that were
    /// changed last comes first: the rest often follows from it.
    #[must_use]
    pub fn of(
        problems: &[Diagnostic],
        sources: &Sources,
        (changed, language): (&[String], Language),
    ) -> Self {
        let is_old = |one: &&Diagnostic| {
            one.place(sources).is_none_or(|(path, _)| !changed.iter().any(|own| own == path))
        };
        let mut problems: Vec<&Diagnostic> = problems.iter().collect();
        problems.sort_by_key(is_old);
        let problems = problems.into_iter();
        let errors = problems.clone().filter(|one| one.severity == Severity::Error);
        let warnings = problems.filter(|one| one.severity == Severity::Warning);
        let (counted, warned) = (errors.clone().count(), warnings.clone().count());
        let title = match (language, counted) {
            (Language::Chinese, 0) => format!("{warned} 个警告"),
            (Language::English, 0) => format!("{warned} warnings"),
            (Language::Chinese, _) => {
                format!("{counted} 个错误，{warned} 个警告；下面仍是上一次没有错误的网站")
            }
            (Language::English, _) => format!(
                "{counted} errors, {warned} warnings; below is still the last site without errors"
            ),
        };
        let told = errors.chain(warnings.take(WARNINGS));
        let problems = told.map(|one| Problem::of(one, sources, language)).collect();
        Self { is_stale: counted > 0, title, close: close(language), problems }
    }

    /// Something that keeps the site from being published and is no fault of the content.
    #[must_use]
    pub fn stopped(words: &Words, language: Language) -> Self {
        let title = Words::new(
            "没有发布；下面仍是上一次的网站",
            "not published; below is still the last site",
        );
        let problem = Problem {
            is_error: true,
            severity: Severity::Error.word(language),
            code: "",
            place: None,
            line: None,
            message: words.in_language(language).trim_end().to_owned(),
            help: None,
        };
        Self {
            is_stale: true,
            title: title.in_language(language).to_owned(),
            close: close(language),
            problems: vec![problem],
        }
    }
}

const fn close(language: Language) -> &'static str {
    match language {
        Language::Chinese => "收起",
        Language::English => "Hide",
    }
}

impl Problem {
    fn of(one: &Diagnostic, sources: &Sources, language: Language) -> Self {
        let place = one.place(sources);
        let place = place.map(|(path, at)| format!("{path}:{}:{}", at.line, at.column));
        let help = one.help.as_ref().map(|help| help.in_language(language).to_owned());
        Self {
            is_error: one.severity == Severity::Error,
            severity: one.severity.word(language),
            code: one.code,
            place,
            line: line(one, sources),
            message: one.message.in_language(language).to_owned(),
            help,
        }
    }
}

/// The line at fault in three pieces; none where nothing in it is at fault.
fn line(one: &Diagnostic, sources: &Sources) -> Option<[String; 3]> {
    let span = one.span.filter(|span| span.end > span.start)?;
    let text = sources.files.get(span.file as usize)?.text.as_str();
    let (before, rest) = text.split_at_checked(span.start as usize)?;
    let before = before.rsplit('\n').next().unwrap_or_default();
    let line = rest.split('\n').next().unwrap_or_default();
    let length = (span.end - span.start) as usize;
    let (fault, after) = line.split_at_checked(length).unwrap_or((line, ""));
    Some([before.trim_start(), fault, after].map(str::to_owned))
}
