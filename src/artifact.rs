//! A finished file of the output, held in memory until everything is ready.
//!
//! Not a writer: `emit` puts artifacts in their place.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// A file to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// What the file holds.
    pub bytes: Vec<u8>,
}

impl Artifact {
    /// A file and what it holds.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into() }
    }

    /// Whether it is a page.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.path.ends_with(".html")
    }

    /// Whether it is a drawing.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.path.ends_with(".svg")
    }

    /// Whether it is a script.
    #[must_use]
    pub fn is_script(&self) -> bool {
        self.path.ends_with(".js")
    }
}

/// The SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(text, "{byte:02x}");
    }
    text
}
