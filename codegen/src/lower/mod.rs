//! Which API does a document describe?
//!
//! The only place with OpenAPI semantics: it reads openapiv3 views of the checked document, node by node, and fills the
//! IR. It works from the operations down, so that a schema which no operation needs is never lowered.
//!
//! Lowering is total. A schema that cannot be typed becomes raw JSON, a parameter or an operation that cannot be called
//! is left out, and either is a diagnostic with its place; nothing else is affected.

mod answer_header;
mod body;
mod circle;
mod composition;
mod conditions;
mod constants;
mod content;
mod docs;
mod dynamic;
mod encoding;
mod endless;
mod enumeration;
mod envelope;
mod extension;
mod filter;
mod form;
mod header;
mod incoming;
mod json_kind;
mod object;
mod operation;
mod pagination;
mod parameter;
mod path;
mod projection;
mod repeated;
mod response;
mod scalar;
mod schema;
mod security;
mod selection;
mod server;
mod several;
mod stream;
mod style;
mod tag;
mod told_apart;
mod tuple;
mod union;
mod union_tag;

pub(crate) use operation::method;
pub(crate) use selection::Selection;
pub use selection::Unmatched;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Pointer};
use crate::document::{Document, Node};
use crate::ir::{
    Api, ClientHeader, Incoming, NamedType, Quirk, SecurityScheme, Type, TypeGraph, TypeId,
};

/// Lowers what is selected of a checked document to the IR of an API called `name`.
#[must_use]
pub(crate) fn lower(
    document: &Document,
    name: &str,
    selection: &mut Selection,
    diagnostics: &mut Diagnostics,
) -> Api {
    let mut lowering = Lowering::new(document, selection, diagnostics);
    lowering.api(name)
}

/// What is known while a document is lowered.
struct Lowering<'d, 'r> {
    document: &'d Document,
    selection: &'r mut Selection,
    diagnostics: &'r mut Diagnostics,
    graph: TypeGraph,
    schemas: BTreeMap<Pointer, schema::Known>,
    /// Schemas that are needed and are no type: their members went into another one (`allOf`), or are the fields of a form.
    merged: BTreeSet<Pointer>,
    /// Structs that have a name, and whose fields are still to come.
    incomplete: VecDeque<object::Incomplete<'d>>,
    /// How many schemas are being lowered, one inside the other.
    nesting: usize,
    envelope: envelope::Declaration,
    quirks: Vec<Quirk>,
    client_headers: Vec<ClientHeader>,
    security_schemes: Vec<SecurityScheme>,
    incoming: Vec<Incoming>,
    /// The URL of the first server.
    base_url: Option<String>,
}

impl<'d, 'r> Lowering<'d, 'r> {
    fn new(
        document: &'d Document,
        selection: &'r mut Selection,
        diagnostics: &'r mut Diagnostics,
    ) -> Self {
        Self {
            document,
            selection,
            diagnostics,
            graph: TypeGraph::default(),
            schemas: BTreeMap::new(),
            incomplete: VecDeque::new(),
            nesting: 0,
            merged: BTreeSet::new(),
            envelope: envelope::Declaration::default(),
            quirks: Vec::new(),
            client_headers: Vec::new(),
            security_schemes: Vec::new(),
            incoming: Vec::new(),
            base_url: None,
        }
    }

    fn api(&mut self, name: &str) -> Api {
        let root = self.document.root();
        self.envelope = self.envelope_declaration(root);
        self.quirks = self.quirks(root);
        self.security_schemes = self.security_schemes(root);
        let servers = self.servers(root);
        self.base_url = servers.first().map(|server| server.wire_url.clone());
        let mut tags = self.tags(root);
        self.webhooks(root);
        self.break_circles();
        self.project(&mut tags);
        self.report_ambiguous_unions();
        self.report_unused_schemas();
        self.sort_types();
        let info = root.get("info");
        Api {
            origin: root.pointer(),
            name: name.to_owned(),
            title: text_of(info, "title").unwrap_or(name).to_owned(),
            version: text_of(info, "version").unwrap_or_default().to_owned(),
            docs: info.map(docs::of_node).unwrap_or_default(),
            servers,
            security_schemes: std::mem::take(&mut self.security_schemes),
            client_headers: std::mem::take(&mut self.client_headers),
            errors: self.envelope.errors.clone(),
            rate_limit: self.rate_limit(root),
            types: std::mem::take(&mut self.graph),
            tags,
            incoming: std::mem::take(&mut self.incoming),
        }
    }

    /// Takes a place in the graph before the type's parts are lowered, so that they can refer to it.
    fn reserve(&mut self, named: NamedType) -> TypeId {
        let id = TypeId(self.graph.types.len());
        self.graph.types.push(named);
        id
    }

    /// Puts the types into the order in which their schemas stand in the document.
    fn sort_types(&mut self) {
        let place = |id: &TypeId| {
            let origin = self.graph.get(*id).map(|named| &named.origin);
            origin
                .and_then(|origin| self.document.node(origin))
                .map(|node| node.location())
        };
        let mut order: Vec<TypeId> = (0..self.graph.types.len()).map(TypeId).collect();
        order.sort_by_cached_key(place);
        self.graph.order = order;
    }

    /// Follows a `$ref`; `None` where it leads nowhere, which `check` has reported.
    fn follow(&self, node: Node<'d>) -> Option<Node<'d>> {
        self.document.follow(node).ok()
    }

    /// Reports something that is lost or sloppy while the node is still generated.
    fn degrade(&mut self, code: Code, node: Node<'d>, message: impl Into<String>, help: &str) {
        let diagnostic = Diagnostic::warning(code, place_of(node), message);
        self.push(diagnostic, help);
    }

    /// Reports that a node is left out.
    fn skip(&mut self, code: Code, node: Node<'d>, message: impl Into<String>, help: &str) {
        let diagnostic = Diagnostic::error(code, place_of(node), message);
        self.push(diagnostic, help);
    }

    /// Reports something worth knowing.
    fn note(&mut self, code: Code, node: Node<'d>, message: impl Into<String>) {
        self.push(Diagnostic::note(code, place_of(node), message), "");
    }

    fn push(&mut self, diagnostic: Diagnostic, help: &str) {
        self.diagnostics.push(if help.is_empty() {
            diagnostic
        } else {
            diagnostic.with_help(help)
        });
    }

    /// Names the component schemas, of all files, that no operation needs; they are not generated.
    ///
    /// Of a part of the document nobody knows: what is not selected may need them.
    fn report_unused_schemas(&mut self) {
        if self.selection.is_part() {
            return;
        }
        let needed =
            |pointer: &Pointer| self.schemas.contains_key(pointer) || self.merged.contains(pointer);
        let schemas = self
            .document
            .roots()
            .filter_map(|root| root.at("/components/schemas"));
        let nodes = schemas.flat_map(Node::entries).map(|(_, node)| node);
        let unused: Vec<Node<'d>> = nodes.filter(|node| !needed(&node.pointer())).collect();
        for node in unused {
            self.note(
                Code::UnusedSchema,
                node,
                "no operation needs this schema: it is not generated",
            );
        }
    }
}

/// Where a diagnostic about a node points.
fn place_of(node: Node<'_>) -> Place {
    Place::new(node.pointer(), node.location())
}

/// The text of a member, if both are there.
fn text_of<'d>(node: Option<Node<'d>>, key: &str) -> Option<&'d str> {
    node?.get(key)?.as_str()
}

/// Whether a member is `true`.
fn is_true(node: Node<'_>, key: &str) -> bool {
    node.get(key).and_then(|flag| flag.as_bool()) == Some(true)
}

/// A type that is kept as raw JSON.
fn any() -> Type {
    Type::plain(crate::ir::TypeKind::Any)
}
