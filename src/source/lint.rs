//! Full-width signs, tabs and wide spaces where YAML wants half-width ones, found before parsing.
//!
//! An input method writes `：` where `:` is meant, and a parser then complains about something else at line 1.
//! Each such sign is reported at its place and, in the text for the parser, replaced by its half-width form
//! padded to the same number of bytes: the rest of the file is read all the same, and places stay right.
//! Only positions of syntax are looked at; text, quoted text, comments and block texts keep their signs.

use crate::diag::{Diagnostic, Span, Words};

/// Finds the signs; returns the text for the parser.
pub(super) fn lint(text: &str, file: u32) -> (String, Vec<Diagnostic>) {
    let mut linter = Linter { file, out: text.to_owned().into_bytes(), problems: Vec::new() };
    let mut start = 0;
    // The indentation of a block text (`|`, `>`) that is being passed over.
    let mut block: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim().is_empty();
        match block {
            Some(outer) if blank || indent > outer => {}
            _ => {
                linter.line(line.trim_end_matches('\n'), start);
                block = opens_block(line).then_some(indent);
            }
        }
        start += line.len();
    }
    // Every replacement is made of whole characters, so the bytes stay text.
    let out = String::from_utf8(linter.out).unwrap_or_else(|_| text.to_owned());
    (out, linter.problems)
}

/// Whether a line ends in `|` or `>` after its colon, so that a text of several lines follows.
fn opens_block(line: &str) -> bool {
    let value = line.split(" #").next().unwrap_or(line).trim_end();
    let value =
        value.trim_end_matches(['-', '+', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
    [": |", ": >", "- |", "- >"].iter().any(|end| value.ends_with(end))
}

struct Linter {
    file: u32,
    out: Vec<u8>,
    problems: Vec<Diagnostic>,
}

/// What a line is passed through in: the signs of the next position matter, or are text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    /// Indentation, `- `, or a key may come.
    Start,
    /// A key of ASCII letters has begun.
    Key,
    /// A value may come.
    Value,
    /// Within a plain value.
    Text,
}

impl Linter {
    fn line(&mut self, line: &str, start: usize) {
        let mut expect = Expect::Start;
        let mut depth = 0_usize;
        let mut quote: Option<char> = None;
        let mut previous = ' ';
        let mut chars = line.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map_or('\n', |(_, next)| *next);
            if let Some(end) = quote {
                quote = (c != end || previous == '\\').then_some(end);
            } else if c == '#' && previous.is_whitespace() {
                return;
            } else {
                let place = Place { at: start + at, c, next, in_flow: depth > 0 };
                let c = self.sign(place, expect).unwrap_or(c);
                quote = (expect != Expect::Text && matches!(c, '"' | '\'')).then_some(c);
                depth = match c {
                    '[' | '{' if expect != Expect::Text => depth + 1,
                    ']' | '}' => depth.saturating_sub(1),
                    _ => depth,
                };
                expect = after(expect, c, next, depth);
            }
            previous = c;
        }
    }

    /// Reports a sign that should be another; returns the one that was meant.
    fn sign(&mut self, place: Place, expect: Expect) -> Option<char> {
        let Place { at, c, next, in_flow } = place;
        let start = matches!(expect, Expect::Start | Expect::Value);
        let (meant, zh, en) = match c {
            '\t' if expect == Expect::Start => (' ', "缩进里有制表符", "a tab in the indentation"),
            '\u{3000}' | '\u{a0}' if start => (
                ' ',
                "缩进或冒号后面有全角空格",
                "a wide space in the indentation or after a colon",
            ),
            '\u{feff}' if expect != Expect::Text => (
                ' ',
                "看不见的标记（BOM），多半是两份文件拼接时带进来的",
                "an invisible mark (BOM), most often from joining two files",
            ),
            '：' if expect == Expect::Key => {
                (':', "字段名后面是全角冒号“：”", "a full-width colon after the field name")
            }
            ':' if expect == Expect::Key
                && !in_flow
                && !next.is_whitespace()
                && next != ':'
                && next != '/' =>
            {
                (':', "冒号后面没有空格", "no space after the colon")
            }
            '【' | '［' if start => ('[', "全角括号", "a full-width bracket"),
            '】' | '］' if in_flow => (']', "全角括号", "a full-width bracket"),
            '｛' if start => ('{', "全角括号", "a full-width brace"),
            '｝' if in_flow => ('}', "全角括号", "a full-width brace"),
            '－' if expect == Expect::Start => ('-', "全角横线", "a full-width dash"),
            '，' if in_flow && self.ends_item(at) => {
                (',', "各项之间是全角逗号“，”", "a full-width comma between items")
            }
            _ => return None,
        };
        self.report(at, c, (zh, en));
        self.replace(at, c, meant);
        Some(meant)
    }

    /// Whether a full-width comma in a flow list or mapping stands where the next item begins: before a key
    /// and its colon, or between two ids.
    fn ends_item(&self, at: usize) -> bool {
        let rest = std::str::from_utf8(&self.out[at + '，'.len_utf8()..]).unwrap_or_default();
        let rest = rest.trim_start_matches([' ', '\u{3000}']);
        let word = rest
            .bytes()
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            .count();
        let after = rest[word..].trim_start().chars().next().unwrap_or('\n');
        word > 0 && matches!(after, ':' | '：' | ',' | '，' | ']' | '】' | '］')
    }

    fn report(&mut self, at: usize, c: char, (zh, en): (&str, &str)) {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let span = Span { file: self.file, start: offset(at), end: offset(at + c.len_utf8()) };
        let problem = Diagnostic::error("full-width", span, Words::new(zh, en));
        let problem = match c {
            '\u{feff}' => {
                problem.with_help("删去它，这一行重打一遍", "delete it: type the line again")
            }
            '\t' => problem.with_help("改用空格缩进", "indent with spaces"),
            ':' => problem.with_help("在冒号后面加一个空格", "put a space after the colon"),
            _ => problem.with_help(
                "改用半角符号，冒号和逗号后面空一格",
                "use the half-width sign, with a space after `:` and `,`",
            ),
        };
        self.problems.push(problem);
    }

    /// Puts the half-width sign in place, padded with spaces to the bytes of what stood there.
    fn replace(&mut self, at: usize, c: char, meant: char) {
        let bytes = &mut self.out[at..at + c.len_utf8()];
        bytes.fill(b' ');
        if let Some(first) = bytes.first_mut() {
            *first = u8::try_from(meant).unwrap_or(b' ');
        }
    }
}

/// A character of a line and what stands around it.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    c: char,
    next: char,
    in_flow: bool,
}

/// What may come after a character.
fn after(expect: Expect, c: char, next: char, depth: usize) -> Expect {
    match (expect, c) {
        (Expect::Key, ':') => Expect::Value,
        (_, '{' | ',') if depth > 0 => Expect::Start,
        (Expect::Start | Expect::Value, '[') => Expect::Start,
        (Expect::Start, '-') if next == ' ' => Expect::Start,
        (Expect::Start | Expect::Value, ' ' | '\t') => expect,
        (Expect::Start, c) if c.is_ascii_alphabetic() || c == '_' => Expect::Key,
        (Expect::Key, c) if c.is_ascii_alphanumeric() || matches!(c, '_' | ' ') => Expect::Key,
        _ => Expect::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::lint;

    /// The text with each reported sign in ⟦ ⟧, and the text for the parser.
    fn marked(text: &str) -> (String, String) {
        let (repaired, problems) = lint(text, 0);
        let mut out = text.to_owned();
        for problem in problems.iter().rev() {
            let span = problem.span.unwrap();
            out.insert(span.end as usize, '⟧');
            out.insert(span.start as usize, '⟦');
        }
        (out, repaired)
    }

    #[test]
    fn signs_at_positions_of_syntax_are_found_and_repaired() {
        for (text, found, repaired) in [
            ("name：硅片\n", "name⟦：⟧硅片\n", "name:  硅片\n"),
            ("- id：a\n", "- id⟦：⟧a\n", "- id:  a\n"),
            ("name:硅片\n", "name⟦:⟧硅片\n", "name:硅片\n"),
            ("firms: [a，b，c]\n", "firms: [a⟦，⟧b⟦，⟧c]\n", "firms: [a,  b,  c]\n"),
            ("firms: 【a, b】\n", "firms: ⟦【⟧a, b⟦】⟧\n", "firms: [  a, b]  \n"),
            (
                "- { id: a，name：硅片 }\n",
                "- { id: a⟦，⟧name⟦：⟧硅片 }\n",
                "- { id: a,  name:  硅片 }\n",
            ),
            ("\tname: a\n", "⟦\t⟧name: a\n", " name: a\n"),
            ("\u{3000}name: a\n", "⟦\u{3000}⟧name: a\n", "   name: a\n"),
            ("－ id: a\n", "⟦－⟧ id: a\n", "-   id: a\n"),
            ("\u{feff}id: a\n", "⟦\u{feff}⟧id: a\n", "   id: a\n"),
        ] {
            assert_eq!(marked(text), (found.to_owned(), repaired.to_owned()), "{text}");
        }
    }

    #[test]
    fn signs_in_texts_are_left_alone() {
        for text in [
            "name: 目标：到2025年，产值【试行】\n",
            "name: “光芯屏端网”产值\n",
            "- { id: a, note: 甲，乙：丙 }\n",
            "note: '冒号：，'\n",
            "# 注：说明，全角\n",
            "name: a # 注：说明\n",
            "note: |\n  甲：乙\nname: a\n",
            "address: https://example.com/a,b\n",
            "- 武汉：汽车\n",
        ] {
            assert_eq!(marked(text).0, text);
        }
    }
}
