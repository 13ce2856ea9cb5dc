//! What does a document say of a parameter?

use runtime::Place;

use super::Node;

/// A parameter, with the defaults of the specification filled in.
#[derive(Debug, Clone, Copy)]
pub struct Parameter<'t> {
    /// Its name on the wire.
    pub name: &'t str,
    /// Where it travels.
    pub place: Place,
    /// Whether a call cannot be made without it.
    pub required: bool,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether items are written one by one.
    pub explode: bool,
    /// Whether its value travels as JSON text (`content`).
    pub is_json: bool,
    /// What its values are.
    pub schema: Option<Node<'t>>,
    /// What its operands are, where it is a filter (`x-filter`).
    pub operand: Option<&'t str>,
    /// Whether it is set once on the client (`x-client-header`).
    pub is_of_client: bool,
}

/// How lists and objects are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `n=a&n=b`, or `n=a,b`.
    Form,
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;n=a`
    Matrix,
    /// `n=a%20b`
    Space,
    /// `n=a%7Cb`
    Pipe,
    /// `n[k]=v`
    Deep,
}

impl<'t> Parameter<'t> {
    /// Reads a parameter object; `None` for what is none, and for headers that a document cannot declare.
    pub(super) fn read(node: Node<'t>) -> Option<Self> {
        let name = node.text("name")?;
        let place = match node.text("in")? {
            "path" => Place::Path,
            "query" => Place::Query,
            "header" => Place::Header,
            "cookie" => Place::Cookie,
            _ => return None,
        };
        let ignored = ["accept", "content-type", "authorization"];
        if place == Place::Header && ignored.contains(&name.to_ascii_lowercase().as_str()) {
            return None;
        }
        let style = match node.text("style") {
            Some("label") => Style::Label,
            Some("matrix") => Style::Matrix,
            Some("spaceDelimited") => Style::Space,
            Some("pipeDelimited") => Style::Pipe,
            Some("deepObject") => Style::Deep,
            Some("form") => Style::Form,
            Some("simple") => Style::Simple,
            _ if matches!(place, Place::Query | Place::Cookie) => Style::Form,
            _ => Style::Simple,
        };
        let media = node.get("content").and_then(|all| all.entries().next());
        Some(Self {
            name,
            place,
            required: node.is("required") || place == Place::Path,
            style,
            explode: node.flag("explode").unwrap_or(style == Style::Form),
            is_json: media.is_some(),
            schema: media.map_or(node.get("schema"), |(_, media)| media.get("schema")),
            operand: node
                .get("x-filter")
                .and_then(|filter| filter.text("operand")),
            is_of_client: node.is("x-client-header"),
        })
    }

    /// Whether it is the same parameter for the specification: an operation's takes the place of the path's.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.place == other.place && self.name == other.name
    }

    /// The value that a client header has when nobody sets it.
    #[must_use]
    pub fn default(&self) -> Option<&'t str> {
        self.schema?.text("default")
    }
}
