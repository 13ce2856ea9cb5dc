//! Where does a committed file differ from what would be generated?

use std::{fmt::Write as _, fs};

use super::{listing::Listing, targets::Target, tree::Plan};

/// Each stale file with its first differing line and the command that repairs it; empty if the folder is fresh.
pub fn describe(target: &Target, plan: &Plan) -> String {
    let mut text = String::new();
    for (path, expected) in &plan.write {
        let shown = format!("{}/{path}", target.shown);
        let described = match fs::read_to_string(target.folder.join(path)) {
            Ok(found) => difference(&shown, expected, &found),
            Err(_) => format!("missing: {shown}\n"),
        };
        text.push_str(&described);
    }
    for path in &plan.remove {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "no longer generated: {}/{path}", target.shown);
    }
    if let Some(names) = &target.names {
        match names.found() {
            Some(found) if found == target.made.names => {}
            Some(found) => text.push_str(&difference(names.shown(), &target.made.names, found)),
            None => {
                let _ = writeln!(text, "missing: {}", names.shown());
            }
        }
    }
    text.extend(target.listing.iter().map(Listing::describe));
    if !text.is_empty() {
        let _ = writeln!(text, "  run `{}` and commit what it writes", target.command);
    }
    text
}

/// The first line in which two texts differ, in three lines of text.
pub fn difference(shown: &str, expected: &str, found: &str) -> String {
    let mut number = 1;
    let (mut left, mut right) = (expected.split('\n'), found.split('\n'));
    loop {
        match (left.next(), right.next()) {
            (Some(expected), Some(found)) if expected == found => number += 1,
            (None, None) => {
                return format!("stale: {shown} is not UTF-8 or differs in nothing visible\n");
            }
            (expected, found) => {
                let [expected, found] =
                    [expected, found].map(|line| line.map_or("end of file".to_owned(), quoted));
                return format!(
                    "stale: {shown}:{number}\n  expected: {expected}\n  found:    {found}\n"
                );
            }
        }
    }
}

/// A line in backquotes, with what cannot be seen made visible.
fn quoted(line: &str) -> String {
    let visible: String = line
        .chars()
        .map(|c| {
            if c.is_control() {
                c.escape_default().to_string()
            } else {
                c.to_string()
            }
        })
        .collect();
    format!("`{visible}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_differing_line_is_named() {
        let text = difference("a/mod.rs", "one\ntwo\nthree\n", "one\nTWO\nTHREE\n");
        assert_eq!(
            text,
            "stale: a/mod.rs:2\n  expected: `two`\n  found:    `TWO`\n"
        );
    }

    #[test]
    fn a_missing_end_is_seen() {
        let longer = difference("a.rs", "one\n", "one\ntwo\n");
        assert_eq!(longer, "stale: a.rs:2\n  expected: ``\n  found:    `two`\n");
        let shorter = difference("a.rs", "one\n", "one");
        assert_eq!(
            shorter,
            "stale: a.rs:2\n  expected: ``\n  found:    end of file\n"
        );
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        assert!(difference("a.rs", "one\n", "one\r\n").contains("found:    `one\\r`"));
    }
}
