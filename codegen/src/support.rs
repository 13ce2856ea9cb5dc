//! What became of each part of the document, on one page for people?
//!
//! ```text
//! # What is supported
//!
//! 14 of 16 operations are generated, 2 are left out. 3 places are degraded, …
//! ```
//!
//! Everything on it comes from the summary and the diagnostics, which the run has anyway. An *error* names what is left
//! out, a *warning* what is degraded, a *note* what is merely worth knowing. There is nothing on it that changes from run
//! to run.

use std::fmt::Write as _;

use crate::diagnostic::{Code, Diagnostic, Severity, is_hidden, push_escape};
use crate::output::Summary;

/// The page, as Markdown.
pub(crate) fn page(summary: &Summary, diagnostics: &[Diagnostic]) -> String {
    let of = |severity| move |it: &&Diagnostic| it.severity == severity;
    let (pruned, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) = diagnostics
        .iter()
        .partition(|it| it.code == Code::UnusedSchema);
    let errors: Vec<&Diagnostic> = others.iter().copied().filter(of(Severity::Error)).collect();
    let warnings: Vec<&Diagnostic> = others
        .iter()
        .copied()
        .filter(of(Severity::Warning))
        .collect();
    let notes: Vec<&Diagnostic> = others.iter().copied().filter(of(Severity::Note)).collect();
    let mut page = String::from("# What is supported\n\n");
    // Writing to a string cannot fail.
    let _ = writeln!(
        page,
        "| | |\n|---|---|\n| operations in the document | {} |\n| generated | {} |\n| left out | {} |\n| not asked for | {} \
         |\n| places where something is left out | {} |\n| places where something is degraded | {} |\n| schemas that no \
         operation needs | {} |",
        summary.described,
        summary.generated,
        summary.left_out.len(),
        summary.not_wanted.len(),
        errors.len(),
        warnings.len(),
        pruned.len(),
    );
    names(&mut page, "Operations that are left out", &summary.left_out);
    names(
        &mut page,
        "Operations that were not asked for",
        &summary.not_wanted,
    );
    findings(&mut page, "Left out", &errors);
    findings(&mut page, "Degraded", &warnings);
    findings(&mut page, "Worth knowing", &notes);
    let pruned: Vec<String> = pruned.iter().map(|it| it.pointer.to_string()).collect();
    names(&mut page, "Schemas that no operation needs", &pruned);
    names(&mut page, "Operations that are generated", &summary.made);
    page
}

fn names(page: &mut String, title: &str, names: &[String]) {
    if names.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n## {title}\n");
    for name in names {
        let _ = writeln!(page, "- {}", code(name));
    }
}

fn findings(page: &mut String, title: &str, found: &[&Diagnostic]) {
    if found.is_empty() {
        return;
    }
    let _ = writeln!(page, "\n## {title}\n");
    for it in found {
        let place = code(&it.pointer.to_string());
        let line = it.location.line;
        let message = text(&it.message);
        let _ = writeln!(page, "- {place} (line {line}): {message} [{}]", it.code);
    }
}

/// A code span that nothing in the text can end.
fn code(text: &str) -> String {
    let text = visible(text);
    let longest = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("{fence}{text}{fence}"),
        _ => format!("{fence} {text} {fence}"),
    }
}

/// A sentence of ours, which may hold texts of the document: nothing in it is a tag, a link or the end of the line.
fn text(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    for (index, part) in message.split('`').enumerate() {
        // Between backquotes stands what is from the document.
        if index % 2 == 1 {
            text.push_str(&code(part));
            continue;
        }
        for c in visible(part).chars() {
            if matches!(c, '<' | '[' | ']' | '*' | '_' | '\\' | '&') {
                text.push('\\');
            }
            text.push(c);
        }
    }
    text
}

/// A text on one line, in which all characters can be seen.
fn visible(text: &str) -> String {
    let mut visible = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => visible.push(' '),
            _ if is_hidden(c) => push_escape(&mut visible, c),
            _ => visible.push(c),
        }
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_document_stay_texts() {
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("a\u{202e}b\0"), "`a\\u{202e}b\\u{0}`");
        assert_eq!(text("a\u{feff}"), "a\\\\u{feff}");
        assert_eq!(
            text("`x` is <b> [a](b)\n# c"),
            "`x` is \\<b> \\[a\\](b) # c"
        );
    }
}
