//! Which component schema has which type, as a list that a program is compiled with?

use crate::generate::generator::{Index, Kind, Row};

/// What types of the model are made of beside those of Rust; a program names them without a path.
const BARE: [&str; 14] = [
    "Base64",
    "Bytes",
    "Cased",
    "Date",
    "DateTime",
    "Decimal",
    "IdOr",
    "IntBool",
    "Json",
    "Map",
    "Quoted",
    "Text",
    "TextOrInteger",
    "UnixTime",
];

/// A component schema and its type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Where it stands.
    pub pointer: String,
    /// Its type, as a program names it.
    pub rust: String,
    /// Whether only requests contain it.
    pub is_sent: bool,
}

/// The component schemas that have a name in Rust.
#[must_use]
pub fn named(index: &Index) -> Vec<Subject> {
    let rows = index.rows.iter().enumerate();
    let subjects = rows.filter_map(|(number, row)| {
        Some(Subject {
            pointer: component(row)?,
            rust: row.rust_path.clone()?,
            is_sent: index.only_sent.contains(&number),
        })
    });
    subjects.collect()
}

/// The component schemas that have none: nothing needs them, or they show only through others.
#[must_use]
pub fn nameless(index: &Index) -> Vec<String> {
    let rows = index.rows.iter().filter(|row| row.rust_path.is_none());
    rows.filter_map(component).collect()
}

/// The pointer of a row, where it is a component schema's.
fn component(row: &Row) -> Option<String> {
    let pointer = row.pointer.to_string();
    let (_, path) = pointer.split_once('#')?;
    let name = path
        .strip_prefix("/components/schemas/")
        .or_else(|| path.strip_prefix("/definitions/"))?;
    (row.kind == Kind::Schema && !name.contains('/')).then_some(pointer)
}

/// A module with a constant of all subjects.
///
/// `support` is the module of what it is made of, and `client` the import of what the paths of the types begin with, if it
/// takes one.
#[must_use]
pub fn module(
    support: &str,
    client: Option<&str>,
    subjects: &[Subject],
    nameless: &[String],
) -> String {
    let bare = BARE.iter().filter(|name| {
        let mut words = subjects.iter().flat_map(|subject| {
            subject
                .rust
                .split(|c: char| !(c.is_alphanumeric() || "_:".contains(c)))
        });
        words.any(|word| word == **name)
    });
    let bare: Vec<&str> = bare.copied().collect();
    let mut text = "//! The component schemas of a document and their types.\n\n".to_owned();
    // A list of nothing needs nothing more.
    let parts = if subjects.is_empty() {
        "Subject"
    } else {
        "{Side, Subject, again}"
    };
    text.push_str(&format!("use {support}::{parts};\n"));
    if let Some(client) = client.filter(|_| !subjects.is_empty()) {
        text.push_str(&format!("use {client};\n"));
    }
    if !bare.is_empty() {
        text.push_str(&format!("use runtime::{{{}}};\n", bare.join(", ")));
    }
    text.push_str(
        "\n/// Every component schema that has a type.\npub const SUBJECTS: &[Subject] = &[\n",
    );
    for subject in subjects {
        let side = if subject.is_sent { "Request" } else { "Answer" };
        let Subject { pointer, rust, .. } = subject;
        text.push_str(&format!(
            "    Subject {{ pointer: {pointer:?}, rust: {rust:?}, side: Side::{side}, again: again::<{rust}> }},\n"
        ));
    }
    text.push_str("];\n");
    if !nameless.is_empty() {
        text.push_str("\n/// Those that no operation needs, and those that show in Rust only through others.\npub const NAMELESS: &[&str] = &[\n");
        for pointer in nameless {
            text.push_str(&format!("    {pointer:?},\n"));
        }
        text.push_str("];\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_names_its_types() {
        let subject = |pointer: &str, rust: &str, is_sent| Subject {
            pointer: pointer.to_owned(),
            rust: rust.to_owned(),
            is_sent,
        };
        let subjects = [
            subject("#/components/schemas/Date", "pets::model::Date", false),
            subject(
                "#/components/schemas/Rows",
                "Vec<Map<pets::model::Row>>",
                true,
            ),
        ];
        let text = module(
            "tests::roundtrip",
            Some("generated::pets"),
            &subjects,
            &["#/a".to_owned()],
        );
        assert!(
            text.contains("use runtime::{Map};") && text.contains("use generated::pets;"),
            "{text}"
        );
        assert!(
            text.contains("again: again::<Vec<Map<pets::model::Row>>> }"),
            "{text}"
        );
        assert!(
            text.contains("NAMELESS: &[&str] = &[\n    \"#/a\",\n];"),
            "{text}"
        );
    }
}
