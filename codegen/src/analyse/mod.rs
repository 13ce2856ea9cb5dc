//! What follows from the IR? Facts that emitters look up and never compute.
//!
//! One question per file; each answer is a pure function of the IR, and all of them stand together in [`Facts`]. The
//! answers do not depend on the order of the types: walks that could be deep keep their own stack, and what a cycle of
//! types makes circular is found by repeating a step until nothing changes.
//!
//! | file | question |
//! |---|---|
//! | `reach` | which types does an operation lead to? |
//! | `direction` | which types travel in requests, which in answers? |
//! | `openness` | which enums keep unknown values? |
//! | `derives` | which standard traits can be derived? |
//! | `cycles` | which fields must be boxed? |
//! | `depth` | how deep do types stand inside one another? |
//! | `placement` | which file does a type live in? |
//! | `choices` | what tells the branches of a union apart? |
//! | `error_texts` | which enums say what went wrong? |
//! | `error_bodies` | what do operations answer when they refuse, and which of them answer alike? |
//! | `roles` | which types are envelopes or pages? |

mod choices;
mod components;
mod containment;
mod cycles;
mod depth;
mod derives;
mod direction;
mod error_bodies;
mod error_texts;
mod openness;
mod placement;
mod reach;
mod roles;

#[cfg(test)]
pub(crate) mod fixture;

pub use choices::{Choice, Choices};
pub use error_bodies::{ErrorBodies, ErrorForm};
pub use error_texts::ErrorText;

use crate::ir::{Api, TypeId};

/// Everything that `analyse` found out, most of it by type.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    types: Vec<TypeFacts>,
    /// The most types that stand inside one another.
    pub depth: usize,
    /// What operations answer when they refuse.
    pub errors: ErrorBodies,
}

impl Facts {
    /// The facts of a type of the graph that was analysed; `None` for a foreign id.
    #[must_use]
    pub fn of(&self, id: TypeId) -> Option<&TypeFacts> {
        self.types.get(id.0)
    }
}

/// What is known about one named type.
#[derive(Debug, Clone, Default)]
pub struct TypeFacts {
    /// Whether an operation leads to it; a type that none does needs no code.
    pub reachable: bool,
    /// Which directions carry it.
    pub direction: Direction,
    /// Which standard traits can be derived.
    pub derives: Derives,
    /// Fields whose value must be boxed so that the type has a size, by index; `[0]` is what a newtype wraps.
    pub boxed_fields: Vec<usize>,
    /// Which file it lives in.
    pub home: Home,
    /// For an enum: which text of an error it types.
    pub error_text: Option<ErrorText>,
    /// For a union: what tells each branch from the others.
    pub choices: Choices,
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
#[must_use]
pub fn analyse(api: &Api) -> Facts {
    let reachable = reach::reachable(api);
    let directions = direction::directions(api);
    let open = openness::open(&api.types, &directions);
    let boxed_fields = cycles::boxed_fields(&api.types);
    let derives = derives::derives(&api.types, &open, &boxed_fields);
    let errors = error_bodies::error_bodies(api);
    let homes = placement::homes(api, &errors);
    let choices = choices::choices(&api.types);
    let error_texts = error_texts::error_texts(api);
    let roles = roles::roles(api);
    let facts = (0..api.types.types.len()).map(|index| {
        let role = at(&roles, index);
        TypeFacts {
            reachable: at(&reachable, index),
            direction: at(&directions, index),
            derives: at(&derives, index),
            boxed_fields: at(&boxed_fields, index),
            home: at(&homes, index),
            choices: at(&choices, index),
            error_text: at(&error_texts, index),
            open: at(&open, index),
            envelope: role.envelope,
            page: role.page,
        }
    });
    Facts {
        types: facts.collect(),
        depth: depth::depth(&api.types),
        errors,
    }
}

/// The answer about one type; each question has one for every type.
fn at<T: Clone + Default>(answers: &[T], index: usize) -> T {
    answers.get(index).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analyse::fixture::{api, enumeration, field, get, structure};

    #[test]
    fn each_type_has_facts_and_foreign_ids_have_none() {
        let mut graph = crate::ir::TypeGraph::default();
        let state = enumeration(&mut graph, "State", &["on"]);
        let thing = structure(&mut graph, "Thing", [field("state", state)]);
        let facts = analyse(&api(graph, [("Things", vec![get("getThing", thing)])]));
        let state = facts.of(state).expect("a type of the graph");
        assert!(state.reachable && state.open && state.direction.read && !state.direction.write);
        assert_eq!(state.home, Home::Tag(0));
        assert!(facts.of(TypeId(2)).is_none());
    }
}
