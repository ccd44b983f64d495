//! The only writer: puts finished artifacts into the output folder.
//!
//! Nothing is written before everything is made and its links are checked ([`links`]). New files are staged beside
//! the old ones; when all are there a journal says what is to change, and from then on the publish can be
//! finished whatever happens: files are put in their place one by one, the manifest last. Files that have not
//! changed are left alone, and only files that the last manifest lists are ever removed, so that what is not
//! wutu's is never touched. The guard is against programs that stop, not against power cuts: disks are not
//! forced to write.

mod deliver;
mod journal;
pub mod links;
mod manifest;
mod standing;
mod verify;

pub use deliver::{DeliverError, deliver};
pub use journal::{Recovery, recover};
pub use manifest::Imprint;
pub use standing::Standing;
pub use verify::{Report, verify};

use crate::artifact::Artifact;
use crate::io::{Fault, LockError, Output};
use journal::Journal;
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

/// Why a publish did not end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmitError {
    /// Another program is writing into the folder.
    Busy,
    /// A file cannot be read or written. The site that was there before is whole and nothing lies beside it.
    Unwritable(Fault),
    /// A file cannot be put in its place or removed. The publish is decided on: some files are the new ones, and the
    /// next start or `wutu verify --repair` does the rest.
    Unfinished(Fault),
}

impl From<Fault> for EmitError {
    fn from(fault: Fault) -> Self {
        Self::Unwritable(fault)
    }
}

impl From<LockError> for EmitError {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Busy => Self::Busy,
            LockError::Unwritable(message) => Self::Unwritable(message),
        }
    }
}

/// Brings an output folder to hold exactly these artifacts, beside what is not wutu's.
///
/// # Errors
/// When another program has the folder, or it cannot be read or written.
pub fn publish(
    output: &dyn Output,
    artifacts: &[Artifact],
    imprint: &Imprint<'_>,
) -> Result<Published, EmitError> {
    publish_again(output, artifacts, (imprint, &mut Standing::default()))
}

/// The same by one who knows what the last publish left in the folder: files that still have the stamp that they had
/// then are not read again.
///
/// # Errors
/// As [`publish`].
pub fn publish_again(
    output: &dyn Output,
    artifacts: &[Artifact],
    (imprint, standing): (&Imprint<'_>, &mut Standing),
) -> Result<Published, EmitError> {
    let _lock = output.lock()?;
    // Until this publish has ended nothing is known of the folder.
    let known = std::mem::take(standing);
    if !known.is_whole(output)? {
        recover(output)?;
    }
    let manifest = Manifest::of(artifacts, imprint);
    let last = Manifest::read(output)?;
    let found = artifacts.par_iter().map(|one| known.look(output, one));
    let found = found.collect::<Result<Vec<_>, _>>()?;
    let changed: Vec<&Artifact> =
        artifacts.iter().zip(&found).filter(|(_, found)| !found.same).map(|(one, _)| one).collect();
    let removed = last.without(&manifest);
    let manifest = Artifact::new(PATH, manifest.print());
    let done = Published {
        written: changed.len(),
        unchanged: artifacts.len() - changed.len(),
        removed: removed.len(),
    };
    let is_listed = output.read(PATH)?.as_deref() == Some(&*manifest.bytes);
    if changed.is_empty() && removed.is_empty() && is_listed {
        *standing = Standing::of(artifacts, &found);
        return Ok(done);
    }
    stage(output, &changed, &manifest)?;
    let next = Standing::staged(output, artifacts, &found);
    let journal = Journal::of(&changed, &removed);
    if let Err(fault) = journal.write(output) {
        // A share may report a failure of what it has done.
        if journal::is_decided(output) {
            return Err(EmitError::Unfinished(fault));
        }
        clear(output, &changed);
        return Err(fault.into());
    }
    journal.finish(output).map_err(EmitError::Unfinished)?;
    *standing = next;
    Ok(done)
}

/// For whom the site in a folder was published, as it is printed; none where there is none.
///
/// # Errors
/// When the folder cannot be read.
pub fn audience(output: &dyn Output) -> Result<Option<String>, Fault> {
    Ok(Some(Manifest::read(output)?.audience).filter(|audience| !audience.is_empty()))
}

/// Writes all new files beside the old ones. When one cannot be written, none stays.
fn stage(output: &dyn Output, changed: &[&Artifact], manifest: &Artifact) -> Result<(), Fault> {
    let staged = changed.par_iter().try_for_each(|one| output.stage(&one.path, &one.bytes));
    let staged = staged.and_then(|()| output.stage(&manifest.path, &manifest.bytes));
    if staged.is_err() {
        clear(output, changed);
    }
    staged
}

/// Clears away what was staged. The first error is what matters; what cannot be cleared away now is by the next
/// start.
fn clear(output: &dyn Output, changed: &[&Artifact]) {
    let paths = changed.iter().map(|one| one.path.as_str()).chain([PATH]);
    paths.for_each(|path| drop(output.unstage(path)));
}

#[cfg(test)]
mod tests;
