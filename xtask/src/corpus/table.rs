//! How are the rows shown?

use std::{fs, path::Path};

use anyhow::Context as _;

use super::row::{End, Row};

const HEADER: [&str; 13] = [
    "path",
    "end",
    "listed",
    "operations",
    "generated",
    "skipped",
    "degraded",
    "mistakes",
    "errors",
    "compiled",
    "warnings",
    "cpu_s",
    "peak_mb",
];

/// Prints a line for each row.
pub(super) fn print(rows: &[Row]) {
    let width = rows
        .iter()
        .map(|row| row.entry.path.len())
        .max()
        .unwrap_or_default();
    for cells in std::iter::once(HEADER.map(str::to_owned)).chain(rows.iter().map(cells)) {
        let [path, end, rest @ ..] = cells;
        let rest = rest.map(|cell| format!("{cell:>10}"));
        println!("{path:width$} {end:9}{}", rest.concat());
    }
}

/// Writes the rows as tab-separated values.
///
/// # Errors
///
/// When the file cannot be written.
pub(super) fn write(path: &Path, rows: &[Row]) -> anyhow::Result<()> {
    let lines =
        std::iter::once(HEADER.join("\t")).chain(rows.iter().map(|row| cells(row).join("\t")));
    let text: String = lines.map(|line| line + "\n").collect();
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}

fn cells(row: &Row) -> [String; 13] {
    let (compiled, warnings) = match &row.compiled {
        None => ("-".to_owned(), "-".to_owned()),
        Some(compiled) => {
            let verdict = if compiled.is_sound { "yes" } else { "no" };
            (verdict.to_owned(), compiled.warnings.to_string())
        }
    };
    [
        row.entry.path.clone(),
        end(row).to_owned(),
        row.entry.operations.to_string(),
        row.described.to_string(),
        row.generated.to_string(),
        row.skipped.to_string(),
        row.degraded.to_string(),
        row.mistakes.to_string(),
        row.errors.to_string(),
        compiled,
        warnings,
        format!("{:.2}", row.seconds),
        format!("{:.0}", row.megabytes),
    ]
}

fn end(row: &Row) -> &'static str {
    match row.end {
        End::Generated => "generated",
        End::Refused => "refused",
        End::Crashed(_) => "crashed",
        End::Hung => "hung",
    }
}

/// The sums of the rows, in a line.
pub(super) fn sums(rows: &[Row]) -> String {
    let sum = |of: fn(&Row) -> usize| rows.iter().map(of).sum::<usize>();
    let ended = |word: &str| rows.iter().filter(|row| end(row) == word).count();
    let seconds: f64 = rows.iter().map(|row| row.seconds).sum();
    let compiled = rows.iter().filter_map(|row| row.compiled.as_ref());
    let (asked, clean) = compiled.fold((0, 0), |(asked, clean), it| {
        (asked + 1, clean + usize::from(it.fault().is_none()))
    });
    format!(
        "{} documents: {} generated, {} refused, {} crashed, {} hung; {} operations: {} generated, {} skipped; {} \
         findings of a loss; {clean} of {asked} compiled without a warning; {seconds:.0} CPU seconds",
        rows.len(),
        ended("generated"),
        ended("refused"),
        ended("crashed"),
        ended("hung"),
        sum(|row| row.described),
        sum(|row| row.generated),
        sum(|row| row.skipped),
        sum(|row| row.degraded),
    )
}
