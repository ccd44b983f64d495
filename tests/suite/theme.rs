//! What holds for the files of the theme, and for who uses them: no words but in `i18n/`, every word there and asked for.

use crate::architecture::{room, source_files};
use crate::site::{WORDS, root};
use std::collections::BTreeSet;
use wutu::wording::{Part, parts};

/// The text files of a folder of the theme, by path.
fn files(folder: &str) -> Vec<(String, String)> {
    let all = walkdir::WalkDir::new(root().join("themes/default").join(folder)).sort_by_file_name();
    let is_text = |entry: &walkdir::DirEntry| {
        entry.file_type().is_file() && entry.path().extension().is_none_or(|ending| ending != "ttf")
    };
    let files = all.into_iter().map(|entry| entry.unwrap()).filter(is_text);
    let read = |entry: walkdir::DirEntry| {
        (entry.path().display().to_string(), std::fs::read_to_string(entry.path()).unwrap())
    };
    files.map(read).collect()
}

/// The lines that hold a Han letter or a full-width mark.
fn words(text: &str) -> Vec<&str> {
    let is_word = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ff00}'..='\u{ffef}');
    text.lines().filter(|line| line.contains(is_word)).collect()
}

/// The templates of packs, without their comments.
fn typst() -> Vec<(String, String)> {
    let all = files("pack").into_iter().filter(|(path, _)| path.ends_with(".typ"));
    let code = |text: String| {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    };
    all.map(|(path, text)| (path, code(text))).collect()
}

#[test]
fn no_words_stand_in_templates_scripts_and_style_sheets() {
    let all: Vec<_> = ["templates", "js", "css"].into_iter().flat_map(files).collect();
    let all = all.into_iter().chain(typst()).collect::<Vec<_>>();
    assert!(all.len() > 10, "only {} files were read", all.len());
    for (path, text) in all {
        assert_eq!(words(&text), [""; 0], "{path}: words belong to themes/default/i18n");
    }
}

#[test]
fn a_word_in_a_template_is_found() {
    assert_eq!(words("<p>\n<h2>来源</h2>\n</p>"), ["<h2>来源</h2>"]);
}

/// Vocabularies whose words only authors see.
const FOR_AUTHORS: [&str; 4] = ["RuleLevel", "Audience", "Confidant", "Datum"];

/// Every key of the built-in words: `group.name`.
fn keys() -> BTreeSet<String> {
    let key = |group: &str, name: &str| format!("{group}.{name}");
    let groups = WORDS.groups();
    groups
        .iter()
        .flat_map(|(group, words)| words.keys().map(move |name| key(group, name)))
        .collect()
}

/// The Rust code of the program without its tests and comments, file by file.
fn code() -> Vec<(String, String)> {
    let mut code = Vec::new();
    for path in source_files() {
        let name = path.display().to_string();
        if name.ends_with("tests.rs") || name.contains("/tests/") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let own = text.split("#[cfg(test)]").next().unwrap();
        let lines = own.lines().filter(|line| !line.trim_start().starts_with("//"));
        code.push((name, lines.collect::<Vec<_>>().join("\n")));
    }
    code
}

/// What stands between quotation marks in a piece of Rust.
fn literals(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// Whether a text looks like the key of a word: `group.name`, both small letters and underscores, in a group that exists.
fn is_key(text: &str) -> bool {
    let small = |part: &str| {
        !part.is_empty() && part.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_'))
    };
    let is_file =
        |name| matches!(name, "html" | "js" | "css" | "yml" | "json" | "svg" | "pdf" | "typ");
    text.split_once('.').is_some_and(|(group, name)| {
        !is_file(name) && small(group) && small(name) && WORDS.groups().contains_key(group)
    })
}

#[test]
fn every_word_that_code_asks_for_is_there() {
    let keys = keys();
    for (path, code) in code() {
        for key in literals(&code).filter(|text| is_key(text)) {
            assert!(keys.contains(key), "{path} asks for {key}, which is no word");
        }
    }
}

#[test]
fn every_word_is_asked_for() {
    let mut all: String = code().into_iter().map(|(_, code)| code).collect();
    for (_, text) in files("templates") {
        all.push_str(&text.replace("words.", "\"").replace([' ', '}', '|', ')', ','], "\""));
    }
    let asked: BTreeSet<&str> = all.split('"').collect();
    // Words of vocabularies are asked for by their vocabulary, the filters of a map by what they filter.
    let by_group =
        |key: &str| key.starts_with(|c: char| c.is_ascii_uppercase()) || key.starts_with("filter.");
    let packs: String = typst().into_iter().map(|(_, text)| text).collect();
    let in_packs = |key: &str| {
        key.strip_prefix("pack_page.").is_some_and(|name| {
            packs.contains(&format!("words.{name}")) || packs.contains(&format!("say(\"{name}\""))
        })
    };
    let keys = keys().into_iter().filter(|key| !by_group(key) && !in_packs(key));
    let idle = keys.filter(|key| !asked.contains(key.as_str()));
    let idle: Vec<String> = idle.collect();
    assert_eq!(idle, [""; 0]);
}

#[test]
fn what_is_said_with_values_has_a_place_for_each() {
    for (path, code) in code() {
        for call in code.split("say!(").skip(1) {
            let Some((key, rest)) = call.split_once('"').and_then(|(_, call)| call.split_once('"'))
            else {
                continue;
            };
            if !is_key(key) || call.find('"') > call.find(';') {
                continue;
            }
            let mut names: BTreeSet<&str> = BTreeSet::new();
            for part in parts(WORDS.word(key)) {
                if let Part::Name(name) = part {
                    names.insert(name);
                }
            }
            for name in names {
                let end = rest.find(';').unwrap_or(rest.len());
                assert!(rest[..end].contains(name), "{path}: {key} is said without {name}");
            }
        }
    }
}

#[test]
fn the_words_of_every_vocabulary_are_there() {
    let files = ["src/model/word.rs", "src/model/grade.rs"];
    let text = files.map(|file| std::fs::read_to_string(root().join(file)).unwrap()).concat();
    let keys = keys();
    let mut vocabularies = 0;
    for body in text.split("\nwords! {").skip(1) {
        let name = body.lines().find_map(|line| line.trim().strip_suffix(" {")).unwrap();
        vocabularies += 1;
        for line in body.lines().filter(|line| line.contains(" = \"")) {
            let word = literals(line).next().unwrap();
            let is_there = keys.contains(&format!("{name}.{word}"));
            assert_eq!(is_there, !FOR_AUTHORS.contains(&name), "{name}.{word}");
        }
    }
    assert!(vocabularies > 15);
}

/// Rooms whose words are all in the theme.
const WORDLESS: [&str; 1] = ["pack"];

/// Files of theirs that hold names which are no words of the interface.
const NAMES: [&str; 1] = ["src/pack/fonts.rs"];

/// Code without what is said to authors on the command line, which is there in two languages: `Words::new(…)`.
fn without_messages(code: &str) -> String {
    let mut pieces = code.split("Words::new(");
    let mut rest = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let mut depth = 1;
        let end = piece.find(|c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            depth == 0
        });
        rest.push_str(&piece[end.unwrap_or(piece.len())..]);
    }
    rest
}

#[test]
fn no_words_stand_in_the_code_of_what_readers_see() {
    for (path, code) in code() {
        let is_looked_at = WORDLESS.contains(&room(std::path::Path::new(&path)).as_str());
        if is_looked_at && !NAMES.iter().any(|name| path.ends_with(name)) {
            let code = without_messages(&code);
            assert_eq!(words(&code), [""; 0], "{path}: words belong to themes/default/i18n");
        }
    }
    assert_eq!(words(&without_messages("a(Words::new(f(\"来源\"), b)); \"待补充\"")).len(), 1);
}
