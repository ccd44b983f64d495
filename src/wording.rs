//! The words of the interface: read from the theme, held to one list of keys, said by pages, maps and packs.
//!
//! `i18n/zh-CN.yml` as it is built in says which keys there are; the file of any theme and language has the same, so that
//! nobody asks for a word in vain. Templates get all of them as `words`; Rust code asks for one by its key, `group.name`,
//! with [`Wording::word`] or, with values in it, with `say!`. A test holds the keys in the code to the file.
//! The words of the content's vocabularies stand there, too, each in a group named after its vocabulary. Knows no page.

use crate::diag::{Diagnostic, Severity, Words};
use crate::model::Word;
use crate::source::yaml::{Node, Value};
use crate::source::{self, SourceFile};
use crate::theme::Theme;
use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};

/// The file whose keys are those of all.
const REFERENCE: &str = "i18n/zh-CN.yml";

/// The words of the interface in one language, by key: `group.name`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Wording {
    words: BTreeMap<String, String>,
}

/// Says a word with values in the place of its `{names}`: `say!(words, "map.count", count = rows.len(), name)`.
macro_rules! say {
    ($words:expr, $key:expr, $($name:ident $(= $value:expr)?),+ $(,)?) => {
        $words.fill($key, &[$((stringify!($name), &$crate::wording::say!(@value $name $(= $value)?))),+])
    };
    (@value $name:ident) => { $name };
    (@value $name:ident = $value:expr) => { $value };
}
pub(crate) use say;

impl Wording {
    /// The words of a language, and everything that is wrong with its file.
    #[must_use]
    pub fn load(theme: &Theme, language: &str) -> (Self, Vec<Diagnostic>) {
        let path = format!("i18n/{language}.yml");
        let Some(text) = theme.file(&path) else {
            return (Self::default(), vec![absent(&path)]);
        };
        let (file, mut problems) = Reader::read(&path, text);
        let original = Theme::original(REFERENCE);
        let (reference, _) = Reader::read(REFERENCE, original.as_deref().unwrap_or(text));
        problems.extend(file.differences(&reference));
        (file.wording(), problems)
    }

    /// The words that are built in.
    #[must_use]
    pub fn built_in() -> Self {
        let original = Theme::original(REFERENCE);
        Reader::read(REFERENCE, original.as_deref().unwrap_or_default()).0.wording()
    }

    /// A word as it is written. A key that is not there is said itself; a test looks that there is none.
    #[must_use]
    pub fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// A word with values in the place of its `{names}`; see `say!`.
    #[must_use]
    pub fn fill(&self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        let mut filled = String::new();
        for part in parts(self.word(key)) {
            match part {
                Part::Text(text) => filled.push_str(text),
                Part::Name(name) => {
                    let value = values.iter().find(|(own, _)| *own == name);
                    let _ = value.map(|(_, value)| write!(filled, "{value}"));
                }
            }
        }
        filled
    }

    /// A word of a vocabulary of the content, as readers see it.
    #[must_use]
    pub fn of<W: Word>(&self, word: W) -> &str {
        self.words.get(word.key()).map_or_else(|| word.word(), String::as_str)
    }

    /// Several words that stand beside each other, such as the heads of a table, out of one: `编号|名称|来源`.
    #[must_use]
    pub fn row<'w>(&'w self, key: &'w str) -> Vec<&'w str> {
        self.word(key).split('|').collect()
    }

    /// Things named one after the other: `甲、乙、丙`.
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, names: &[S]) -> String {
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        names.join(self.word("sign.comma"))
    }

    /// The words by group, as templates take them.
    #[must_use]
    pub fn groups(&self) -> BTreeMap<&str, BTreeMap<&str, &str>> {
        let mut groups: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
        for (key, text) in &self.words {
            if let Some((group, name)) = key.split_once('.') {
                groups.entry(group).or_default().insert(name, text);
            }
        }
        groups
    }
}

/// A piece of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'t> {
    /// Said as it is.
    Text(&'t str),
    /// A value is to stand here.
    Name(&'t str),
}

/// The pieces of a word. A brace that is not closed is text.
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
            rest = after;
            return Some(Part::Name(name));
        }
        let end =
            rest.char_indices().skip(1).find(|(_, c)| *c == '{').map_or(rest.len(), |(at, _)| at);
        let (text, after) = rest.split_at(end);
        rest = after;
        (!text.is_empty()).then_some(Part::Text(text))
    })
}

/// A file of words.
struct Reader<'f> {
    path: &'f str,
    file: SourceFile,
    /// Every word as its group, its key and where it stands.
    found: BTreeMap<(String, String), (String, u32)>,
}

impl<'f> Reader<'f> {
    /// Reads a file. What is no word is a problem, and the rest goes on.
    fn read(path: &'f str, bytes: &[u8]) -> (Self, Vec<Diagnostic>) {
        let (file, problems) = source::standing_alone(path, bytes);
        let mut reader = Self { path, file, found: BTreeMap::new() };
        let told = |one: Diagnostic| {
            let place = one.span.map_or(0, |span| span.start);
            reader.problem(place, &one.message)
        };
        let mut problems: Vec<Diagnostic> = problems.into_iter().map(told).collect();
        let source::Body::Yaml(root) = &reader.file.body else { return (reader, problems) };
        let mut found = BTreeMap::new();
        for (group, node) in entries(root) {
            for (key, node) in entries(node) {
                match &node.value {
                    Value::Scalar(text) => {
                        found.insert(
                            (group.to_owned(), key.to_owned()),
                            (text.clone(), node.span.start),
                        );
                    }
                    _ => problems.push(reader.problem(node.span.start, &no_word(group, key))),
                }
            }
        }
        reader.found = found;
        (reader, problems)
    }

    /// Keys that are missing, keys that nothing asks for, and words with other `{names}` than the reference.
    fn differences(&self, reference: &Self) -> Vec<Diagnostic> {
        let mut problems = Vec::new();
        for ((group, key), (text, _)) in &reference.found {
            match self.found.get(&(group.clone(), key.clone())) {
                None => problems.push(self.problem(0, &missing(group, key))),
                Some((own, at)) if names(own) != names(text) => {
                    problems.push(self.problem(*at, &other_names(group, key, text)));
                }
                Some((own, at)) if own.split('|').count() != text.split('|').count() => {
                    problems.push(self.problem(*at, &other_row(group, key, text)));
                }
                Some(_) => {}
            }
        }
        let unknown = self.found.iter().filter(|(key, _)| !reference.found.contains_key(*key));
        problems
            .extend(unknown.map(|((group, key), (_, at))| self.problem(*at, &surplus(group, key))));
        problems
    }

    /// A problem at a place of the file.
    fn problem(&self, at: u32, what: &Words) -> Diagnostic {
        let place = self.file.place(at as usize);
        let place = format!("{}:{}:{}", self.path, place.line, place.column);
        let message = Words::new(
            format!("界面文字 {place}：{}", what.zh),
            format!("words of the interface, {place}: {}", what.en),
        );
        Diagnostic::general("interface-word", Severity::Error, message)
    }

    fn wording(self) -> Wording {
        let word = |((group, key), (text, _))| (format!("{group}.{key}"), text);
        Wording { words: self.found.into_iter().map(word).collect() }
    }
}

/// Keys and values of a map; nothing where it is none.
fn entries(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let entries = match &node.value {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().map(|entry| (entry.key.as_str(), &entry.node))
}

/// The `{names}` in a word, sorted: another language may have them in another order.
fn names(text: &str) -> Vec<&str> {
    let name = |part| match part {
        Part::Name(name) => Some(name),
        Part::Text(_) => None,
    };
    let mut names: Vec<&str> = parts(text).filter_map(name).collect();
    names.sort_unstable();
    names
}

fn absent(path: &str) -> Diagnostic {
    let message = Words::new(
        format!("没有这种语言的界面文字：主题里缺 {path}"),
        format!("there are no words of the interface in this language: the theme lacks {path}"),
    );
    Diagnostic::general("interface-word", Severity::Error, message).with_help(
        "把 site.yml 的 language 改回 zh-CN，或者补上这个文件",
        "set language to zh-CN in site.yml, or add the file",
    )
}

fn missing(group: &str, key: &str) -> Words {
    Words::new(
        format!("缺 {group} 的 {key}，从内置的文件里抄过来"),
        format!("{group} lacks {key}: copy it from the built-in file"),
    )
}

fn surplus(group: &str, key: &str) -> Words {
    Words::new(
        format!("没有 {group} 的 {key} 这个键，删掉或改正"),
        format!("there is no key {key} in {group}: remove or correct it"),
    )
}

fn no_word(group: &str, key: &str) -> Words {
    Words::new(
        format!("{group} 的 {key} 要写一段文字"),
        format!("{key} in {group} is to be a text"),
    )
}

fn other_names(group: &str, key: &str, text: &str) -> Words {
    Words::new(
        format!("{group} 的 {key} 里花括号中的名字要与内置的相同：{text}"),
        format!("{key} in {group} is to have the same names in braces as the built-in one: {text}"),
    )
}

fn other_row(group: &str, key: &str, text: &str) -> Words {
    Words::new(
        format!("{group} 的 {key} 要用 | 分成与内置的一样多的几项：{text}"),
        format!("{key} in {group} is to have as many parts between | as the built-in one: {text}"),
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use super::Wording;
    use crate::io::Memory;
    use crate::theme::Theme;
    use std::sync::LazyLock;

    /// The words that are built in, read once for all tests.
    pub(crate) static WORDS: LazyLock<Wording> = LazyLock::new(Wording::built_in);

    fn told(text: &str) -> Vec<String> {
        let world = Memory::default().with("themes/own/i18n/zh-CN.yml", text);
        let (_, problems) = Wording::load(&Theme::load(&world, "own").0, "zh-CN");
        problems.into_iter().map(|one| one.message.en).collect()
    }

    fn built_in() -> String {
        let bytes = Theme::original(super::REFERENCE).unwrap();
        String::from_utf8(bytes.into_owned()).unwrap()
    }

    #[test]
    fn the_built_in_words_are_right() {
        assert_eq!(told(&built_in()), [""; 0]);
    }

    #[test]
    fn a_wrong_file_is_told_with_its_place() {
        let wrong = built_in().replacen("  home: 首页\n", "  house: 首页\n", 1).replacen(
            "{count} 项产品与技术",
            "产品与技术",
            1,
        );
        let told = told(&wrong);
        assert_eq!(told.len(), 3, "{told:#?}");
        for part in ["frame lacks home", "no key house in frame", "same names in braces"] {
            assert!(told.iter().any(|one| one.contains(part)), "{part} in {told:#?}");
        }
        assert!(told.iter().all(|one| one.contains("i18n/zh-CN.yml:")));
    }

    #[test]
    fn a_language_without_words_is_an_error() {
        let (_, problems) = Wording::load(&Theme::load(&Memory::default(), "default").0, "fr");
        assert!(problems[0].message.en.contains("i18n/fr.yml"));
    }
}
