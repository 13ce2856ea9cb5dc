//! What do the files of a document hold, and where does a `$ref` lead?

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::text::decoded;

/// How many references may lead to one another.
const HOPS: usize = 32;

/// All files of a document.
#[derive(Debug)]
pub struct Tree {
    root: String,
    files: BTreeMap<String, Value>,
}

impl Tree {
    /// Reads a document, and the files below its folder that it refers to.
    ///
    /// # Errors
    ///
    /// When the document or a file cannot be read or is neither YAML nor JSON.
    pub fn load(document: &Path) -> io::Result<Self> {
        let folder = document.parent().unwrap_or(Path::new("."));
        let name = document.file_name().unwrap_or_default();
        let root = name.to_string_lossy().into_owned();
        let mut files = BTreeMap::new();
        let mut waiting = vec![root.clone()];
        while let Some(file) = waiting.pop() {
            if files.contains_key(&file) {
                continue;
            }
            let value = match fs::read_to_string(folder.join(&file)) {
                Ok(text) => parse(&text)?,
                // An example may refer to a file that nobody has published.
                Err(error) if file != root && error.kind() == io::ErrorKind::NotFound => {
                    Value::Null
                }
                Err(error) => return Err(error),
            };
            gather(&value, &mut |reference| {
                waiting.push(split(&file, reference).0)
            });
            files.insert(file, value);
        }
        Ok(Self { root, files })
    }

    /// A document of one file, `api.json`, with this value.
    #[cfg(test)]
    pub(crate) fn of(value: Value) -> Self {
        let root = "api.json".to_owned();
        let files = BTreeMap::from([(root.clone(), value)]);
        Self { root, files }
    }

    /// The files with their values; each is called by its path below the document's folder.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Value)> {
        let files = self.files.iter();
        files.map(|(name, value)| (name.as_str(), value))
    }

    /// The name of the document's own file.
    #[must_use]
    pub fn root_file(&self) -> &str {
        &self.root
    }

    /// The file, the pointer and the value that a reference in `file` leads to.
    #[must_use]
    pub fn target(&self, file: &str, reference: &str) -> Option<(&str, String, &Value)> {
        let (file, pointer) = split(file, reference);
        let pointer = decoded(&pointer);
        let (file, root) = self.files.get_key_value(&file)?;
        Some((file, pointer.clone(), root.pointer(&pointer)?))
    }

    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        let value = self.files.get(&self.root).unwrap_or(&Value::Null);
        Node {
            tree: self,
            file: &self.root,
            value,
        }
    }
}

fn parse(text: &str) -> io::Result<Value> {
    // JSON is YAML too, and much faster read as what it is.
    let parsed = if text.trim_start().starts_with('{') {
        serde_json::from_str(text).or_else(|_| yaml(text))
    } else {
        yaml(text)
    };
    parsed.map_err(io::Error::other)
}

fn yaml(text: &str) -> Result<Value, String> {
    let value: serde_yaml::Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    Ok(from_yaml(&value))
}

/// A key that is no string, such as the status `200`, is what it looks like.
fn from_yaml(value: &serde_yaml::Value) -> Value {
    match value {
        serde_yaml::Value::Mapping(mapping) => {
            let entries = mapping.iter().map(|(key, value)| {
                let key = match from_yaml(key) {
                    Value::String(key) => key,
                    other => other.to_string(),
                };
                (key, from_yaml(value))
            });
            Value::Object(entries.collect())
        }
        serde_yaml::Value::Sequence(items) => Value::Array(items.iter().map(from_yaml).collect()),
        serde_yaml::Value::Tagged(tagged) => from_yaml(&tagged.value),
        other => serde_json::to_value(other).unwrap_or_default(),
    }
}

/// Calls `found` with every reference to another file.
fn gather(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get("$ref")
                && !reference.starts_with('#')
                && !reference.contains("://")
            {
                found(reference);
            }
            members.values().for_each(|member| gather(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        _ => {}
    }
}

/// The file and the pointer of a reference that stands in `file`.
fn split(file: &str, reference: &str) -> (String, String) {
    let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
    if path.is_empty() {
        return (file.to_owned(), pointer.to_owned());
    }
    let mut steps: Vec<&str> = file.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    (steps.join("/"), pointer.to_owned())
}

/// A value of a document; one that refers to another is that other.
#[derive(Debug, Clone, Copy)]
pub struct Node<'t> {
    tree: &'t Tree,
    file: &'t str,
    value: &'t Value,
}

impl<'t> Node<'t> {
    /// The value behind a member.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Self> {
        Some(self.with(self.value.get(name)?).follow())
    }

    /// The members with their names, in the order of the document.
    pub fn entries(self) -> impl Iterator<Item = (&'t str, Self)> {
        let members = self.value.as_object().into_iter().flatten();
        members.map(move |(name, value)| (name.as_str(), self.with(value).follow()))
    }

    /// The items of the list behind a member; none where there is no list.
    #[must_use]
    pub fn list(self, name: &str) -> Vec<Self> {
        let items = self.get(name).and_then(|list| list.value.as_array());
        let items = items.into_iter().flatten();
        items.map(|value| self.with(value).follow()).collect()
    }

    /// The references that the items of the list behind a member are, as written.
    #[must_use]
    pub fn references(self, name: &str) -> Vec<Option<&'t str>> {
        let items = self.value.get(name).and_then(Value::as_array);
        let items = items.into_iter().flatten();
        items.map(|item| item.get("$ref")?.as_str()).collect()
    }

    /// The text behind a member.
    #[must_use]
    pub fn text(self, name: &str) -> Option<&'t str> {
        self.get(name)?.value.as_str()
    }

    /// Whether `true` is behind a member.
    #[must_use]
    pub fn is(self, name: &str) -> bool {
        self.flag(name).unwrap_or_default()
    }

    /// The truth value behind a member.
    #[must_use]
    pub fn flag(self, name: &str) -> Option<bool> {
        self.get(name)?.value.as_bool()
    }

    /// The number behind a member.
    #[must_use]
    pub fn number(self, name: &str) -> Option<f64> {
        self.get(name)?.value.as_f64()
    }

    /// The texts in the list behind a member.
    #[must_use]
    pub fn texts(self, name: &str) -> Vec<&'t str> {
        let items = self.list(name).into_iter();
        items.filter_map(|item| item.value.as_str()).collect()
    }

    /// The plain value.
    #[must_use]
    pub fn value(self) -> &'t Value {
        self.value
    }

    fn with(self, value: &'t Value) -> Self {
        Self { value, ..self }
    }

    /// Where the references lead that begin here; the last one that leads anywhere.
    fn follow(self) -> Self {
        let mut node = self;
        for _ in 0..HOPS {
            let Some(Value::String(reference)) = node.value.get("$ref") else {
                break;
            };
            let (file, pointer) = split(node.file, reference);
            let Some((file, root)) = node.tree.files.get_key_value(&file) else {
                break;
            };
            // A pointer in a reference is a fragment of a URL.
            let Some(value) = root.pointer(&decoded(&pointer)) else {
                break;
            };
            node = Self {
                file,
                value,
                ..node
            };
        }
        node
    }
}
