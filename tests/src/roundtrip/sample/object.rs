//! Which objects does a schema allow?

use serde_json::Value as Schema;

use super::{DEEP, Fill, Sampler, flat::Flat};
use crate::roundtrip::pattern;
use crate::sentinel::Value;

/// Keys of members that no schema names.
const KEYS: [&str; 3] = ["key one", "ключ/2", "three\"~"];

impl Sampler<'_, '_> {
    pub(super) fn object(&mut self, flat: &Flat, depth: usize) -> Option<Value> {
        let required = flat.get("required").and_then(Schema::as_array);
        let required: Vec<&str> = required
            .into_iter()
            .flatten()
            .filter_map(Schema::as_str)
            .collect();
        let properties = flat.get("properties").and_then(Schema::as_object);
        let mut members: Vec<(String, Value)> = Vec::new();
        for (name, schema) in properties.into_iter().flatten() {
            let is_required = required.contains(&name.as_str());
            if !is_required && !self.wants_optional(depth) {
                continue;
            }
            match self.at(schema, depth + 1) {
                Some(value) => members.push((name.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let rest = flat.get("additionalProperties");
        for name in required {
            if members.iter().all(|(other, _)| other != name) {
                let value = self.at(rest.unwrap_or(&Schema::Bool(true)), depth + 1)?;
                members.push((name.to_owned(), value));
            }
        }
        self.further(flat, depth, &mut members);
        Some(Value::Object(members))
    }

    fn wants_optional(&mut self, depth: usize) -> bool {
        match self.fill {
            _ if depth > DEEP => false,
            Fill::All => true,
            Fill::Required => false,
            Fill::Some => self.turn(7).is_multiple_of(2),
        }
    }

    /// Adds members that no schema names, where the schema says what they are, or names no members at all.
    fn further(&mut self, flat: &Flat, depth: usize, members: &mut Vec<(String, Value)>) {
        let least = flat
            .get("minProperties")
            .and_then(Schema::as_u64)
            .unwrap_or(0);
        let least = usize::try_from(least).unwrap_or(0);
        let is_sparse = depth > DEEP || self.fill == Fill::Required;
        if is_sparse && members.len() >= least {
            return;
        }
        let patterns = flat.get("patternProperties").and_then(Schema::as_object);
        for (pattern, schema) in patterns.into_iter().flatten() {
            let key = pattern::example(pattern, self.variant, 0);
            if let (Some(key), Some(value)) = (key, self.at(schema, depth + 1)) {
                push(members, key, value);
            }
        }
        let is_named = flat.contains_key("properties") || patterns.is_some();
        let rest = match flat.get("additionalProperties") {
            Some(Schema::Bool(false)) => return,
            Some(rest) => rest.clone(),
            None if is_named || flat.contains_key("unevaluatedProperties") => return,
            None => Schema::Bool(true),
        };
        let names = flat.get("propertyNames").cloned();
        let count = self.turn(3).max(least.saturating_sub(members.len()));
        for index in 0..count {
            let key = match &names {
                Some(names) => match self.at(names, depth + 1) {
                    Some(Value::Text(key)) => key,
                    _ => return,
                },
                None => match KEYS.get(index) {
                    Some(key) => (*key).to_owned(),
                    None => format!("key{index}"),
                },
            };
            if let Some(value) = self.at(&rest, depth + 1) {
                push(members, key, value);
            }
        }
    }
}

fn push(members: &mut Vec<(String, Value)>, key: String, value: Value) {
    if members.iter().all(|(other, _)| *other != key) {
        members.push((key, value));
    }
}
