//! Emphasis beside Chinese punctuation: `**历经10年发展，**年产值` is bold, as its author meant.
//!
//! CommonMark decides by white space and punctuation whether `**` opens or closes, and Chinese has no white
//! space: the closing `**` after `，` is taken for an opening one. The amendment "CJK-friendly" (specification
//! of markdown-cjk-friendly, 6.2) puts that right, but is in no release of the Markdown library yet. Here the
//! neighbours of `*` are replaced by stand-ins that the library judges as the amendment would, and put back
//! in what it returns. `_` is left alone: in Chinese it is never meant as emphasis.

use std::borrow::Cow;

/// The characters that were replaced, so that they can be put back.
#[derive(Debug, Default)]
pub(super) struct StandIns {
    replaced: Vec<char>,
}

/// Stand-ins that count as letters: the head of a private-use plane.
const LETTERS: u32 = 0xF_0000;
/// Stand-ins that count as punctuation: the symbols of Sutton SignWriting.
const PUNCTUATION: u32 = 0x1_D800;
/// How many different characters can be replaced in one text.
const ROOM: u32 = 512;

/// What a neighbour of a run of `*` counts as.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Punctuation,
    CjkPunctuation,
    Cjk,
    Letter,
}

/// Replaces what stands beside `*` where the library would judge it wrongly.
pub(super) fn befriend(markdown: &str) -> (Cow<'_, str>, StandIns) {
    let mut stand_ins = StandIns::default();
    let is_taken = |c: char| {
        let at = c as u32;
        (LETTERS..LETTERS + ROOM).contains(&at) || (PUNCTUATION..PUNCTUATION + ROOM).contains(&at)
    };
    if !markdown.contains('*') || markdown.chars().any(is_taken) {
        return (Cow::Borrowed(markdown), stand_ins);
    }
    let mut chars: Vec<char> = markdown.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len() && chars[at] == '*' {
            at += 1;
        }
        if at > start && (start == 0 || chars[start - 1] != '\\') {
            stand_ins.beside(&mut chars, start, at);
        }
        at += usize::from(at == start);
    }
    (Cow::Owned(chars.into_iter().collect()), stand_ins)
}

impl StandIns {
    /// Replaces the neighbours of the run of `*` from `start` to `end`.
    fn beside(&mut self, chars: &mut [char], start: usize, end: usize) {
        let before = start.checked_sub(1);
        let after = Some(end).filter(|at| *at < chars.len());
        let class = |at: Option<usize>| at.map_or(Class::Space, |at| self.class(chars[at]));
        let (left, right) = (class(before), class(after));
        let cjk = |class| matches!(class, Class::Cjk | Class::CjkPunctuation);
        let stand_in = |neighbour, other| match neighbour {
            // Beside other punctuation the amendment lets any Chinese character do what a space would.
            neighbour if cjk(neighbour) && other == Class::Punctuation => Some(PUNCTUATION),
            Class::CjkPunctuation => Some(LETTERS),
            _ => None,
        };
        let (for_left, for_right) = (stand_in(left, right), stand_in(right, left));
        // A single character between two runs keeps what it counted as for the first, the opening one.
        let untouched = before.filter(|at| chars[*at] == self.original(chars[*at]));
        if let (Some(at), Some(base)) = (untouched, for_left) {
            chars[at] = self.replace(chars[at], base);
        }
        if let (Some(at), Some(base)) = (after, for_right) {
            chars[at] = self.replace(chars[at], base);
        }
    }

    fn class(&self, c: char) -> Class {
        match self.original(c) {
            c if c.is_whitespace() => Class::Space,
            c if is_cjk_punctuation(c) => Class::CjkPunctuation,
            c if is_cjk(c) => Class::Cjk,
            c if c.is_ascii_punctuation() || is_symbol(c) => Class::Punctuation,
            _ => Class::Letter,
        }
    }

    fn replace(&mut self, c: char, base: u32) -> char {
        let c = self.original(c);
        let known = self.replaced.iter().position(|one| *one == c);
        let at = known.unwrap_or_else(|| {
            self.replaced.push(c);
            self.replaced.len() - 1
        });
        let code = u32::try_from(at).ok().filter(|at| *at < ROOM).map(|at| base + at);
        code.and_then(char::from_u32).unwrap_or(c)
    }

    fn original(&self, c: char) -> char {
        let code = c as u32;
        let offset = [LETTERS, PUNCTUATION]
            .into_iter()
            .find_map(|base| code.checked_sub(base).filter(|offset| *offset < ROOM));
        offset.and_then(|at| self.replaced.get(at as usize)).copied().unwrap_or(c)
    }

    /// The text with every stand-in put back.
    pub(super) fn restore(&self, text: &str) -> String {
        text.chars().map(|c| self.original(c)).collect()
    }
}

/// Characters that East Asian Width calls wide, full or half, emoji aside, and Hangul.
fn is_cjk(c: char) -> bool {
    matches!(u32::from(c),
        0x1100..=0x11FF | 0x20A9 | 0x2329..=0x232A | 0x2630..=0x2637 | 0x268A..=0x268F
        | 0x2E80..=0x303E | 0x3041..=0x4DBF | 0x4DC0..=0x9FFF | 0xA000..=0xA4CF | 0xA960..=0xA97F
        | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F | 0xFF01..=0xFFEE
        | 0x16FE0..=0x18CFF | 0x1AFF0..=0x1B2FF | 0x1D300..=0x1D376 | 0x1F200..=0x1F265
        // Variation selectors follow the character that they vary.
        | 0xFE00..=0xFE0E | 0xE0100..=0xE01EF
        | 0x20000..=0x3FFFD)
}

fn is_cjk_punctuation(c: char) -> bool {
    matches!(u32::from(c),
        0x2329..=0x232A | 0x2E80..=0x2FFF | 0x3001..=0x3004 | 0x3008..=0x3020 | 0x3030
        | 0x3036..=0x3037 | 0x303D..=0x303E | 0x309B..=0x309C | 0x30A0 | 0x30FB | 0x3200..=0x33FF
        | 0xFE10..=0xFE19 | 0xFE30..=0xFE6F | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40
        | 0xFF5B..=0xFF65 | 0xFFE0..=0xFFEE | 0x1F200..=0x1F265)
}

/// Punctuation and symbols outside ASCII that are not Chinese by their width; “ ” … — and their like.
fn is_symbol(c: char) -> bool {
    matches!(u32::from(c),
        0xA1..=0xA9 | 0xAB..=0xB1 | 0xB4 | 0xB6..=0xB8 | 0xBB | 0xBF | 0xD7 | 0xF7
        | 0x2010..=0x2027 | 0x2030..=0x205E | 0x207A..=0x207E | 0x208A..=0x208E | 0x20A0..=0x20C0
        | 0x2100..=0x2BFF | 0x2E00..=0x2E5D | 0x1F300..=0x1FAFF)
}

#[cfg(test)]
mod tests {
    use super::super::markdown::to_html;

    #[test]
    fn emphasis_beside_chinese_punctuation_is_what_its_author_meant() {
        for (markdown, html) in [
            ("**历经10年发展，**年产值1000亿元", "<strong>历经10年发展，</strong>年产值1000亿元"),
            ("这是**“光芯屏端网”**的一部分", "这是<strong>“光芯屏端网”</strong>的一部分"),
            ("**（一）**总体要求", "<strong>（一）</strong>总体要求"),
            ("见**《方案》**第三条", "见<strong>《方案》</strong>第三条"),
            (
                "**目标：**1000亿元，**期限：**2025年",
                "<strong>目标：</strong>1000亿元，<strong>期限：</strong>2025年",
            ),
            ("产能**3000万片(年)**以上", "产能<strong>3000万片(年)</strong>以上"),
            ("采用**`Xtacking`**架构", "采用<strong><code>Xtacking</code></strong>架构"),
            ("*强调，*之后", "<em>强调，</em>之后"),
            ("选项**㋐**: 第一项", "选项<strong>㋐</strong>: 第一项"),
            ("葛\u{E0100}**(正式写法)**城", "葛\u{E0100}<strong>(正式写法)</strong>城"),
            ("2 * 3 = 6，不是**", "2 * 3 = 6，不是**"),
            ("星号\\*，不是强调", "星号*，不是强调"),
            ("`a，*b`", "<code>a，*b</code>"),
            ("**a**b", "<strong>a</strong>b"),
            ("a**\"b\"**c", "a**\"b\"**c"),
        ] {
            assert_eq!(to_html(markdown, &|_| None), format!("<p>{html}</p>\n"), "{markdown}");
        }
    }
}
