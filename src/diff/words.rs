//! What changed within a text, so that it can be read: by character for Chinese, by word and number for the rest, and without
//! confetti: what stayed the same between two changes is told with them where it is only a character or two.

use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Which of two texts a piece stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Share {
    /// In both.
    Kept,
    /// In the older one alone.
    Removed,
    /// In the newer one alone.
    Added,
}

/// A piece of text, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Which text it stands in.
    pub share: Share,
    /// The text.
    pub text: String,
}

impl Piece {
    /// A piece.
    pub(super) fn new(share: Share, text: impl Into<String>) -> Self {
        Self { share, text: text.into() }
    }
}

/// Shorter texts are read faster side by side.
const SHORT: usize = 10;
/// What is kept between two changes, in characters, that is told with them.
const CONFETTI: usize = 2;

/// The pieces of two texts where they share enough for that to be the better way of telling; the older one removed and the
/// newer one added where they do not.
#[must_use]
pub(super) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let longest = old.chars().count().max(new.chars().count());
    let whole = || vec![Piece::new(Share::Removed, old), Piece::new(Share::Added, new)];
    if longest <= SHORT {
        return whole();
    }
    let found = without_confetti(compared(old, new));
    let kept = found.iter().filter(|one| one.share == Share::Kept);
    let kept: usize = kept.map(|one| one.text.chars().count()).sum();
    if kept * 3 < longest { whole() } else { found }
}

fn compared(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let mut pieces = Vec::new();
    let mut add = |share, tokens: &[&str]| {
        if !tokens.is_empty() {
            pieces.push(Piece::new(share, tokens.concat()));
        }
    };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if let DiffOp::Equal { new_index, len, .. } = op {
            add(Share::Kept, &new[new_index..new_index + len]);
        } else {
            add(Share::Removed, &old[op.old_range()]);
            add(Share::Added, &new[op.new_range()]);
        }
    }
    pieces
}

/// Words and numbers of other scripts whole, everything else character by character: a number that changes is told as a
/// number, and no dictionary cuts a term where it does not end.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut last = None;
    for (at, c) in text.char_indices() {
        if at > start && !last.is_some_and(|before| joins(before, c)) {
            tokens.push(&text[start..at]);
            start = at;
        }
        last = Some(c);
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// Whether two neighbours belong to one word or number.
fn joins(before: char, c: char) -> bool {
    let is_word = |c: char| c.is_alphanumeric() && !is_han(c) || matches!(c, '.' | ',' | '%' | '-');
    is_word(before) && is_word(c)
}

fn is_han(c: char) -> bool {
    ('\u{2E80}'..='\u{9FFF}').contains(&c) || ('\u{20000}'..='\u{3FFFF}').contains(&c)
}

/// Pieces in which short kept ones between two changes are told with these; what was removed stands before what was added.
fn without_confetti(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut told: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    let last = pieces.len().saturating_sub(1);
    let edge = |at: usize| at == 0 || at == last;
    for (at, Piece { share, text }) in pieces.into_iter().enumerate() {
        match share {
            Share::Removed => removed.push_str(&text),
            Share::Added => added.push_str(&text),
            Share::Kept if !edge(at) && text.chars().count() <= CONFETTI => {
                removed.push_str(&text);
                added.push_str(&text);
            }
            Share::Kept => {
                flush(&mut told, (&mut removed, &mut added));
                told.push(Piece::new(Share::Kept, text));
            }
        }
    }
    flush(&mut told, (&mut removed, &mut added));
    told
}

fn flush(told: &mut Vec<Piece>, (removed, added): (&mut String, &mut String)) {
    for (share, text) in [(Share::Removed, removed), (Share::Added, added)] {
        if !text.is_empty() {
            told.push(Piece::new(share, std::mem::take(text)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Share, pieces};

    /// `[-removed-]{+added+}` among what was kept.
    fn told(old: &str, new: &str) -> String {
        let piece = |one: super::Piece| match one.share {
            Share::Kept => one.text,
            Share::Removed => format!("[-{}-]", one.text),
            Share::Added => format!("{{+{}+}}", one.text),
        };
        pieces(old, new).into_iter().map(piece).collect()
    }

    #[test]
    fn changes_are_told_by_character_word_and_number() {
        for (old, new, expected) in [
            ("薄弱", "优势", "[-薄弱-]{+优势+}"),
            (
                "全国最大的碳化硅衬底企业之一",
                "全国最大的碳化硅外延企业之一",
                "全国最大的碳化硅[-衬底-]{+外延+}企业之一",
            ),
            (
                "2022年实现营收 1,578 亿元，同比增长",
                "2022年实现营收 1,690 亿元，同比增长",
                "2022年实现营收 [-1,578-]{+1,690+} 亿元，同比增长",
            ),
            (
                "完全不同的一句话在这里",
                "另起炉灶写过别的什么东西",
                "[-完全不同的一句话在这里-]{+另起炉灶写过别的什么东西+}",
            ),
            (
                "甲乙丙丁戊己庚辛壬癸子丑",
                "甲乙丙丁戊己庚辛壬癸子丑寅卯",
                "甲乙丙丁戊己庚辛壬癸子丑{+寅卯+}",
            ),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }

    #[test]
    fn there_is_no_confetti() {
        let told = told("主要做的是存储芯片的设计以及销售业务", "主要做的是存储器的设计与销售业务");
        assert_eq!(told, "主要做的是存储[-芯片-]{+器+}的设计[-以及-]{+与+}销售业务");
    }

    #[test]
    fn the_pieces_make_up_both_texts() {
        let (old, new) = ("一二三四五六七八九十abc 12", "一二x四五六七八九十abd 123");
        let found = pieces(old, new);
        let side = |not: Share| -> String {
            found.iter().filter(|one| one.share != not).map(|one| one.text.as_str()).collect()
        };
        assert_eq!((side(Share::Added).as_str(), side(Share::Removed).as_str()), (old, new));
    }
}
