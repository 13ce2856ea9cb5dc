//! Which files make a crate of the sources?
//!
//! A manifest and a page for readers. Both hold the name of the crate, what the caller says of the dependency on `runtime`, and
//! no other text: nothing of the document gets into a manifest.

/// What the manifest says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// The name of the crate.
    pub name: String,
    /// The value of the dependency on `runtime`, as TOML: `{ path = "../runtime" }`.
    pub runtime: String,
}

/// The files beside the sources, with their paths below the crate's folder.
///
/// Only letters, digits, `-` and `_` of the name are used, in lower case.
pub fn package(package: &Package) -> Vec<(String, String)> {
    let name = clean(&package.name);
    vec![
        ("Cargo.toml".to_owned(), manifest(&name, &package.runtime)),
        ("README.md".to_owned(), readme(&name)),
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

fn manifest(name: &str, runtime: &str) -> String {
    format!(
        r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
publish = false

[dependencies]
runtime = {}
"#,
        runtime.replace(['\n', '\r'], " ")
    )
}

fn readme(name: &str) -> String {
    let module = name.replace('-', "_");
    format!(
        "# {name}\n\nA generated client. Do not edit it: change the document and generate it anew.\n\n```toml\n[dependencies]\n\
         {name} = {{ path = \"…\" }}\n```\n\n```rust\nuse {module}::Client;\n```\n\nWhat a client can do is on the first page of its \
         documentation: `cargo doc --open`.\n"
    )
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
