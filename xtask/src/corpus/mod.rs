//! `cargo xtask corpus FOLDER`: what becomes of documents of strangers?
//!
//! The documents are other people's and lie outside of the project; the command is told where. Each is generated in a
//! process of its own with limits, so that one that hangs or eats the memory is a row of the table and not the end of the
//! run. What must be reached at least is in `tests/corpus-floor.toml`: below it, the command fails.

mod child;
mod compile;
mod contain;
mod floor;
pub(crate) mod manifest;
pub(crate) mod progress;
pub mod reading;
mod row;
mod table;

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use anyhow::{Context as _, ensure};

use self::{
    floor::Floor,
    manifest::{Entry, List},
    progress::Progress,
    row::Row,
};
use crate::{Outcome, workspace::Workspace};

/// Generate crates from documents of strangers, and compile them.
///
/// FOLDER holds the documents and MANIFEST.tsv, which lists them. Prints a row for each, writes all rows to a TSV, and
/// fails below the floor in tests/corpus-floor.toml.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    cargo xtask corpus ../corpus                    the documents for a quick run\n  \
    cargo xtask corpus ../corpus --all --jobs 4     all of them\n  \
    cargo xtask corpus ../corpus --smoke --compile  and compile the crates")]
pub struct Args {
    /// The folder of the documents
    folder: PathBuf,

    /// The documents for a quick run; so without any of these options
    #[arg(long, group = "list")]
    smoke: bool,

    /// The heaviest documents
    #[arg(long, group = "list")]
    large: bool,

    /// All documents
    #[arg(long, group = "list")]
    all: bool,

    /// Only documents whose path contains this; the floor does not count then
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,

    /// Compile the crates too; a warning is a fault
    #[arg(long)]
    compile: bool,

    /// How many documents are worked on at once [default: one per processor]
    #[arg(long, value_name = "N")]
    jobs: Option<std::num::NonZero<usize>>,

    /// Where the rows go as tab-separated values [default: target/corpus/report.tsv]
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,

    /// Generate this one document, below FOLDER, in this process
    #[arg(long, hide = true)]
    one: Option<String>,
}

impl Args {
    fn list(&self) -> List {
        match (self.all, self.large) {
            (true, _) => List::All,
            (_, true) => List::Large,
            _ => List::Smoke,
        }
    }
}

/// Runs the command.
///
/// # Errors
///
/// When the folder or its list is missing, and when a report cannot be written.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.folder.is_dir(),
        "there is no folder {}: name the one with the documents",
        args.folder.display()
    );
    if let Some(path) = &args.one {
        return child::run(workspace, &args.folder, path);
    }
    let floor = Floor::read(&workspace.root().join("tests/corpus-floor.toml"))?;
    let mut entries = manifest::read(&args.folder, args.list())?;
    if let Some(text) = &args.only {
        entries.retain(|entry| entry.path.contains(text.as_str()));
    }
    ensure!(!entries.is_empty(), "the list names no such document");
    let rows = work(workspace, args, &floor, &entries)?;
    table::print(&rows);
    let report = args.report.clone();
    let report = report.unwrap_or_else(|| workspace.target().join("corpus/report.tsv"));
    table::write(&report, &rows)?;
    println!("{}", table::sums(&rows));
    println!("rows: {}", report.display());
    let mut faults: Vec<String> = rows.iter().flat_map(Row::faults).collect();
    if args.only.is_none() {
        faults.extend(floor.faults(args.list(), &rows));
    }
    for fault in &faults {
        println!("FAILED {fault}");
    }
    Ok(if faults.is_empty() {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

/// The row of each document, in the order of the list.
fn work(
    workspace: &Workspace,
    args: &Args,
    floor: &Floor,
    entries: &[Entry],
) -> anyhow::Result<Vec<Row>> {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let jobs = args.jobs.map_or(processors, std::num::NonZero::get);
    let progress = Progress::new(entries.len());
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(entries.len()) {
            scope.spawn(|| {
                while let Some(entry) = entries.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let row = row(workspace, args, floor, entry);
                    progress.step(&entry.path);
                    let mut rows = rows.lock().unwrap_or_else(PoisonError::into_inner);
                    rows.push((entry.number, row));
                }
            });
        }
    });
    let mut rows = rows.into_inner().unwrap_or_else(PoisonError::into_inner);
    rows.sort_by_key(|(number, _)| *number);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn row(workspace: &Workspace, args: &Args, floor: &Floor, entry: &Entry) -> anyhow::Result<Row> {
    let mut row = contain::generate(workspace, &args.folder, entry)
        .with_context(|| format!("cannot run on {}", entry.path))?;
    let text = || std::fs::read_to_string(args.folder.join(&entry.path));
    if let Some(expected) = floor.counts(&entry.path) {
        row.compare(expected, &text()?)?;
    }
    if args.compile && row.is_generated() {
        row.compiled = Some(compile::check(workspace, &out(workspace, &entry.path))?);
    }
    Ok(row)
}

/// Where the crate of a document goes.
fn out(workspace: &Workspace, path: &str) -> PathBuf {
    let name = Path::new(path).with_extension("");
    workspace.target().join("corpus").join(name)
}
