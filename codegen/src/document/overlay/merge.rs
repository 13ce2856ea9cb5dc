//! How is a value put into a node?
//!
//! Objects are merged member by member, lists are put one after the other, and
//! anything else is replaced. What is put in is copied, and paid for, because an
//! action may select many nodes.

use crate::document::budget::{self, Budget};
use crate::document::edit::{Edit, New};
use crate::document::tree::{Kind, NO_NODE, NodeId, Store, Tree};

/// Puts one value into nodes of a tree.
pub(super) struct Merge<'m> {
    pub(super) tree: &'m mut Tree,
    pub(super) budget: &'m mut Budget,
}

impl Merge<'_> {
    /// Merges the value into the target of an action.
    pub(super) fn into_node(mut self, target: NodeId, value: NodeId) -> Result<(), String> {
        let depth = self.depth(target);
        match (self.kind(target), self.kind(value)) {
            (Kind::Mapping, Kind::Mapping) => self.objects(target, value, depth),
            (Kind::Mapping, _) => Err("an object is merged with an object only".to_owned()),
            (Kind::Sequence, Kind::Sequence) => self.lists(target, value, depth),
            (Kind::Sequence, _) => self.append(target, value, depth),
            (_, Kind::Mapping | Kind::Sequence) => {
                Err("a value without parts is replaced by another such only".to_owned())
            }
            _ => self.replace(target, value),
        }
    }

    fn objects(&mut self, target: NodeId, value: NodeId, depth: usize) -> Result<(), String> {
        for (key, start, member) in self.members(value) {
            let present = self.tree.member(target, &key).map(|entry| entry.value);
            let kinds = present.map(|present| (self.kind(present), self.kind(member)));
            match (present, kinds) {
                (Some(present), Some((Kind::Mapping, Kind::Mapping))) => {
                    self.objects(present, member, depth + 1)?;
                }
                (Some(present), Some((Kind::Sequence, Kind::Sequence))) => {
                    self.lists(present, member, depth + 1)?;
                }
                _ => {
                    let copy = self.copy(member, depth + 1)?;
                    self.tree
                        .edit(Edit::set_id(target, key, New::Placed(copy, start)));
                }
            }
        }
        Ok(())
    }

    fn lists(&mut self, target: NodeId, value: NodeId, depth: usize) -> Result<(), String> {
        for (_, _, item) in self.members(value) {
            self.append(target, item, depth)?;
        }
        Ok(())
    }

    fn append(&mut self, target: NodeId, item: NodeId, depth: usize) -> Result<(), String> {
        let copy = self.copy(item, depth + 1)?;
        let start = self.tree.node(copy).map_or(0, |raw| raw.start);
        self.tree
            .edit(Edit::push_id(target, New::Placed(copy, start)));
        Ok(())
    }

    /// A value without parts takes the place of another.
    fn replace(&mut self, target: NodeId, value: NodeId) -> Result<(), String> {
        let copy = self.copy(value, 0)?;
        let (Some(new), Some(old)) = (
            self.tree.node(copy).copied(),
            self.tree.nodes.get_mut(target as usize),
        ) else {
            return Ok(());
        };
        (old.start, old.file) = (new.start, new.file);
        (old.first, old.len) = (new.first, new.len);
        (old.kind, old.store) = (new.kind, new.store);
        Ok(())
    }

    /// A copy of a subtree, which has no place yet, for a place at this depth.
    fn copy(&mut self, from: NodeId, depth: usize) -> Result<NodeId, String> {
        // Its members count with the longest way that a document can have.
        budget::depth(depth + 1).map_err(|exceeded| exceeded.to_string())?;
        let Some(raw) = self.tree.node(from).copied() else {
            return Ok(NO_NODE);
        };
        let children = self.tree.entries_of(&raw).to_vec();
        let scalar = if children.is_empty() {
            u64::from(raw.len)
        } else {
            0
        };
        self.budget
            .nodes(1, 64)
            .and_then(|()| self.budget.scalar(scalar))
            .map_err(|exceeded| exceeded.to_string())?;
        let is_container = matches!(raw.kind, Kind::Mapping | Kind::Sequence);
        let copy = self.tree.push(crate::document::tree::Raw {
            parent: NO_NODE,
            slot: 0,
            first: if is_container { 0 } else { raw.first },
            len: if is_container { 0 } else { raw.len },
            store: if is_container {
                Store::Source
            } else {
                raw.store
            },
            ..raw
        });
        let mut copies = Vec::with_capacity(children.len());
        for mut child in children {
            child.value = self.copy(child.value, depth + 1)?;
            copies.push(child);
        }
        if is_container {
            self.tree.attach(copy, &copies);
        }
        Ok(copy)
    }

    fn members(&self, node: NodeId) -> Vec<(String, u32, NodeId)> {
        let Some(raw) = self.tree.node(node) else {
            return Vec::new();
        };
        let entries = self.tree.entries_of(raw).iter();
        let members = entries.map(|entry| {
            let key = self.tree.key(entry.key).to_owned();
            (key, entry.start, entry.value)
        });
        members.collect()
    }

    fn kind(&self, node: NodeId) -> Kind {
        self.tree.node(node).map_or(Kind::Null, |raw| raw.kind)
    }

    /// How many containers are around a node, itself included.
    fn depth(&self, node: NodeId) -> usize {
        let parents = std::iter::successors(self.tree.node(node), |raw| self.tree.node(raw.parent));
        parents.count()
    }
}
