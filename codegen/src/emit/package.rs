//! Which files make a crate of the sources?
//!
//! A manifest, a page for users, and one on what is supported. The manifest holds the name of the crate, its features, what the
//! caller says of the dependency on `runtime`, and no other text: of the document only the names of features get into it, which
//! are letters and digits. The programs on the page for users are tests of the crate's documentation.

use super::feature::{Feature, feature_table};
use super::runtime_path::TEST_UTIL;

/// The asynchronous runtime, as the programs on the page need it.
const TOKIO: &str = r#"tokio = { version = "1", features = ["macros", "rt"] }"#;

/// What the manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// The value of the dependency on `runtime`, as TOML: `{ path = "../runtime" }`.
    pub runtime: String,
    /// The crate's features; see `Output::features`.
    pub features: Vec<Feature>,
    /// What its page for users shows; see `Output::guide`.
    pub guide: String,
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
    let runtime = one_line(&package.runtime);
    let for_tests = with_feature(&runtime, TEST_UTIL);
    format!(
        r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
publish = false

[dependencies]
runtime = {runtime}

# The programs in README.md.
[dev-dependencies]
runtime = {for_tests}
{TOKIO}
{features}"#
    )
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// The same dependency with a feature more.
fn with_feature(runtime: &str, feature: &str) -> String {
    match runtime.trim_end().strip_suffix('}') {
        Some(table) => format!("{}, features = [\"{feature}\"] }}", table.trim_end()),
        None => format!("{{ version = {runtime}, features = [\"{feature}\"] }}"),
    }
}

fn readme(name: &str, package: &Package) -> String {
    let runtime = one_line(&package.runtime);
    let seen = match runtime.contains("path = \".") {
        true => " # the path is as seen from this folder",
        false => "",
    };
    let guide = &package.guide;
    let mut page = format!(
        "# {name}\n\nA generated client. Do not edit it: change the document and generate it anew.\n\n\
         ```toml\n[dependencies]\n{name} = {{ path = \"…\" }}\nruntime = {runtime}{seen}\n{TOKIO}\n```\n\n{guide}\n\
         Everything else is in the documentation: `cargo doc --open`. What of the document is generated and what is not is \
         listed in [SUPPORT.md](SUPPORT.md).\n",
    );
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
            guide: String::new(),
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

        # The programs in README.md.
        [dev-dependencies]
        runtime = { path = "../runtime", features = ["test-util"] }
        tokio = { version = "1", features = ["macros", "rt"] }
        "#);
        assert_eq!(
            with_feature("\"0.1\"", "x"),
            "{ version = \"0.1\", features = [\"x\"] }"
        );
        assert_eq!(clean("1x"), "api-1x");
    }
}
