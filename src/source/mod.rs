//! Content files as syntax: YAML trees with places, Markdown texts, polygons of GeoJSON. Knows no record kinds.

pub mod blocks;
mod emphasis;
mod encoding;
pub mod geojson;
mod lint;
pub mod markdown;
pub mod yaml;

pub use encoding::decode;

use crate::diag::{Diagnostic, Severity, Span, Words};
use crate::io::{Fault, World};
use crate::memo::Shelf;
use rayon::prelude::*;
use std::sync::Arc;
use yaml::Node;

/// The files of a site's `content/` folder, in order of their paths.
#[derive(Debug, Default)]
pub struct Sources {
    /// The files; a [`Span`] names one by its position.
    pub files: Vec<Arc<SourceFile>>,
}

/// One content file.
#[derive(Debug)]
pub struct SourceFile {
    /// Path below the site's root, with `/`.
    pub path: String,
    /// Its text, line ends as `\n`.
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
    /// GeoJSON, read only where a record names the file.
    Data,
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

/// More than a province's content has; beyond it something is wrong with the folder.
const MAX_FILES: usize = 200_000;

/// The syntax of the files of the last build.
#[derive(Debug)]
pub struct Memo {
    files: Shelf<Parsed>,
}

/// A file with what is wrong with it.
type Parsed = (Arc<SourceFile>, Vec<Diagnostic>);

impl Memo {
    /// One that keeps nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { files: Shelf::none() }
    }

    /// An empty one.
    #[must_use]
    pub fn empty() -> Self {
        Self { files: Shelf::empty() }
    }
}

/// Reads and parses every content file. What cannot be read is a diagnostic; the rest goes on.
pub fn load(world: &dyn World, folder: &str) -> (Sources, Vec<Diagnostic>) {
    load_again(world, folder, &mut Memo::none())
}

/// The same with what the last build is remembered by.
pub fn load_again(world: &dyn World, folder: &str, memo: &mut Memo) -> (Sources, Vec<Diagnostic>) {
    let listing = match world.list(folder) {
        Ok(listing) => listing,
        Err(error) => return (Sources::default(), vec![unreadable(&error)]),
    };
    let mut diagnostics: Vec<Diagnostic> =
        listing.skipped.iter().map(|path| skipped(path)).collect();
    let mut wanted: Vec<String> =
        listing.files.into_iter().filter(|path| is_content(path)).collect();
    if wanted.is_empty() {
        diagnostics.push(no_content(folder));
    }
    if wanted.len() > MAX_FILES {
        diagnostics.push(too_many(wanted.len()));
        wanted.truncate(MAX_FILES);
    }
    let read = |(at, path): (usize, String)| {
        let read =
            Read { at: u32::try_from(at).unwrap_or(u32::MAX), bytes: world.read(&path), path };
        memo.files.get(&read, Read::parse)
    };
    let loaded: Vec<Parsed> = wanted.into_par_iter().enumerate().map(read).collect();
    memo.files.turn();
    let mut sources = Sources::default();
    for (file, problems) in loaded {
        sources.files.push(file);
        diagnostics.extend(problems);
    }
    (sources, diagnostics)
}

/// Reads a YAML file that is no content, such as one of a theme. The places of its problems are in the file itself.
#[must_use]
pub fn standing_alone(path: &str, bytes: &[u8]) -> (SourceFile, Vec<Diagnostic>) {
    let text = decode(bytes).unwrap_or_default();
    let (node, problems) = tree(&text, 0);
    (SourceFile { path: path.to_owned(), text, body: Body::Yaml(node) }, problems)
}

/// The name of a file without its folder and ending, where the ending is one of content.
#[must_use]
pub fn stem(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let (stem, ending) = name.rsplit_once('.')?;
    let known = ["yml", "yaml", "md"].iter().any(|one| ending.eq_ignore_ascii_case(one));
    (known && !stem.is_empty()).then_some(stem)
}

/// A guide for authors may lie among the content; it is not content.
fn is_content(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_data = has_ending(path, "geojson") && !name.starts_with('.');
    is_data
        || stem(path)
            .is_some_and(|stem| !stem.eq_ignore_ascii_case("readme") && !stem.starts_with('.'))
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(ending))
}

/// A file as it was read: where it stands among the files, which its places name, and what it holds.
#[derive(Hash)]
struct Read {
    at: u32,
    path: String,
    bytes: Result<Vec<u8>, Fault>,
}

impl Read {
    fn parse(&self) -> Parsed {
        let span = Span { file: self.at, start: 0, end: 0 };
        let mut diagnostics = Vec::new();
        let text = match &self.bytes {
            Ok(bytes) => decode(bytes).unwrap_or_else(|| {
                diagnostics.push(unknown_encoding(span));
                String::new()
            }),
            Err(error) => {
                diagnostics.push(unreadable(error));
                String::new()
            }
        };
        let body = if has_ending(&self.path, "md") {
            Body::Markdown
        } else if has_ending(&self.path, "geojson") {
            Body::Data
        } else {
            let (node, problems) = tree(&text, self.at);
            diagnostics.extend(problems);
            Body::Yaml(node)
        };
        (Arc::new(SourceFile { path: self.path.clone(), text, body }), diagnostics)
    }
}

fn tree(text: &str, file: u32) -> (Node, Vec<Diagnostic>) {
    let (repaired, mut problems) = lint::lint(text, file);
    let (node, mut faults) = yaml::parse(&repaired, file);
    // What the lint has explained already is not told a second time in the parser's words.
    faults.retain(|fault| fault.code != "syntax" || problems.is_empty());
    problems.append(&mut faults);
    (node, problems)
}

fn unknown_encoding(span: Span) -> Diagnostic {
    let message = Words::new(
        "文件既不是 UTF-8 也不是 GB18030 编码，无法读取",
        "the file is encoded neither in UTF-8 nor in GB18030",
    );
    Diagnostic::error("encoding", span, message)
        .with_help("请在编辑器中另存为 UTF-8", "save it as UTF-8 in your editor")
}

/// That a file of the content cannot be read.
#[must_use]
pub fn unreadable(fault: &Fault) -> Diagnostic {
    let Words { zh, en } = Words::from(fault);
    let message = Words::new(format!("无法读取 {zh}"), format!("cannot read {en}"));
    Diagnostic::general("unreadable", Severity::Error, message)
}

fn skipped(path: &str) -> Diagnostic {
    let message = Words::new(
        format!("没有读取 {path}：它是指向别处的链接，或名称不是 UTF-8"),
        format!("{path} was not read: it is a link, or its name is not UTF-8"),
    );
    Diagnostic::general("skipped-file", Severity::Warning, message)
        .with_help("把文件本身放进 content/", "put the file itself into content/")
}

fn no_content(folder: &str) -> Diagnostic {
    let message = Words::new(
        format!("这里没有内容：找不到 {folder}/ 下的 .yml 或 .md 文件"),
        format!("there is no content here: no .yml or .md file below {folder}/"),
    );
    Diagnostic::general("no-content", Severity::Error, message).with_help(
        "在站点的文件夹里运行，或把它的路径写在命令后面",
        "run this in the site's folder, or give its path after the command",
    )
}

fn too_many(count: usize) -> Diagnostic {
    let message = Words::new(
        format!("内容文件太多：{count} 份，最多读 {MAX_FILES} 份"),
        format!("too many content files: {count}, at most {MAX_FILES} are read"),
    );
    Diagnostic::general("too-many-files", Severity::Error, message)
}
