//! Does a diagnostic of the generator say that something of an operation is left out?
//!
//! Diagnostics are known by their pointers; where an operation and its parameters stand is read from the document.

use serde_json::Value;

use crate::reading::{Operation, Tree};
use crate::roundtrip::Finding;

/// What the generator has said of a document.
#[derive(Debug, Clone, Copy)]
pub struct Told<'t> {
    /// The document.
    pub tree: &'t Tree,
    /// The diagnostics.
    pub findings: &'t [Finding],
}

impl Told<'_> {
    /// Whether a diagnostic is about an operation, something in it, or its path item.
    #[must_use]
    pub fn of_operation(&self, operation: &Operation<'_>) -> bool {
        let (item, own) = places(operation);
        self.has(&own) || self.findings.iter().any(|finding| finding.pointer == item)
    }

    /// Whether a diagnostic is about an input of an operation, which is called by its place and its name: `Query limit`.
    #[must_use]
    pub fn of_input(&self, operation: &Operation<'_>, input: &str) -> bool {
        let (item, own) = places(operation);
        let (place, name) = input.split_once(' ').unwrap_or(("", input));
        if matches!(place, "Part" | "Form") {
            let body = format!("{own}/requestBody");
            return self.has(&body) || self.behind(&body).is_some_and(|place| self.has(&place));
        }
        [item, own].iter().any(|owner| {
            let list = format!("{owner}/parameters");
            let count = self
                .value(&list)
                .and_then(Value::as_array)
                .map_or(0, Vec::len);
            (0..count).any(|index| {
                let place = format!("{list}/{index}");
                let behind = self.behind(&place);
                let value = self.value(behind.as_deref().unwrap_or(&place));
                let is_it = value.and_then(|it| it.get("name")?.as_str()) == Some(name);
                is_it && (self.has(&place) || behind.is_some_and(|place| self.has(&place)))
            })
        })
    }

    /// Whether a diagnostic is about a place or something below it.
    fn has(&self, place: &str) -> bool {
        self.findings.iter().any(|finding| {
            let rest = finding.pointer.strip_prefix(place);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }

    fn value(&self, place: &str) -> Option<&Value> {
        let (_, _, value) = self.tree.target(self.tree.root_file(), place)?;
        Some(value)
    }

    /// Where the reference leads that stands at a place.
    fn behind(&self, place: &str) -> Option<String> {
        Some(self.value(place)?.get("$ref")?.as_str()?.to_owned())
    }
}

/// The pointers to the path item of an operation and to itself.
fn places(operation: &Operation<'_>) -> (String, String) {
    let path = operation.path.replace('~', "~0").replace('/', "~1");
    let item = format!("#/paths/{path}");
    let own = format!("{item}/{}", operation.method.to_ascii_lowercase());
    (item, own)
}
