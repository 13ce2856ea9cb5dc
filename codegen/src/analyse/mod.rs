//! What follows from the IR? Facts that emitters look up and never compute.
//!
//! One question per file; each answer is a pure function of the IR, and all of them stand together in [`Facts`].

use crate::ir::{Api, TypeId};

/// Everything that `analyse` found out, by type.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    types: Vec<TypeFacts>,
}

impl Facts {
    /// The facts of a type of the graph that was analysed; `None` for a foreign id.
    pub fn of(&self, id: TypeId) -> Option<&TypeFacts> {
        self.types.get(id.0)
    }
}

/// What is known about one named type.
#[derive(Debug, Clone, Default)]
pub struct TypeFacts {
    /// Which directions carry it.
    pub direction: Direction,
    /// Which standard traits can be derived.
    pub derives: Derives,
    /// Fields whose value must be boxed so that the type has a size, by index.
    pub boxed_fields: Vec<usize>,
    /// Which file it lives in.
    pub home: Home,
    /// For an enum: whether it keeps unknown values.
    pub open: bool,
    /// The envelope role, where the type is the whole body of an enveloped answer.
    pub envelope: Option<crate::ir::Enveloped>,
    /// The page role, where the type is a page of a list operation.
    pub page: Option<crate::ir::PageFields>,
}

/// Which directions carry a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Direction {
    /// An answer, or an error body, can contain it.
    pub read: bool,
    /// A request body or a parameter can contain it.
    pub write: bool,
}

/// Which standard traits can be derived beside `Debug`, `Clone` and `PartialEq`, which always can.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Derives {
    /// `Copy`.
    pub copy: bool,
    /// `Eq` and `Hash`.
    pub eq_hash: bool,
    /// `PartialOrd` and `Ord`: newtypes over ordered scalars only.
    pub ord: bool,
    /// `Default`: structs whose members are all optional.
    pub default: bool,
}

/// Which file a type lives in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Home {
    /// `model/shared.rs`: used by several tags, or by none.
    #[default]
    Shared,
    /// `model/<tag>.rs`, by index into `Api::tags`.
    Tag(usize),
}

/// Computes the facts of an API.
pub fn analyse(api: &Api) -> Facts {
    Facts { types: vec![TypeFacts::default(); api.types.types.len()] }
}
