//! What is a crate called?

use std::path::Path;

use anyhow::ensure;

/// Names that a crate cannot have, or that would hide what generated code needs.
const TAKEN: &[&str] = &[
    "alloc",
    "build",
    "core",
    "deps",
    "examples",
    "gen",
    "incremental",
    "proc_macro",
    "runtime",
    "std",
    "test",
];

/// Characters of a crate's name.
const LONGEST_NAME: usize = 64;

/// A crate name from a file name: `libopenapi-petstorev3.json` gives `libopenapi_petstorev3`.
pub(super) fn of_file(spec: &Path) -> anyhow::Result<String> {
    let stem = spec
        .file_stem()
        .map(|stem| stem.to_string_lossy().to_lowercase())
        .unwrap_or_default();
    let words: Vec<&str> = stem
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let name: String = words.join("_").chars().take(LONGEST_NAME - 4).collect();
    let name = name.trim_end_matches('_');
    ensure!(
        !name.is_empty(),
        "{} gives no name for a crate: say one with --name",
        spec.display()
    );
    // A file may be called after a keyword: `box.json`.
    Ok(if check(name).is_err() {
        format!("api_{name}")
    } else {
        name.to_owned()
    })
}

/// Refuses what cargo, or the generated code, would trip over.
pub(super) fn check(name: &str) -> anyhow::Result<()> {
    let plain = name
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase());
    ensure!(
        plain && begins && name.len() <= LONGEST_NAME,
        "{name:?} is no name for a crate: use a-z, 0-9 and `_`, a letter first"
    );
    ensure!(
        !TAKEN.contains(&name) && syn::parse_str::<syn::Ident>(name).is_ok(),
        "the name {name:?} is taken: say another with --name"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_comes_from_the_file() {
        let name = |file: &str| of_file(Path::new(file)).ok();
        assert_eq!(
            name("a/libopenapi-petstorev3.json").as_deref(),
            Some("libopenapi_petstorev3")
        );
        assert_eq!(name("Pet Store (v2).yaml").as_deref(), Some("pet_store_v2"));
        assert_eq!(name("3scale.yaml").as_deref(), Some("api_3scale"));
        assert_eq!(name("box.json").as_deref(), Some("api_box"));
        assert_eq!(name("---.yaml"), None);
        assert_eq!(name(&"long-".repeat(40)).map(|name| name.len()), Some(59));
    }

    #[test]
    fn names_that_cargo_or_the_code_would_trip_over_are_refused() {
        check("pet_store2").unwrap();
        for name in [
            "",
            "2pets",
            "pet-store",
            "Pets",
            "runtime",
            "std",
            "fn",
            "gen",
            "../pets",
            "p\u{e4}ts",
        ] {
            assert!(check(name).is_err(), "{name:?} was not refused");
        }
    }
}
