//! What is shown at the moment, and what open pages are told when it changes.

use super::notice::Notice;
use crate::artifact::{Artifact, Bytes};
use crate::catalogue::FOLDER;
use crate::io::{DiskOutput, Output as _};
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};
use tokio::sync::watch;

/// The site that is shown, shared between who builds and who serves.
#[derive(Debug, Clone)]
pub struct Screen {
    shown: Arc<RwLock<BTreeMap<String, Bytes>>>,
    update: watch::Sender<Update>,
    /// Where the packs lie.
    packs: DiskOutput,
}

/// What open pages are told.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub(super) struct Update {
    /// Counts the sites that were shown; 0 where there was none yet.
    pub(super) version: u64,
    /// The files of which the last site differs from the one before.
    pub(super) changed: Vec<String>,
    /// The problems of the content.
    pub(super) notice: Option<Notice>,
}

impl Screen {
    /// An empty screen, with the folder of the packs that pages lead to.
    #[must_use]
    pub fn new(packs: DiskOutput) -> Self {
        let (update, _) = watch::channel(Update::default());
        Self { shown: Arc::default(), update, packs }
    }

    /// Shows a site, with what is to be said of it; gives back which files differ.
    pub fn show(&self, artifacts: &[Artifact], notice: Option<Notice>) -> Vec<String> {
        let files = artifacts.iter().map(|one| (one.path.clone(), one.bytes.clone()));
        let new: BTreeMap<String, Bytes> = files.collect();
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let gone = shown.keys().filter(|path| !new.contains_key(*path));
        let fresh = new.iter().filter(|(path, bytes)| shown.get(*path) != Some(bytes));
        let changed: Vec<String> = gone.chain(fresh.map(|(path, _)| path)).cloned().collect();
        *shown = new;
        drop(shown);
        self.update.send_modify(|update| {
            if !changed.is_empty() {
                update.version += 1;
                update.changed.clone_from(&changed);
            }
            update.notice = notice;
        });
        changed
    }

    /// Leaves the site as it is and says why.
    pub fn tell(&self, notice: Notice) {
        self.update.send_modify(|update| update.notice = Some(notice));
    }

    /// The bytes of a file; packs are read where they lie.
    pub(super) fn file(&self, path: &str) -> Option<Vec<u8>> {
        let shown = self.shown.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = shown.get(path) {
            return Some(bytes.to_vec());
        }
        drop(shown);
        let name = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
        let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        let is_pack = name.strip_suffix(".pdf").is_some_and(|name| name.bytes().all(plain));
        if is_pack { self.packs.read(name).ok()? } else { None }
    }

    pub(super) fn updates(&self) -> watch::Receiver<Update> {
        self.update.subscribe()
    }

    pub(super) fn version(&self) -> u64 {
        self.update.borrow().version
    }
}
