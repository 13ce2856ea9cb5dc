//! Generates the client of `notebook.yaml` whenever the document changes.

#[path = "build/client.rs"]
mod client;

use std::{env, error::Error, fs, path::Path};

const DOCUMENT: &str = "notebook.yaml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DOCUMENT}");
    println!("cargo::rerun-if-changed=build/client.rs");
    // Only the tests of this example need to find the script again.
    let script = env::current_exe()?;
    println!("cargo::rustc-env=BUILD_SCRIPT={}", script.display());

    let out = env::var("OUT_DIR")?;
    let text = fs::read_to_string(DOCUMENT)?;
    match client::write("notebook", DOCUMENT, &text, Path::new(&out)) {
        // What is degraded is a warning of the build, so that nobody overlooks it.
        Ok(warnings) => {
            for warning in warnings {
                println!("cargo::warning={warning}");
            }
            Ok(())
        }
        // Cargo shows this text whole, with the line and the column of each mistake.
        Err(reasons) => {
            eprintln!("{reasons}");
            Err("no client could be generated".into())
        }
    }
}
