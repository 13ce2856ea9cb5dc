//! What does a container hold that was changed after it was read?
//!
//! It has two lists: what it holds now, and the places it ever gave out. A node
//! keeps its place, so that its pointer and its line stay those of the document
//! as it was written, wherever the node stands now.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::tree::{Entry, INDEXED, KeyId};

/// The members or items of a container that was changed.
#[derive(Debug, Default)]
pub(super) struct Changed {
    members: Vec<Entry>,
    places: Vec<Entry>,
    /// Where a key is among the members, for many of them.
    slots: OnceLock<BTreeMap<KeyId, usize>>,
}

impl Changed {
    /// A container as it was read.
    pub(super) fn new(entries: &[Entry]) -> Self {
        Self {
            members: entries.to_vec(),
            places: entries.to_vec(),
            slots: OnceLock::new(),
        }
    }

    /// What it holds now.
    pub(super) fn members(&self) -> &[Entry] {
        &self.members
    }

    /// The member with this key.
    pub(super) fn member(&self, key: KeyId) -> Option<&Entry> {
        if self.members.len() <= INDEXED as usize {
            return self.members.iter().find(|member| member.key == key);
        }
        let slots = self.slots.get_or_init(|| {
            let keys = self.members.iter().map(|member| member.key);
            keys.enumerate().map(|(slot, key)| (key, slot)).collect()
        });
        self.members.get(*slots.get(&key)?)
    }

    /// What has, or had, this place.
    pub(super) fn placed(&self, slot: u32) -> Option<Entry> {
        self.places.get(slot as usize).copied()
    }

    /// The first that has, or had, this key.
    pub(super) fn placed_key(&self, key: KeyId) -> Option<Entry> {
        self.places.iter().find(|place| place.key == key).copied()
    }

    /// Gives a place to a new node, which has none elsewhere.
    pub(super) fn place(&mut self, entry: Entry) -> u32 {
        self.places.push(entry);
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    /// Adds a member, in the place of one with the same key.
    pub(super) fn set(&mut self, entry: Entry) {
        let same = |member: &&mut Entry| member.key == entry.key;
        match self.members.iter_mut().find(same) {
            Some(member) => member.value = entry.value,
            None => self.push(entry),
        }
    }

    /// Adds a member or an item at the end.
    pub(super) fn push(&mut self, entry: Entry) {
        self.members.push(entry);
        self.slots = OnceLock::new();
    }

    /// Takes out the members and items that are not to be kept.
    pub(super) fn retain(&mut self, is_kept: impl Fn(&Entry) -> bool) {
        self.members.retain(is_kept);
        self.slots = OnceLock::new();
    }
}
