//! Packs made side by side, given back in their order.
//!
//! Each is made on a thread of its own, not on one of those that typst lays out pages with: one that waits there for pages
//! would take up a whole further pack meanwhile, and so on, each on top of the last.

use super::{Progress, print};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// So many packs at most are made at the same time: each takes memory.
const MOST: usize = 4;

/// Does the work for each of some things.
pub(super) fn work<T: Sync, R: Send>(
    all: &[T],
    progress: Progress<'_>,
    make: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    // What is left of an earlier order may have been set in other fonts.
    print::forget(1);
    let hands = rayon::current_num_threads().min(MOST).min(all.len());
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let made = Mutex::new(Vec::with_capacity(all.len()));
    let take = || {
        while let Some((at, one)) = following(&next, all) {
            let result = make(one);
            // What a pack under way has just used is kept. Before the end nothing is cleared away that the end clears.
            if next.load(Ordering::Relaxed) < all.len() {
                print::forget(hands);
            }
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, all.len());
            made.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((at, result));
        }
    };
    std::thread::scope(|scope| (0..hands).for_each(|_| drop(scope.spawn(take))));
    let mut made = made.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, result)| result).collect()
}

/// What is to be done next, and its place.
fn following<'a, T>(next: &AtomicUsize, all: &'a [T]) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    all.get(at).map(|one| (at, one))
}
