//! How far the work is, on one line of a terminal that is taken away at the end. Says nothing to a file or a pipe.

use crate::diag::Language;
use std::io::{IsTerminal, Write};

/// The line.
pub(super) struct Line {
    word: &'static str,
    shown: bool,
}

impl Line {
    /// A line that begins with a word, Chinese or English.
    pub(super) fn new([zh, en]: [&'static str; 2], language: Language) -> Self {
        let word = match language {
            Language::Chinese => zh,
            Language::English => en,
        };
        Self { word, shown: std::io::stderr().is_terminal() }
    }

    /// Shows how many of how many are done.
    pub(super) fn show(&self, (done, all): (usize, usize)) {
        if self.shown {
            let word = self.word;
            // Whether the line can be seen changes nothing of the work.
            let _ = write!(std::io::stderr().lock(), "\r{word} {done}/{all}");
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
