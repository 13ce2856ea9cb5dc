//! What is a kind of a parent whose branches are its kinds?
//!
//! ```yaml
//! Pet: {properties: {name: {type: string}}, oneOf: [{$ref: '#/components/schemas/Dog'}]}
//! Dog: {allOf: [{$ref: '#/components/schemas/Pet'}], properties: {bark: {type: boolean}}}
//! ```
//!
//! Taken at its word, a `Dog` is a `Pet` if it is a `Dog`, without an end. What can be meant is that it has what the parent
//! says beside the branches.

use std::collections::BTreeSet;

use serde_json::Value;

use super::translate::ONE_OF;

/// How many schemas may be built on one another.
const NESTING: usize = 16;

/// The definition with this number, whose parts do not ask again whether it is a branch of them; `None` if none does.
pub(super) fn opened(definitions: &[&Value], number: usize) -> Option<Value> {
    let definition = definitions.get(number)?;
    let made = without_branches(definitions, definition, number, NESTING);
    (made != **definition).then_some(made)
}

fn without_branches(
    definitions: &[&Value],
    schema: &Value,
    number: usize,
    nesting: usize,
) -> Value {
    let mut made = schema.clone();
    let Some(Value::Array(parts)) = made.get_mut("allOf").filter(|_| nesting > 0) else {
        return made;
    };
    for part in parts {
        let target = reference(part).and_then(|it| definitions.get(it));
        let Some(target) = target else { continue };
        let mut inner = without_branches(definitions, target, number, nesting - 1);
        let is_parent = has_branch(definitions, target, number);
        if let (true, Some(members)) = (is_parent, inner.as_object_mut()) {
            for key in ["oneOf", "anyOf", "discriminator", ONE_OF] {
                members.remove(key);
            }
        }
        if inner != **target {
            *part = inner;
        }
    }
    made
}

/// Whether a definition is a branch of a schema, or of a choice among its branches.
fn has_branch(definitions: &[&Value], schema: &Value, number: usize) -> bool {
    let mut known = BTreeSet::new();
    let mut open = vec![schema];
    while let Some(next) = open.pop() {
        for keyword in ["oneOf", "anyOf"] {
            let branches = next.get(keyword).and_then(Value::as_array);
            for branch in branches.into_iter().flatten().filter_map(reference) {
                if branch == number {
                    return true;
                }
                if known.insert(branch) {
                    open.extend(definitions.get(branch));
                }
            }
        }
    }
    false
}

fn reference(schema: &Value) -> Option<usize> {
    let reference = schema.get("$ref")?.as_str()?;
    reference.strip_prefix("#/$defs/")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_way_back_is_left_out() {
        let cat = json!({"allOf": [{"$ref": "#/$defs/2"}]});
        let friend = json!({"properties": {"pet": {"allOf": [{"$ref": "#/$defs/2"}]}}});
        let pet =
            json!({"required": ["name"], "anyOf": [{"$ref": "#/$defs/0"}, {"$ref": "#/$defs/1"}]});
        let definitions = [&cat, &friend, &pet];
        let expected = json!({"allOf": [{"required": ["name"]}]});
        assert_eq!(opened(&definitions, 0), Some(expected));
        assert_eq!(opened(&definitions, 1), None);
        assert_eq!(opened(&definitions, 2), None);
    }
}
