//! Which values does a schema allow?
//!
//! Values are made by turns and not by chance: the same document gives the same values. What the maker cannot do justice to
//! (`not`, `if`, a pattern with a look-around) it ignores, and the judge refuses what comes of it.

mod flat;
mod number;
mod object;
mod text;

use serde_json::Value as Schema;

use super::Bundle;
use crate::sentinel::Value;

/// So deep in a value only what is required is there.
const DEEP: usize = 5;

/// So deep in a value nothing is there.
const TOO_DEEP: usize = 24;

/// Which members objects have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    All,
    Required,
    Some,
}

/// Makes values.
#[derive(Debug)]
pub struct Sampler<'b, 't> {
    bundle: &'b Bundle<'t>,
    fill: Fill,
    /// Where the turns begin.
    variant: usize,
    turns: usize,
    /// Steps that are left, so that a value has a size.
    budget: usize,
}

impl<'b, 't> Sampler<'b, 't> {
    /// A maker of values of the schemas of a bundle.
    #[must_use]
    pub fn new(bundle: &'b Bundle<'t>) -> Self {
        Self {
            bundle,
            fill: Fill::All,
            variant: 0,
            turns: 0,
            budget: 0,
        }
    }

    /// The value of this number that the schema behind a reference allows: the first has all members, the second those that
    /// are required, the others these and some more. `None` where the maker finds none.
    pub fn value(&mut self, reference: &str, number: usize) -> Option<Value> {
        self.fill = match number {
            0 => Fill::All,
            1 => Fill::Required,
            number if number % 3 == 0 => Fill::All,
            _ => Fill::Some,
        };
        self.variant = number;
        self.turns = 0;
        self.budget = 1500;
        let schema = self.bundle.schema(reference)?;
        self.at(schema, 0)
    }

    /// The next of `count` things, another for each value.
    fn turn(&mut self, count: usize) -> usize {
        self.turns += 1;
        (self.variant + self.turns)
            .checked_rem(count)
            .unwrap_or_default()
    }

    fn at(&mut self, schema: &Schema, depth: usize) -> Option<Value> {
        self.budget = self.budget.checked_sub(1)?;
        if depth > TOO_DEEP {
            return None;
        }
        let flat = self.flat(schema, depth)?;
        if let Some(constant) = flat.get("const") {
            return Some(Value::of(constant));
        }
        if let Some(Schema::Array(values)) = flat.get("enum") {
            let index = self.turn(values.len());
            return values.get(index).map(Value::of);
        }
        let kind = self.kind(&flat, depth);
        match kind.as_str() {
            "null" => Some(token("null")),
            "boolean" => Some(token(["true", "false"][self.turn(2)])),
            "integer" => self.integer(&flat),
            "number" => self.number(&flat),
            "string" => self.string(&flat),
            "array" => self.array(&flat, depth),
            "object" => self.object(&flat, depth),
            _ => Some(self.anything()),
        }
    }

    /// The JSON type that a value gets.
    fn kind(&mut self, flat: &flat::Flat, depth: usize) -> String {
        let has = |key: &str| flat.contains_key(key);
        match flat.get("type") {
            Some(Schema::String(name)) => name.clone(),
            Some(Schema::Array(names)) => {
                let names: Vec<&str> = names.iter().filter_map(Schema::as_str).collect();
                if depth > DEEP && names.contains(&"null") {
                    return "null".to_owned();
                }
                let null = names.contains(&"null") && self.turn(4) == 3;
                let others: Vec<&&str> = names.iter().filter(|name| **name != "null").collect();
                let index = self.turn(others.len());
                match others.get(index) {
                    Some(name) if !null => (**name).to_owned(),
                    _ => "null".to_owned(),
                }
            }
            _ if has("properties") || has("additionalProperties") || has("required") => {
                "object".to_owned()
            }
            _ if has("items") || has("prefixItems") => "array".to_owned(),
            _ if has("pattern") || has("minLength") || has("maxLength") || has("format") => {
                "string".to_owned()
            }
            _ if has("minimum") || has("maximum") => "number".to_owned(),
            _ => String::new(),
        }
    }

    fn array(&mut self, flat: &flat::Flat, depth: usize) -> Option<Value> {
        let count = |key: &str| {
            let count = flat.get(key).and_then(Schema::as_u64)?;
            usize::try_from(count).ok()
        };
        let first = flat.get("prefixItems").and_then(Schema::as_array);
        let mut items = Vec::new();
        for schema in first.into_iter().flatten() {
            items.push(self.at(schema, depth + 1)?);
        }
        let least = count("minItems").unwrap_or(0);
        let most = count("maxItems").unwrap_or(usize::MAX);
        let wanted = if first.is_some() {
            items.len()
        } else if depth > DEEP || self.fill == Fill::Required {
            0
        } else {
            [2, 1, 3, 0][self.turn(4)]
        };
        let schema = flat.get("items").cloned().unwrap_or(Schema::Bool(true));
        let is_unique = flat.get("uniqueItems") == Some(&Schema::Bool(true));
        let mut attempts = 0;
        while items.len() < wanted.max(least).min(most) && attempts < 100 {
            attempts += 1;
            match self.at(&schema, depth + 1) {
                Some(item) if is_unique && items.contains(&item) => {}
                Some(item) => items.push(item),
                None => break,
            }
        }
        Some(Value::List(items))
    }

    /// A value of a schema that says nothing.
    fn anything(&mut self) -> Value {
        match self.turn(5) {
            0 => Value::Object(vec![(
                "a b".to_owned(),
                Value::List(vec![token("null"), token("1.50")]),
            )]),
            1 => Value::Text("any".to_owned()),
            2 => token("1000.10"),
            3 => Value::List(vec![token("true"), Value::Object(Vec::new())]),
            _ => token("false"),
        }
    }
}

fn token(text: &str) -> Value {
    Value::Token(text.to_owned())
}
