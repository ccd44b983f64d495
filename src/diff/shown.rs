//! A line as it is read: what stayed the same is shortened to its ends, and a long text that came or went is told by its
//! beginning and its length. What changed within a text is never shortened.

use super::{Line, Piece, Share, Telling};

/// So many characters of what stayed the same stand beside a change.
const BESIDE: usize = 12;
/// A text that came or went is told whole up to so many characters.
const WHOLE: usize = 160;
/// What stands for a field that says nothing.
const NOTHING: &str = "（空）";

impl Line<'_> {
    /// The pieces of the change as they are read; none for a record that came or went.
    #[must_use]
    pub fn shown(&self) -> Vec<Piece> {
        match self.telling {
            _ if self.field.is_empty() => Vec::new(),
            Telling::Replaced => {
                let side = |share, text: &str| Piece::new(share, begun(text));
                let told =
                    |text: &String| if text.is_empty() { NOTHING.to_owned() } else { text.clone() };
                vec![side(Share::Removed, &told(&self.old)), side(Share::Added, &told(&self.new))]
            }
            Telling::List => self.pieces.clone(),
            Telling::Within => self.within(),
        }
    }

    fn within(&self) -> Vec<Piece> {
        let last = self.pieces.len() - 1;
        let shown = self.pieces.iter().enumerate().map(|(at, piece)| {
            let text = match (piece.share, at) {
                (Share::Kept, 0) => end_of(&piece.text),
                (Share::Kept, at) if at == last => start_of(&piece.text),
                (Share::Kept, _) => ends_of(&piece.text),
                _ => piece.text.clone(),
            };
            Piece::new(piece.share, text.replace('\n', " "))
        });
        shown.collect()
    }
}

fn begun(text: &str) -> String {
    let text = text.replace('\n', " ");
    let count = text.chars().count();
    if count <= WHOLE {
        return text;
    }
    let start: String = text.chars().take(WHOLE).collect();
    format!("{start}…（共 {count} 字）")
}

fn start_of(text: &str) -> String {
    match text.char_indices().nth(BESIDE) {
        Some((at, _)) if text[at..].chars().nth(1).is_some() => format!("{}…", &text[..at]),
        _ => text.to_owned(),
    }
}

fn end_of(text: &str) -> String {
    match text.char_indices().rev().nth(BESIDE - 1) {
        Some((at, _)) if at > 0 && text[..at].chars().nth(1).is_some() => {
            format!("…{}", &text[at..])
        }
        _ => text.to_owned(),
    }
}

fn ends_of(text: &str) -> String {
    if text.chars().count() <= 2 * BESIDE + 2 {
        return text.to_owned();
    }
    format!("{}{}", start_of(text), end_of(text).trim_start_matches('…'))
}
