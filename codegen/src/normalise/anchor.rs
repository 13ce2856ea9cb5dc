//! Which schema does a `$ref` name that is no pointer?
//!
//! ```yaml
//! $ref: '#pet'                                # the schema with { $anchor: pet }
//! $ref: https://example.com/schemas/pet       # the schema with this $id
//! $dynamicRef: '#node'                        # the schema with { $dynamicAnchor: node }
//! ```
//!
//! Nothing is fetched: an `$id` that no schema of the document has is a file,
//! or leads nowhere. Below a schema with an `$id`, a pointer begins at that schema.

use std::collections::BTreeMap;

use url::Url;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, percent_decoded, tokens};
use crate::document::{Document, Edit, New, Node, Object};

/// What a document is called that does not say so itself; no request is ever sent there.
const UNNAMED: &str = "https://document.invalid/";

/// Rewrites the references that go by `$id`, `$anchor` or `$dynamicAnchor` to pointers.
pub(super) fn resolve(document: &mut Document, diagnostics: &mut Diagnostics) {
    let Some(names) = Names::of(document) else {
        return;
    };
    let mut edits = Vec::new();
    document.objects(|node, object| {
        if !object.can_be_referred_to() {
            return;
        }
        for keyword in ["$ref", "$dynamicRef"] {
            let Some(reference) = node.get(keyword) else {
                continue;
            };
            let Some(target) = names.target(node, reference) else {
                continue;
            };
            let pointer = New::text(target.pointer().to_string()).standing_for(reference);
            if keyword == "$dynamicRef" {
                edits.push(Edit::remove(node, keyword));
                names.report(node, target, diagnostics);
            }
            edits.push(Edit::set(node, "$ref", pointer));
        }
    });
    document.edit(edits);
}

/// The names that schemas of a document have beside their pointers.
struct Names<'d> {
    /// By `$id`, whole.
    resources: BTreeMap<Url, Node<'d>>,
    /// By the resource they are in and `$anchor` or `$dynamicAnchor`.
    anchors: BTreeMap<(Url, &'d str), Node<'d>>,
}

impl<'d> Names<'d> {
    /// None where neither a schema nor the document has a name, as in nearly all documents.
    fn of(document: &'d Document) -> Option<Self> {
        let mut named = Vec::new();
        document.objects(|node, object| {
            let has = |key| node.get(key).and_then(Node::as_str).is_some();
            let is_named = ["$id", "$anchor", "$dynamicAnchor"].into_iter().any(has);
            if object == Object::Schema && is_named {
                named.push(node);
            }
        });
        let has_name = document.root().get("$self").is_some();
        if named.is_empty() && !has_name {
            return None;
        }
        let mut names = Self {
            resources: BTreeMap::new(),
            anchors: BTreeMap::new(),
        };
        if let Some(base) = of_root(document.root()) {
            names.resources.insert(base, document.root());
        }
        for node in named {
            let Some(base) = base(node) else {
                continue;
            };
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(anchor) = node.get(key).and_then(Node::as_str) {
                    names.anchors.entry((base.clone(), anchor)).or_insert(node);
                }
            }
            if node.get("$id").and_then(Node::as_str).is_some() {
                names.resources.entry(base).or_insert(node);
            }
        }
        Some(names)
    }

    /// The schema that a reference names, if it is in the same file and not where the text as a pointer leads.
    fn target(&self, node: Node<'d>, reference: Node<'d>) -> Option<Node<'d>> {
        let text = reference.as_str()?;
        let mut url = base(node)?.join(text).ok()?;
        let fragment = Url::fragment(&url).unwrap_or_default();
        let fragment = percent_decoded(fragment).ok()?;
        url.set_fragment(None);
        let target = if fragment.is_empty() {
            *self.resources.get(&url)?
        } else if fragment.starts_with('/') {
            below(*self.resources.get(&url)?, &fragment)?
        } else {
            *self.anchors.get(&(url, fragment.as_str()))?
        };
        let pointer = target.pointer();
        let is_written_so = pointer.to_string() == text;
        (pointer.file() == node.pointer().file() && !is_written_so).then_some(target)
    }

    /// A reference whose target depends on the way to it is followed to the nearest one.
    fn report(&self, node: Node<'d>, target: Node<'d>, diagnostics: &mut Diagnostics) {
        let Some(name) = target.get("$dynamicAnchor").and_then(Node::as_str) else {
            return;
        };
        let same = self.anchors.iter().filter(|((_, anchor), other)| {
            *anchor == name && other.get("$dynamicAnchor").is_some()
        });
        if same.count() > 1 {
            let message = format!(
                "of several schemas with the `$dynamicAnchor` `{name}` the nearest is taken"
            );
            let place = node.place();
            diagnostics.push(Diagnostic::warning(Code::UnsupportedSchema, place, message));
        }
    }
}

fn below<'d>(node: Node<'d>, path: &str) -> Option<Node<'d>> {
    tokens(path).try_fold(node, |node, token| match node.is_sequence() {
        true => node.item(token.parse().ok()?),
        false => node.get(&token),
    })
}

/// What the references at a node are relative to: the `$id` of the schema around it, or the document.
fn base(node: Node<'_>) -> Option<Url> {
    let id = node.get("$id").and_then(Node::as_str);
    let around = match node.parent() {
        Some(parent) => base(parent)?,
        None => of_root(node)?,
    };
    match id {
        Some(id) => {
            let mut url = around.join(id).ok()?;
            url.set_fragment(None);
            Some(url)
        }
        None => Some(around),
    }
}

fn of_root(root: Node<'_>) -> Option<Url> {
    let unnamed = Url::parse(UNNAMED).ok()?;
    let pointer = root.pointer();
    let named = root.get("$self").and_then(Node::as_str);
    match named.or(pointer.file()) {
        Some(name) => unnamed.join(name).ok(),
        None => Some(unnamed),
    }
}
