//! The templates, compiled once, and the words they print. Says which page, which record and which line of which
//! template failed.

use super::{Memo, Page};
use crate::artifact::Bytes;
use crate::diag::{Diagnostic, Severity, Words};
use crate::memo::Key;
use crate::theme::Theme;
use crate::wording::{Part, Wording, parts};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

/// Compiled templates.
#[derive(Debug)]
pub(super) struct Engine {
    tera: Tera,
    words: Value,
    /// Stands for the theme and the language that it was made of.
    key: Key,
}

impl Hash for Engine {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

/// An engine, or why there is none.
pub(super) type Compiled = Result<Arc<Engine>, Vec<Diagnostic>>;

impl Engine {
    /// Compiles the templates of a theme, which will print these words.
    pub(super) fn of(theme: &Theme, words: &Wording, memo: &Memo) -> Compiled {
        memo.engines.get(&(theme, words), |dress| Self::compiled(dress).map(Arc::new))
    }

    fn compiled(dress: &(&Theme, &Wording)) -> Result<Self, Vec<Diagnostic>> {
        let (theme, words) = *dress;
        let tera = compiled(theme).map_err(|problem| vec![*problem])?;
        let words = Value::from_serializable(&words.groups());
        Ok(Self { tera, words, key: Key::of(dress) })
    }
}

/// A page with everything that its text is made of.
#[derive(Debug)]
pub(super) struct Rendering<'r> {
    pub(super) engine: &'r Engine,
    pub(super) path: &'r str,
    pub(super) frame: &'r Result<Value, String>,
    pub(super) page: &'r Page,
}

impl Hash for Rendering<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { engine, path, frame, page } = self;
        // The way up and the pack are in the frame; the template sees nothing of a page but its view.
        let Page { template, title, above: _, view: _, key, pack: _ } = page;
        (engine, path, template, title, key).hash(state);
        match frame {
            Ok(frame) => tell(frame, state),
            Err(why) => why.hash(state),
        }
    }
}

/// The key of everything that a template can see of a view.
pub(super) fn key_of<V: serde::Serialize>(view: &V) -> Key {
    Key::of(&serde_json::to_string(view).map_err(|error| error.to_string()))
}

/// Tells a hash everything that a template can see of a value.
fn tell<H: Hasher>(value: &Value, state: &mut H) {
    value.kind().hash(state);
    if let Some(text) = value.as_str() {
        text.hash(state);
    } else if let Some(items) = value.as_array() {
        items.len().hash(state);
        items.iter().for_each(|item| tell(item, state));
    } else if let Some(entries) = value.as_map() {
        entries.len().hash(state);
        for (key, value) in entries {
            key.hash(state);
            tell(value, state);
        }
    } else {
        value.to_string().hash(state);
    }
}

impl Rendering<'_> {
    /// Prints the page.
    pub(super) fn print(&self) -> Result<Bytes, Box<Diagnostic>> {
        let failed = |why: &str| failed(self.path, &self.page.title, why);
        let view = self.page.view.clone().map_err(|why| failed(&why))?;
        let frame = self.frame.clone().map_err(|why| failed(&why))?;
        let mut context = Context::new();
        context.insert_value("frame", frame);
        context.insert_value("page", view);
        context.insert_value("words", self.engine.words.clone());
        let template = self.page.template;
        let text = self.engine.tera.render(template, &context);
        text.map(Bytes::from).map_err(|error| failed(&place(&error, template)))
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
