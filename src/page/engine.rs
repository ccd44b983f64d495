//! The templates, compiled once, and the words they print. Says which page, which record and which line of which
//! template failed.

use super::Page;
use super::frame::Frame;
use crate::diag::{Diagnostic, Severity, Words};
use crate::theme::Theme;
use crate::wording::{Part, Wording, parts};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// Compiled templates.
pub(super) struct Engine {
    tera: Tera,
    words: Value,
}

impl Engine {
    /// Compiles the templates of a theme, which will print these words.
    pub(super) fn of(theme: &Theme, words: &Wording) -> Result<Self, Vec<Diagnostic>> {
        let tera = compiled(theme).map_err(|problem| vec![*problem])?;
        Ok(Self { tera, words: Value::from_serializable(&words.groups()) })
    }

    /// Prints a page.
    pub(super) fn render(
        &self,
        path: &str,
        frame: &Frame,
        page: Page,
    ) -> Result<String, Box<Diagnostic>> {
        let view = page.view.map_err(|why| failed(path, &page.title, &why))?;
        let frame = Value::try_from_serializable(frame);
        let mut context = Context::new();
        context
            .insert_value("frame", frame.map_err(|e| failed(path, &page.title, &e.to_string()))?);
        context.insert_value("page", view);
        context.insert_value("words", self.words.clone());
        self.tera
            .render(page.template, &context)
            .map_err(|error| failed(path, &page.title, &place(&error, page.template)))
    }
}

fn compiled(theme: &Theme) -> Result<Tera, Box<Diagnostic>> {
    let mut templates = Vec::new();
    for (name, bytes) in theme.folder("templates") {
        let text = std::str::from_utf8(bytes).map_err(|_| not_utf8(name))?;
        templates.push((name, text));
    }
    let mut tera = Tera::new();
    tera.register_filter("fill", fill);
    tera.add_raw_templates(templates).map_err(|error| broken(&error))?;
    Ok(tera)
}

/// Puts values in the place of `{names}`. A name without a value and a value without its name are errors.
#[expect(clippy::needless_pass_by_value, reason = "a filter of tera takes its values")]
fn fill(text: &str, values: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let (mut filled, mut used) = (String::new(), 0);
    for part in parts(text) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Name(name) => {
                filled.push_str(&values.must_get::<&Value>(name)?.to_string());
                used += 1;
            }
        }
    }
    if used < values.iter().count() {
        return Err(tera::Error::message(format!("“{text}” does not use every value it is given")));
    }
    Ok(filled)
}

/// Template, line and reason in one line.
fn place(error: &tera::Error, template: &str) -> String {
    match error.kind() {
        ErrorKind::RenderingError(report) | ErrorKind::SyntaxError(report) => {
            let line = report.span().start_line;
            format!("templates/{}:{line}: {}", report.filename(), report.message())
        }
        other => format!("templates/{template}: {other}"),
    }
}

fn failed(path: &str, title: &str, why: &str) -> Box<Diagnostic> {
    let message = Words::new(
        format!("页面 {path}（{title}）的模板出错：{why}"),
        format!("the template of page {path} ({title}) failed: {why}"),
    );
    Box::new(Diagnostic::general("template", Severity::Error, message))
}

fn broken(error: &tera::Error) -> Box<Diagnostic> {
    let why = place(error, "");
    let message = Words::new(
        format!("模板无法读懂：{why}"),
        format!("a template cannot be understood: {why}"),
    );
    Box::new(Diagnostic::general("template", Severity::Error, message))
}

fn not_utf8(name: &str) -> Box<Diagnostic> {
    let message = Words::new(
        format!("模板 templates/{name} 不是 UTF-8 编码"),
        format!("the template templates/{name} is not encoded in UTF-8"),
    );
    Box::new(Diagnostic::general("template", Severity::Error, message))
}
