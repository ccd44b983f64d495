//! What typst may see: the templates, the data and the pictures of one pack, the fonts, and nothing else. No file
//! system, no network, no package, no clock.

use super::fonts::Library;
use crate::artifact::Artifact;
use std::collections::BTreeMap;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The files of one pack and the fonts of all.
pub(super) struct Shelf<'a> {
    /// The template that is set first.
    main: &'static str,
    library: &'a Library,
    sources: BTreeMap<String, Source>,
    files: BTreeMap<String, Bytes>,
}

impl<'a> Shelf<'a> {
    /// A shelf with templates on it, given the one that is set first.
    pub(super) fn new(
        library: &'a Library,
        templates: &[(String, String)],
        main: &'static str,
    ) -> Self {
        let source = |(path, text): &(String, String)| {
            Some((path.clone(), Source::new(id(path)?, text.clone())))
        };
        let sources = templates.iter().filter_map(source).collect();
        Self { main, library, sources, files: BTreeMap::new() }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, path: impl Into<String>, bytes: Vec<u8>) {
        self.files.insert(path.into(), Bytes::new(bytes));
    }

    /// Everything on the shelf as files of a folder.
    pub(super) fn artifacts(&self, folder: &str) -> Vec<Artifact> {
        let sources = self.sources.iter().map(|(path, one)| (path, one.text().as_bytes()));
        let files = self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()));
        let all = sources.chain(files);
        all.map(|(path, bytes)| Artifact::new(format!("{folder}/{path}"), bytes.to_vec())).collect()
    }
}

/// The handle of a file of the pack.
fn id(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(path).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The path of a file of the pack; none for what would lie in a package.
fn path(id: FileId) -> FileResult<&'static str> {
    match id.get().root() {
        VirtualRoot::Project => Ok(id.get().vpath().get_without_slash()),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}

fn not_found(path: &str) -> FileError {
    FileError::NotFound(path.into())
}

impl typst::World for Shelf<'_> {
    fn library(&self) -> &LazyHash<typst::Library> {
        &self.library.typst
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.library.book
    }

    fn main(&self) -> FileId {
        self.sources.get(self.main).map_or_else(|| Source::detached("").id(), Source::id)
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let path = path(id)?;
        self.sources.get(path).cloned().ok_or_else(|| not_found(path))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = path(id)?;
        self.files.get(path).cloned().ok_or_else(|| not_found(path))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.library.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
