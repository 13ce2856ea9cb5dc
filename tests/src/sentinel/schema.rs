//! Which value does a schema allow that no other place of the request has?
//!
//! Texts, numbers and dates are numbered, so that each occurs once. Values of an enumeration and truth values cannot be:
//! these are told by their names.

use std::collections::BTreeSet;

use super::Value;
use super::union::{tagged, vagueness};
use crate::reading::Node;

/// So deep in a value only what is required is there.
const DEEP: usize = 6;

/// So deep in a value nothing is there.
const TOO_DEEP: usize = 24;

/// Which members objects have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Members {
    /// All of them.
    All,
    /// Those that are required.
    Required,
}

/// Which letters texts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// Some of those that must be encoded, too.
    Any,
    /// Only those that can stand anywhere.
    Plain,
}

/// Makes values.
#[derive(Debug, Clone)]
pub struct Sampler {
    /// Which members objects have.
    pub members: Members,
    /// Which letters texts have.
    pub letters: Letters,
    count: usize,
}

impl Sampler {
    /// A sampler that begins to count.
    #[must_use]
    pub fn new(members: Members, letters: Letters) -> Self {
        Self {
            members,
            letters,
            count: 10,
        }
    }

    /// The next number.
    pub fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    /// A text that no schema restricts.
    pub fn text(&mut self) -> String {
        let number = self.number();
        match self.letters {
            Letters::Any => format!("v{number} ș&=/?+%#\""),
            Letters::Plain => format!("v{number}"),
        }
    }

    /// A value of a schema.
    pub fn value(&mut self, schema: Node<'_>) -> Value {
        self.at(schema, 0)
    }

    fn at(&mut self, schema: Node<'_>, depth: usize) -> Value {
        if depth > TOO_DEEP {
            return Value::Token("null".to_owned());
        }
        let constants = schema.get("const").into_iter().chain(schema.list("enum"));
        let known: Vec<Node<'_>> = constants.filter(|node| !node.value().is_null()).collect();
        if let Some(last) = known.last() {
            return Value::of(last.value());
        }
        let properties = self.properties(schema, depth);
        if !properties.is_empty() || type_of(schema) == Some("object") {
            return self.object(schema, properties, depth);
        }
        for key in ["allOf", "oneOf", "anyOf"] {
            let branches = schema.list(key).into_iter().enumerate();
            let said = branches.filter(|(_, branch)| type_of(*branch) != Some("null"));
            // All of several branches hold: the one that says most is heeded.
            let best = said.min_by_key(|(_, branch)| {
                if key == "allOf" {
                    vagueness(*branch)
                } else {
                    0
                }
            });
            if let Some((index, branch)) = best {
                let value = self.at(branch, depth + 1);
                let reference = schema.references(key).get(index).copied().flatten();
                return tagged(schema, branch, reference, value);
            }
        }
        match type_of(schema) {
            Some("array") => self.array(schema, depth),
            Some("integer") => self.integer(schema),
            Some("number") => self.decimal(schema),
            Some("boolean") => Value::Token("true".to_owned()),
            Some("null") => Value::Token("null".to_owned()),
            _ => Value::Text(self.string(schema)),
        }
    }

    fn array(&mut self, schema: Node<'_>, depth: usize) -> Value {
        if depth > DEEP {
            return Value::List(Vec::new());
        }
        let mut item = || match schema.get("items") {
            Some(items) => self.at(items, depth + 1),
            None => Value::Text(self.text()),
        };
        Value::List(vec![item(), item()])
    }

    fn integer(&mut self, schema: Node<'_>) -> Value {
        if schema.texts("x-wire-quirks").contains(&"int-bool") {
            return Value::Token("1".to_owned());
        }
        let number = match schema.text("format") {
            Some("unix-seconds") => 1_700_000_000 + self.number(),
            _ => self.number(),
        };
        Value::Token(format!("{:.0}", bounded(schema, number as f64)))
    }

    fn decimal(&mut self, schema: Node<'_>) -> Value {
        let number = bounded(schema, self.number() as f64 + 0.25);
        Value::Token(format!("{number:.2}").trim_end_matches(".00").to_owned())
    }

    fn string(&mut self, schema: Node<'_>) -> String {
        let number = self.number();
        match schema.text("format").unwrap_or_default() {
            "date" => format!(
                "20{:02}-0{}-1{}",
                number % 80 + 10,
                number % 9 + 1,
                number % 10
            ),
            "date-time" => {
                let blank = schema.texts("x-wire-quirks").contains(&"datetime-space");
                let (between, zone) = if blank { (' ', "") } else { ('T', "Z") };
                format!(
                    "2024-03-15{between}10:{:02}:{:02}{zone}",
                    number / 60 % 60,
                    number % 60
                )
            }
            "decimal" => format!("{number}.50"),
            "uuid" => format!("00000000-0000-4000-8000-{number:012}"),
            "email" => format!("v{number}@example.com"),
            "uri" | "url" => format!("https://example.com/{number}"),
            "byte" => ["dmFs", "dWUx", "bnVt"][number % 3].repeat(number % 5 + 1),
            _ => self.words(schema, number),
        }
    }

    fn words(&mut self, schema: Node<'_>, number: usize) -> String {
        if schema.get("pattern").is_some()
            && let Some(example) = schema.text("example").or(schema.text("default"))
        {
            return example.to_owned();
        }
        let longest = schema
            .number("maxLength")
            .map_or(usize::MAX, |it| it as usize);
        let shortest = schema.number("minLength").map_or(0, |it| it as usize);
        self.count -= 1;
        let any = self.text();
        let mut text =
            if any.chars().count() > longest || shortest > 0 || schema.get("pattern").is_some() {
                format!("v{number}").chars().take(longest).collect()
            } else {
                any
            };
        while text.len() < shortest {
            text.push('x');
        }
        text
    }

    /// The members of an object and of what it is put together from, in their order.
    fn properties<'t>(&self, schema: Node<'t>, depth: usize) -> Vec<(&'t str, Node<'t>)> {
        let mut properties: Vec<(&str, Node<'_>)> = Vec::new();
        if depth > TOO_DEEP {
            return properties;
        }
        let mut add = |name: &'t str, node: Node<'t>| match properties
            .iter_mut()
            .find(|(other, _)| *other == name)
        {
            Some(found) => found.1 = node,
            None => properties.push((name, node)),
        };
        for branch in schema.list("allOf") {
            self.properties(branch, depth + 1)
                .into_iter()
                .for_each(|(name, node)| add(name, node));
        }
        let own = schema.get("properties");
        own.into_iter()
            .flat_map(Node::entries)
            .for_each(|(name, node)| add(name, node));
        properties
    }

    fn object(
        &mut self,
        schema: Node<'_>,
        properties: Vec<(&str, Node<'_>)>,
        depth: usize,
    ) -> Value {
        let required = required(schema, depth);
        let has_all = self.members == Members::All && depth <= DEEP;
        let mut members = Vec::new();
        let is_free = properties.is_empty();
        for (name, node) in properties {
            let is_required = required.contains(name);
            // What only answers have is not asked of a request, required or not.
            if (is_required || has_all) && !node.is("readOnly") {
                members.push((name.to_owned(), self.at(node, depth + 1)));
            }
        }
        if let Some(additional) = schema.get("additionalProperties").filter(|_| has_all) {
            if additional.value().is_object()
                && !additional
                    .value()
                    .as_object()
                    .is_some_and(|it| it.is_empty())
            {
                let name = format!("key{}", self.number());
                members.push((name, self.at(additional, depth + 1)));
            } else if is_free && additional.value().as_bool() != Some(false) {
                members.push((format!("key{}", self.number()), Value::Text(self.text())));
            }
        }
        Value::Object(members)
    }
}

/// The names of the members that must be there.
fn required<'t>(schema: Node<'t>, depth: usize) -> BTreeSet<&'t str> {
    let mut names: BTreeSet<&str> = schema.texts("required").into_iter().collect();
    if depth <= TOO_DEEP {
        for branch in schema.list("allOf") {
            names.extend(required(branch, depth + 1));
        }
    }
    names
}

/// The type of a schema that is not `null`, where it says one.
fn type_of(schema: Node<'_>) -> Option<&str> {
    let types = schema
        .texts("type")
        .into_iter()
        .find(|name| *name != "null");
    schema.text("type").or(types)
}

/// The nearest number that the bounds allow.
fn bounded(schema: Node<'_>, number: f64) -> f64 {
    let lowest = schema.number("minimum").unwrap_or(f64::MIN);
    let highest = schema.number("maximum").unwrap_or(f64::MAX);
    number.max(lowest).min(highest)
}
