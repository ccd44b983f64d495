//! Markdown texts: their front matter and their HTML. Raw HTML is shown as text, never passed on.

use super::emphasis;
use super::yaml::{self, Node};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The YAML between `---` lines at the head of a text, where there is one, and the text below it.
#[must_use]
pub fn front_matter(text: &str, file: u32) -> (Option<Node>, &str) {
    let end = text.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n"));
    match end {
        None => (None, text),
        Some(at) => {
            let (head, body) = (&text[..at + 4], &text[at + 9..]);
            (Some(yaml::parse(head, file).0), body)
        }
    }
}

/// The HTML of a text. Headings start at the second level, since the page has its own first.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let (markdown, stand_ins) = emphasis::befriend(markdown);
    let parser = Parser::new_ext(&markdown, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES);
    let events = parser.map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(HeadingLevel::H2))
        }
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    stand_ins.restore(&out)
}

#[cfg(test)]
mod tests {
    use super::{front_matter, to_html};

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(to_html("a <b onclick=x>c"), "<p>a &lt;b onclick=x&gt;c</p>\n");
        assert!(!to_html("<script>alert(1)</script>").contains("<script>"));
    }

    #[test]
    fn front_matter_is_split_off() {
        let (front, body) = front_matter("---\nopenness: 不予公开\n---\n正文\n", 0);
        assert!(front.is_some());
        assert_eq!(body, "正文\n");
        assert_eq!(front_matter("正文", 0).1, "正文");
    }
}
