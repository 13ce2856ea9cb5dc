//! Does a diagnostic of the generator say that something of an operation is left out?
//!
//! Diagnostics are known by their pointers; where an operation and its parameters stand is read from the document.

use serde_json::Value;

use crate::reading::{Operation, Tree, VERBS};
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
                let at = format!("{list}/{index}");
                let behind = self.behind(&at);
                let value = self.value(behind.as_deref().unwrap_or(&at));
                let text = |key: &str| value.and_then(|it| it.get(key)?.as_str());
                let is_it = text("name") == Some(name)
                    && text("in").is_some_and(|it| it.eq_ignore_ascii_case(place));
                is_it && (self.has(&at) || behind.is_some_and(|at| self.has(&at)))
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
    let verb = operation.method.to_ascii_lowercase();
    let own = match VERBS.contains(&verb.as_str()) {
        true => format!("{item}/{verb}"),
        false => format!("{item}/additionalOperations/{}", operation.method),
    };
    (item, own)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::reading::operations;

    fn tree() -> Tree {
        Tree::of(json!({
            "paths": {
                "/pets/{id}": {
                    "parameters": [{"name": "id", "in": "path"}, {"$ref": "#/components/parameters/Page"}],
                    "get": {"parameters": [{"name": "sort", "in": "query"}]},
                    "put": {"requestBody": {"$ref": "#/components/requestBodies/Pet"}},
                },
                "/pets": {"get": {"parameters": [{"name": "sort", "in": "query"}]}},
            },
            "components": {
                "parameters": {"Page": {"name": "page", "in": "query"}},
                "requestBodies": {"Pet": {"content": {}}},
            },
        }))
    }

    /// What is told of with a diagnostic at a place: operations by their keys, and inputs by theirs and their names.
    fn told_by(pointer: &str) -> Vec<String> {
        let tree = tree();
        let finding = Finding {
            code: "malformed-node".to_owned(),
            pointer: pointer.to_owned(),
        };
        let told = Told {
            tree: &tree,
            findings: &[finding],
        };
        let inputs = [
            "Path id",
            "Query page",
            "Query sort",
            "Header sort",
            "Part name",
        ];
        let mut all = Vec::new();
        for operation in operations(&tree) {
            if told.of_operation(&operation) {
                all.push(operation.key.clone());
            }
            let inputs = inputs.iter().filter(|it| told.of_input(&operation, it));
            all.extend(inputs.map(|it| format!("{} {it}", operation.key)));
        }
        all
    }

    #[test]
    fn an_operation_is_told_of_by_what_is_in_it_and_by_its_path() {
        let own = told_by("#/paths/~1pets~1{id}/get/responses/200");
        assert_eq!(own, ["GET /pets/{id}"]);
        let item = told_by("#/paths/~1pets~1{id}");
        assert_eq!(item, ["GET /pets/{id}", "PUT /pets/{id}"]);
        assert_eq!(told_by("#/paths/~1pets~1{id}/getter"), [""; 0]);
        assert_eq!(told_by("#/paths/~1pets~1{id}/parameters/7"), [""; 0]);
    }

    #[test]
    fn an_input_is_told_of_where_it_stands_and_where_its_reference_leads() {
        let own = told_by("#/paths/~1pets/get/parameters/0/schema");
        assert_eq!(own, ["GET /pets", "GET /pets Query sort"]);
        let shared = told_by("#/paths/~1pets~1{id}/parameters/0");
        assert_eq!(shared, ["GET /pets/{id} Path id", "PUT /pets/{id} Path id"]);
        let behind = told_by("#/components/parameters/Page");
        assert_eq!(
            behind,
            ["GET /pets/{id} Query page", "PUT /pets/{id} Query page"]
        );
        let body = told_by("#/components/requestBodies/Pet/content");
        assert_eq!(body, ["PUT /pets/{id} Part name"]);
    }
}
