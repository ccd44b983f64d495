//! The only writer: puts finished artifacts into the output folder.
//!
//! Nothing is written before everything is made and its links are checked ([`links`]). Files are replaced one
//! by one, those that have not changed are left alone, the manifest comes last; only files that the last
//! manifest lists are ever removed, so that what is not wutu's is never touched. Not here yet: the journal
//! that lets an interrupted publish be finished; [`publish`] is where it will begin and end.

pub mod links;
mod manifest;

pub use manifest::Imprint;

use crate::artifact::Artifact;
use crate::io::Output;
use manifest::{Manifest, PATH};
use rayon::prelude::*;

/// What a publish did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Published {
    /// Files written because they are new or have changed.
    pub written: usize,
    /// Files that were as they should be.
    pub unchanged: usize,
    /// Files of the last publish that are no longer made.
    pub removed: usize,
}

/// Brings an output folder to hold exactly these artifacts, beside what is not wutu's.
///
/// # Errors
/// When the folder cannot be read or written; the message names the file. What was written until then
/// stays, each file whole.
pub fn publish(
    output: &dyn Output,
    artifacts: &[Artifact],
    imprint: &Imprint<'_>,
) -> Result<Published, String> {
    let manifest = Manifest::of(artifacts, imprint);
    let last = Manifest::read(output)?;
    let states: Vec<State> =
        artifacts.par_iter().map(|artifact| put(output, artifact)).collect::<Result<_, _>>()?;
    let mut done = Published::default();
    for state in states {
        match state {
            State::Written => done.written += 1,
            State::Unchanged => done.unchanged += 1,
        }
    }
    for path in last.without(&manifest) {
        output.remove(path)?;
        done.removed += 1;
    }
    put(output, &Artifact::new(PATH, manifest.print()))?;
    Ok(done)
}

#[derive(Debug, Clone, Copy)]
enum State {
    Written,
    Unchanged,
}

fn put(output: &dyn Output, artifact: &Artifact) -> Result<State, String> {
    if output.read(&artifact.path)?.as_deref() == Some(&artifact.bytes) {
        return Ok(State::Unchanged);
    }
    output.replace(&artifact.path, &artifact.bytes)?;
    Ok(State::Written)
}

#[cfg(test)]
mod tests {
    use super::{Imprint, Published, publish};
    use crate::artifact::Artifact;
    use crate::io::{MemoryOutput, Output};

    const IMPRINT: Imprint<'_> =
        Imprint { edition: "2023-Q4", as_of: "2023-12-31", audience: "公开版" };

    fn files(paths: &[&str]) -> Vec<Artifact> {
        paths.iter().map(|path| Artifact::new(*path, *path)).collect()
    }

    #[test]
    fn only_what_the_last_publish_made_is_removed() {
        let output = MemoryOutput::default();
        output.replace("note.txt", b"mine").unwrap();
        let first = publish(&output, &files(&["a.html", "b/c.html"]), &IMPRINT).unwrap();
        assert_eq!(first, Published { written: 2, unchanged: 0, removed: 0 });
        let second = publish(&output, &files(&["a.html", "d.html"]), &IMPRINT).unwrap();
        assert_eq!(second, Published { written: 1, unchanged: 1, removed: 1 });
        assert_eq!(output.paths(), ["a.html", "d.html", "manifest.json", "note.txt"]);
    }

    #[test]
    fn a_foreign_manifest_removes_nothing_outside_the_folder() {
        let output = MemoryOutput::default();
        let manifest = br#"{"files":[{"path":"../x"},{"path":"/etc/x"},{"path":"old.html"}]}"#;
        output.replace("manifest.json", manifest).unwrap();
        output.replace("old.html", b"").unwrap();
        let done = publish(&output, &files(&["a.html"]), &IMPRINT).unwrap();
        assert_eq!(done.removed, 1);
    }
}
