//! What a reader sees on a finished page, as passages: the text of its blocks, each with the anchor it stands at.
//!
//! Reads the page itself, drawings and all, so that nothing that is shown can be forgotten. The frame around `main`
//! is the same on every page and is left out. A passage is what find-in-page of a browser searches as one: text
//! runs through inline elements and ends at blocks.

use html5gum::{StartTag, Token, Tokenizer};
use std::collections::HashMap;

/// What is seen on a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Visible {
    /// Its heading.
    pub(super) title: String,
    /// Whether a map or sheet is drawn on it.
    pub(super) is_map: bool,
    /// What stands at no anchor, then what stands at each anchor, in the order of the page.
    pub(super) parts: Vec<Part>,
}

/// What stands at one anchor.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    /// The anchor; none for what stands at no anchor. A table's row and the element of a drawing with the same
    /// number are one part, under the anchor of the element.
    pub(super) anchor: Option<String>,
    /// Its passages, white space as a browser shows it.
    pub(super) passages: Vec<String>,
}

impl Part {
    /// The name of the record that the part shows: its anchor without what marks the row of a table.
    pub(super) fn record(&self) -> Option<&str> {
        self.anchor.as_deref().map(without_row)
    }
}

/// A tag whose place in the page does not matter.
type Tag = StartTag<()>;

/// What rows of tables have before the printed number in their anchors.
const ROW: &str = "row-";

fn without_row(anchor: &str) -> &str {
    anchor.strip_prefix(ROW).unwrap_or(anchor)
}

/// Elements that stand in the line. All others end a passage.
const INLINE: [&str; 14] = [
    "a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub",
    "sup",
];
/// Classes of inline elements that the style sheet sets on lines of their own.
const LINES: [&str; 8] = [
    "below",
    "cited",
    "count",
    "of-chain",
    "since-note",
    "thumb-content",
    "thumb-name",
    "thumb-sheet",
];
/// Elements without an end.
const VOID: [&str; 9] = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];
/// Elements whose text is not seen.
const UNSEEN: [&str; 7] = ["defs", "desc", "noscript", "script", "style", "template", "title"];

/// Reads a page.
pub(super) fn read(page: &str) -> Visible {
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => reader.text(&String::from_utf8_lossy(&text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// An element that is open.
struct Open {
    name: String,
    is_apart: bool,
    is_seen: bool,
    /// The part in which it stands.
    around: usize,
}

struct Reader {
    open: Vec<Open>,
    parts: Vec<Part>,
    /// Positions in `parts` by record.
    part_of: HashMap<String, usize>,
    /// The part that is being read.
    at: usize,
    passage: String,
    title: String,
    is_map: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            open: Vec::new(),
            parts: vec![Part::default()],
            part_of: HashMap::new(),
            at: 0,
            passage: String::new(),
            title: String::new(),
            is_map: false,
        }
    }
}

impl Reader {
    fn start(&mut self, tag: &Tag) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let is_apart = is_apart(&name, tag);
        if is_apart {
            self.close_passage();
        }
        if tag.self_closing || VOID.contains(&name.as_str()) {
            return;
        }
        let around = self.at;
        let is_seen = match self.open.last() {
            Some(outer) => outer.is_seen && !is_unseen(&name, tag),
            // Nothing is seen outside `main`.
            None => name == "main",
        };
        if name != "main" && !is_seen && self.open.is_empty() {
            return;
        }
        if is_seen && name != "main" {
            self.is_map |= name == "svg" && attribute(tag, "class").as_deref() == Some("map");
            if let Some(id) = attribute(tag, "id") {
                self.at = self.part(&id);
            }
        }
        self.open.push(Open { name, is_apart, is_seen, around });
    }

    fn end(&mut self, name: &str) {
        let Some(position) = self.open.iter().rposition(|open| open.name == name) else { return };
        for open in self.open.split_off(position).into_iter().rev() {
            if open.is_apart {
                if open.name == "h1" {
                    self.title.clone_from(&self.passage);
                }
                self.close_passage();
            }
            self.at = open.around;
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_none_or(|open| !open.is_seen) {
            return;
        }
        for character in text.chars() {
            match character.is_ascii_whitespace() {
                false => self.passage.push(character),
                true if self.passage.is_empty() || self.passage.ends_with(' ') => {}
                true => self.passage.push(' '),
            }
        }
    }

    fn close_passage(&mut self) {
        let passage = std::mem::take(&mut self.passage);
        let passage = passage.trim();
        if !passage.is_empty() {
            self.parts[self.at].passages.push(passage.to_owned());
        }
    }

    /// The part of an anchor, a new one if it is the first with its record.
    fn part(&mut self, id: &str) -> usize {
        self.close_passage();
        let record = without_row(id);
        if let Some(at) = self.part_of.get(record).copied() {
            if id == record {
                self.parts[at].anchor = Some(id.to_owned());
            }
            return at;
        }
        let at = self.parts.len();
        self.part_of.insert(record.to_owned(), at);
        self.parts.push(Part { anchor: Some(id.to_owned()), passages: Vec::new() });
        at
    }

    fn finish(mut self) -> Visible {
        self.close_passage();
        let title = self.title.trim().to_owned();
        self.parts.retain(|part| part.anchor.is_none() || !part.passages.is_empty());
        Visible { title, is_map: self.is_map, parts: self.parts }
    }
}

fn attribute(tag: &Tag, name: &str) -> Option<String> {
    let value = tag.attributes.get(name.as_bytes())?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn is_unseen(name: &str, tag: &Tag) -> bool {
    UNSEEN.contains(&name) || tag.attributes.contains_key(b"hidden".as_slice())
}

fn is_apart(name: &str, tag: &Tag) -> bool {
    let class = || attribute(tag, "class").unwrap_or_default();
    !INLINE.contains(&name) || class().split_whitespace().any(|one| LINES.contains(&one))
}

#[cfg(test)]
mod tests {
    use super::{Visible, read};

    /// Anchors and passages of a page, a line to a part.
    fn told(main: &str) -> String {
        let page = format!(
            "<title>x</title><nav>x</nav><main id=\"main\">{main}</main><footer>x</footer>"
        );
        let Visible { parts, .. } = read(&page);
        let line = |part: super::Part| {
            format!("{}:{}\n", part.anchor.unwrap_or_default(), part.passages.join("|"))
        };
        parts.into_iter().map(line).collect()
    }

    #[test]
    fn passages_run_through_inline_elements_and_end_at_blocks() {
        for (main, expected) in [
            ("<h1>五图</h1><p>a <b>b</b>\n  c<br>d</p>", ":五图|a b c|d\n"),
            ("<td>名<span class=\"below\">上游</span></td><td>名</td>", ":名|上游|名\n"),
            ("<p>x &lt;y&gt; &amp;</p><script>no</script><p hidden>no</p>", ":x <y> &\n"),
            (
                "<svg class=\"map\"><title>no</title><text>一</text><text>二</text></svg>",
                ":一|二\n",
            ),
        ] {
            assert_eq!(told(main), expected, "{main}");
        }
    }

    #[test]
    fn an_element_of_a_drawing_and_the_row_of_its_number_are_one_part() {
        let main = "<svg><g id=\"A-N-1\"><text>环</text><g id=\"A-T-1\"><text>品</text></g><text>节</text></g></svg>
            <table><tr id=\"row-A-T-1\"><td>铜</td></tr><tr id=\"row-A-T-2\"><td>铁</td></tr></table><p>末</p>";
        assert_eq!(told(main), ":末\nA-N-1:环|节\nA-T-1:品|铜\nrow-A-T-2:铁\n");
    }

    #[test]
    fn heading_and_map_are_known() {
        let page = read("<main><h1>汽车 <i>图</i></h1><svg class=\"map\"></svg></main>");
        assert_eq!((page.title.as_str(), page.is_map), ("汽车 图", true));
        assert!(!read("<main><svg class=\"bar\"></svg></main>").is_map);
    }
}
