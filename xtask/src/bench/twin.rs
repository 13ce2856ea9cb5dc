//! The benchmark's types as a person would write them with serde.

use std::fmt::Write as _;

use super::model::{self, Kind, OBJECTS, Property, STATES};

/// The twin's manifest; an own workspace, wherever it lies.
pub(super) const MANIFEST: &str = r#"[package]
name = "twin"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
jiff = { version = "0.2", default-features = false, features = ["std", "serde"] }
rust_decimal = { version = "1", default-features = false, features = ["std", "serde"] }
serde = { version = "1", features = ["derive"] }

[workspace]
"#;

/// The twin's code.
pub(super) fn code() -> String {
    let head = "//! Records.\n\nuse jiff::civil::Date;\nuse rust_decimal::Decimal;\nuse serde::{Deserialize, Serialize};\n";
    let records: String = (0..OBJECTS).map(record).collect();
    format!("{head}{records}")
}

/// One structure and its enumeration.
fn record(record: usize) -> String {
    let name = model::name(record);
    let fields: String = model::properties(record)
        .iter()
        .map(|property| field(&name, property))
        .collect();
    let variants: String = STATES
        .iter()
        .map(|state| format!("    {},\n", capitalised(state)))
        .collect();
    format!(
        "\n/// A record.\n\
         #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\n\
         pub struct {name} {{\n{fields}}}\n\
         \n/// State of a record.\n\
         #[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]\n\
         #[serde(rename_all = \"snake_case\")]\n\
         pub enum {name}Status {{\n{variants}}}\n"
    )
}

fn field(record: &str, property: &Property) -> String {
    let ty = match property.kind {
        Kind::Text => "String".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Decimal => "Decimal".to_owned(),
        Kind::Date => "Date".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::State => format!("{record}Status"),
        Kind::Texts => "Vec<String>".to_owned(),
        Kind::Decimals => "Vec<Decimal>".to_owned(),
        Kind::Record(child) => model::name(child),
        Kind::Records(child) => format!("Vec<{}>", model::name(child)),
    };
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = if property.required {
        writeln!(text, "    pub {}: {ty},", property.name)
    } else {
        let skip = "    #[serde(skip_serializing_if = \"Option::is_none\")]";
        writeln!(text, "{skip}\n    pub {}: Option<{ty}>,", property.name)
    };
    text
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().chain(letters).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_plain_serde() {
        let text = record(119);
        let expected = "    pub is_paid: bool,\n    pub status: Record119Status,\n    pub tags: Vec<String>,\n    \
                        #[serde(skip_serializing_if = \"Option::is_none\")]\n    pub rates: Option<Vec<Decimal>>,\n";
        assert!(text.contains(expected), "{text}");
        assert!(
            text.contains("pub enum Record119Status {\n    Draft,\n    Issued,\n"),
            "{text}"
        );
    }
}
