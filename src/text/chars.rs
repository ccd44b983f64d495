//! What a character is to the line breaker and to the measurer.
//!
//! Plain tables of characters. Not the Unicode classes (those are in the segmenter): only where Chinese
//! setting asks for more than they give.

/// Han characters that the measurer knows to be one em wide, each breakable on either side of another.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}')
}

/// Characters that are one em wide whatever stands beside them, so that no shaping is needed.
///
/// Proved against the shaper over the bundled fonts, alone and in pairs.
pub(super) const fn is_full_width(c: char) -> bool {
    is_han(c)
        || matches!(
            c,
            '\u{3000}'
                ..='\u{3002}'
                    | '《'
                    | '》'
                    | '〈'
                    | '〉'
                    | '「'
                    | '」'
                    | '『'
                    | '』'
                    | '【'
                    | '】'
                    | '〔'
                    | '〕'
                    | '！'
                    | '（'
                    | '）'
                    | '，'
                    | '：'
                    | '；'
                    | '？'
        )
}

/// Characters of East Asian text: Han, kana, full-width forms and the quotes that Chinese shares with Latin.
pub(super) const fn is_wide(c: char) -> bool {
    is_han(c)
        || matches!(c, '\u{3000}'..='\u{30FF}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’')
}

/// Spaces that vanish at either end of a line.
pub(super) const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\u{3000}')
}

/// Characters that must not begin a line (GB/T 15834, CLREQ; `～ · —` by our own rule).
pub(super) const fn never_starts(c: char) -> bool {
    matches!(
        c,
        '、' | '，'
            | '。'
            | '．'
            | '；'
            | '：'
            | '！'
            | '？'
            | '）'
            | '〕'
            | '】'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '”'
            | '’'
            | '…'
            | '—'
            | '–'
            | '～'
            | '·'
            | '・'
            | '％'
            | '‰'
            | '℃'
            | '°'
            | '／'
            | ','
            | '.'
            | ';'
            | ':'
            | '!'
            | '?'
            | ')'
            | ']'
            | '}'
            | '%'
            | '/'
            | '~'
    )
}

/// Characters that must not end a line.
pub(super) const fn never_ends(c: char) -> bool {
    matches!(
        c,
        '（' | '〔'
            | '【'
            | '《'
            | '〈'
            | '「'
            | '『'
            | '“'
            | '‘'
            | '('
            | '['
            | '{'
            | '￥'
            | '¥'
            | '$'
    )
}

/// Circled and bracketed numbers (`① ⑴ ㈠`), which stay with what they number.
pub(super) const fn is_enumerator(c: char) -> bool {
    matches!(c, '\u{2460}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3243}' | '\u{3280}'..='\u{32BF}')
}

/// Characters of words and numbers outside Han, with the signs that end a number.
pub(super) fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '%' | '‰' | '℃' | '°')
        || (!c.is_ascii() && c.is_alphanumeric() && !is_wide(c) && !is_enumerator(c))
}

/// Characters that tie two words or numbers into one (`F-35`, `2021—2025`, `km/h`, `10～20`, `R&D`).
pub(super) const fn is_connector(c: char) -> bool {
    matches!(
        c,
        '-' | '–' | '—' | '～' | '~' | '/' | '·' | '.' | '_' | '&' | '+' | '×' | '\'' | '’' | ':'
    )
}
