//! `cargo xtask loopback FOLDER`: do the clients of strangers' documents send what the documents say?
//!
//! For each document of the folder's short list a client and an exerciser are generated and compiled into a program, which sends
//! every operation to a server of its own and finds each input again where an independent reading of the document says that it
//! belongs. An operation that cannot be called and an input that cannot be set are counted; without a diagnostic that says so
//! they fail the command.

mod scratch;

use std::{fs, path::PathBuf};

use anyhow::{Context as _, ensure};

use crate::{Outcome, workspace::Workspace};

/// Send every operation of strangers' documents over loopback.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    cargo xtask loopback ../corpus             the documents of the list `smoke`\n  \
    cargo xtask loopback ../corpus --only sqs  those of them with `sqs` in their path")]
pub struct Args {
    /// The folder of the documents, with a MANIFEST.tsv that lists them
    folder: PathBuf,

    /// Only documents with this text in their path
    #[arg(long, value_name = "TEXT")]
    only: Option<String>,
}

/// What became of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Verdict {
    /// The generator makes nothing of it.
    Refused,
    /// The program does not compile, or ends before it has sent everything.
    Broken,
    /// All that can be called was called.
    Sent(Counts),
}

/// How many operations are described, can be called, and send what they should, and how many inputs are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Counts {
    described: usize,
    callable: usize,
    sound: usize,
    /// Inputs that the client has no way to set.
    left_out: usize,
    /// Operations and inputs that are left out without a diagnostic.
    silent: usize,
}

/// Sends the operations of all documents, and prints a table.
///
/// # Errors
///
/// When the folder or its list is missing, and when a program cannot be written.
pub fn run(workspace: &Workspace, args: &Args) -> anyhow::Result<Outcome> {
    ensure!(
        args.folder.is_dir(),
        "there is no folder {}: name the one with the documents",
        args.folder.display()
    );
    let manifest = args.folder.join("MANIFEST.tsv");
    let manifest = fs::read_to_string(&manifest)
        .with_context(|| format!("cannot read {}", manifest.display()))?;
    let mut documents = smoke(&manifest)?;
    documents.retain(|path| {
        args.only
            .as_ref()
            .is_none_or(|text| path.contains(text.as_str()))
    });
    ensure!(!documents.is_empty(), "no document is to be tried");
    let mut verdicts = Vec::new();
    for (index, path) in documents.iter().enumerate() {
        eprintln!("[{}/{}] {path}", index + 1, documents.len());
        let verdict = scratch::try_document(workspace, &args.folder.join(path))?;
        verdicts.push((path.as_str(), verdict));
    }
    print!("{}", table(&verdicts));
    let is_sound = |(_, verdict): &(&str, Verdict)| matches!(verdict, Verdict::Sent(counts) if counts.sound == counts.callable && counts.silent == 0);
    Ok(if verdicts.iter().all(is_sound) {
        Outcome::Success
    } else {
        Outcome::Failure
    })
}

/// The paths of the documents on the list `smoke`.
fn smoke(manifest: &str) -> anyhow::Result<Vec<String>> {
    let mut lines = manifest
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().unwrap_or_default();
    let column = |name: &str| {
        let found = header.iter().position(|title| *title == name);
        found.with_context(|| format!("MANIFEST.tsv has no column `{name}`"))
    };
    let (path, lists) = (column("path")?, column("lists")?);
    let listed = lines.filter(|row| row.get(lists).is_some_and(|names| names.contains("smoke")));
    Ok(listed
        .filter_map(|row| row.get(path).map(|path| (*path).to_owned()))
        .collect())
}

/// A row per document, and what they come to.
fn table(verdicts: &[(&str, Verdict)]) -> String {
    let mut text = row(
        "document",
        [
            "described",
            "called",
            "ok",
            "failed",
            "inputs left out",
            "silent",
        ],
    );
    let mut sum = Counts::default();
    for (path, verdict) in verdicts {
        text.push_str(&match verdict {
            Verdict::Refused => row(path, ["refused", "", "", "", "", ""]),
            Verdict::Broken => row(path, ["BROKEN", "", "", "", "", ""]),
            Verdict::Sent(counts) => {
                sum.described += counts.described;
                sum.callable += counts.callable;
                sum.sound += counts.sound;
                sum.left_out += counts.left_out;
                sum.silent += counts.silent;
                row(path, counts.cells().each_ref().map(String::as_str))
            }
        });
    }
    text + &row("in all", sum.cells().each_ref().map(String::as_str))
}

impl Counts {
    fn cells(self) -> [String; 6] {
        let failed = self.callable.saturating_sub(self.sound);
        [
            self.described,
            self.callable,
            self.sound,
            failed,
            self.left_out,
            self.silent,
        ]
        .map(|count| count.to_string())
    }
}

fn row(name: &str, cells: [&str; 6]) -> String {
    let [described, called, ok, failed, left_out, silent] = cells;
    format!(
        "{name:<48} {described:>9} {called:>7} {ok:>6} {failed:>6} {left_out:>16} {silent:>7}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_list_is_read_by_its_column() {
        let manifest = "path\tbytes\tlists\tnote\nreal/a.json\t1\tsmoke\tx\nreal/b.json\t2\t-\tsmoke\nreal/c.json\t3\tlarge, smoke\t\n";
        assert_eq!(smoke(manifest).unwrap(), ["real/a.json", "real/c.json"]);
        assert!(smoke("path\tbytes\n").is_err());
    }

    #[test]
    fn a_table_adds_up() {
        let counts = |described, callable, sound| {
            Verdict::Sent(Counts {
                described,
                callable,
                sound,
                left_out: 1,
                silent: 0,
            })
        };
        let verdicts = [
            ("a", counts(5, 4, 3)),
            ("b", counts(2, 2, 2)),
            ("c", Verdict::Refused),
        ];
        let table = table(&verdicts);
        let last: Vec<&str> = table.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(last, ["in", "all", "7", "6", "5", "1", "2", "0"]);
        assert!(table.contains("refused"));
    }
}
