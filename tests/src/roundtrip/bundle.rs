//! How is a document one JSON Schema?
//!
//! Each schema that is asked for, and each that one refers to, becomes a definition of one schema of 2020-12, whichever
//! version of OpenAPI and whichever file it comes from. A definition knows where it stood.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::circle;
use super::translate::{Dialect, NULLABLE, ONE_OF, translate};
use crate::reading::Tree;

/// Which way values travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// In requests: what is `readOnly` is not sent.
    Request,
    /// In answers: what is `writeOnly` need not come.
    Answer,
}

/// The schemas of a document as one JSON Schema.
#[derive(Debug)]
pub struct Bundle<'t> {
    tree: &'t Tree,
    dialect: Dialect,
    side: Side,
    definitions: Vec<Definition>,
    by_origin: BTreeMap<String, usize>,
}

#[derive(Debug, Clone, Default)]
struct Definition {
    origin: String,
    schema: Value,
}

impl<'t> Bundle<'t> {
    /// An empty bundle for one way of travelling.
    #[must_use]
    pub fn new(tree: &'t Tree, side: Side) -> Self {
        let root = tree.root();
        let is_early = root.get("swagger").is_some()
            || root
                .text("openapi")
                .is_some_and(|text| text.starts_with("3.0"));
        Self {
            tree,
            dialect: if is_early {
                Dialect::Early
            } else {
                Dialect::Late
            },
            side,
            definitions: Vec::new(),
            by_origin: BTreeMap::new(),
        }
    }

    /// The schema at a pointer such as `#/components/schemas/Pet`, as a reference into the bundle.
    pub fn add(&mut self, pointer: &str) -> Option<String> {
        let root = self.tree.root_file().to_owned();
        self.reference(&root, pointer)
    }

    /// What a reference in a file becomes; `None` where it leads nowhere.
    pub(super) fn reference(&mut self, file: &str, reference: &str) -> Option<String> {
        let (file, pointer, value) = self.tree.target(file, reference)?;
        let shown = if file == self.tree.root_file() {
            ""
        } else {
            file
        };
        let origin = format!("{shown}#{pointer}");
        let number = match self.by_origin.get(&origin) {
            Some(number) => *number,
            None => {
                let number = self.definitions.len();
                self.by_origin.insert(origin.clone(), number);
                self.definitions.push(Definition::default());
                let schema = translate(self, file, value);
                if let Some(definition) = self.definitions.get_mut(number) {
                    *definition = Definition { origin, schema };
                }
                number
            }
        };
        Some(format!("#/$defs/{number}"))
    }

    /// The value that a reference in a file leads to, and its file.
    pub(super) fn raw(&self, file: &str, reference: &str) -> Option<(&'t str, &'t Value)> {
        let tree: &'t Tree = self.tree;
        let (file, _, value) = tree.target(file, reference)?;
        Some((file, value))
    }

    pub(super) fn dialect(&self) -> Dialect {
        self.dialect
    }

    pub(super) fn side(&self) -> Side {
        self.side
    }

    /// Leaves out that a member is required, which stands at this pointer into the document.
    ///
    /// Where no schema declares such a member, the generator says so, and nobody can miss it.
    pub fn forget_required(&mut self, pointer: &str) {
        let root = self.tree.root_file().to_owned();
        let name = self.raw(&root, pointer).and_then(|(_, name)| name.as_str());
        let (Some(name), Some((owner, _))) = (name, pointer.rsplit_once("/required/")) else {
            return;
        };
        for definition in &mut self.definitions {
            let rest = owner.strip_prefix(&definition.origin);
            let rest = rest.filter(|rest| rest.is_empty() || rest.starts_with('/'));
            let schema = rest.and_then(|rest| definition.schema.pointer_mut(rest));
            if let Some(Value::Array(names)) = schema.and_then(|it| it.get_mut("required")) {
                names.retain(|other| other != name);
            }
        }
    }

    /// Lets no schema ask of its parent whether it is one of its kinds; see the module `circle`.
    pub fn open_circles(&mut self) {
        let all: Vec<&Value> = self.definitions.iter().map(|it| &it.schema).collect();
        let opened: Vec<_> = (0..all.len())
            .map(|number| circle::opened(&all, number))
            .collect();
        for (definition, opened) in self.definitions.iter_mut().zip(opened) {
            if let Some(schema) = opened {
                definition.schema = schema;
            }
        }
    }

    /// The schema behind a reference into the bundle.
    #[must_use]
    pub fn schema(&self, reference: &str) -> Option<&Value> {
        Some(&self.definition(reference)?.schema)
    }

    /// What a definition is called in the document.
    #[must_use]
    pub fn name(&self, reference: &str) -> Option<&str> {
        self.definition(reference)?.origin.rsplit('/').next()
    }

    fn definition(&self, reference: &str) -> Option<&Definition> {
        let number: usize = reference.strip_prefix("#/$defs/")?.parse().ok()?;
        self.definitions.get(number)
    }

    /// The place in the document of a place in the bundle, such as `/$defs/3/properties/a`.
    #[must_use]
    pub fn origin(&self, path: &str) -> Option<String> {
        let mut steps = path.strip_prefix("/$defs/")?.split('/');
        let definition = self.definitions.get(steps.next()?.parse::<usize>().ok()?)?;
        let mut origin = definition.origin.clone();
        let mut schema = Some(&definition.schema);
        while let Some(step) = steps.next() {
            // What `nullable` became stands where the schema stood.
            let is_marked = |mark: &str| schema.is_some_and(|it| it.get(mark).is_some());
            let is_wrapped = is_marked(NULLABLE);
            let is_one_of = step == "anyOf" && is_marked(ONE_OF);
            schema = schema.and_then(|it| it.pointer(&format!("/{step}")));
            if is_wrapped && step == "anyOf" {
                let branch = steps.next().unwrap_or_default();
                schema = schema.and_then(|it| it.pointer(&format!("/{branch}")));
                continue;
            }
            origin.push('/');
            origin.push_str(if is_one_of { "oneOf" } else { step });
        }
        Some(origin)
    }

    /// The value at a place in the bundle.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Value> {
        let path = path.strip_prefix("/$defs/")?;
        let end = path.find('/').unwrap_or(path.len());
        let (number, rest) = path.split_at(end);
        let definition = self.definitions.get(number.parse::<usize>().ok()?)?;
        definition.schema.pointer(rest)
    }

    /// One schema that finds a value of each definition behind its number: `{"3": …}`.
    #[must_use]
    pub fn whole(&self, without: &[usize]) -> Value {
        let mut definitions = Map::new();
        let mut properties = Map::new();
        for (number, definition) in self.definitions.iter().enumerate() {
            let schema = if without.contains(&number) {
                Value::Bool(true)
            } else {
                definition.schema.clone()
            };
            definitions.insert(number.to_string(), schema);
            let reference = json!({"$ref": format!("#/$defs/{number}")});
            properties.insert(number.to_string(), reference);
        }
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "properties": properties,
            "$defs": definitions,
        })
    }

    /// How many definitions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.definitions.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.definitions.is_empty()
    }
}
