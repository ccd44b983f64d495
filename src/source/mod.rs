//! Content files as syntax: YAML trees with places, Markdown texts. Knows no record kinds.

mod emphasis;
pub mod markdown;
pub mod yaml;

use crate::diag::{Diagnostic, Span, Words};
use crate::io::World;
use rayon::prelude::*;
use yaml::Node;

/// The files of a site's `content/` folder, in order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files; a [`Span`] names one by its position.
    pub files: Vec<SourceFile>,
}

/// One content file.
#[derive(Debug)]
pub struct SourceFile {
    /// Path below the site's root, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it holds.
    pub body: Body,
}

/// What a content file holds.
#[derive(Debug)]
pub enum Body {
    /// A YAML tree.
    Yaml(Node),
    /// Markdown; the text itself.
    Markdown,
}

/// Line and column of a place, both from 1; the column counts characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl SourceFile {
    /// Line and column of a byte offset.
    #[must_use]
    pub fn place(&self, offset: usize) -> LineColumn {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let before = &self.text[..offset];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        LineColumn { line, column }
    }
}

/// Reads and parses every content file. What cannot be read is a diagnostic; the rest goes on.
pub fn load(world: &dyn World, folder: &str) -> (Sources, Vec<Diagnostic>) {
    let paths = match world.list(folder) {
        Ok(paths) => paths,
        Err(error) => return (Sources::default(), vec![unreadable(&error)]),
    };
    let wanted: Vec<String> = paths.into_iter().filter(|path| is_content(path)).collect();
    let loaded: Vec<(SourceFile, Vec<Diagnostic>)> =
        wanted.into_par_iter().enumerate().map(|(at, path)| load_file(world, at, path)).collect();
    let mut sources = Sources::default();
    let mut diagnostics = Vec::new();
    for (file, problems) in loaded {
        sources.files.push(file);
        diagnostics.extend(problems);
    }
    (sources, diagnostics)
}

/// A guide for authors may lie among the content; it is not content.
fn is_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let kind = [".yml", ".yaml", ".md"].iter().any(|ending| name.ends_with(ending));
    kind && name != "README.md" && !name.starts_with('.')
}

fn load_file(world: &dyn World, at: usize, path: String) -> (SourceFile, Vec<Diagnostic>) {
    let span = Span { file: u32::try_from(at).unwrap_or(u32::MAX), start: 0, end: 0 };
    let mut diagnostics = Vec::new();
    let text = match world.read(&path).map(String::from_utf8) {
        Ok(Ok(text)) => text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned),
        Ok(Err(_)) => {
            diagnostics.push(not_utf8(span));
            String::new()
        }
        Err(error) => {
            diagnostics.push(unreadable(&error));
            String::new()
        }
    };
    let body = if path.ends_with(".md") {
        Body::Markdown
    } else {
        let (node, problems) = yaml::parse(&text, span.file);
        diagnostics.extend(problems);
        Body::Yaml(node)
    };
    (SourceFile { path, text, body }, diagnostics)
}

fn not_utf8(span: Span) -> Diagnostic {
    let message = Words::new("文件不是 UTF-8 编码，无法读取", "the file is not encoded in UTF-8");
    Diagnostic::error("encoding", span, message)
        .with_help("请在编辑器中另存为 UTF-8", "save it as UTF-8 in your editor")
}

fn unreadable(error: &str) -> Diagnostic {
    let message = Words::new(format!("无法读取：{error}"), format!("cannot be read: {error}"));
    Diagnostic::general("unreadable", crate::diag::Severity::Error, message)
}
