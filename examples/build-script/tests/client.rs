//! Does the generated client work, and is a broken document a readable failure of the build?

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use build_script::notebook::Client;
use runtime::test_util::wire::{WireServer, json};

#[tokio::test]
async fn a_note_is_read_from_a_server() -> Result<(), Box<dyn Error>> {
    let server =
        WireServer::start(|_, _| json(200, r#"{"text":"buy milk","due":"2024-01-31"}"#)).await?;
    let client = Client::builder().base_url(server.url()).build()?;
    let note = client.notes().retrieve("a/1").await?;
    assert_eq!(note.text, "buy milk");
    assert_eq!(note.due, Some(runtime::date(2024, 1, 31)));
    let targets: Vec<String> = server.requests().into_iter().map(|it| it.target).collect();
    assert_eq!(targets, ["/notes/a%2F1"]);
    Ok(())
}

#[test]
fn a_broken_document_fails_the_build_with_its_line_and_writes_nothing() -> Result<(), Box<dyn Error>>
{
    let (run, out) = build("broken", |text| {
        text.replace("#/components/schemas/Note'", "#/components/schemas/Nope'")
    })?;
    let said = String::from_utf8(run.stderr)?;
    assert!(!run.status.success(), "{said}");
    assert!(said.contains("error[broken-reference]"), "{said}");
    assert!(said.contains("--> notebook.yaml:13:"), "{said}");
    assert!(said.contains("no client could be generated"), "{said}");
    assert_eq!(fs::read_dir(out)?.count(), 0);
    Ok(())
}

#[test]
fn what_is_degraded_is_a_warning_of_the_build() -> Result<(), Box<dyn Error>> {
    let (run, out) = build("degraded", |text| {
        text.replace("application/json", "application/xml")
    })?;
    let said = String::from_utf8(run.stdout)?;
    assert!(run.status.success(), "{said}");
    assert!(
        said.contains("cargo::warning=notebook.yaml:13: warning["),
        "{said}"
    );
    assert!(out.join("notebook/mod.rs").is_file());
    Ok(())
}

/// Runs the build script as cargo does, on a changed document; gives what it said, and the folder it writes to.
fn build(name: &str, change: impl Fn(&str) -> String) -> Result<(Output, PathBuf), Box<dyn Error>> {
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("notebook.yaml");
    let before = fs::read_to_string(document)?;
    let text = change(&before);
    assert_ne!(text, before);
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let out = package.join("out");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(&out)?;
    fs::write(package.join("notebook.yaml"), text)?;
    let mut script = Command::new(env!("BUILD_SCRIPT"));
    let run = script.current_dir(&package).env("OUT_DIR", &out).output()?;
    Ok((run, out))
}
