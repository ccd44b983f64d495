//! The manual page of every code: of a rule its `//!` comment, of what reading and building find a section of
//! `reading.md` and `building.md`.

use super::rules;
use crate::diag::Language;

/// What reading finds, by `## code`.
const READING: &str = include_str!("reading.md");
/// What building finds, by `## code`.
const BUILDING: &str = include_str!("building.md");

/// Every code that can be explained, rules first.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    let rules = rules::ALL.iter().map(|rule| rule.code);
    rules.chain(sections().map(|(code, _)| code)).collect()
}

/// The rules whose level a site may set, with what each finds, in Chinese.
#[must_use]
pub fn rule_pages() -> Vec<(&'static str, String)> {
    let about = |code| explain(code, Language::Chinese).unwrap_or_default();
    let first = |page: String| page.split("\n\n").next().unwrap_or_default().to_owned();
    rules::ALL.iter().map(|rule| (rule.code, first(about(rule.code)))).collect()
}

/// The manual page of a code in one language.
#[must_use]
pub fn explain(code: &str, language: Language) -> Option<String> {
    let rule = rules::ALL.iter().find(|rule| rule.code == code).map(|rule| doc_comment(rule.page));
    let page = rule
        .or_else(|| sections().find(|(name, _)| *name == code).map(|(_, text)| text.to_owned()))?;
    let paragraphs = page.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    let wanted = paragraphs.filter(|text| is_chinese(text) == (language == Language::Chinese));
    Some(wanted.collect::<Vec<_>>().join("\n\n"))
}

fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let sections = [READING, BUILDING].into_iter().flat_map(|text| text.split("## ").skip(1));
    sections.filter_map(|section| section.split_once('\n'))
}

/// The text of the `//!` lines at the head of a file.
fn doc_comment(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(str::trim).collect::<Vec<_>>().join("\n")
}

/// A paragraph is Chinese when a sixth of it is; English ones name a Chinese term at most.
fn is_chinese(text: &str) -> bool {
    let han = text.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
    han * 6 > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{codes, explain};
    use crate::diag::Language;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in codes() {
            let chinese = explain(code, Language::Chinese).unwrap();
            let english = explain(code, Language::English).unwrap();
            assert!(chinese.chars().count() >= 10, "{code}: {chinese}");
            assert!(english.split_whitespace().count() > 8, "{code}: {english}");
        }
    }
}
