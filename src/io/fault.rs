//! Why a file cannot be read or written, as far as the system tells it. What is said of it is the matter of `diag`.

use std::io::{Error, ErrorKind};
use std::path::Path;

/// A file that cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fault {
    /// The file or folder.
    pub path: String,
    /// Why.
    pub cause: Cause,
}

/// Why a file cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The disk is full, or what this user may have of it.
    Full,
    /// The disk or share can only be read.
    ReadOnly,
    /// This user may not.
    Forbidden,
    /// It is not there.
    Gone,
    /// A file stands where a folder is wanted, or the other way round.
    InTheWay,
    /// It has so many bytes, more than any file of a site.
    TooLarge(u64),
    /// Anything else, in the system's own words.
    Other(String),
}

impl Fault {
    /// What the system says about a path.
    #[must_use]
    pub fn of(path: &Path, error: &Error) -> Self {
        let cause = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Cause::Full,
            ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
            ErrorKind::PermissionDenied => Cause::Forbidden,
            ErrorKind::NotFound => Cause::Gone,
            ErrorKind::NotADirectory | ErrorKind::IsADirectory | ErrorKind::AlreadyExists => {
                Cause::InTheWay
            }
            _ => Cause::Other(error.to_string()),
        };
        Self { path: path.display().to_string(), cause }
    }
}
