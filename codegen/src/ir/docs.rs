//! What does a document say about a node, for people?

/// Documentation of a node, as the document has it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Docs {
    /// `summary` or `title`.
    pub summary: Option<String>,
    /// `description`, CommonMark.
    pub description: Option<String>,
    /// What the schema says about the value, in document order: documented, not checked.
    pub constraints: Vec<Constraint>,
    /// `externalDocs.url`.
    pub link: Option<String>,
    /// The page of `x-source`.
    pub source: Option<String>,
}

/// A statement about a value. Numbers are the document's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    /// `default`, as JSON text.
    Default(String),
    /// `example`, as JSON text.
    Example(String),
    /// `minimum`; `exclusive` when the bound itself is not allowed.
    Minimum {
        /// The bound.
        value: String,
        /// Whether the bound itself is not allowed.
        exclusive: bool,
    },
    /// `maximum`; `exclusive` when the bound itself is not allowed.
    Maximum {
        /// The bound.
        value: String,
        /// Whether the bound itself is not allowed.
        exclusive: bool,
    },
    /// `multipleOf`.
    MultipleOf(String),
    /// `minLength`, in characters.
    MinLength(String),
    /// `maxLength`, in characters.
    MaxLength(String),
    /// `pattern`.
    Pattern(String),
    /// `minItems`.
    MinItems(String),
    /// `maxItems`.
    MaxItems(String),
    /// `minProperties`.
    MinProperties(String),
    /// `maxProperties`.
    MaxProperties(String),
    /// `contentMediaType`: what the text or the bytes are.
    MediaType(String),
    /// The values of an `enum` or `const` that has no type of its own, each as JSON text.
    Values(Vec<String>),
    /// The keywords under which the schema has conditions that no sentence says, such as `dependentRequired`.
    Conditions(Vec<String>),
    /// `uniqueItems: true`.
    UniqueItems,
    /// `format`, where it does not choose the Rust type (`email`, `uuid`, …).
    Format(String),
}
