//! What does an operation of Swagger 2.0 send?
//!
//! ```yaml
//! consumes: [multipart/form-data]
//! parameters: [{name: photo, in: formData, type: file, required: true}, {name: id, in: path, type: string, required: true}]
//! # becomes
//! parameters: [{name: id, in: path, schema: {type: string}, required: true}]
//! requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {photo: {type: string, format: binary}}, required: [photo]}}}}
//! ```

use super::{Conversion, media_types, parameter, server, taken};
use crate::diagnostic::Code;
use crate::document::{Edit, New, Node, Object, Shape};

const MULTIPART: &str = "multipart/form-data";
const PAIRS: &str = "application/x-www-form-urlencoded";

/// A parameter as it stands in a list, and behind its reference.
#[derive(Clone, Copy)]
struct Listed<'d> {
    item: Node<'d>,
    target: Node<'d>,
}

impl Conversion<'_> {
    /// Rewrites a path item with its operations.
    pub(super) fn path_item(&mut self, item: Node<'_>) {
        if !self.is_new(item) {
            return;
        }
        let shared = listed(item);
        for (key, operation) in item.entries() {
            let shape = Object::PathItem.member(key);
            if shape == Some(Shape::Object(Object::Operation)) {
                self.operation(operation, &shared);
            }
        }
        self.convert_list(item, &shared);
    }

    fn operation(&mut self, operation: Node<'_>, shared: &[Listed<'_>]) {
        let root = operation.document().root();
        let own = listed(operation);
        let is_sent = |it: &&Listed<'_>| parameter::is_sent(it.target);
        // What the operation declares itself counts before what its path declares.
        let sent: Vec<Node<'_>> = own
            .iter()
            .filter(is_sent)
            .chain(
                shared
                    .iter()
                    .filter(is_sent)
                    .filter(|it| !overrides(&own, it)),
            )
            .map(|it| it.target)
            .collect();
        let consumes = media_types(operation, root, "consumes");
        let mut bodies = sent
            .iter()
            .filter(|node| parameter::place(**node) == Some("body"));
        let body = match bodies.next() {
            Some(body) => {
                self.lost_fields(&sent);
                for another in bodies {
                    let message = "an operation has one body at most: this one is left out";
                    self.warn(Code::DuplicateParameter, *another, message);
                }
                Some(request_body(*body, &consumes))
            }
            None if sent.is_empty() => None,
            None => Some(self.form(operation, &sent, &consumes)),
        };
        if let Some(body) = body {
            self.edits.push(Edit::set(operation, "requestBody", body));
        }
        self.convert_list(operation, &own);
        let produces = media_types(operation, root, "produces");
        for (_, response) in operation
            .get("responses")
            .into_iter()
            .flat_map(Node::entries)
        {
            if !response.is_ref() {
                self.response(response, &produces);
            }
        }
        if let Some(servers) = server::of_operation(root, operation) {
            self.edits.push(Edit::set(operation, "servers", servers));
        }
        for key in ["consumes", "produces", "schemes"] {
            self.edits.push(Edit::remove(operation, key));
        }
    }

    /// Rewrites the parameters of a list, and takes out those that are sent as a body.
    fn convert_list(&mut self, owner: Node<'_>, listed: &[Listed<'_>]) {
        let (sent, others): (Vec<&Listed<'_>>, Vec<&Listed<'_>>) =
            listed.iter().partition(|it| parameter::is_sent(it.target));
        for it in others {
            self.parameter(it.target);
        }
        if let Some(list) = owner.get("parameters").filter(|_| !sent.is_empty()) {
            let gone = sent.into_iter().map(|it| it.item);
            self.edits.push(Edit::drop(list, gone));
        }
    }

    fn lost_fields(&mut self, sent: &[Node<'_>]) {
        for field in sent
            .iter()
            .filter(|it| parameter::place(**it) == Some("formData"))
        {
            let message = "a field of a form beside a body cannot be sent: it is left out";
            self.warn(Code::UnsupportedParameter, *field, message);
        }
    }

    /// The fields of a form as one object.
    fn form(&mut self, operation: Node<'_>, fields: &[Node<'_>], consumes: &[String]) -> New {
        let mut properties = Vec::new();
        let mut required = Vec::new();
        let mut encoding = Vec::new();
        for field in fields {
            let Some(name) = field.get("name").and_then(Node::text) else {
                continue;
            };
            properties.push((name.to_owned(), property(*field)));
            if field.get("required").and_then(Node::as_bool) == Some(true) {
                required.push(New::text(name));
            }
            if field.get("type").and_then(Node::as_str) == Some("array") {
                let (style, explode) = self.style(*field);
                let style = ("style".to_owned(), New::text(style));
                let explode = ("explode".to_owned(), New::Bool(explode));
                encoding.push((name.to_owned(), New::Mapping(vec![style, explode])));
            }
        }
        let mut members = vec![
            ("type".to_owned(), New::text("object")),
            ("properties".to_owned(), New::Mapping(properties)),
        ];
        let is_required = !required.is_empty();
        if is_required {
            members.push(("required".to_owned(), New::List(required)));
        }
        let mut media = vec![("schema".to_owned(), New::Mapping(members))];
        let media_type = form_type(fields, consumes);
        // In parts, each item of a list is a part of its own.
        if media_type == PAIRS && !encoding.is_empty() {
            media.push(("encoding".to_owned(), New::Mapping(encoding)));
        }
        let content = New::Mapping(vec![(media_type.to_owned(), New::Mapping(media))]);
        New::Mapping(vec![
            ("required".to_owned(), New::Bool(is_required)),
            ("content".to_owned(), content),
        ])
        .standing_for(operation.get("parameters").unwrap_or(operation))
    }
}

/// Parameters with what they refer to; a reference that leads nowhere stays, and is reported.
fn listed(owner: Node<'_>) -> Vec<Listed<'_>> {
    let items = owner.get("parameters").into_iter().flat_map(Node::items);
    let listed = items.filter_map(|item| {
        let target = owner.document().follow(item).ok()?;
        Some(Listed { item, target })
    });
    listed.collect()
}

/// Whether one of these parameters takes the place of another; there is one body at most.
fn overrides(own: &[Listed<'_>], other: &Listed<'_>) -> bool {
    let name = |node: Node<'_>| node.get("name").and_then(Node::text).map(str::to_owned);
    own.iter().any(|it| {
        let place = parameter::place(it.target);
        place == parameter::place(other.target)
            && (place == Some("body") || name(it.target) == name(other.target))
    })
}

fn request_body(body: Node<'_>, consumes: &[String]) -> New {
    let schema = match body.get("schema") {
        Some(schema) => New::node(schema),
        None => New::empty().standing_for(body),
    };
    let json = ["application/json".to_owned()];
    let types = if consumes.is_empty() { &json } else { consumes };
    let media_type = |name: &String| {
        let members = vec![("schema".to_owned(), schema.clone())];
        (name.clone(), New::Mapping(members))
    };
    let content = types.iter().map(media_type).collect();
    let mut members = taken(body, ["description", "required", "x-rust-name"]);
    members.push(("content".to_owned(), New::Mapping(content)));
    New::Mapping(members).standing_for(body)
}

/// A field as a property: its schema, and what it says for people.
fn property(field: Node<'_>) -> New {
    let described = taken(field, ["description", "x-rust-name"]);
    match parameter::schema(field) {
        New::For(node, schema) => match *schema {
            New::Mapping(mut members) => {
                members.extend(described);
                New::For(node, Box::new(New::Mapping(members)))
            }
            other => other,
        },
        other => other,
    }
}

/// Files travel in parts; other fields as the document says, and as pairs where it says nothing.
fn form_type(fields: &[Node<'_>], consumes: &[String]) -> &'static str {
    let is_file = |field: &Node<'_>| field.get("type").and_then(Node::as_str) == Some("file");
    let has = |name: &str| consumes.iter().any(|it| it.starts_with(name));
    if fields.iter().any(is_file) || (has(MULTIPART) && !has(PAIRS)) {
        MULTIPART
    } else {
        PAIRS
    }
}
