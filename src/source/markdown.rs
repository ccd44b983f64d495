//! Markdown texts: their front matter and their HTML. Raw HTML is shown as text, never passed on.

use super::emphasis;
use super::yaml::{self, Node};
use crate::diag::{Diagnostic, Span, Words};
use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// The YAML between `---` lines at the head of a text with its problems, where there is one, and the text
/// below it.
#[must_use]
pub fn front_matter(text: &str, file: u32) -> (Option<(Node, Vec<Diagnostic>)>, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return (None, text) };
    let end = rest.find("\n---\n").map(|at| (at, at + 5));
    let end = end.or_else(|| rest.strip_suffix("\n---").map(|head| (head.len(), rest.len())));
    match end {
        None => (None, text),
        // The first `---` stays with the head, so that places in it are those of the file.
        Some((head, body)) => (Some(yaml::parse(&text[..head + 5], file)), &rest[body..]),
    }
}

/// What a text may not hold: pictures, and links that lead elsewhere than to the web or within the page.
#[must_use]
pub fn faults(markdown: &str, file: u32, offset: usize) -> Vec<Diagnostic> {
    let parser = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let mut faults = Vec::new();
    for (event, range) in parser {
        let place = |at: usize| u32::try_from(offset + at).unwrap_or(u32::MAX);
        let span = Span { file, start: place(range.start), end: place(range.end) };
        match event {
            Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => {
                let (zh, en) = (
                    "链接只能指向 http、https 网址或本页的位置",
                    "a link may lead only to http, https or a place on the page",
                );
                faults.push(Diagnostic::error("unsafe-link", span, Words::new(zh, en)));
            }
            Event::Start(Tag::Image { .. }) => {
                let (zh, en) = ("正文里不放图片", "a text holds no pictures");
                faults.push(Diagnostic::error("picture-in-text", span, Words::new(zh, en)));
            }
            _ => {}
        }
    }
    faults
}

fn is_safe(address: &str) -> bool {
    ["http://", "https://", "mailto:", "#"].iter().any(|start| address.starts_with(start))
}

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// The HTML of a text. Headings start at the second level, since the page has its own first.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let (markdown, stand_ins) = emphasis::befriend(markdown);
    let parser = Parser::new_ext(&markdown, OPTIONS);
    let events = parser.map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs })
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            Event::End(TagEnd::Heading(HeadingLevel::H2))
        }
        // Neither can be in content that passed the check; what is drawn never depends on that.
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        Event::Start(Tag::Link { dest_url, .. }) if !is_safe(&dest_url) => {
            Event::Start(Tag::Link {
                link_type: LinkType::Inline,
                dest_url: "#".into(),
                title: "".into(),
                id: "".into(),
            })
        }
        other => other,
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    stand_ins.restore(&out)
}

#[cfg(test)]
mod tests {
    use super::{faults, front_matter, to_html};

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(to_html("a <b onclick=x>c"), "<p>a &lt;b onclick=x&gt;c</p>\n");
        assert!(!to_html("<script>alert(1)</script>").contains("<script>"));
    }

    #[test]
    fn links_and_pictures_leave_nothing_to_run_or_fetch() {
        let html = to_html("[a](javascript:alert(1)) ![b](http://example.com/b.png)");
        assert_eq!(html, "<p><a href=\"#\">a</a> <em>b</em></p>\n");
        assert_eq!(faults("[a](javascript:1)\n\n![b](c.png)", 0, 0).len(), 2);
        assert_eq!(faults("[a](https://example.com) [b](#c)", 0, 0).len(), 0);
    }

    #[test]
    fn front_matter_is_split_off() {
        let (front, body) = front_matter("---\nopenness: 不予公开\n---\n正文\n", 0);
        assert!(front.is_some());
        assert_eq!(body, "正文\n");
        assert_eq!(front_matter("正文", 0).1, "正文");
        let (front, body) = front_matter("---\nopenness: 不予公开\n---", 0);
        assert!(front.is_some() && body.is_empty());
    }
}
