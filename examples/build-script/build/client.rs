//! How does a build script write a client?
//!
//! `codegen` takes text and gives text, so that the script decides what is read and where it is written.

use std::{fs, path::Path};

use codegen::diagnostic::{self, Severity};
use codegen::{Input, Options, generate};

/// Writes the client of a document to `<out>/<name>/`, and beside it `<out>/<name>.rs`, which declares the module; gives
/// what is degraded, a line each.
///
/// `path` is the document's path as messages show it.
///
/// # Errors
///
/// What is wrong with the document, as a text for people, and what keeps a file from being written.
pub(crate) fn write(name: &str, path: &str, text: &str, out: &Path) -> Result<Vec<String>, String> {
    let output = generate(&Input {
        name,
        path,
        text,
        files: &|_| Err("the document has no other files".to_owned()),
        options: Options {
            strict: true,
            module_path: Some(format!("build_script::{name}")),
            command: "build.rs".to_owned(),
            ..Options::default()
        },
    });
    if output.files.is_empty() {
        let source = |_: &str| Some(text);
        return Err(diagnostic::render_all(&output.diagnostics, source));
    }
    let folder = out.join(name);
    for file in &output.files {
        put(&folder.join(&file.path), &file.text)?;
    }
    // An included text cannot begin with the module's own documentation; a module that is found by its path can.
    let module = format!("#[path = {:?}]\npub mod {name};\n", folder.join("mod.rs"));
    put(&out.join(format!("{name}.rs")), &module)?;
    let found = output.diagnostics.iter();
    let degraded = found.filter(|it| it.severity == Severity::Warning);
    Ok(degraded
        .map(|it| format!("{path}:{}: {it}", it.location.line))
        .collect())
}

fn put(place: &Path, text: &str) -> Result<(), String> {
    let folder = place.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(place, text))
        .map_err(|error| format!("cannot write {}: {error}", place.display()))
}
