//! Rounds and opinions as YAML that the site's own reader reads, and the list of what could not be attached.

use super::csv;
use super::matching::{Loss, Opinion};
use crate::model::{Chain, Word};
use std::fmt::Write as _;

/// A new round.
#[must_use]
pub fn round(
    (id, name): (&str, &str),
    (edition, opened, due): (&str, &str, Option<&str>),
) -> String {
    let due = due.map_or_else(
        || "    # due: 意见和答复的期限\n".to_owned(),
        |day| format!("    due: {day}                # 意见和答复的期限\n"),
    );
    format!(
        "# 一次评审。征求意见稿的快照是旁边的同名 .json，不要改动；收回的意见由 wutu review import 写入。\n\
         rounds:\n  - id: {id}\n    name: {}\n    edition: {}\n    opened: {opened}             # 征求意见稿发出的日子\n{due}    \
         # held: 评审会召开的日子，写了就算结束\n    # attended: []           # 到会专家的 id（本链 experts 中的）\n    \
         # names: leadership      # 专家姓名印给谁看；不写就一律匿名，公开版从不印\n",
        quoted(name),
        quoted(edition),
    )
}

/// Opinions, each with an id of its own.
#[must_use]
pub fn opinions(list: &[Opinion], chain: &Chain, round: &str) -> String {
    let mut text = String::from(
        "# 收回的意见，由 wutu review import 写入，以后不再改动这份文件。逐条写 reply（采纳、部分采纳、不采纳）、reason、\n\
         # owner，采纳的在 changes 里写改了哪些记录的 id。\nopinions:\n",
    );
    let first = first_free(chain, round);
    for (one, at) in list.iter().zip(first..) {
        let _ = writeln!(text, "  - id: {round}-{at:03}");
        let mut line = |key: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(text, "    {key}: {value}");
            }
        };
        line("name", &quoted(&one.text));
        line("round", round);
        line("origin", one.origin.map(Word::word).unwrap_or_default());
        line("expert", one.expert.as_deref().unwrap_or_default());
        line("category", one.category.map(Word::word).unwrap_or_default());
        line("concerns", &format!("[{}]", one.concerns.join(", ")));
        if !one.proposed.is_empty() {
            line("proposed", &quoted(&one.proposed));
        }
        line("note", &quoted(&one.note));
    }
    text
}

/// The number after the last that an opinion of the round has.
fn first_free(chain: &Chain, round: &str) -> usize {
    let own = chain.opinions.iter().filter_map(|one| {
        one.record.id.value.strip_prefix(round)?.strip_prefix('-')?.parse::<usize>().ok()
    });
    own.max().unwrap_or(0) + 1
}

/// A text in quotes, as JSON and YAML both write it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The list of what could not be attached, as CSV.
#[must_use]
pub fn losses(list: &[Loss]) -> String {
    let head = ["文件和表", "行", "为什么没有对应上", "写了什么"].map(str::to_owned).to_vec();
    let rows = list
        .iter()
        .map(|one| vec![one.place.clone(), one.row.to_string(), one.why.clone(), one.said.clone()]);
    let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
    csv::print(&rows)
}
