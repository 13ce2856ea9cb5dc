//! Can the values of an `enum` occur?
//!
//! ```yaml
//! type: integer
//! enum: [1, 2, 2, three]    # one twice, one not an integer
//! ```

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Kind, Node};

impl<'d> Check<'_, 'd> {
    /// Reports an `enum` that is no list, is empty, or has unfit or equal values.
    pub(super) fn enumeration(&mut self, schema: Node<'d>, values: Node<'d>) {
        if !values.is_sequence() {
            let message = format!("an `enum` must be a list, found {}", values.describe());
            self.diagnostics
                .warning(Code::InvalidEnum, values.place(), message);
            return;
        }
        if values.is_empty() {
            let message = "an `enum` without a value allows nothing";
            self.diagnostics
                .warning(Code::InvalidEnum, values.place(), message);
        }
        let mut seen = BTreeMap::new();
        for value in values.items() {
            self.fits_type(schema, value);
            let Some(text) = value.text() else {
                continue;
            };
            let same = seen.insert((value.kind().describe(), text), value);
            if let Some(first) = same {
                let message = format!("the value `{text}` is in the `enum` twice");
                let diagnostic = Diagnostic::warning(Code::InvalidEnum, value.place(), message)
                    .with_label(first.location(), "first here");
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn fits_type(&mut self, schema: Node<'d>, value: Node<'d>) {
        let Some(name) = schema.get("type").and_then(Node::as_str) else {
            return;
        };
        if is_of_type(schema, name, value) {
            return;
        }
        let found = value.describe();
        let message = match (value.kind(), value.text()) {
            (Kind::Null, _) => "null is in the `enum` of a schema that is not nullable".to_owned(),
            (_, Some(text)) => {
                format!("`{text}` is {found}, and the type of the `enum` is `{name}`")
            }
            (_, None) => format!("the value is {found}, and the type of the `enum` is `{name}`"),
        };
        let mut diagnostic = Diagnostic::warning(Code::InvalidEnum, value.place(), message);
        diagnostic.help = match (name, value.kind()) {
            (_, Kind::Null) => Some("add `nullable: true`".to_owned()),
            ("string", Kind::Number | Kind::Bool) => Some("put the value in quotes".to_owned()),
            _ => None,
        };
        self.diagnostics.push(diagnostic);
    }
}

/// Whether a value is of the type that its schema names.
pub(super) fn is_of_type(schema: Node<'_>, name: &str, value: Node<'_>) -> bool {
    let nullable = schema.get("nullable").and_then(Node::as_bool) == Some(true);
    match (name, value.kind()) {
        (_, Kind::Null) => nullable || name == "null",
        ("string", kind) => kind == Kind::String,
        ("number", kind) => kind == Kind::Number,
        ("integer", kind) => kind == Kind::Number && is_whole(value),
        ("boolean", kind) => kind == Kind::Bool,
        ("array", kind) => kind == Kind::Sequence,
        ("object", kind) => kind == Kind::Mapping,
        // The type is not known, which is another finding.
        _ => true,
    }
}

/// `3` and `3.0`, as JSON Schema counts.
fn is_whole(value: Node<'_>) -> bool {
    let text = value.text().unwrap_or_default();
    let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
    !digits.contains(['e', 'E']) && fraction.bytes().all(|byte| byte == b'0')
}
