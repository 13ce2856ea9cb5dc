//! Which rule looks at which object?
//!
//! One walk over the document as it was read. Each rule says what is to be
//! changed; all of it is changed afterwards, so that no rule sees the work of
//! another. Two rules for one object change different members of it.

use super::{binary, bounds, null, parameters, path_item, reference, schema, servers, swagger};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{Document, Edit, New, Node, Object, Version};

/// What the rules share.
pub(super) struct Rules<'r> {
    pub(super) version: Version,
    pub(super) diagnostics: &'r mut Diagnostics,
    pub(super) edits: Vec<Edit>,
}

impl Rules<'_> {
    /// Whether the document may say what OpenAPI 3.1 can say.
    pub(super) fn is_later(&self) -> bool {
        self.version > Version::V3_0
    }

    /// Reports a node that is meant well.
    pub(super) fn warn(&mut self, code: Code, node: Node<'_>, message: impl Into<String>) {
        self.diagnostics
            .push(Diagnostic::warning(code, node.place(), message));
    }
}

/// Applies all rules to all objects of a document.
pub(super) fn apply(document: &mut Document, version: Version, diagnostics: &mut Diagnostics) {
    let mut rules = Rules {
        version,
        diagnostics,
        edits: Vec::new(),
    };
    document.objects(|node, object| match object {
        Object::Schema => of_schema(node, &mut rules),
        Object::PathItem => path_item::merge(node, &mut rules),
        Object::Parameter | Object::Header | Object::RequestBody | Object::Response => {
            reference::media_types(node, &mut rules);
            cookie_style(node, &mut rules);
            querystring(node, &mut rules);
        }
        _ => {}
    });
    let edits = std::mem::take(&mut rules.edits);
    document.edit(edits);
    // Path items are whole only now.
    parameters::complete(document, &mut rules);
    servers::fold(document, &mut rules);
    let edits = std::mem::take(&mut rules.edits);
    document.edit(edits);
}

/// `style: cookie` is `form` but for the encoding of special characters.
fn cookie_style(node: Node<'_>, rules: &mut Rules<'_>) {
    if let Some(style) = node
        .get("style")
        .filter(|style| style.as_str() == Some("cookie"))
    {
        let message = "`style: cookie` is sent as `form`: special characters are encoded";
        rules
            .diagnostics
            .note(Code::UnsupportedParameter, style.place(), message);
        let form = New::text("form").standing_for(style);
        rules.edits.push(Edit::set(node, "style", form));
    }
}

/// `in: querystring` with the content of a form is an object whose members are the parameters of a query.
fn querystring(node: Node<'_>, rules: &mut Rules<'_>) {
    const FORM: &str = "application/x-www-form-urlencoded";
    let is_whole = |node: Node<'_>| node.get("in").and_then(Node::as_str) == Some("querystring");
    let Some(content) = node.get("content").filter(|_| is_whole(node)) else {
        return;
    };
    // What an `encoding` says of a member, no style of a query says.
    if let Some(form) = content.get(FORM).filter(|_| content.len() == 1)
        && let (Some(schema), None) = (form.get("schema"), form.get("encoding"))
    {
        let new = |value: New| value.standing_for(form);
        rules.edits.extend([
            Edit::set(node, "in", new(New::text("query"))),
            Edit::set(node, "style", new(New::text("form"))),
            Edit::set(node, "explode", new(New::Bool(true))),
            Edit::set(node, "schema", New::node(schema)),
            Edit::remove(node, "content"),
        ]);
    }
}

fn of_schema(node: Node<'_>, rules: &mut Rules<'_>) {
    if !node.is_mapping() {
        schema::boolean(node, rules);
        return;
    }
    if rules.version == Version::V2_0 {
        swagger::schema::keywords(node, rules);
    }
    schema::first_example(node, rules);
    schema::dynamic(node, rules);
    null::of_type(node, rules);
    null::of_branches(node, rules);
    null::of_later(node, rules);
    bounds::exclusive(node, rules);
    binary::encoded(node, rules);
    reference::siblings(node, rules);
}
