//! Markdown texts as plain parts, for printers that know no HTML: headings, paragraphs and items with strong words.
//!
//! Nothing that stands in a text is left out: what has no part of its own here (a row of a table, a quotation) is a
//! paragraph.

use super::emphasis::{self, StandIns};
use super::markdown::OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A part of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: Kind,
    /// How deep an item stands: 1 for an item of the outermost list.
    pub depth: usize,
    /// What it says.
    pub runs: Vec<Run>,
}

/// What a part of a text is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Kind {
    /// A heading.
    Heading,
    /// A paragraph.
    #[default]
    Paragraph,
    /// An item of a list.
    Item,
}

/// A stretch of text of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is emphasized.
    pub is_strong: bool,
}

/// The parts of a text, in order.
#[must_use]
pub fn blocks(markdown: &str) -> Vec<Block> {
    let (markdown, stand_ins) = emphasis::befriend(markdown);
    let mut builder = Builder::new(&stand_ins);
    Parser::new_ext(&markdown, OPTIONS).for_each(|event| builder.take(&event));
    builder.end();
    builder.done
}

struct Builder<'s> {
    stand_ins: &'s StandIns,
    done: Vec<Block>,
    open: Block,
    depth: usize,
    strong: usize,
}

impl<'s> Builder<'s> {
    fn new(stand_ins: &'s StandIns) -> Self {
        Self { stand_ins, done: Vec::new(), open: Block::default(), depth: 0, strong: 0 }
    }

    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.begin(Kind::Heading),
            Event::Start(Tag::Item) => self.begin(Kind::Item),
            Event::Start(Tag::List(_)) => {
                self.end();
                self.depth += 1;
            }
            Event::End(TagEnd::List(_)) => {
                self.end();
                self.depth -= 1;
            }
            Event::Start(Tag::Strong | Tag::Emphasis) => self.strong += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.strong -= 1,
            Event::End(TagEnd::TableCell) => self.say("\u{3000}"),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::TableRow
                | TagEnd::TableHead,
            ) => self.end(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.say(text);
            }
            // A line that ends beside a Han character needs no space where the next begins.
            Event::SoftBreak => {
                let last = self.open.runs.last().and_then(|run| run.text.chars().next_back());
                self.say(if last.is_some_and(|c| c.is_ascii()) { " " } else { "" });
            }
            Event::HardBreak => self.say("\n"),
            _ => {}
        }
    }

    fn begin(&mut self, kind: Kind) {
        self.end();
        let depth = if kind == Kind::Item { self.depth } else { 0 };
        self.open = Block { kind, depth, runs: Vec::new() };
    }

    fn say(&mut self, text: &str) {
        let text = self.stand_ins.restore(text);
        let is_strong = self.strong > 0;
        match self.open.runs.last_mut().filter(|run| run.is_strong == is_strong) {
            Some(run) => run.text.push_str(&text),
            None => self.open.runs.push(Run { text, is_strong }),
        }
    }

    fn end(&mut self) {
        let block = std::mem::take(&mut self.open);
        if block.runs.iter().any(|run| !run.text.trim().is_empty()) {
            self.done.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, blocks};

    #[test]
    fn a_text_becomes_parts_and_nothing_is_left_out() {
        let text = "# 题\n\n**历经10年发展，**年产值。\n接着<b>写\n\n- 一\n  - 二\n- 三\n\n> 引文\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n";
        let told: Vec<String> = blocks(text)
            .iter()
            .map(|block| {
                let runs = block.runs.iter().map(|run| match run.is_strong {
                    true => format!("*{}*", run.text),
                    false => run.text.clone(),
                });
                let mark = match block.kind {
                    Kind::Heading => "#".to_owned(),
                    Kind::Paragraph => String::new(),
                    Kind::Item => "-".repeat(block.depth),
                };
                mark + &runs.collect::<String>()
            })
            .collect();
        assert_eq!(
            told,
            [
                "#题",
                "*历经10年发展，*年产值。接着<b>写",
                "-一",
                "--二",
                "-三",
                "引文",
                "甲\u{3000}乙\u{3000}",
                "1\u{3000}2\u{3000}"
            ]
        );
    }
}
