//! A memory of what pure functions gave, by everything that they were given: what makes the second build of a site quick.
//!
//! A [`Shelf`] takes a plain function and its one argument. A function cannot carry anything with it as a closure can, so what it gives
//! follows from its argument alone; and the argument is hashed as a whole, so that nothing of it can be left out of the
//! key. What was not asked for between two turns is forgotten: a shelf holds what the last build used. Knows no stage.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, PoisonError};

/// The SHA-256 of a value, as far as it tells it to a hash. Holds within one run of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Key([u8; 32]);

impl Key {
    /// The key of a value.
    #[must_use]
    pub fn of<T: Hash + ?Sized>(value: &T) -> Self {
        let mut hasher = Wide(Sha256::new());
        value.hash(&mut hasher);
        Self(hasher.0.finalize().into())
    }
}

/// Hashes by SHA-256: two different values never have the same key.
pub(crate) struct Wide(pub(crate) Sha256);

impl Hasher for Wide {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    fn finish(&self) -> u64 {
        let digest = self.0.clone().finalize();
        digest.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }
}

/// What a pure function gave.
#[derive(Debug)]
pub struct Shelf<V> {
    /// Nothing in a memory that keeps nothing.
    kept: Option<Mutex<Kept<V>>>,
}

#[derive(Debug)]
struct Kept<V> {
    /// Since the last turn, and before it.
    used: HashMap<Key, V>,
    before: HashMap<Key, V>,
}

impl<V> Shelf<V> {
    /// A shelf that keeps nothing, for a build that is the only one.
    #[must_use]
    pub const fn none() -> Self {
        Self { kept: None }
    }

    /// An empty shelf.
    #[must_use]
    pub fn empty() -> Self {
        Self { kept: Some(Mutex::new(Kept { used: HashMap::new(), before: HashMap::new() })) }
    }

    /// Forgets what was not asked for since the last turn.
    pub fn turn(&mut self) {
        if let Some(kept) = &mut self.kept {
            let kept = kept.get_mut().unwrap_or_else(PoisonError::into_inner);
            kept.before = std::mem::take(&mut kept.used);
        }
    }

    /// How much it holds.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.as_ref().map_or(0, |kept| {
            let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.used.len() + kept.before.len()
        })
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<V: Clone> Shelf<V> {
    /// Whether it keeps anything at all.
    #[must_use]
    pub const fn keeps(&self) -> bool {
        self.kept.is_some()
    }

    /// What a function gave for an argument, where that is known.
    pub fn known<T: Hash>(&self, argument: &T) -> Option<V> {
        self.kept.as_ref().and_then(|kept| find(kept, Key::of(argument)))
    }

    /// What a function gives for an argument. Asked for twice at once it may be made twice; that is the same value.
    pub fn get<T: Hash>(&self, argument: &T, make: fn(&T) -> V) -> V {
        let Some(kept) = &self.kept else { return make(argument) };
        let key = Key::of(argument);
        find(kept, key).unwrap_or_else(|| {
            let value = make(argument);
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.used.insert(key, value.clone());
            value
        })
    }
}

fn find<V: Clone>(kept: &Mutex<Kept<V>>, key: Key) -> Option<V> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(value) = kept.before.remove(&key) {
        kept.used.insert(key, value);
    }
    kept.used.get(&key).cloned()
}

#[cfg(test)]
mod tests {
    use super::Shelf;
    use std::cell::Cell;
    use std::hash::{Hash, Hasher};

    /// A number that counts how often it is worked on; the count does not matter for what comes out.
    struct Counted<'c>(u32, &'c Cell<usize>);

    impl Hash for Counted<'_> {
        fn hash<H: Hasher>(&self, state: &mut H) {
            self.0.hash(state);
        }
    }

    fn twice(one: &Counted<'_>) -> u32 {
        one.1.set(one.1.get() + 1);
        one.0 * 2
    }

    #[test]
    fn what_is_known_is_not_made_again() {
        let made = Cell::new(0);
        let shelf = Shelf::empty();
        assert_eq!((shelf.get(&Counted(2, &made), twice), made.get()), (4, 1));
        assert_eq!((shelf.get(&Counted(2, &made), twice), made.get()), (4, 1));
        assert_eq!((shelf.get(&Counted(3, &made), twice), made.get()), (6, 2));
    }

    #[test]
    fn what_a_round_did_not_use_is_forgotten() {
        let made = Cell::new(0);
        let mut shelf = Shelf::empty();
        shelf.get(&Counted(1, &made), twice);
        shelf.get(&Counted(2, &made), twice);
        shelf.turn();
        shelf.get(&Counted(1, &made), twice);
        shelf.turn();
        assert_eq!((shelf.len(), made.get()), (1, 2));
        shelf.get(&Counted(2, &made), twice);
        assert_eq!((shelf.len(), made.get()), (2, 3));
    }

    #[test]
    fn a_shelf_that_keeps_nothing_makes_everything() {
        let made = Cell::new(0);
        let shelf = Shelf::none();
        shelf.get(&Counted(1, &made), twice);
        shelf.get(&Counted(1, &made), twice);
        assert_eq!((shelf.is_empty(), made.get()), (true, 2));
    }
}
