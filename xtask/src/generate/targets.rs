//! Which folders of this project are generated, and from what?

use std::path::PathBuf;

use anyhow::bail;

use super::generator::{self, Job, Layout, Made};
use super::names::Names;
use crate::workspace::Workspace;

/// The command that makes all targets, which is also the one that header lines name.
const COMMAND: &str = "cargo xtask gen";

/// One folder whose whole content is generated.
#[derive(Debug)]
pub struct Target {
    /// The API's name.
    pub api: String,
    /// The command that makes it.
    pub command: String,
    /// The folder.
    pub folder: PathBuf,
    /// The folder as messages show it: seen from the root, with `/`.
    pub shown: String,
    /// What belongs into it.
    pub made: Made,
    /// The list of names beside the document; a folder without a document has none.
    pub names: Option<Names>,
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
    if !names.is_empty() {
        return names.iter().map(|name| api(workspace, name)).collect();
    }
    let mut targets = known
        .iter()
        .map(|name| api(workspace, name))
        .collect::<anyhow::Result<Vec<_>>>()?;
    let orphans = workspace
        .generated_apis()?
        .into_iter()
        .filter(|name| !known.contains(name));
    targets.extend(orphans.map(|name| target(workspace, &name, Made::default(), None, COMMAND)));
    Ok(targets)
}

fn api(workspace: &Workspace, name: &str) -> anyhow::Result<Target> {
    let folder = format!("spec/{name}");
    let shown = format!("{folder}/openapi.yaml");
    let names = Names::read(&workspace.root().join(&folder), &folder)?;
    let job = Job {
        name,
        document: &workspace.root().join(&shown),
        shown: &shown,
        strict: true,
        layout: Layout::Module,
        command: COMMAND,
        names: names.list(),
    };
    let command = format!("{COMMAND} {name}");
    let made = generator::make(&job)?;
    Ok(target(workspace, name, made, Some(names), &command))
}

fn target(
    workspace: &Workspace,
    name: &str,
    made: Made,
    names: Option<Names>,
    command: &str,
) -> Target {
    let shown = format!("generated/src/{name}");
    Target {
        api: name.to_owned(),
        command: command.to_owned(),
        folder: workspace.root().join(&shown),
        shown,
        made,
        names,
    }
}
