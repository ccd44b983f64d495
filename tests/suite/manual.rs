//! The list of all codes, `src/check/RULES.md`, is what the program itself says.
//!
//! `WUTU_UPDATE=1 cargo test` writes it.

use crate::site::root;
use wutu::check::{self, Entry, Group};
use wutu::diag::Language;

const HEAD: &str = "# 检查规则 / Rules

`wutu check` 报告的每个问题都有代码；`wutu explain 代码` 说明是什么、怎样改。此表由程序的说明生成（`WUTU_UPDATE=1 cargo test`），不要手改。

Every problem that `wutu check` tells has a code; `wutu explain CODE` says what it is and what to do. This list is printed from the
program's own manual (`WUTU_UPDATE=1 cargo test`); do not edit it.
";

fn printed() -> String {
    let entries = check::entries();
    let mut text = HEAD.to_owned();
    for group in Group::ALL {
        let [zh, en] = [Language::Chinese, Language::English].map(|one| group.heading(one));
        text.push_str(&format!(
            "\n## {zh}\n\n{en}.\n\n| 代码 | 级别 | 发现什么 | finds |\n| --- | --- | --- | --- |\n"
        ));
        entries.iter().filter(|one| one.group == group).for_each(|one| text.push_str(&row(one)));
    }
    text
}

fn row(entry: &Entry) -> String {
    let Entry { code, group, severity, finds } = entry;
    let [zh, en] = [Language::Chinese, Language::English].map(|one| severity.word(one));
    let page = match group {
        Group::Rule => format!("rules/{}.rs", code.replace('-', "_")),
        Group::Reading => "reading.md".to_owned(),
        Group::Building => "building.md".to_owned(),
    };
    assert!(root().join("src/check").join(&page).is_file(), "{page} is not there");
    format!("| [`{code}`]({page}) | {zh} {en} | {} | {} |\n", finds.zh, finds.en)
}

#[test]
fn the_list_of_rules_is_what_the_program_says() {
    let path = root().join("src/check/RULES.md");
    let found = printed();
    if std::env::var_os("WUTU_UPDATE").is_some() {
        std::fs::write(&path, &found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == found,
        "src/check/RULES.md is not up to date: WUTU_UPDATE=1 cargo test writes it"
    );
}

#[test]
fn what_is_found_fits_into_a_line() {
    for Entry { code, finds, .. } in check::entries() {
        for sentence in [&finds.zh, &finds.en] {
            let letters = sentence.chars().count();
            let is_line = !sentence.contains(['\n', '|']) && (6..=110).contains(&letters);
            assert!(is_line, "{code}: {letters} letters: {sentence}");
        }
    }
}
