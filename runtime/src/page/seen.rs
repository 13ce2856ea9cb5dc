//! Which items were handed out before?

use std::collections::HashSet;
use std::hash::{BuildHasher, Hash, RandomState};

/// What makes the hashes of an item.
type Hasher<T> = Box<dyn Fn(&T) -> [u64; 2] + Send + Sync>;

/// What was seen so far, as two hashes per item. That two different items have both in common is out of the question.
pub(super) struct Seen<T> {
    hash: Hasher<T>,
    hashes: HashSet<[u64; 2]>,
}

impl<T> Seen<T> {
    pub(super) fn by<K: Hash>(id: impl Fn(&T) -> K + Send + Sync + 'static) -> Self {
        let keys = [RandomState::new(), RandomState::new()];
        Self {
            hash: Box::new(move |item| {
                let id = id(item);
                keys.each_ref().map(|key| key.hash_one(&id))
            }),
            hashes: HashSet::new(),
        }
    }

    /// Whether an item was not there before. It is from now on.
    pub(super) fn is_new(&mut self, item: &T) -> bool {
        self.hashes.insert((self.hash)(item))
    }
}
