//! A finished file of the output, held in memory until everything is ready.
//!
//! Not a writer: `emit` puts artifacts in their place.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A file to be published.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// What the file holds.
    pub bytes: Bytes,
}

impl Artifact {
    /// A file and what it holds.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
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

/// What a finished file holds: shared, never changed, and knowing its hash once somebody has asked for it.
#[derive(Debug, Clone)]
pub struct Bytes(Arc<Held>);

#[derive(Debug)]
struct Held {
    bytes: Vec<u8>,
    digest: OnceLock<[u8; 32]>,
}

impl Bytes {
    /// Their SHA-256.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        self.0.digest.get_or_init(|| Sha256::digest(&self.0.bytes).into())
    }

    /// Their SHA-256 in hexadecimal digits.
    #[must_use]
    pub fn sha256(&self) -> String {
        hexadecimal(self.digest())
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0.bytes
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        self
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(Held { bytes, digest: OnceLock::new() }))
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        text.into_bytes().into()
    }
}

impl From<&str> for Bytes {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.bytes == other.0.bytes
    }
}

impl Eq for Bytes {}

impl Hash for Bytes {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

/// The SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes).into())
}

fn hexadecimal(digest: &[u8; 32]) -> String {
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
