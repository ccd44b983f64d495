//! The manual page of every code: of a rule its `//!` comment, of what reading and building find a section of
//! `reading.md` and `building.md`.
//!
//! `RULES.md` is the list of all codes, printed from here by `tests/suite/manual.rs`.

use super::rules;
use crate::diag::{Language, Severity, Words};

/// What reading finds, by `## code`.
const READING: &str = include_str!("reading.md");
/// What building finds, by `## code`.
const BUILDING: &str = include_str!("building.md");

/// Where a code comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// A rule over the resolved site; the site file sets its level.
    Rule,
    /// What reading the content finds.
    Reading,
    /// What building the site finds.
    Building,
}

impl Group {
    /// All groups, in the order of the manual.
    pub const ALL: [Self; 3] = [Self::Rule, Self::Reading, Self::Building];

    /// What the codes of the group have in common.
    #[must_use]
    pub const fn heading(self, language: Language) -> &'static str {
        let [zh, en] = match self {
            Self::Rule => [
                "检查规则（级别可在 site.yml 的 rules 里改：deny 错误、warn 警告、allow 不查）",
                "Rules (their levels are set under `rules` in site.yml: deny, warn or allow)",
            ],
            Self::Reading => ["读取内容时发现的问题", "What reading the content finds"],
            Self::Building => ["生成网站时发现的问题", "What building the site finds"],
        };
        match language {
            Language::Chinese => zh,
            Language::English => en,
        }
    }
}

/// A code of the manual, in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// Where it comes from.
    pub group: Group,
    /// How serious it is unless the site file says otherwise.
    pub severity: Severity,
    /// What it finds, in a sentence without its full stop.
    pub finds: Words,
}

/// The page of a code, in both languages, with what its heading says.
struct Page {
    code: &'static str,
    group: Group,
    severity: Severity,
    text: String,
}

/// Every code that can be explained, rules first.
#[must_use]
pub fn entries() -> Vec<Entry> {
    let entry = |page: Page| {
        let finds =
            Words::new(sentence(&page, Language::Chinese), sentence(&page, Language::English));
        Entry { code: page.code, group: page.group, severity: page.severity, finds }
    };
    pages().map(entry).collect()
}

/// The rules whose level a site may set, with what each finds, in Chinese.
#[must_use]
pub fn rule_pages() -> Vec<(&'static str, String)> {
    let rules = pages().filter(|page| page.group == Group::Rule);
    rules.map(|page| (page.code, first(&page, Language::Chinese))).collect()
}

/// The manual page of a code in one language.
#[must_use]
pub fn explain(code: &str, language: Language) -> Option<String> {
    pages().find(|page| page.code == code).map(|page| paragraphs(&page, language).join("\n\n"))
}

fn paragraphs(page: &Page, language: Language) -> Vec<&str> {
    let all = page.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    all.filter(|text| is_chinese(text) == (language == Language::Chinese)).collect()
}

fn first(page: &Page, language: Language) -> String {
    paragraphs(page, language).first().copied().unwrap_or_default().to_owned()
}

/// The first sentence of a page, in one line.
fn sentence(page: &Page, language: Language) -> String {
    let paragraph = first(page, language).replace('\n', " ");
    let end = if language == Language::Chinese { "。" } else { ". " };
    let sentence = paragraph.split(end).next().unwrap_or_default();
    sentence.trim_end_matches('.').to_owned()
}

fn pages() -> impl Iterator<Item = Page> {
    let rules = rules::ALL.iter().map(|rule| Page {
        code: rule.code,
        group: Group::Rule,
        severity: rule.level.severity().unwrap_or(Severity::Warning),
        text: doc_comment(rule.page),
    });
    let texts = [(Group::Reading, READING), (Group::Building, BUILDING)].into_iter();
    rules.chain(texts.flat_map(|(group, text)| {
        text.split("## ").skip(1).filter_map(move |section| section_page(group, section))
    }))
}

/// A section whose heading is a code, with `(warning)` after it where it does not stop the build.
fn section_page(group: Group, section: &'static str) -> Option<Page> {
    let (heading, text) = section.split_once('\n')?;
    let (code, severity) = match heading.split_once(" (warning)") {
        Some((code, _)) => (code, Severity::Warning),
        None => (heading, Severity::Error),
    };
    Some(Page { code, group, severity, text: text.to_owned() })
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
    use super::{entries, explain};
    use crate::diag::Language;

    #[test]
    fn every_code_is_explained_in_both_languages() {
        for code in entries().into_iter().map(|entry| entry.code) {
            let chinese = explain(code, Language::Chinese).unwrap();
            let english = explain(code, Language::English).unwrap();
            assert!(chinese.chars().count() >= 10, "{code}: {chinese}");
            assert!(english.split_whitespace().count() > 8, "{code}: {english}");
        }
    }
}
