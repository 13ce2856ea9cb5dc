//! What does a document say of an operation?

use super::{Node, Parameter, Tree};

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation<'t> {
    /// Verb and path, and its id where several have the same: by this exercisers know it.
    pub key: String,
    /// The verb as it is sent.
    pub method: String,
    /// The template of the path.
    pub path: &'t str,
    /// Its `operationId`.
    pub id: Option<&'t str>,
    /// Its parameters, those of its path first.
    pub parameters: Vec<Parameter<'t>>,
    /// What it sends beside them.
    pub body: Option<Body<'t>>,
    /// The media type of an answer that it asks for.
    pub accept: Option<&'t str>,
    /// The schemes of the first way in; none where no credential is needed.
    pub schemes: Vec<Node<'t>>,
    /// Whether it carries a key by which a repetition is known (`x-retry`).
    pub has_key: bool,
}

/// A request body.
#[derive(Debug, Clone, Copy)]
pub struct Body<'t> {
    /// Its media type.
    pub media_type: &'t str,
    /// What kind of media type that is.
    pub form: Form,
    /// Whether a call cannot be made without it.
    pub required: bool,
    /// What it holds.
    pub schema: Option<Node<'t>>,
}

/// The kind of a media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// JSON.
    Json,
    /// Text without structure.
    Text,
    /// `name=value` pairs.
    Pairs,
    /// Parts with a name each.
    Parts,
    /// Bytes.
    Bytes,
}

/// The verbs that have a key of their own in OpenAPI 3.
pub(crate) const VERBS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];

/// All operations of a document, in its order.
#[must_use]
pub fn operations(tree: &Tree) -> Vec<Operation<'_>> {
    let root = tree.root();
    let mut operations = Vec::new();
    let Some(paths) = root.get("paths") else {
        return operations;
    };
    for (path, item) in paths.entries().filter(|(path, _)| path.starts_with('/')) {
        for (verb, node) in item.entries() {
            if VERBS.contains(&verb) {
                let verb = verb.to_ascii_uppercase();
                operations.push(operation(root, path, item, verb, node));
            }
        }
        // Verbs of the API's own are sent in their own letters.
        let others = item.get("additionalOperations");
        for (verb, node) in others.into_iter().flat_map(Node::entries) {
            operations.push(operation(root, path, item, verb.to_owned(), node));
        }
    }
    let keys: Vec<String> = operations.iter().map(|it| it.key.clone()).collect();
    for operation in &mut operations {
        let several = keys.iter().filter(|key| **key == operation.key).count() > 1;
        if let (true, Some(id)) = (several, operation.id) {
            operation.key = format!("{} {id}", operation.key);
        }
    }
    operations
}

fn operation<'t>(
    root: Node<'t>,
    path: &'t str,
    item: Node<'t>,
    method: String,
    node: Node<'t>,
) -> Operation<'t> {
    let read = |node: Node<'t>| {
        node.list("parameters")
            .into_iter()
            .filter_map(Parameter::read)
    };
    let mut parameters: Vec<Parameter<'t>> = read(item).collect();
    for parameter in read(node) {
        parameters.retain(|other| !other.is_same(&parameter));
        parameters.push(parameter);
    }
    // A fragment only tells operations apart in the document.
    let sent = path.split('#').next().unwrap_or_default();
    Operation {
        key: format!("{method} {sent}"),
        method,
        path,
        id: node.text("operationId"),
        parameters,
        body: node.get("requestBody").and_then(body),
        accept: accept(node),
        schemes: schemes(root, node),
        has_key: node.text("x-retry") == Some("with-key"),
    }
}

fn body(node: Node<'_>) -> Option<Body<'_>> {
    let offered = node.get("content")?.entries();
    let bodies = offered.map(|(media_type, media)| Body {
        media_type,
        form: match form(media_type) {
            Form::Bytes if is_json_in_range(media_type, media.get("schema")) => Form::Json,
            form => form,
        },
        required: node.is("required"),
        schema: media.get("schema"),
    });
    // Of several, JSON is preferred to text, and text to anything else.
    let rank = |body: &Body<'_>| match body.form {
        Form::Json => 0,
        Form::Text => 1,
        Form::Pairs | Form::Parts | Form::Bytes => 2,
    };
    bodies.min_by_key(rank)
}

fn form(media_type: &str) -> Form {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence.to_ascii_lowercase().as_str() {
        "application/json" | "text/json" => Form::Json,
        "multipart/form-data" => Form::Parts,
        "application/x-www-form-urlencoded" => Form::Pairs,
        "text/event-stream" => Form::Bytes,
        essence if essence.ends_with("+json") => Form::Json,
        essence if essence.starts_with("text/") => Form::Text,
        _ => Form::Bytes,
    }
}

/// Whether any media type will do, and what is sent is neither text nor a file.
fn is_json_in_range(media_type: &str, schema: Option<Node<'_>>) -> bool {
    let is_range = matches!(media_type, "*/*" | "application/*");
    is_range && schema.is_some_and(|it| matches!(it.text("type"), Some("object" | "array")))
}

/// The media type of the first success that is described, or of `default` where none is.
fn accept(operation: Node<'_>) -> Option<&str> {
    let responses: Vec<_> = operation.get("responses")?.entries().collect();
    let success = responses
        .iter()
        .filter(|(status, _)| status.starts_with('2'));
    let first = success.min_by_key(|(status, _)| status.to_ascii_uppercase());
    let fallback = || responses.iter().find(|(status, _)| *status == "default");
    let (_, response) = first.or_else(fallback)?;
    let content = response.get("content")?.entries().map(|(name, _)| name);
    content.min_by_key(|name| match form(name) {
        Form::Json => 0,
        Form::Text => 1,
        Form::Pairs | Form::Parts | Form::Bytes => 2,
    })
}

fn schemes<'t>(root: Node<'t>, operation: Node<'t>) -> Vec<Node<'t>> {
    let owner = if operation.get("security").is_some() {
        operation
    } else {
        root
    };
    let known = root
        .get("components")
        .and_then(|components| components.get("securitySchemes"));
    let ways = owner.list("security");
    let first = ways.first().into_iter().flat_map(|way| way.entries());
    first.filter_map(|(name, _)| known?.get(name)).collect()
}
