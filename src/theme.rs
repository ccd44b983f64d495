//! Files of the theme: templates, style sheets and fonts that are built in, and what a site puts in their place.
//!
//! A site overrides file by file: `themes/<theme>/templates/home.html` beside its `content/` stands in for
//! the built-in `home.html`, and the same holds for `css/`, `js/`, `i18n/` and `pack/`. Fonts are not overridden, since the
//! drawings are measured with the built-in ones. Knows nothing of what the files say.

use crate::diag::{Diagnostic, Severity, Words};
use crate::io::{Fault, World};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

#[derive(rust_embed::RustEmbed)]
#[folder = "themes/default"]
#[exclude = "pack/*"]
struct BuiltIn;

/// Templates and fonts of packs, which a program that makes none does not carry.
#[cfg(feature = "pdf")]
#[derive(rust_embed::RustEmbed)]
#[folder = "themes/default"]
#[include = "pack/*"]
struct OfPacks;

/// Folders whose files a site may override.
const OPEN: [&str; 5] = ["templates/", "css/", "js/", "i18n/", "pack/"];

/// The files of a theme by path: `templates/home.html`, `css/site.css`.
#[derive(Debug, Default, Clone)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

/// Everything that can differ between two sites that one program builds; fonts are those of the program.
impl Hash for Theme {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for (path, bytes) in &self.files {
            path.hash(state);
            if is_open(path) {
                bytes.hash(state);
            }
        }
    }
}

/// Whether a site may put a file in the place of this one.
fn is_open(path: &str) -> bool {
    OPEN.iter().any(|folder| path.starts_with(folder))
}

impl Theme {
    /// The built-in files with those of the site's own theme over them. What cannot be read is reported,
    /// and the built-in file stays.
    pub fn load(world: &dyn World, name: &str) -> (Self, Vec<Diagnostic>) {
        let mut theme = Self::built_in();
        let folder = format!("themes/{name}");
        let paths = match world.list(&folder) {
            Ok(listing) => listing.files,
            Err(error) => return (theme, vec![unreadable(&error)]),
        };
        let mut problems = Vec::new();
        for path in paths {
            let Some(inner) = path.strip_prefix(&folder).and_then(|path| path.strip_prefix('/'))
            else {
                continue;
            };
            if !is_open(inner) {
                continue;
            }
            match world.read(&path) {
                Ok(bytes) => drop(theme.files.insert(inner.to_owned(), Cow::Owned(bytes))),
                Err(error) => problems.push(unreadable(&error)),
            }
        }
        (theme, problems)
    }

    fn built_in() -> Self {
        let names = BuiltIn::iter();
        let files = names.filter_map(|name| Some((name.to_string(), BuiltIn::get(&name)?.data)));
        Self { files: files.collect() }
    }

    /// A file as it is built in, whatever a site has put in its place.
    #[must_use]
    pub fn original(path: &str) -> Option<Cow<'static, [u8]>> {
        BuiltIn::get(path).map(|file| file.data)
    }

    /// The same with what packs need beside what a site has put in its place.
    #[cfg(feature = "pdf")]
    #[must_use]
    pub fn with_packs(mut self) -> Self {
        for name in OfPacks::iter() {
            if let Some(file) = OfPacks::get(&name) {
                self.files.entry(name.into_owned()).or_insert(file.data);
            }
        }
        self
    }

    /// A file that outlives the theme.
    #[cfg(feature = "pdf")]
    #[must_use]
    pub fn shared(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        self.files.get(path).cloned()
    }

    /// A file.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(AsRef::as_ref)
    }

    /// The files below a folder with their paths below it, sorted.
    pub fn folder<'t>(&'t self, folder: &'t str) -> impl Iterator<Item = (&'t str, &'t [u8])> {
        self.files.iter().filter_map(move |(path, bytes)| {
            let inner = path.strip_prefix(folder)?.strip_prefix('/')?;
            Some((inner, bytes.as_ref()))
        })
    }
}

fn unreadable(fault: &Fault) -> Diagnostic {
    let Words { zh, en } = Words::from(fault);
    let message =
        Words::new(format!("无法读取主题文件 {zh}"), format!("cannot read the theme file {en}"));
    Diagnostic::general("unreadable", Severity::Error, message)
}

#[cfg(test)]
mod tests {
    use super::Theme;
    use crate::io::Memory;

    #[test]
    fn a_site_overrides_file_by_file() {
        let world = Memory::default()
            .with("themes/own/templates/home.html", "eigen")
            .with("themes/own/fonts/NotoSansSC-Bold.ttf", "no font")
            .with("themes/other/css/site.css", "other");
        let (theme, problems) = Theme::load(&world, "own");
        assert!(problems.is_empty());
        assert_eq!(theme.file("templates/home.html"), Some("eigen".as_bytes()));
        assert!(theme.file("templates/base.html").is_some());
        assert_ne!(theme.file("css/site.css"), Some("other".as_bytes()));
        assert_ne!(theme.file("fonts/NotoSansSC-Bold.ttf"), Some("no font".as_bytes()));
    }
}
