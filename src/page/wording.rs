//! The words of the interface: read from the theme, handed to templates as `words`, held to one list of keys.
//!
//! `i18n/zh-CN.yml` as it is built in says which keys there are; the file of any theme and language has the same,
//! so that a template never asks for a word in vain. Knows no page.

use crate::diag::{Diagnostic, Severity, Words};
use crate::source::yaml::{Node, Value};
use crate::source::{self, SourceFile};
use crate::theme::Theme;
use std::collections::BTreeMap;
use tera::{Kwargs, State, TeraResult};

/// Groups of words, by name.
type Groups = BTreeMap<String, BTreeMap<String, String>>;

/// The file whose keys are those of all.
const REFERENCE: &str = "i18n/zh-CN.yml";

/// The words of a language, and everything that is wrong with its file.
pub(super) fn words(theme: &Theme, language: &str) -> (Groups, Vec<Diagnostic>) {
    let path = format!("i18n/{language}.yml");
    let Some(text) = theme.file(&path) else {
        return (Groups::new(), vec![absent(&path)]);
    };
    let (file, mut problems) = Reader::read(&path, text);
    let (reference, _) =
        Reader::read(REFERENCE, Theme::original(REFERENCE).as_deref().unwrap_or(text));
    problems.extend(file.differences(&reference));
    (file.groups(), problems)
}

/// Puts values in the place of `{names}`. A name without a value and a value without its name are errors.
#[expect(clippy::needless_pass_by_value, reason = "a filter of tera takes its values")]
pub(super) fn fill(text: &str, values: Kwargs, _: &State<'_>) -> TeraResult<String> {
    let mut filled = String::new();
    let mut used = 0;
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&values.must_get::<&tera::Value>(name)?.to_string());
        used += 1;
        rest = after;
    }
    if used < values.iter().count() {
        return Err(tera::Error::message(format!("“{text}” does not use every value it is given")));
    }
    Ok(filled + rest)
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

    fn groups(self) -> Groups {
        let mut groups = Groups::new();
        for ((group, key), (text, _)) in self.found {
            groups.entry(group).or_default().insert(key, text);
        }
        groups
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
    let parts = text.split('{').skip(1);
    let mut names: Vec<&str> = parts.filter_map(|part| Some(part.split_once('}')?.0)).collect();
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

#[cfg(test)]
mod tests {
    use super::words;
    use crate::io::Memory;
    use crate::theme::Theme;

    fn told(text: &str) -> Vec<String> {
        let world = Memory::default().with("themes/own/i18n/zh-CN.yml", text);
        let (_, problems) = words(&Theme::load(&world, "own").0, "zh-CN");
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
        let wrong = built_in()
            .replace("  home: 首页\n", "  house: 首页\n")
            .replace("{count} 项产品与技术", "产品与技术");
        let told = told(&wrong);
        assert_eq!(told.len(), 3, "{told:#?}");
        for part in ["frame lacks home", "no key house in frame", "same names in braces"] {
            assert!(told.iter().any(|one| one.contains(part)), "{part} in {told:#?}");
        }
        assert!(told.iter().all(|one| one.contains("i18n/zh-CN.yml:")));
    }

    #[test]
    fn a_language_without_words_is_an_error() {
        let (_, problems) = words(&Theme::load(&Memory::default(), "default").0, "fr");
        assert!(problems[0].message.en.contains("i18n/fr.yml"));
    }
}
