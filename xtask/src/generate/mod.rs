//! `cargo xtask gen`: from specifications to Rust files.
//!
//! Reading and writing happens here, deciding in `codegen`. Everything is generated before anything is written, and
//! nothing is written if one document is refused.

mod crate_name;
pub mod dependency;
pub mod folder;
pub mod generator;
pub mod listing;
mod manifest;
pub mod names;
pub mod path;
mod project;
pub mod report;
pub mod stale;
pub mod standalone;
pub mod targets;
pub mod tree;

use std::path::PathBuf;

use crate::{Outcome, workspace::Workspace};
use dependency::Runtime;
use project::Work;

/// Generates the clients, or checks that they are fresh.
#[derive(Debug, clap::Args)]
#[command(
    about = "Generate the clients from their specifications",
    override_usage = "cargo xtask gen [--check] [API]...\n       \
        cargo xtask gen --dump-ir <API>\n       \
        cargo xtask gen --spec <FILE> --out <DIR> [OPTIONS]",
    long_about = "Generates the clients from their specifications.\n\n\
        Without options, reads spec/<api>/openapi.yaml and writes generated/src/<api>/. Only files that differ are \
        written, files that are no longer generated are removed, and nothing is written if a document has an error.",
    after_help = "Examples:\n  \
        cargo xtask gen                     all APIs of this project\n  \
        cargo xtask gen contazen            one of them\n  \
        cargo xtask gen --check             fail if a committed file is stale\n  \
        cargo xtask gen --dump-ir contazen  what the generator understood\n  \
        cargo xtask gen --spec petstore.json --out ../petstore\n                                      \
        a crate of its own for any document\n  \
        cargo xtask gen --spec petstore.json --out ../petstore --only pets --only /stores/{id}\n                                      \
        the operations of one tag and of one path\n\n\
        The exit status is 0 when a crate was written, even if something had to be left out of it, which the last line \
        says and SUPPORT.md in the crate lists; 1 when the document is refused, when a name of --only is not in it, and when --strict \
        finds anything; 2 when the arguments make no sense."
)]
pub struct Args {
    /// APIs to generate; all of them when none is named
    #[arg(value_name = "API", conflicts_with_all = ["dump_ir", "spec"])]
    apis: Vec<String>,

    /// Write nothing; fail and name the first differing line if a file is not what would be generated
    #[arg(long, conflicts_with_all = ["dump_ir", "spec"])]
    check: bool,

    /// Print the intermediate representation of one API, and write nothing
    #[arg(long, value_name = "API", conflicts_with = "spec")]
    dump_ir: Option<String>,

    #[command(flatten)]
    standalone: StandaloneArgs,
}

/// What `gen --spec` takes.
#[derive(Debug, clap::Args)]
pub struct StandaloneArgs {
    /// Generate a crate of its own from this document, JSON or YAML; what cannot be generated is named and left out
    #[arg(long, value_name = "FILE", requires = "out")]
    spec: Option<PathBuf>,

    /// Where the crate goes: a new or empty folder, or one that this command has written before
    #[arg(long, value_name = "DIR", requires = "spec")]
    out: Option<PathBuf>,

    /// Name of the crate, and of the API in its code [default: from the file's name]
    #[arg(long, requires = "spec")]
    name: Option<String>,

    /// Change the document first as this file says, an OpenAPI Overlay 1.1; may be given several times
    #[arg(long, value_name = "FILE", requires = "spec")]
    overlay: Vec<PathBuf>,

    /// Path of the `runtime` crate to depend on, absolute or as seen from DIR [default: this workspace's]
    #[arg(long, value_name = "PATH", requires = "spec", group = "runtime")]
    runtime_path: Option<PathBuf>,

    /// Version of the `runtime` crate to depend on instead
    #[arg(long, value_name = "VERSION", requires = "spec", group = "runtime")]
    runtime_version: Option<String>,

    /// Address of a git repository with the `runtime` crate to depend on instead
    #[arg(long, value_name = "URL", requires = "spec", group = "runtime")]
    runtime_git: Option<String>,

    /// Generate only what has this tag, operationId or path, or is this webhook; may be given several times
    #[arg(long, value_name = "NAME", requires = "spec")]
    only: Vec<String>,

    /// Give each tag a feature, so that a user of one resource compiles one
    #[arg(long, requires = "spec")]
    feature_per_tag: bool,

    /// Write nothing and fail if anything would be left out or degraded, or if the document has a mistake
    #[arg(long, requires = "spec")]
    strict: bool,
}

impl StandaloneArgs {
    /// The crate that is asked for, if one is.
    fn order(&self) -> Option<standalone::Order<'_>> {
        let runtime = match (&self.runtime_path, &self.runtime_version, &self.runtime_git) {
            (Some(path), _, _) => Runtime::Path(path),
            (_, Some(version), _) => Runtime::Version(version),
            (_, _, Some(url)) => Runtime::Git(url),
            (None, None, None) => Runtime::Workspace,
        };
        Some(standalone::Order {
            name: self.name.as_deref(),
            runtime,
            only: &self.only,
            feature_per_tag: self.feature_per_tag,
            strict: self.strict,
            overlays: &self.overlay,
            ..standalone::Order::new(self.spec.as_ref()?, self.out.as_ref()?)
        })
    }
}

/// Does what the arguments ask for.
///
/// # Errors
///
/// When a file cannot be read or written, when a path is refused, and when an API does not exist.
pub fn run(workspace: anyhow::Result<Workspace>, args: &Args) -> anyhow::Result<Outcome> {
    if let Some(order) = args.standalone.order() {
        // A stranger's crate can be made anywhere.
        return standalone::run(workspace.ok().as_ref(), &order);
    }
    let workspace = &workspace?;
    if let Some(api) = &args.dump_ir {
        return dump_ir(workspace, api);
    }
    let targets = targets::of(workspace, &args.apis)?;
    if report::print(&targets) == Outcome::Failure {
        eprintln!("nothing was written");
        return Ok(Outcome::Failure);
    }
    let work = Work::new(workspace, &targets)?;
    if args.check {
        Ok(work.check())
    } else {
        work.write(workspace)
    }
}

/// What would have to change for the committed files of the given APIs to be fresh, as text; empty if nothing.
///
/// # Errors
///
/// When a file cannot be read, and when a document is refused.
pub fn stale(workspace: &Workspace, apis: &[String]) -> anyhow::Result<String> {
    let targets = targets::of(workspace, apis)?;
    if targets.iter().any(|target| target.made.refused) {
        anyhow::bail!("a document is refused: run `cargo xtask gen`");
    }
    Ok(Work::new(workspace, &targets)?.describe())
}

fn dump_ir(workspace: &Workspace, api: &str) -> anyhow::Result<Outcome> {
    let targets = targets::of(workspace, &[api.to_owned()])?;
    let outcome = report::print(&targets);
    for ir in targets.iter().filter_map(|target| target.made.ir()) {
        println!("{ir}");
    }
    Ok(outcome)
}
