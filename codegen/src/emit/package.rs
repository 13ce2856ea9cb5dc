//! Which files make a crate of the sources?
//!
//! A manifest, a page for users, and one on what is supported. The manifest holds the name of the crate, its features, what the
//! caller says of the dependency on `runtime`, and no other text: of the document only the names of features get into it, which
//! are letters and digits. The example on the page for users is compiled as a test of the crate's documentation.

use super::feature::{Feature, feature_table};
use super::runtime_path;

/// What the manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// The value of the dependency on `runtime`, as TOML: `{ path = "../runtime" }`.
    pub runtime: String,
    /// The crate's features; see `Output::features`.
    pub features: Vec<Feature>,
    /// Its first example; see `Output::example`.
    pub example: Vec<String>,
    /// What is supported; see `Output::support`.
    pub support: String,
}

/// The files beside the sources, with their paths below the crate's folder.
///
/// Only letters, digits, `-` and `_` of the name are used, in lower case.
pub fn package(package: &Package) -> Vec<(String, String)> {
    let name = clean(&package.name);
    vec![
        ("Cargo.toml".to_owned(), manifest(&name, package)),
        ("README.md".to_owned(), readme(&name, package)),
        ("SUPPORT.md".to_owned(), package.support.clone()),
    ]
}

fn clean(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| c.to_ascii_lowercase())
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    let begins_well = name.starts_with(|c: char| c.is_ascii_alphabetic());
    if begins_well {
        name
    } else {
        format!("api-{name}")
    }
}

fn manifest(name: &str, package: &Package) -> String {
    let features = match feature_table(&package.features) {
        table if table.is_empty() => table,
        table => format!("\n[features]\n{table}"),
    };
    format!(
        r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
publish = false

[dependencies]
runtime = {}
{features}"#,
        one_line(&package.runtime)
    )
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

fn readme(name: &str, package: &Package) -> String {
    let mut page = format!(
        "# {name}\n\nA generated client. Do not edit it: change the document and generate it anew.\n\n## A first call\n\n\
         ```toml\n[dependencies]\n{name} = {{ path = \"…\" }}\nruntime = {}\n```\n\n```rust,no_run\n",
        one_line(&package.runtime)
    );
    let mut indent = "";
    for line in &package.example {
        // What the documentation hides is shown here, and the lines between stand inside of it.
        let (hidden, line) = match line.strip_prefix("# ") {
            Some(line) => (true, line),
            None => (false, line.as_str()),
        };
        if line == "}" && hidden {
            indent = "";
        }
        page.push_str(format!("{indent}{line}").trim_end());
        page.push('\n');
        if line.ends_with('{') && hidden {
            indent = "    ";
        }
    }
    let error = runtime_path::ERROR.path();
    page.push_str(&format!(
        "```\n\nA request is sent by `.await`, in the runtime of `tokio`. What goes wrong is one type, `{error}`, with a kind, the \
         status and the API's own code.\n\nEverything else is in the documentation: `cargo doc --open`. What of the document is \
         generated and what is not is listed in [SUPPORT.md](SUPPORT.md).\n"
    ));
    if !package.features.is_empty() {
        page.push_str(
            "\n## Features\n\nEach tag is a feature, and all are on. Who needs one resource switches the others off:\n\n```toml\n",
        );
        let one = package.features.iter().find(|it| it.name != "default");
        let one = one.map(|feature| feature.name.as_str()).unwrap_or_default();
        page.push_str(&format!(
            "{name} = {{ path = \"…\", default-features = false, features = [\"{one}\"] }}\n```\n"
        ));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_holds_a_clean_name_and_nothing_else() {
        let name = "Pet\"\n[dependencies]\nevil = \"*\"\n../store".to_owned();
        let files = package(&Package {
            name,
            runtime: "{ path = \"../runtime\" }".to_owned(),
            features: Vec::new(),
            example: Vec::new(),
            support: String::new(),
        });
        insta::assert_snapshot!(files[0].1, @r#"
        [package]
        name = "petdependenciesevilstore"
        version = "0.1.0"
        edition = "2024"
        rust-version = "1.88"
        publish = false

        [dependencies]
        runtime = { path = "../runtime" }
        "#);
        assert_eq!(clean("1x"), "api-1x");
    }
}
