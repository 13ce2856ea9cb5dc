//! Which folders of this project are generated, and from what?

use std::{
    fs,
    io::ErrorKind,
    mem,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::generator::{self, Job, Layout, Made};
use super::listing::Listing;
use super::names::Names;
use crate::{roundtrip::subjects, workspace::Workspace};

/// The command that makes all targets, which is also the one that header lines name.
const COMMAND: &str = "cargo xtask gen";

/// The folders that are made for each API.
const FOLDERS: [&str; 2] = [CLIENTS, EXERCISERS];

/// Where the lists are of the component schemas and their types, of all clients and fixtures.
const SUBJECTS: &str = "tests/src/subjects";

/// Where the clients are.
const CLIENTS: &str = "generated/src";

/// Where the lists are of what the clients make public.
const LISTINGS: &str = "generated/api";

/// Where the modules are that call each operation of a client in tests.
const EXERCISERS: &str = "tests/src/exercise";

/// Where the clients of the fixtures are.
const FIXTURES: &str = "tests/src/fixtures";

/// The module that these stand on.
const SUPPORT: &str = "crate::exercise";

/// One folder whose whole content is generated.
#[derive(Debug)]
pub struct Target {
    /// The name of the API.
    pub api: String,
    /// The command that makes it.
    pub command: String,
    /// The folder.
    pub folder: PathBuf,
    /// Whether it is a client, and not what calls one in tests.
    pub is_client: bool,
    /// The folder as messages show it: seen from the root, with `/`.
    pub shown: String,
    /// What belongs into it.
    pub made: Made,
    /// The list of names beside the document; a folder without a document has none.
    pub names: Option<Names>,
    /// The list of what a client makes public; what calls one has none.
    pub listing: Option<Listing>,
}

/// Generates the named APIs in memory; all of them if none is named.
///
/// When all are asked for, a folder whose specification is gone is a target with nothing in it, so that its files are
/// removed.
///
/// # Errors
///
/// When an API has no specification, or its text cannot be read.
pub fn of(workspace: &Workspace, names: &[String]) -> anyhow::Result<Vec<Target>> {
    let known = workspace.apis()?;
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        bail!(
            "there is no spec/{unknown}/openapi.yaml; the APIs are: {}",
            known.join(", ")
        );
    }
    let wanted = if names.is_empty() { &known } else { names };
    let mut targets = Vec::new();
    for name in wanted {
        targets.extend(api(workspace, name)?);
    }
    if names.is_empty() {
        for folder in FOLDERS {
            let made = workspace.folders(folder)?.into_iter();
            let orphans = made.filter(|name| !known.contains(name));
            for name in orphans {
                let listing = listing(workspace, folder, &name, None)?;
                targets.push(Target {
                    listing,
                    ..target(workspace, folder, &name, Made::default(), COMMAND)
                });
            }
        }
        targets.extend(fixtures(workspace)?);
        let listed: Vec<String> = known.into_iter().chain(workspace.fixtures()?).collect();
        let made = workspace.folders(SUBJECTS)?.into_iter();
        let orphans = made.filter(|name| !listed.contains(name));
        targets.extend(
            orphans.map(|name| target(workspace, SUBJECTS, &name, Made::default(), COMMAND)),
        );
    }
    Ok(targets)
}

/// The fixtures that are compiled with the tests. They are documents of strangers: what is sloppy about them is no reason
/// to refuse them, and no news.
///
/// Beside `<name>.yaml` may stand `<name>.overlay`, which changes it first, and `<name>.only`, which has a line for each tag,
/// operationId or path that is wanted.
fn fixtures(workspace: &Workspace) -> anyhow::Result<Vec<Target>> {
    let known = workspace.fixtures()?;
    let made = workspace.folders(FIXTURES)?.into_iter();
    let orphans = made.filter(|name| !known.contains(name));
    let mut targets: Vec<Target> = orphans
        .map(|name| target(workspace, FIXTURES, &name, Made::default(), COMMAND))
        .collect();
    for name in &known {
        let shown = format!("tests/fixtures/{name}.yaml");
        let document = workspace.root().join(&shown);
        let overlay = document.with_extension("overlay");
        let overlays = if overlay.is_file() {
            vec![overlay]
        } else {
            Vec::new()
        };
        let mut made = generator::make(&Job {
            name,
            document: &document,
            shown: &shown,
            strict: false,
            layout: Layout::Module,
            feature_per_tag: false,
            only: &only(&document.with_extension("only"))?,
            command: COMMAND,
            names: None,
            exercise: None,
            overlays: &overlays,
        })?;
        if !made.refused {
            made.diagnostics.clear();
        }
        targets.push(subject_list(
            workspace,
            name,
            "crate::fixtures",
            &shown,
            &made,
            COMMAND,
        ));
        targets.push(target(workspace, FIXTURES, name, made, COMMAND));
    }
    Ok(targets)
}

/// The lines of a file, if it is there.
fn only(file: &Path) -> anyhow::Result<Vec<String>> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", file.display())),
    }
}

/// The client of an API, and what calls it in tests.
fn api(workspace: &Workspace, name: &str) -> anyhow::Result<[Target; 3]> {
    let folder = format!("spec/{name}");
    let shown = format!("{folder}/openapi.yaml");
    let names = Names::read(&workspace.root().join(&folder), &folder)?;
    let job = Job {
        name,
        document: &workspace.root().join(&shown),
        shown: &shown,
        strict: true,
        layout: Layout::Module,
        feature_per_tag: true,
        only: &[],
        command: COMMAND,
        names: names.list(),
        exercise: Some(SUPPORT),
        overlays: &[],
    };
    let command = format!("{COMMAND} {name}");
    let mut made = generator::make(&job)?;
    let exercise = Made::of_files(mem::take(&mut made.exercise));
    let subjects = subject_list(workspace, name, "generated", &shown, &made, &command);
    let client = Target {
        names: Some(names),
        listing: listing(workspace, CLIENTS, name, made.public_api(name)?)?,
        ..target(workspace, CLIENTS, name, made, &command)
    };
    Ok([
        client,
        subjects,
        target(workspace, EXERCISERS, name, exercise, &command),
    ])
}

/// The list of the component schemas of a document and their types below `root`.
fn subject_list(
    workspace: &Workspace,
    name: &str,
    root: &str,
    shown: &str,
    made: &Made,
    command: &str,
) -> Target {
    let subjects = subjects::named(&made.index);
    let nameless = subjects::nameless(&made.index);
    let client = format!("{root}::{name}");
    let list = subjects::module("crate::roundtrip", Some(&client), &subjects, &nameless);
    let text = format!("// @generated by `{COMMAND}` from {shown}. Do not edit.\n\n{list}");
    let files = vec![("mod.rs".to_owned(), text)];
    let mut list = Made::of_files(files);
    list.refused = made.refused;
    target(workspace, SUBJECTS, name, list, command)
}

/// The list of what a client makes public, as it is found and as it should be.
fn listing(
    workspace: &Workspace,
    folder: &str,
    name: &str,
    wanted: Option<String>,
) -> anyhow::Result<Option<Listing>> {
    if folder != CLIENTS {
        return Ok(None);
    }
    let shown = format!("{LISTINGS}/{name}.txt");
    Ok(Some(Listing::read(
        &workspace.root().join(&shown),
        &shown,
        wanted,
    )?))
}

fn target(workspace: &Workspace, folder: &str, name: &str, made: Made, command: &str) -> Target {
    let shown = format!("{folder}/{name}");
    Target {
        api: name.to_owned(),
        command: command.to_owned(),
        folder: workspace.root().join(&shown),
        is_client: folder == CLIENTS,
        shown,
        made,
        names: None,
        listing: None,
    }
}
