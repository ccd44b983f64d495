//! Watching the files of a site: its content and its themes, not what is made of them.

use notify_debouncer_full::notify::event::{EventKind, MetadataKind, ModifyKind};
use notify_debouncer_full::notify::{
    Config, Error, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher,
};
use notify_debouncer_full::{DebounceEventResult, Debouncer, NoCache, new_debouncer_opt};
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::time::Duration;

/// What happens while a site is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// These files changed, as paths below the site's root.
    Changed(Vec<String>),
    /// The user wants to end.
    End,
}

/// How changes are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// The system tells.
    Told,
    /// By looking every now and then, since network drives tell nothing of what others write.
    Looking,
}

/// Programs write a file in several steps; what comes within this time is one change.
const SETTLING: Duration = Duration::from_millis(20);
/// How often the files are looked at where the system does not tell.
const LOOK: Duration = Duration::from_secs(1);

/// What is watched, below the site's root.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    watcher: Kind,
}

#[derive(Debug)]
enum Kind {
    Told(Debouncer<RecommendedWatcher, NoCache>),
    Looking(Debouncer<PollWatcher, NoCache>),
}

impl Watch {
    /// Watches the site whose root is `root`.
    ///
    /// # Errors
    /// When the system cannot watch the folder; in the system's words.
    pub fn start(root: &Path, means: Means, sender: Sender<Signal>) -> Result<Self, String> {
        // The system tells of full paths.
        let root = root.canonicalize().map_err(|error| error.to_string())?;
        let own = root.clone();
        let heard = move |events: DebounceEventResult| {
            let paths = changed(&own, events);
            if !paths.is_empty() {
                // Nobody listens any more when the program ends.
                let _ = sender.send(Signal::Changed(paths));
            }
        };
        let watcher = match means {
            Means::Told => watcher(heard, Config::default()).map(Kind::Told),
            Means::Looking => {
                // Times are compared in whole seconds, within which a file may be saved twice: what stands in it counts.
                let config = Config::default().with_poll_interval(LOOK);
                watcher(heard, config.with_compare_contents(true)).map(Kind::Looking)
            }
        };
        let mut watch = Self { root, watcher: watcher.map_err(|error| error.to_string())? };
        watch.add(&watch.root.clone(), RecursiveMode::NonRecursive).map_err(|e| e.to_string())?;
        watch.renew(&[]);
        Ok(watch)
    }

    /// Begins to watch folders that were not there before: those of the site, where one of them is among what changed.
    pub fn renew(&mut self, changed: &[String]) {
        let is_new = |folder: &str| changed.is_empty() || changed.iter().any(|path| path == folder);
        for folder in FOLDERS.into_iter().filter(|folder| is_new(folder)) {
            let full = self.root.join(folder);
            if full.is_dir() {
                // A folder that is gone again is told by the root.
                let _ = self.add(&full, RecursiveMode::Recursive);
            }
        }
    }

    fn add(&mut self, path: &Path, mode: RecursiveMode) -> Result<(), Error> {
        match &mut self.watcher {
            Kind::Told(watcher) => watcher.watch(path, mode),
            Kind::Looking(watcher) => watcher.watch(path, mode),
        }
    }
}

fn watcher<W: Watcher>(
    heard: impl FnMut(DebounceEventResult) + Send + 'static,
    config: Config,
) -> Result<Debouncer<W, NoCache>, Error> {
    new_debouncer_opt(SETTLING, Some(SETTLING / 4), heard, NoCache, config)
}

/// The files that changed, each once. Where the system lost track, everything may have.
fn changed(root: &Path, events: DebounceEventResult) -> Vec<String> {
    let Ok(events) = events else { return vec![FOLDERS[0].to_owned()] };
    let mut paths: Vec<String> = (events.iter())
        .filter(|event| is_change(event.kind))
        .flat_map(|event| &event.paths)
        .filter_map(|path| watched(root, path))
        .collect();
    paths.sort();
    paths.dedup();
    paths
}

/// Reading is no change.
const fn is_change(kind: EventKind) -> bool {
    let is_read = matches!(kind, EventKind::Access(_));
    let is_looked_at =
        matches!(kind, EventKind::Modify(ModifyKind::Metadata(MetadataKind::AccessTime)));
    !is_read && !is_looked_at
}

/// A path below the root, where it is watched.
fn watched(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.iter().map(|one| one.to_str()).collect();
    let parts = parts?;
    parts.first().filter(|first| FOLDERS.contains(first))?;
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::watched;
    use std::path::Path;

    #[test]
    fn what_is_made_is_not_watched() {
        let root = Path::new("/site");
        let of = |path: &str| watched(root, Path::new(path));
        assert_eq!(
            of("/site/content/chains/a/chain.yml").as_deref(),
            Some("content/chains/a/chain.yml")
        );
        assert_eq!(of("/site/themes").as_deref(), Some("themes"));
        assert_eq!(of("/site/output/index.html"), None);
        assert_eq!(of("/site"), None);
    }
}
