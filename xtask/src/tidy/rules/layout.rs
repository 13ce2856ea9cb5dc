//! How do the lines of a file look?

use crate::tidy::{
    Finding, Rule,
    source::{Project, Source},
};

/// Texts that are kept as they came, or that are wrong on purpose: recorded bodies, snapshots and fixtures.
fn is_verbatim(file: &Source) -> bool {
    let kept = [".json", ".snap", ".txt"]
        .iter()
        .any(|extension| file.path.ends_with(extension));
    kept || file.path.starts_with("codegen/tests/fixtures/")
}

/// No noise at the end of lines and files, no tabs but in tables.
pub(super) const CLEAN_LINES: Rule = Rule {
    name: "clean-lines",
    reason: "A diff shows what changed: no blanks at the end of a line, no tabs outside of tables (`.tsv`), no carriage returns, and a newline at the end.",
    check: |project: &Project| {
        project
            .sources
            .iter()
            .filter(|file| !is_verbatim(file))
            .flat_map(unclean)
            .collect()
    },
};

fn unclean(file: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find =
        |line: usize, message: &str| findings.push(Finding::new(&file.path, line, message));
    for (index, line) in file.text.split('\n').enumerate() {
        if line.ends_with('\r') {
            find(index + 1, "ends with a carriage return");
        } else if line.ends_with([' ', '\t']) {
            find(index + 1, "ends with blanks");
        } else if line.contains('\t') && !file.path.ends_with(".tsv") {
            find(index + 1, "has a tab");
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        find(file.text.lines().count(), "does not end with a newline");
    }
    if file.text.ends_with("\n\n") {
        find(file.text.lines().count(), "ends with an empty line");
    }
    findings
}

/// Folders at the top of a machine in which people keep their work.
const TOP_FOLDERS: &[&str] = &["home", "root", "work", "Users"];

/// Nothing of the machine it was written on.
pub(super) const NO_MACHINE_PATHS: Rule = Rule {
    name: "no-machine-paths",
    reason: "A path on somebody's machine means nothing on another one, and tells what is nobody's business.",
    check: |project: &Project| {
        let found = project.sources.iter().flat_map(|file| {
            let lines = file.text.lines().enumerate();
            lines
                .filter(|(_, line)| has_machine_path(line))
                .map(move |(index, _)| (file, index + 1))
        });
        found
            .map(|(file, line)| Finding::new(&file.path, line, "has an absolute path of a machine"))
            .collect()
    },
};

/// Whether a line has an absolute path into one of the top folders: `/`, the folder, `/`, a name.
fn has_machine_path(line: &str) -> bool {
    TOP_FOLDERS.iter().any(|folder| {
        let start = format!("/{folder}/");
        line.match_indices(&start).any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let after = line[at + start.len()..].chars().next();
            // After a letter or a dot it is a part of a relative path or of a URL.
            before.is_none_or(|c| " \t\"'`(=<[,".contains(c))
                && after.is_some_and(|c| c.is_alphanumeric() || c == '.')
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::source::planted::project;

    fn found(rule: Rule, path: &str, text: &str) -> Vec<usize> {
        (rule.check)(&project(&[(path, text)]))
            .into_iter()
            .map(|found| found.line)
            .collect()
    }

    #[test]
    fn noise_is_found() {
        assert_eq!(found(CLEAN_LINES, "a.rs", "a \nb\n\tc\nd\r\n"), [1, 3, 4]);
        assert_eq!(found(CLEAN_LINES, "spec/a/openapi.yaml", "a: b\nc: d"), [2]);
        assert_eq!(found(CLEAN_LINES, "README.md", "a\n\n"), [2]);
        assert!(found(CLEAN_LINES, "a.rs", "a\n\nb\n").is_empty());
        assert_eq!(found(CLEAN_LINES, "spec/a/LEDGER.tsv", "a\tb\nc\t\n"), [2]);
    }

    #[test]
    fn recorded_texts_are_left_alone() {
        assert!(found(CLEAN_LINES, "spec/a/samples/x/200.json", "{\t} ").is_empty());
        assert!(
            found(
                CLEAN_LINES,
                "codegen/tests/fixtures/rejects/tab.yaml",
                "\ta"
            )
            .is_empty()
        );
    }

    #[test]
    fn a_machine_path_is_found() {
        let home = format!("see /{}/anna/notes.md\n", "home");
        assert_eq!(found(NO_MACHINE_PATHS, "README.md", &home), [1]);
        let fine = format!(
            "https://example.com/{}/x\n/homework/x\nGET /{}/\n",
            "home", "home"
        );
        assert!(found(NO_MACHINE_PATHS, "README.md", &fine).is_empty());
    }
}
