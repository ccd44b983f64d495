//! Markdown texts: their front matter and their HTML. Raw HTML is shown as text, never passed on.

use super::emphasis;
use super::yaml::{self, Node};
use crate::diag::{Diagnostic, Span, Words};
use pulldown_cmark::{
    Alignment, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

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

/// What a text holds beside its words.
#[derive(Debug, Default)]
pub struct Contents {
    /// Records that it links to: `[三维闪存](id:nand)`.
    pub ids: Vec<(String, Span)>,
    /// What it may not hold: pictures, and links elsewhere than to the web, a record or a place on the page.
    pub faults: Vec<Diagnostic>,
}

/// Looks through a text that begins at `offset` in its file.
#[must_use]
pub fn contents(markdown: &str, file: u32, offset: usize) -> Contents {
    let parser = Parser::new_ext(markdown, OPTIONS).into_offset_iter();
    let mut contents = Contents::default();
    for (event, range) in parser {
        let place = |at: usize| u32::try_from(offset + at).unwrap_or(u32::MAX);
        let span = Span { file, start: place(range.start), end: place(range.end) };
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => match dest_url.strip_prefix(ID) {
                Some(id) => contents.ids.push((id.to_owned(), span)),
                None if is_safe(&dest_url) => {}
                None => {
                    let zh = "链接只能指向 http、https 网址、记录（id:…）或本页的位置";
                    let en = "a link may lead only to http, https, a record (id:…) or a place on the page";
                    contents.faults.push(Diagnostic::error(
                        "unsafe-link",
                        span,
                        Words::new(zh, en),
                    ));
                }
            },
            Event::Start(Tag::Image { .. }) => {
                let (zh, en) = ("正文里不放图片", "a text holds no pictures");
                contents.faults.push(Diagnostic::error(
                    "picture-in-text",
                    span,
                    Words::new(zh, en),
                ));
            }
            _ => {}
        }
    }
    contents
}

/// How a link to a record begins.
const ID: &str = "id:";

fn is_safe(address: &str) -> bool {
    ["http://", "https://", "mailto:", "#"].iter().any(|start| address.starts_with(start))
}

pub(super) const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_FOOTNOTES);

/// The HTML of a text. Headings start at the second level, since the page has its own first. `address` gives
/// the address of a record; a link to a record that has none is text.
#[must_use]
pub fn to_html(markdown: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let (markdown, stand_ins) = emphasis::befriend(markdown);
    let parser = Parser::new_ext(&markdown, OPTIONS);
    // Links cannot be nested, so one flag tells to which start an end belongs.
    let mut is_link = true;
    let events = parser.filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Heading { level: HeadingLevel::H1, id, classes, attrs }) => {
            Some(Event::Start(Tag::Heading { level: HeadingLevel::H2, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
            Some(Event::End(TagEnd::Heading(HeadingLevel::H2)))
        }
        // Neither can be in content that passed the check; what is drawn never depends on that.
        Event::Start(Tag::Image { .. }) => Some(Event::Start(Tag::Emphasis)),
        Event::End(TagEnd::Image) => Some(Event::End(TagEnd::Emphasis)),
        Event::Start(Tag::Link { dest_url, .. }) => {
            let target = match dest_url.strip_prefix(ID) {
                Some(id) => address(id),
                None => is_safe(&dest_url).then(|| dest_url.to_string()),
            };
            is_link = target.is_some();
            target.map(|target| Event::Start(link(target)))
        }
        Event::End(TagEnd::Link) if !is_link => None,
        // Alignment would become a style attribute, which a strict security policy refuses.
        Event::Start(Tag::Table(columns)) => {
            Some(Event::Start(Tag::Table(vec![Alignment::None; columns.len()])))
        }
        other => Some(other),
    });
    let mut out = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut out, events);
    stand_ins.restore(&out)
}

/// The words of a text without its marks: a line to a paragraph, heading, item or row of a table.
#[must_use]
pub fn words(markdown: &str) -> String {
    let (markdown, stand_ins) = emphasis::befriend(markdown);
    let mut out = String::with_capacity(markdown.len());
    for event in Parser::new_ext(&markdown, OPTIONS) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                // Where a line is broken says nothing between Chinese characters.
                let is_han = |c: char| !c.is_ascii();
                if out.ends_with('\r') && text.starts_with(is_han) {
                    out.pop();
                    out.push_str(if out.ends_with(is_han) { "" } else { " " });
                }
                out.push_str(&text);
            }
            Event::SoftBreak => out.push('\r'),
            Event::HardBreak | Event::End(TagEnd::TableCell) => out.push(' '),
            Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::TableRow
                | TagEnd::TableHead
                | TagEnd::CodeBlock,
            ) => out.push('\n'),
            _ => {}
        }
    }
    let restored = stand_ins.restore(&out).replace('\r', " ");
    let lines = restored.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn link(target: String) -> Tag<'static> {
    Tag::Link {
        link_type: LinkType::Inline,
        dest_url: target.into(),
        title: "".into(),
        id: "".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{contents, front_matter, to_html, words};

    #[test]
    fn words_stand_without_their_marks() {
        let text = "# 一\n\n**强**：[三维闪存](id:nand)\n第二行\n\n- 甲\n- 乙\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
        assert_eq!(words(text), "一\n强：三维闪存第二行\n甲\n乙\na b\n1 2");
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        assert_eq!(to_html("a <b onclick=x>c", &|_| None), "<p>a &lt;b onclick=x&gt;c</p>\n");
        assert!(!to_html("<script>alert(1)</script>", &|_| None).contains("<script>"));
    }

    #[test]
    fn links_and_pictures_leave_nothing_to_run_or_fetch() {
        let html = to_html("[a](javascript:alert(1)) ![b](http://example.com/b.png)", &|_| None);
        assert_eq!(html, "<p>a <em>b</em></p>\n");
        assert_eq!(contents("[a](javascript:1)\n\n![b](c.png)", 0, 0).faults.len(), 2);
        assert_eq!(contents("[a](https://example.com) [b](#c)", 0, 0).faults.len(), 0);
    }

    #[test]
    fn links_to_records_lead_to_their_addresses() {
        let address = |id: &str| (id == "nand").then(|| "technology.html#T-1".to_owned());
        let html = to_html("[三维闪存](id:nand)、[无](id:none)", &address);
        assert_eq!(html, "<p><a href=\"technology.html#T-1\">三维闪存</a>、无</p>\n");
        assert_eq!(contents("[三维闪存](id:nand)", 0, 0).ids[0].0, "nand");
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
