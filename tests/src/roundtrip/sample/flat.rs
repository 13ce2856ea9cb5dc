//! What does a schema come to, once a branch of each choice is taken?
//!
//! ```yaml
//! allOf: [{$ref: '#/components/schemas/Pet'}]
//! properties: {bark: {type: boolean}}          # the members of Pet, and `bark`
//! ```

use serde_json::{Map, Value as Schema, json};

use super::{DEEP, Sampler};

/// A schema without references, compositions and choices of its own.
pub(super) type Flat = Map<String, Schema>;

/// How many references and compositions may lead to one another.
const NESTING: usize = 40;

impl Sampler<'_, '_> {
    /// What a schema comes to; `None` where nothing is allowed.
    pub(super) fn flat(&mut self, schema: &Schema, depth: usize) -> Option<Flat> {
        self.flatten(schema, depth, NESTING)
    }

    fn flatten(&mut self, schema: &Schema, depth: usize, nesting: usize) -> Option<Flat> {
        let nesting = nesting.checked_sub(1)?;
        let members = match schema {
            Schema::Object(members) => members,
            other => return (other.as_bool() != Some(false)).then(Flat::new),
        };
        let mut flat = Flat::new();
        if let Some(reference) = members.get("$ref").and_then(Schema::as_str) {
            let target = self.bundle.schema(reference)?.clone();
            flat = self.flatten(&target, depth, nesting)?;
        }
        for part in list(members, "allOf") {
            merge(&mut flat, self.flatten(part, depth, nesting)?);
        }
        let own = members.iter().filter(|(key, _)| {
            !matches!(
                key.as_str(),
                "$ref" | "allOf" | "oneOf" | "anyOf" | "discriminator"
            )
        });
        merge(
            &mut flat,
            own.map(|(key, value)| (key.clone(), value.clone()))
                .collect(),
        );
        for keyword in ["oneOf", "anyOf"] {
            let branches = list(members, keyword);
            if branches.is_empty() {
                continue;
            }
            let branch = self.branch(branches, depth);
            let mut part = self.flatten(branch, depth, nesting)?;
            self.tag(members, branch, &mut part);
            merge(&mut flat, part);
        }
        Some(flat)
    }

    /// The next branch; deep down the plainest.
    fn branch<'s>(&mut self, branches: &'s [Schema], depth: usize) -> &'s Schema {
        let index = self.turn(branches.len());
        let plain = |branch: &&Schema| {
            let reference = branch.get("$ref").and_then(Schema::as_str);
            let target = reference
                .and_then(|it| self.bundle.schema(it))
                .unwrap_or(branch);
            match target.get("type").and_then(Schema::as_str) {
                Some("object" | "array") | None => 1,
                Some(_) => 0,
            }
        };
        let next = branches.get(index).unwrap_or(&Schema::Bool(true));
        if depth > DEEP {
            branches.iter().min_by_key(plain).unwrap_or(next)
        } else {
            next
        }
    }

    /// Lets the value say which branch it is of, where the branch does not say so itself.
    fn tag(&self, schema: &Flat, branch: &Schema, part: &mut Flat) {
        let discriminator = schema.get("discriminator");
        let name = discriminator.and_then(|it| it.get("propertyName")?.as_str());
        let reference = branch.get("$ref").and_then(Schema::as_str);
        let (Some(name), Some(reference)) = (name, reference) else {
            return;
        };
        let mapping = discriminator.and_then(|it| it.get("mapping")?.as_object());
        let mut mapped = mapping.into_iter().flatten();
        let tag = mapped.find(|(_, target)| target.as_str() == Some(reference));
        let Some(tag) = tag
            .map(|(tag, _)| tag.as_str())
            .or(self.bundle.name(reference))
        else {
            return;
        };
        let tag =
            json!({"properties": {name: {"type": "string", "enum": [tag]}}, "required": [name]});
        let Schema::Object(tag) = tag else { return };
        let own = part.get("properties").and_then(|it| it.get(name)).cloned();
        let says = own.and_then(|own| self.constants(&own, 8));
        if says.is_none() {
            merge(part, tag);
        } else {
            merge(
                part,
                Flat::from_iter([("required".to_owned(), json!([name]))]),
            );
        }
    }

    /// The values that a schema is confined to, where it is.
    fn constants(&self, schema: &Schema, nesting: usize) -> Option<Schema> {
        let own = schema.get("enum").or_else(|| schema.get("const")).cloned();
        let target = || {
            let reference = schema.get("$ref")?.as_str()?;
            self.constants(self.bundle.schema(reference)?, nesting.checked_sub(1)?)
        };
        let part = || {
            let mut parts = schema.get("allOf")?.as_array()?.iter();
            let nesting = nesting.checked_sub(1)?;
            parts.find_map(|part| self.constants(part, nesting))
        };
        own.or_else(target).or_else(part)
    }
}

fn list<'s>(members: &'s Flat, keyword: &str) -> &'s [Schema] {
    let items = members.get(keyword).and_then(Schema::as_array);
    items.map_or(&[], Vec::as_slice)
}

/// Lets a schema say what another says, too.
fn merge(into: &mut Flat, other: Flat) {
    for (key, value) in other {
        let Some(mine) = into.get_mut(&key) else {
            into.insert(key, value);
            continue;
        };
        match key.as_str() {
            "properties" | "patternProperties" => join_members(mine, value),
            "required" => {
                if let (Schema::Array(mine), Schema::Array(value)) = (mine, value) {
                    let missing: Vec<Schema> = value
                        .into_iter()
                        .filter(|name| !mine.contains(name))
                        .collect();
                    mine.extend(missing);
                }
            }
            "enum" => {
                if let (Schema::Array(mine), Schema::Array(value)) = (mine, &value) {
                    mine.retain(|item| value.contains(item));
                }
            }
            "type" => *mine = common(mine, &value),
            "items" | "additionalProperties" if *mine != value => {
                *mine = json!({"allOf": [mine.clone(), value]});
            }
            "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties" => {
                if value.as_f64() > mine.as_f64() {
                    *mine = value;
                }
            }
            "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties" => {
                if value.as_f64() < mine.as_f64() {
                    *mine = value;
                }
            }
            _ => *mine = value,
        }
    }
}

fn join_members(mine: &mut Schema, other: Schema) {
    let (Schema::Object(mine), Schema::Object(other)) = (mine, other) else {
        return;
    };
    for (name, schema) in other {
        match mine.get_mut(&name) {
            Some(found) if *found == schema => {}
            Some(found) => *found = json!({"allOf": [found.clone(), schema]}),
            None => {
                mine.insert(name, schema);
            }
        }
    }
}

/// The types that both allow.
fn common(one: &Schema, other: &Schema) -> Schema {
    let names = |schema: &Schema| match schema {
        Schema::Array(names) => names.clone(),
        name => vec![name.clone()],
    };
    let others = names(other);
    let has = |name: &Schema| {
        let is_whole = name == "integer" && others.iter().any(|it| it == "number");
        is_whole || others.contains(name)
    };
    let mut both: Vec<Schema> = names(one).into_iter().filter(has).collect();
    if both.is_empty() && names(one).iter().any(|name| name == "number") {
        both = others
            .into_iter()
            .filter(|name| name == "integer")
            .collect();
    }
    match both.as_slice() {
        [only] => only.clone(),
        _ => Schema::Array(both),
    }
}
