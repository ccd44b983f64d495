//! Files handed over into any folder: no manifest, nothing removed, and never into a published site.
//!
//! For what is made on request. A file of the same name is replaced, every other is left alone.

use super::Published;
use super::manifest::Manifest;
use crate::artifact::Artifact;
use crate::diag::Words;
use crate::io::{Fault, Output};
use std::path::Path;

/// Why nothing was handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliverError {
    /// The folder holds a published site, which its manifest describes whole.
    PublishedSite,
    /// A file cannot be read or written; the fault names it.
    Unwritable(Fault),
}

impl From<Fault> for DeliverError {
    fn from(fault: Fault) -> Self {
        Self::Unwritable(fault)
    }
}

impl DeliverError {
    /// What is said of it, given the folder.
    #[must_use]
    pub fn words(&self, folder: &Path) -> Words {
        let folder = folder.display();
        match self {
            Self::PublishedSite => Words::new(
                format!("{folder} 里是已发布的网站；用 --out 指定别的文件夹。什么也没有改动"),
                format!(
                    "{folder} holds a published site; name another folder by --out. Nothing was changed"
                ),
            ),
            Self::Unwritable(fault) => Words::unusable(fault),
        }
    }
}

/// Puts artifacts into a folder; those that are there already, byte for byte, are left alone.
///
/// # Errors
/// When the folder holds a published site, or a file cannot be read or written.
pub fn deliver(output: &dyn Output, artifacts: &[Artifact]) -> Result<Published, DeliverError> {
    if Manifest::read(output)?.hashes().next().is_some() {
        return Err(DeliverError::PublishedSite);
    }
    let mut published = Published::default();
    for artifact in artifacts {
        if output.read(&artifact.path)?.is_some_and(|old| *old == *artifact.bytes) {
            published.unchanged += 1;
        } else {
            output.replace(&artifact.path, &artifact.bytes)?;
            published.written += 1;
        }
    }
    Ok(published)
}

#[cfg(test)]
mod tests {
    use super::{DeliverError, deliver};
    use crate::artifact::Artifact;
    use crate::emit::{Imprint, publish};
    use crate::io::{MemoryOutput, Output};

    #[test]
    fn only_files_of_the_same_name_are_replaced() {
        let output = MemoryOutput::default();
        output.replace("mine.txt", b"mine").unwrap();
        output.replace("a.svg", b"old").unwrap();
        let files = [Artifact::new("a.svg", "new"), Artifact::new("b.svg", "b")];
        assert_eq!(deliver(&output, &files).unwrap().written, 2);
        assert_eq!(deliver(&output, &files).unwrap().unchanged, 2);
        assert_eq!(output.paths(), ["a.svg", "b.svg", "mine.txt"]);
        assert_eq!(output.read("mine.txt").unwrap().unwrap(), b"mine");
    }

    #[test]
    fn a_published_site_is_left_alone() {
        let output = MemoryOutput::default();
        let imprint = Imprint { edition: "", as_of: "", audience: "" };
        publish(&output, &[Artifact::new("index.html", "")], &imprint).unwrap();
        let before = output.paths();
        let refused = deliver(&output, &[Artifact::new("a.svg", "")]);
        assert_eq!(refused, Err(DeliverError::PublishedSite));
        assert_eq!(output.paths(), before);
    }
}
