//! Where the output goes: a folder on disk, or memory for tests.
//!
//! Single files only. What is written, kept and removed, and in which order, is the matter of `emit`.

use super::{Cause, Fault};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// By what a file is known again without reading it: how long it is and when it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    bytes: u64,
    written: SystemTime,
}

/// A folder that files are published into. Paths are relative to it and use `/`.
///
/// A file is first staged, that is written beside its place where no reader looks, and then promoted: readers
/// see the old bytes or the new, never half of them.
pub trait Output: Sync {
    /// The bytes of a file; none where there is no such file.
    ///
    /// # Errors
    /// When the file is there and cannot be read; the message names it.
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault>;

    /// The stamp of a file; none where there is no such file, or where files have none.
    fn stamp(&self, path: &str) -> Option<Stamp>;

    /// The stamp that what is staged for a path will have in its place.
    fn staged_stamp(&self, path: &str) -> Option<Stamp>;

    /// Writes the new form of a file beside it.
    ///
    /// # Errors
    /// When it cannot be written; the message names it.
    fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Fault>;

    /// Puts what was staged for a path in its place at once. Where nothing was staged nothing happens.
    ///
    /// # Errors
    /// When it cannot be put there; the message names it.
    fn promote(&self, path: &str) -> Result<(), Fault>;

    /// Clears away what was staged for a path, if anything was.
    ///
    /// # Errors
    /// When it cannot be cleared away; the message names it.
    fn unstage(&self, path: &str) -> Result<(), Fault>;

    /// The paths for which something is staged, sorted.
    ///
    /// # Errors
    /// When a folder cannot be read; the message names it.
    fn staged(&self) -> Result<Vec<String>, Fault>;

    /// Removes a file, and the folders that are empty then. A file that is not there is no error.
    ///
    /// # Errors
    /// When it cannot be removed; the message names it.
    fn remove(&self, path: &str) -> Result<(), Fault>;

    /// Keeps other programs out until the lock is dropped.
    ///
    /// # Errors
    /// When another program has the folder, or it cannot be written.
    fn lock(&self) -> Result<Lock, LockError>;

    /// Stages and promotes a file; when that fails nothing stays beside its place.
    ///
    /// # Errors
    /// When it cannot be written; the message names it.
    fn replace(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let done = self.stage(path, bytes).and_then(|()| self.promote(path));
        if done.is_err() {
            // The first error is what matters.
            let _ = self.unstage(path);
        }
        done
    }
}

/// Holds an output folder until it is dropped; the system lets go of it even when the program is killed.
#[derive(Debug)]
pub struct Lock {
    _file: Option<std::fs::File>,
}

/// Why a folder cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockError {
    /// Another program is writing into it.
    Busy,
    /// It cannot be written; the message names it.
    Unwritable(Fault),
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct DiskOutput {
    root: PathBuf,
}

/// What a file is called while it is being written. It begins with a dot and ends in a way that nobody's
/// own file does.
const BESIDE: &str = ".wutu-new";
/// The file that is locked while somebody writes.
const LOCK: &str = ".wutu-lock";

impl DiskOutput {
    /// The folder `root`; it is made when the first file is written.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn full(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }
}

fn stamp(full: &Path) -> Option<Stamp> {
    let data = std::fs::metadata(full).ok()?;
    Some(Stamp { bytes: data.len(), written: data.modified().ok()? })
}

fn named<T>(path: &Path, result: std::io::Result<T>) -> Result<T, Fault> {
    result.map_err(|error| Fault::of(path, &error))
}

impl Output for DiskOutput {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        let full = self.full(path);
        match std::fs::read(&full) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            other => named(&full, other).map(Some),
        }
    }

    fn stamp(&self, path: &str) -> Option<Stamp> {
        stamp(&self.full(path))
    }

    fn staged_stamp(&self, path: &str) -> Option<Stamp> {
        stamp(&self.beside(path))
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let beside = self.beside(path);
        if let Some(folder) = beside.parent() {
            named(folder, std::fs::create_dir_all(folder))?;
        }
        named(&beside, std::fs::write(&beside, bytes))
    }

    fn promote(&self, path: &str) -> Result<(), Fault> {
        let full = self.full(path);
        match std::fs::rename(self.beside(path), &full) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
            other => named(&full, other),
        }
    }

    fn unstage(&self, path: &str) -> Result<(), Fault> {
        self.clear(&self.beside(path))
    }

    fn staged(&self) -> Result<Vec<String>, Fault> {
        let mut paths = Vec::new();
        let walk = walkdir::WalkDir::new(&self.root).sort_by_file_name().into_iter();
        for entry in walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()) {
            let name = entry.file_name().to_string_lossy();
            let name = name.strip_prefix('.').and_then(|name| name.strip_suffix(BESIDE));
            let folder = entry.path().parent().and_then(|at| at.strip_prefix(&self.root).ok());
            if let (Some(name), Some(folder)) = (name, folder) {
                let parts = folder.iter().map(|part| part.to_string_lossy().into_owned());
                let parts: Vec<String> = parts.chain([name.to_owned()]).collect();
                paths.push(parts.join("/"));
            }
        }
        paths.sort();
        Ok(paths)
    }

    fn remove(&self, path: &str) -> Result<(), Fault> {
        self.clear(&self.full(path))
    }

    fn lock(&self) -> Result<Lock, LockError> {
        let path = self.root.join(LOCK);
        let opened = std::fs::create_dir_all(&self.root).and_then(|()| {
            std::fs::OpenOptions::new().create(true).truncate(false).write(true).open(&path)
        });
        let file = named(&path, opened).map_err(LockError::Unwritable)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: Some(file) }),
            Err(std::fs::TryLockError::WouldBlock) => Err(LockError::Busy),
            // Some network drives know no locks; then nobody can be kept out, and nobody is.
            Err(std::fs::TryLockError::Error(_)) => Ok(Lock { _file: None }),
        }
    }
}

impl DiskOutput {
    fn beside(&self, path: &str) -> PathBuf {
        let full = self.full(path);
        let name = full.file_name().unwrap_or_default().to_string_lossy();
        full.with_file_name(format!(".{name}{BESIDE}"))
    }

    /// Removes a file and the folders that are empty then.
    fn clear(&self, full: &Path) -> Result<(), Fault> {
        match std::fs::remove_file(full) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            other => named(full, other)?,
        }
        // Only folders that are empty can be removed this way, so that nobody's file is lost.
        let folders = full.ancestors().skip(1).take_while(|folder| *folder != self.root);
        for folder in folders {
            if std::fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(())
    }
}

/// Files held in memory, for tests.
#[derive(Debug, Default)]
pub struct MemoryOutput {
    files: Mutex<Files>,
}

#[derive(Debug, Default)]
struct Files {
    placed: BTreeMap<String, Vec<u8>>,
    staged: BTreeMap<String, Vec<u8>>,
    /// Operations that may still succeed; none for no limit.
    left: Option<usize>,
}

impl MemoryOutput {
    /// The paths that are there, sorted.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        self.lock_files().placed.keys().cloned().collect()
    }

    /// Everything that is in its place.
    #[must_use]
    pub fn placed(&self) -> BTreeMap<String, Vec<u8>> {
        self.lock_files().placed.clone()
    }

    /// Lets so many more changes succeed and then none, as if the machine stopped; `None` for no limit.
    pub fn stop_after(&self, changes: Option<usize>) {
        self.lock_files().left = changes;
    }

    fn lock_files(&self) -> std::sync::MutexGuard<'_, Files> {
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files, for a change that may still be made.
    fn change(&self) -> Result<std::sync::MutexGuard<'_, Files>, Fault> {
        let mut files = self.lock_files();
        match &mut files.left {
            Some(0) => {
                let cause = Cause::Other("stopped".to_owned());
                return Err(Fault { path: String::new(), cause });
            }
            Some(left) => *left -= 1,
            None => {}
        }
        Ok(files)
    }
}

impl Output for MemoryOutput {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(self.lock_files().placed.get(path).cloned())
    }

    fn stamp(&self, _: &str) -> Option<Stamp> {
        None
    }

    fn staged_stamp(&self, _: &str) -> Option<Stamp> {
        None
    }

    fn stage(&self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        self.change()?.staged.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn promote(&self, path: &str) -> Result<(), Fault> {
        let mut files = self.change()?;
        if let Some(bytes) = files.staged.remove(path) {
            files.placed.insert(path.to_owned(), bytes);
        }
        Ok(())
    }

    fn unstage(&self, path: &str) -> Result<(), Fault> {
        self.change()?.staged.remove(path);
        Ok(())
    }

    fn staged(&self) -> Result<Vec<String>, Fault> {
        Ok(self.lock_files().staged.keys().cloned().collect())
    }

    fn remove(&self, path: &str) -> Result<(), Fault> {
        self.change()?.placed.remove(path);
        Ok(())
    }

    fn lock(&self) -> Result<Lock, LockError> {
        Ok(Lock { _file: None })
    }
}
