//! What is a value that is one of several types?

use super::Type;
use crate::diagnostic::Pointer;

/// One of several types.
#[derive(Debug, Clone, Default)]
pub struct Union {
    /// The types in document order.
    pub branches: Vec<Branch>,
    /// The member that names the branch, where there is one.
    pub tag: Option<Tag>,
    /// Whether an object may be of several branches at once (`anyOf`): one that no single branch holds is kept whole.
    pub several: bool,
}

/// One of the types of a [`Union`].
#[derive(Debug, Clone)]
pub struct Branch {
    /// The branch's schema.
    pub origin: Pointer,
    /// What its variant's identifier is made from: a component's name, a title, or the kind of value.
    pub name: String,
    /// Which JSON type its values have.
    pub kind: JsonKind,
    /// The type.
    pub ty: Type,
}

/// The member of an object that names its branch (`discriminator`).
#[derive(Debug, Clone)]
pub struct Tag {
    /// The member's key.
    pub wire_name: String,
    /// Its values, each with the index of a branch.
    pub wire_values: Vec<(String, usize)>,
    /// Values that several branches have, each with the indices of these.
    pub wire_shared: Vec<(String, Vec<usize>)>,
    /// Whether the case of its letters does not count (`casing`).
    pub any_case: bool,
}

/// The JSON type of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonKind {
    /// `true` or `false`.
    Bool,
    /// A number, whole or not.
    Number,
    /// Text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}
