//! What does a container hold that was changed after it was read?
//!
//! It has two lists: what it holds now, and the places it ever gave out. A node
//! keeps its place, so that its pointer and its line stay those of the document
//! as it was written, wherever the node stands now.

use std::collections::BTreeMap;

use super::tree::{Entry, INDEXED, KeyId};

/// The members or items of a container that was changed.
#[derive(Debug, Default)]
pub(super) struct Changed {
    members: List,
    places: List,
}

impl Changed {
    /// A container as it was read.
    pub(super) fn new(entries: &[Entry]) -> Self {
        Self {
            members: List::new(entries),
            places: List::new(entries),
        }
    }

    /// What it holds now.
    pub(super) fn members(&self) -> &[Entry] {
        &self.members.entries
    }

    /// The member with this key.
    pub(super) fn member(&self, key: KeyId) -> Option<&Entry> {
        self.members.entries.get(self.members.slot(key)?)
    }

    /// What has, or had, this place.
    pub(super) fn placed(&self, slot: u32) -> Option<Entry> {
        self.places.entries.get(slot as usize).copied()
    }

    /// The first that has, or had, this key.
    pub(super) fn placed_key(&self, key: KeyId) -> Option<Entry> {
        let slot = self.places.slot(key)?;
        self.places.entries.get(slot).copied()
    }

    /// Gives a place to a new node, which has none elsewhere.
    pub(super) fn place(&mut self, entry: Entry) -> u32 {
        self.places.push(entry);
        u32::try_from(self.places.entries.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a member, in the place of one with the same key.
    pub(super) fn set(&mut self, entry: Entry) {
        let slot = self.members.slot(entry.key);
        match slot.and_then(|slot| self.members.entries.get_mut(slot)) {
            Some(member) => member.value = entry.value,
            None => self.push(entry),
        }
    }

    /// Adds a member or an item at the end.
    pub(super) fn push(&mut self, entry: Entry) {
        self.members.push(entry);
    }

    /// Takes out the members and items that are not to be kept.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&Entry) -> bool) {
        let mut entries = std::mem::take(&mut self.members.entries);
        entries.retain(is_kept);
        self.members = List::new(&entries);
    }
}

/// Entries, with an index of the keys where there are many.
#[derive(Debug, Default)]
struct List {
    entries: Vec<Entry>,
    /// Where a key is first; empty for a few entries.
    slots: BTreeMap<KeyId, usize>,
}

impl List {
    fn new(entries: &[Entry]) -> Self {
        let mut list = Self {
            entries: entries.to_vec(),
            slots: BTreeMap::new(),
        };
        list.index();
        list
    }

    fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
        if self.slots.is_empty() {
            self.index();
        } else {
            let slot = self.entries.len() - 1;
            self.slots.entry(entry.key).or_insert(slot);
        }
    }

    fn index(&mut self) {
        if self.entries.len() <= INDEXED as usize {
            return;
        }
        for (slot, entry) in self.entries.iter().enumerate() {
            self.slots.entry(entry.key).or_insert(slot);
        }
    }

    fn slot(&self, key: KeyId) -> Option<usize> {
        if self.slots.is_empty() {
            self.entries.iter().position(|entry| entry.key == key)
        } else {
            self.slots.get(&key).copied()
        }
    }
}
