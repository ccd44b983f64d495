//! Where a line may end: the strict rules of UAX 14, and our own table on top of them.
//!
//! Says where and how willingly, not whether: widths are `wrap`'s affair. The table exists because the
//! segmenter neither frees Chinese quotes from their neighbours nor holds a number and its unit together.

use std::ops::Range;

use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenterBorrowed};

use super::{chars, units};

/// Prefixes of standards that keep their number on the line (`GB/T 9704`); any `…/T` counts too.
const STANDARDS: &[&str] = &[
    "GB", "GJB", "GBZ", "ISO", "IEC", "IEEE", "ASTM", "SEMI", "JEDEC", "AEC", "UL", "EN", "DIN",
    "JIS",
];

/// Pieces of a text between which a line may end, as byte ranges that together are the whole text.
///
/// Each piece carries the spaces after it.
pub(super) fn pieces(text: &str, segmenter: LineSegmenterBorrowed<'static>) -> Vec<Range<usize>> {
    if text.chars().all(chars::is_han) {
        return text.char_indices().map(|(at, c)| at..at + c.len_utf8()).collect();
    }
    let bonds = bonds(text);
    let uax = segmenter.segment_str(text).filter(|&at| {
        !kinsoku(text, at) && !bonds.iter().any(|bond| bond.start < at && at < bond.end)
    });
    ranges(text, merge(uax, quotes(text)))
}

/// A piece that is wider than the line, cut where it hurts least: where UAX 14 would have allowed it.
pub(super) fn second_best(
    piece: &str,
    segmenter: LineSegmenterBorrowed<'static>,
) -> Vec<Range<usize>> {
    ranges(piece, segmenter.segment_str(piece).filter(|&at| !kinsoku(piece, at)))
}

/// A piece that is wider than the line all the same, cut between any two characters that may be parted.
pub(super) fn anywhere(piece: &str) -> Vec<Range<usize>> {
    let graphemes = GraphemeClusterSegmenter::new();
    ranges(piece, graphemes.segment_str(piece).filter(|&at| !kinsoku(piece, at)))
}

/// A piece that no rule allows to part and that fits no line: its characters, each with the spaces after it.
pub(super) fn torn(piece: &str) -> Vec<Range<usize>> {
    let graphemes = GraphemeClusterSegmenter::new();
    ranges(
        piece,
        graphemes.segment_str(piece).filter(|&at| !piece[at..].starts_with(chars::is_space)),
    )
}

/// Whether a reader would pause here: beside punctuation, between Han and Latin, before a conjunction.
///
/// A liking, not a rule: balanced lines end here rather than inside a word, if they can.
pub(super) fn is_pause(text: &str, at: usize) -> bool {
    let (before, after) = (text[..at].trim_end_matches(chars::is_space), &text[at..]);
    let (Some(last), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if chars::is_han(last) && chars::is_han(next) {
        return before.len() < at || last == '的' || is_conjunction(last, next);
    }
    !(chars::is_word(last) && chars::is_word(next))
}

/// Whether a character joins what stands around it, and is no part of a word like 参与 or 普及.
fn is_conjunction(last: char, next: char) -> bool {
    matches!(next, '与' | '和' | '及' | '或') && !"参给赋授普以涉波共饱调温缓中饱柔".contains(last)
}

/// The ranges between cuts; cuts at either end of the text are no cuts.
fn ranges(text: &str, cuts: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut ranges: Vec<_> = cuts
        .filter(|&at| 0 < at && at < text.len())
        .map(|at| std::mem::replace(&mut start, at)..at)
        .collect();
    if start < text.len() {
        ranges.push(start..text.len());
    }
    ranges
}

/// Two rising sequences as one, without duplicates.
fn merge(uax: impl Iterator<Item = usize>, ours: Vec<usize>) -> impl Iterator<Item = usize> {
    let mut all: Vec<usize> = uax.chain(ours).collect();
    all.sort_unstable();
    all.dedup();
    all.into_iter()
}

/// Whether a line must not end here: 禁则, and numbers in circles that stay with the next character.
fn kinsoku(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    let next = after.chars().next();
    let last = before.trim_end_matches(chars::is_space).chars().next_back();
    next.is_some_and(|c| chars::never_starts(c) || chars::is_space(c))
        || last.is_some_and(|c| chars::never_ends(c) || chars::is_enumerator(c))
}

/// Places before an opening and after a closing quote where a Chinese text may break though UAX 14 forbids it.
fn quotes(text: &str) -> Vec<usize> {
    let mut free = Vec::new();
    for (at, quote) in text.char_indices().filter(|(_, c)| matches!(c, '“' | '‘' | '”' | '’'))
    {
        let end = at + quote.len_utf8();
        let before = text[..at].chars().next_back();
        let after = text[end..].chars().next();
        let opens = matches!(quote, '“' | '‘');
        let (place, outside, inside) =
            if opens { (at, before, after) } else { (end, after, before) };
        // An apostrophe is the same character as a closing quote: only the outside tells them apart.
        let chinese = outside.is_some_and(chars::is_wide)
            || quote != '’'
                && outside.is_some_and(chars::is_word)
                && inside.is_some_and(chars::is_wide);
        if chinese && !kinsoku(text, place) && !outside.is_some_and(chars::is_space) {
            free.push(place);
        }
    }
    free
}

/// Stretches within which no line ends: numbers with their units, words tied by signs, codes of standards.
fn bonds(text: &str) -> Vec<Range<usize>> {
    let mut bonds = Vec::new();
    let mut last = None;
    for (at, c) in text.char_indices() {
        let (before, after) = text.split_at(at);
        if c.is_numeric() && !after[c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()) {
            bonds.extend(quantity(text, at + c.len_utf8()).map(|end| at..end));
        }
        if chars::is_connector(c) {
            bonds.extend(connection(text, at..at + c.len_utf8()));
        }
        if c == ' ' && after[1..].starts_with(|c: char| c.is_ascii_digit()) && is_standard(before) {
            bonds.push(at - last.map_or(0, char::len_utf8)..at + 2);
        }
        last = Some(c);
    }
    bonds
}

/// Where the unit after a number ends, the number ending at `end`; one space may part them.
fn quantity(text: &str, end: usize) -> Option<usize> {
    let rest = &text[end..];
    let gap = usize::from(rest.starts_with(' '));
    let unit = units::leading(&rest[gap..]);
    (unit > 0).then_some(end + gap + unit)
}

/// What a connector ties together: two words, or two units (`万台/年`), with all that belongs to them.
fn connection(text: &str, sign: Range<usize>) -> Option<Range<usize>> {
    let (before, after) = (&text[..sign.start], &text[sign.end..]);
    let next = after.chars().next()?;
    let last = before.chars().next_back()?;
    if chars::is_word(last) && chars::is_word(next) {
        return Some(sign.start - last.len_utf8()..sign.end + next.len_utf8());
    }
    let unit = units::leading(after);
    if &text[sign.clone()] != "/" || unit == 0 || !units::ends_with_unit(before) {
        return None;
    }
    let start = before.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    Some(start..sign.end + unit)
}

/// Whether a text ends with the prefix of a standard.
fn is_standard(before: &str) -> bool {
    let start = before
        .rfind(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '/' || c == '-'))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let token = &before[start..];
    token.ends_with("/T") || STANDARDS.contains(&token)
}
