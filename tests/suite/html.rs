//! Reading HTML and SVG with other eyes than the program's: tags with decoded attributes, and the text.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// A start tag.
pub(crate) struct Tag {
    /// Its name, in lower case.
    pub(crate) name: String,
    /// Its attributes, entities decoded.
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// What stands in a file.
#[derive(Default)]
pub(crate) struct Markup {
    /// The start tags, in their order.
    pub(crate) tags: Vec<Tag>,
    /// The text, entities decoded; comments are counted to it, so that they are searched too.
    pub(crate) text: String,
    /// What is no HTML, in the tokenizer's words.
    pub(crate) errors: Vec<String>,
}

impl Markup {
    /// Reads a page or a drawing.
    pub(crate) fn of(text: &str) -> Self {
        let mut emitter = DefaultEmitter::default();
        emitter.naively_switch_states(true);
        let mut markup = Self::default();
        for token in Tokenizer::new_with_emitter(text, emitter) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let attributes = tag.attributes.iter();
                    let attributes = attributes.map(|(name, value)| (shown(name), shown(value)));
                    let attributes = attributes.collect();
                    markup.tags.push(Tag { name: shown(&tag.name), attributes });
                }
                Token::String(text) => markup.text.push_str(&shown(&text)),
                Token::Comment(text) => markup.text.push_str(&shown(&text)),
                Token::Error(error) => markup.errors.push(error.to_string()),
                Token::EndTag(_) | Token::Doctype(_) => markup.text.push('\u{2060}'),
            }
        }
        markup
    }

    /// The values of an attribute, in their order.
    pub(crate) fn values<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s str> {
        self.tags.iter().filter_map(move |tag| tag.get(name))
    }

    /// Everything that a reader or a program could find: the text and all attributes.
    pub(crate) fn everything(&self) -> String {
        let attributes = self.tags.iter().flat_map(|tag| &tag.attributes);
        attributes.fold(self.text.clone(), |all, (_, value)| all + "\n" + value)
    }
}

fn shown(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Where a link of a page leads: path below the output folder and anchor. None for a way out of the folder.
pub(crate) fn resolve(page: &str, link: &str) -> Option<(String, String)> {
    let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
    let path = path.split('?').next().unwrap_or_default();
    let anchor = decoded(anchor);
    if path.is_empty() {
        return Some((page.to_owned(), anchor));
    }
    let mut parts: Vec<String> = page.split('/').map(str::to_owned).collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()?),
            "." => {}
            part => parts.push(decoded(part)),
        }
    }
    Some((parts.join("/"), anchor))
}

/// A text of an address without its per-cent signs.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        let byte =
            hex.filter(|_| *first == b'%').and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Whether a link leads to the web.
pub(crate) fn is_web(link: &str) -> bool {
    link.starts_with("https://") || link.starts_with("http://")
}

/// Every `<svg>` element that stands in a page, whole.
pub(crate) fn inline_drawings(page: &str) -> Vec<&str> {
    let starts = page.match_indices("<svg").map(|(at, _)| at);
    let whole = starts.filter_map(|at| {
        let end = page[at..].find("</svg>")?;
        Some(&page[at..at + end + "</svg>".len()])
    });
    whole.collect()
}

#[test]
fn links_are_resolved_from_the_folder_of_their_page() {
    let link = |page, link| resolve(page, link).map(|(path, anchor)| format!("{path}#{anchor}"));
    assert_eq!(link("a/b.html", "../c.html?x#y%C3%A9").as_deref(), Some("c.html#yé"));
    assert_eq!(link("a/b.html", "#z").as_deref(), Some("a/b.html#z"));
    assert_eq!(link("b.html", "../c.html"), None);
    assert_eq!(link("b.html", "/c.html").as_deref(), Some("/c.html#"));
}

#[test]
fn tags_attributes_and_text_are_read() {
    let markup =
        Markup::of(r#"<p id=a title="x&amp;y">t&lt;<!--c--><script src="s"><b></script></p>"#);
    assert_eq!(
        markup.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(),
        ["p", "script"]
    );
    assert_eq!(markup.tags[0].get("title"), Some("x&y"));
    assert_eq!(markup.text.replace('\u{2060}', ""), "t<c<b>");
}
