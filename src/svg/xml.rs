//! A writer of XML whose elements close themselves.
//!
//! An element is closed when it goes out of scope and cannot be written to while a child of it is open, so
//! that no output is ill-formed. The only place where text is escaped and numbers are rounded.

/// What has been written so far.
#[derive(Debug, Default)]
pub(super) struct Document(String);

impl Document {
    /// Opens the root.
    pub(super) fn open(&mut self, name: &'static str) -> Element<'_> {
        Element::new(&mut self.0, name)
    }

    /// The text of the document.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// An open element: attributes first, then children and text.
pub(super) struct Element<'x> {
    out: &'x mut String,
    name: &'static str,
    empty: bool,
}

impl<'x> Element<'x> {
    fn new(out: &'x mut String, name: &'static str) -> Self {
        out.push('<');
        out.push_str(name);
        Self { out, name, empty: true }
    }

    /// Writes an attribute; once the element has content it is too late, and nothing is written.
    pub(super) fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.attribute(name, |out| escape(out, value))
    }

    /// Writes an attribute that is a length.
    pub(super) fn number(&mut self, name: &'static str, value: f32) -> &mut Self {
        self.attribute(name, |out| number(out, value))
    }

    /// Writes an attribute that is a list of lengths.
    pub(super) fn numbers(&mut self, name: &'static str, values: &[f32]) -> &mut Self {
        self.attribute(name, |out| {
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    out.push(' ');
                }
                number(out, *value);
            }
        })
    }

    fn attribute(&mut self, name: &'static str, value: impl FnOnce(&mut String)) -> &mut Self {
        debug_assert!(self.empty, "attribute {name} after the content of {}", self.name);
        if self.empty {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            value(self.out);
            self.out.push('"');
        }
        self
    }

    /// Opens a child.
    pub(super) fn child(&mut self, name: &'static str) -> Element<'_> {
        self.fill();
        Element::new(self.out, name)
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        self.fill();
        escape(self.out, text);
    }

    /// Ends the start tag.
    fn fill(&mut self) {
        if std::mem::take(&mut self.empty) {
            self.out.push('>');
        }
    }
}

impl Drop for Element<'_> {
    fn drop(&mut self) {
        if self.empty {
            self.out.push_str("/>");
        } else {
            self.out.push_str("</");
            self.out.push_str(self.name);
            self.out.push('>');
        }
    }
}

/// Writes text so that it means itself in content and in attributes, in XML and in HTML.
///
/// Characters that XML cannot hold are dropped; the white ones among the control characters become spaces.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut written = 0;
    for (at, c) in text.char_indices() {
        let instead = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\t' | '\n' | '\r' => " ",
            '\u{FFFE}' | '\u{FFFF}' => "",
            c if c.is_control() => "",
            _ => continue,
        };
        out.push_str(&text[written..at]);
        out.push_str(instead);
        written = at + c.len_utf8();
    }
    out.push_str(&text[written..]);
}

/// Writes a length with at most two decimals and no more digits than it needs.
///
/// What is no number is 0: the audit reports it, and the output stays well-formed.
pub(super) fn number(out: &mut String, value: f32) {
    hundredths(out, rounded(value));
}

/// Writes a length that is known in hundredths.
pub(super) fn hundredths(out: &mut String, hundredths: i64) {
    if hundredths < 0 {
        out.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let mut digits = itoa::Buffer::new();
    out.push_str(digits.format(whole));
    if rest > 0 {
        out.push('.');
        out.push_str(digits.format(rest / 10));
    }
    if rest % 10 > 0 {
        out.push_str(digits.format(rest % 10));
    }
}

/// A length in hundredths: the one place where numbers are rounded.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a cast from float to integer saturates, NaN is 0"
)]
pub(super) fn rounded(value: f32) -> i64 {
    (f64::from(value) * 100.0).round().clamp(-1e12, 1e12) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        for (value, printed) in [
            (0.0, "0"),
            (-0.001, "0"),
            (12.0, "12"),
            (12.5, "12.5"),
            (-3.456, "-3.46"),
            (0.05, "0.05"),
            (-0.5, "-0.5"),
            (1580.0, "1580"),
            (f32::NAN, "0"),
            (f32::INFINITY, "10000000000"),
        ] {
            let mut out = String::new();
            number(&mut out, value);
            assert_eq!(out, printed);
        }
    }

    #[test]
    fn hostile_text_means_itself() {
        for (text, printed) in [
            ("</text><script>", "&lt;/text&gt;&lt;script&gt;"),
            ("\" onload=\"x", "&quot; onload=&quot;x"),
            ("]]>", "]]&gt;"),
            ("&amp;", "&amp;amp;"),
            ("a\0b\u{1b}c\u{85}d\u{FFFF}e", "abcde"),
            ("a\nb\tc", "a b c"),
            ("行\u{2028}末", "行\u{2028}末"),
        ] {
            let mut out = String::new();
            escape(&mut out, text);
            assert_eq!(out, printed);
        }
    }
}
