//! What are operations called, with all that belongs to one?
//!
//! | tag | operationId | method | request | facts |
//! |---|---|---|---|---|
//! | Invoices | `listInvoices` | `list` | `ListInvoices` | `LIST_INVOICES` |
//! | Invoice Series | `create_invoice_series` | `create` | `CreateInvoiceSeries` | `CREATE_INVOICE_SERIES` |
//! | Files | `moveFile` | `move_file` | `MoveFile` | `MOVE_FILE` |
//! | none | `control_hold` | `control_hold` | `ControlHold` | `CONTROL_HOLD` |
//! | Pets | none, `GET /pets/{petId}/toys` | `get_by_pet_id_toys` | `GetPetsByPetIdToys` | `GET_PETS_BY_PET_ID_TOYS` |
//!
//! The method is the id without the words of the tag, in singular or plural. It is the whole id where nothing would be
//! left or a keyword would, where the tag does not occur, and where two operations of the tag would be called alike.

use super::case::Case;
use super::ladder::Ladder;
use super::plural::same_noun;
use super::report::Report;
use super::scope::{Claim, Scope};
use super::spelling::Spelling;
use super::types::place;
use super::words::Words;
use super::{Identifier, reserved};
use crate::ir::{Operation, Tag};

/// The names that an operation has within its API.
pub(super) struct Global {
    pub(super) builder: Identifier,
    pub(super) facts: Identifier,
}

/// The request types and statics of all operations, by tag and operation; `scope` holds the names of types.
pub(super) fn global(tags: &[Tag], scope: Scope, report: &mut Report<'_>) -> Vec<Vec<Global>> {
    let claim = |operation| Claim {
        given: None,
        ladder: ladder(operation),
    };
    let claims: Vec<Claim<'_>> = tags
        .iter()
        .flat_map(|tag| &tag.operations)
        .map(claim)
        .collect();
    let mut scope = scope.going_on(Case::Camel, "call");
    let builders = scope.claim(&claims, report);
    // A static and a type of one letter would be the same.
    let facts = scope
        .going_on(Case::Screaming, "operation")
        .claim(&claims, report);
    let mut names = builders
        .into_iter()
        .zip(facts)
        .map(|(builder, facts)| Global { builder, facts });
    tags.iter()
        .map(|tag| names.by_ref().take(tag.operations.len()).collect())
        .collect()
}

/// The methods of one tag's type, by operation.
pub(super) fn methods(tag: &Tag, report: &mut Report<'_>) -> Vec<Identifier> {
    let mut scope = Scope::new(Case::Snake, "operation");
    scope.reserve(reserved::GROUP_METHODS.iter().copied());
    let tag_words = Words::of(&tag.wire_name);
    let claims = tag.operations.iter().map(|operation| Claim {
        given: operation
            .rust_name
            .as_deref()
            .map(|name| (name, &operation.origin)),
        ladder: ladder(operation).shortened(short(operation, &tag_words)),
    });
    scope.claim(&claims.collect::<Vec<_>>(), report)
}

fn ladder(operation: &Operation) -> Ladder {
    let by_path = Spelling::new(verb_and_path(operation));
    let place = place(&operation.origin);
    if operation.has_id {
        Ladder::new(
            Spelling::new(operation.wire_name.as_str()),
            vec![by_path, place],
        )
    } else {
        Ladder::new(by_path, vec![place])
    }
}

/// The words of an operation without those of its tag, if that makes a method's name.
fn short(operation: &Operation, tag: &Words) -> Option<Words> {
    let by_path = verb_and_path(operation);
    let words = Words::of(if operation.has_id {
        &operation.wire_name
    } else {
        &by_path
    });
    let short = without(&words, tag)?;
    let is_keyword = Case::Snake.identifier(&short, "operation").is_keyword();
    (!short.is_empty() && !is_keyword).then_some(short)
}

/// The words without the first place where others stand in a row, in singular or plural.
pub(super) fn without(words: &Words, others: &Words) -> Option<Words> {
    let (words, others) = (words.as_slice(), others.as_slice());
    if others.is_empty() {
        return None;
    }
    let same = |row: &[String]| {
        row.iter()
            .zip(others)
            .all(|(word, other)| same_noun(word, other))
    };
    let at = words.windows(others.len()).position(same)?;
    let (before, after) = (words.iter().take(at), words.iter().skip(at + others.len()));
    Some(before.chain(after).cloned().collect())
}

/// `get_pets_by_petId_toys`: the spelling of an operation that has no id.
fn verb_and_path(operation: &Operation) -> String {
    let mut spelling = operation.method.as_str().to_ascii_lowercase();
    for segment in operation
        .wire_path
        .split('/')
        .filter(|segment| !segment.is_empty())
    {
        spelling.push('_');
        spelling.push_str(&segment.replace('{', "_by_").replace('}', "_"));
    }
    if operation.wire_path == "/" {
        spelling.push_str("_root");
    } else if operation.wire_path.ends_with('/') {
        spelling.push('/');
    }
    let mut single = String::with_capacity(spelling.len());
    for character in spelling.chars() {
        if !(character == '_' && single.ends_with('_')) {
            single.push(character);
        }
    }
    single.trim_end_matches('_').to_owned()
}
