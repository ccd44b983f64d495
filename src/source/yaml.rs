//! YAML as a tree in which every key and value knows its place.
//!
//! Built from the parser's events rather than through serde, because serde stops at the first problem and
//! guesses types (`1.10`, `yes`), while an author wants all problems at once and the words as written.
//! Anchors and aliases are refused: nobody who fills in content needs them, and they are how small files
//! become large ones.

use crate::diag::{Diagnostic, Span, Words};
use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, ScanError};

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing was written (`note:` without a value, `~`).
    Empty,
    /// A scalar, exactly as written, quotes removed.
    Scalar(String),
    /// A list.
    List(Vec<Node>),
    /// Keys and values in the order of the file.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub node: Node,
}

/// Deeper nesting than any record needs; beyond it the parser's own stack would be at risk.
const MAX_DEPTH: usize = 40;

/// Parses one document. On a syntax error the tree is empty and the diagnostic says where.
pub(super) fn parse(text: &str, file: u32) -> (Node, Vec<Diagnostic>) {
    let mut builder =
        Builder { parser: Parser::new_from_str(text), text, file, problems: Vec::new() };
    let node = builder.document().unwrap_or_else(|error| {
        let problem = syntax_error(&error, text, file);
        builder.problems.push(problem);
        Node { span: Span { file, start: 0, end: 0 }, value: Value::Empty }
    });
    (node, builder.problems)
}

struct Builder<'t> {
    parser: Parser<'t, serde_yaml::granit_parser::StrInput<'t>>,
    text: &'t str,
    file: u32,
    problems: Vec<Diagnostic>,
}

impl<'t> Builder<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), ScanError> {
        let Some(next) = self.parser.next_event() else {
            return Ok((Event::StreamEnd, Span { file: self.file, start: 0, end: 0 }));
        };
        let (event, place) = next?;
        let offset = |mark: serde_yaml::granit_parser::Marker| {
            u32::try_from(mark.byte_offset().unwrap_or_default()).unwrap_or(u32::MAX)
        };
        let span = Span { file: self.file, start: offset(place.start), end: offset(place.end) };
        Ok((event, span))
    }

    fn document(&mut self) -> Result<Node, ScanError> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamStart | Event::DocumentStart(..) => {}
                Event::StreamEnd | Event::DocumentEnd => {
                    return Ok(Node { span, value: Value::Empty });
                }
                other => {
                    let node = self.node(other, span, 0)?;
                    self.only_one_document()?;
                    return Ok(node);
                }
            }
        }
    }

    fn only_one_document(&mut self) -> Result<(), ScanError> {
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::StreamEnd => return Ok(()),
                Event::DocumentStart(..) => {
                    let (zh, en) = ("“---”之后的内容不会被读取", "what follows `---` is not read");
                    self.refuse(span, zh, en);
                    return Ok(());
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, ScanError> {
        if depth > MAX_DEPTH {
            self.refuse(span, "嵌套太深", "nested too deeply");
            return Ok(Node { span, value: Value::Empty });
        }
        match event {
            Event::Scalar(text, style, ..) => Ok(Node { span, value: scalar(&text, style) }),
            Event::SequenceStart(..) => self.list(span, depth),
            Event::MappingStart(..) => self.map(span, depth),
            _ => {
                self.refuse(
                    span,
                    "这里不能用 & 或 * 引用",
                    "anchors and aliases are not supported",
                );
                Ok(Node { span, value: Value::Empty })
            }
        }
    }

    fn list(&mut self, start: Span, depth: usize) -> Result<Node, ScanError> {
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                let span = self.trimmed(Span { end: span.end, ..start });
                return Ok(Node { span, value: Value::List(items) });
            }
            items.push(self.node(event, span, depth + 1)?);
        }
    }

    fn map(&mut self, start: Span, depth: usize) -> Result<Node, ScanError> {
        let mut entries: Vec<Entry> = Vec::new();
        loop {
            let (event, key_span) = self.next()?;
            if matches!(event, Event::MappingEnd) {
                let span = self.trimmed(Span { end: key_span.end, ..start });
                return Ok(Node { span, value: Value::Map(entries) });
            }
            let key = self.node(event, key_span, depth + 1)?;
            let (event, span) = self.next()?;
            let node = self.node(event, span, depth + 1)?;
            let Value::Scalar(key) = key.value else {
                self.refuse(key_span, "字段名应是一个词", "a field name should be a single word");
                continue;
            };
            if entries.iter().any(|entry| entry.key == key) {
                self.duplicate(&key, key_span);
                continue;
            }
            entries.push(Entry { key, key_span, node });
        }
    }

    /// A block ends where the next token starts; the blank lines between belong to nobody.
    fn trimmed(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize, (span.end as usize).min(self.text.len()));
        let body = self.text.get(start..end).unwrap_or_default();
        Span { end: span.start + u32::try_from(body.trim_end().len()).unwrap_or(0), ..span }
    }

    fn refuse(&mut self, span: Span, zh: &str, en: &str) {
        self.problems.push(Diagnostic::error("syntax", span, Words::new(zh, en)));
    }

    fn duplicate(&mut self, key: &str, span: Span) {
        let message = Words::new(
            format!("字段“{key}”在这条记录里写了两次"),
            format!("field `{key}` is written twice in this record"),
        );
        let problem = Diagnostic::error("duplicate-field", span, message)
            .with_help("删去多余的一个", "delete one of them");
        self.problems.push(problem);
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = matches!(style, ScalarStyle::Plain);
    match text.trim() {
        "" | "~" | "null" if plain => Value::Empty,
        _ => Value::Scalar(text.trim_end_matches('\n').to_owned()),
    }
}

fn syntax_error(error: &ScanError, text: &str, file: u32) -> Diagnostic {
    let mut offset = error.marker().byte_offset().unwrap_or_default().min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let length = text[offset..].chars().next().map_or(1, char::len_utf8);
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span { file, start: place(offset), end: place(offset + length) };
    let message = Words::new(
        "这里的写法不合 YAML 的规矩，读不下去",
        format!("this is not valid YAML: {}", error.info()),
    );
    Diagnostic::error("syntax", span, message).with_help(
        "检查缩进是否对齐，冒号、逗号、括号、引号是否为半角，冒号后是否空一格",
        "check the indentation, that `:` `,` `[` `]` are half-width, and that a space follows each colon",
    )
}
