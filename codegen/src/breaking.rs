//! What of a public API is gone, or another one, since the last run?
//!
//! Two lists of [`public_api`](crate::public_api) are compared line by line. An item is known by its kind and its path; one
//! that is in both lists with another signature has changed. What was added breaks nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// What callers may have to change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Breaking {
    /// The lines that are gone; what was part of an item that is gone is not told apart.
    pub removed: Vec<String>,
    /// The lines before and after.
    pub changed: Vec<(String, String)>,
}

impl Breaking {
    /// Whether nothing is gone or changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.changed.is_empty()
    }
}

/// A summary in some words: `2 items removed, 1 changed`.
impl fmt::Display for Breaking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items = |count: usize| if count == 1 { "item" } else { "items" };
        match (self.removed.len(), self.changed.len()) {
            (0, 0) => f.write_str("nothing"),
            (0, changed) => write!(f, "{changed} {} changed", items(changed)),
            (removed, 0) => write!(f, "{removed} {} removed", items(removed)),
            (removed, changed) => {
                write!(f, "{removed} {} removed, {changed} changed", items(removed))
            }
        }
    }
}

/// Compares two lists.
#[must_use]
pub fn breaking(before: &str, after: &str) -> Breaking {
    let after: BTreeMap<&str, &str> = lines(after).map(|line| (item(line), line)).collect();
    let mut found = Breaking::default();
    let mut removed = Vec::new();
    for line in lines(before) {
        match after.get(item(line)) {
            None => removed.push(line),
            Some(now) if *now != line => {
                found.changed.push((line.to_owned(), (*now).to_owned()));
            }
            Some(_) => {}
        }
    }
    let declared = removed.iter().filter(|line| item(line).starts_with("pub "));
    let gone: BTreeSet<&str> = declared.map(|line| path(line)).collect();
    let stands_alone = |line: &&&str| {
        let own = path(line);
        let is_part = !item(line).starts_with("pub ") && gone.contains(own);
        let mut above = own;
        let mut inside = false;
        while let Some((parent, _)) = above.rsplit_once("::") {
            inside |= gone.contains(parent);
            above = parent;
        }
        !is_part && !inside
    };
    let removed = removed.iter().filter(stands_alone);
    found.removed = removed.map(|line| (*line).to_owned()).collect();
    found
}

/// The lines of a list without its header.
fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|line| !line.starts_with("//"))
}

/// The part of a line by which an item is known: its kind and its path.
fn item(line: &str) -> &str {
    let mut line = line;
    // The attributes are a part of the signature.
    while let Some((_, rest)) = line.strip_prefix("#[").and_then(|it| it.split_once("] ")) {
        line = rest;
    }
    let ends: &[&str] = if line.starts_with("pub ") {
        &["(", "<", " {", ": ", " = "]
    } else {
        &[" =>", " = "]
    };
    let end = ends.iter().filter_map(|end| line.find(end)).min();
    end.and_then(|end| line.get(..end)).unwrap_or(line)
}

/// The path of the item that a line is about.
fn path(line: &str) -> &str {
    let item = item(line);
    let after = |mark: &str| item.split_once(mark).map(|(_, path)| path);
    if item.starts_with("impl ") {
        after(" for ").unwrap_or(item)
    } else if item.starts_with("type <") {
        let own = after("<").and_then(|it| it.split_once(" as "));
        own.map_or(item, |(path, _)| path)
    } else if let Some(path) = after("!(") {
        path.trim_end_matches(')')
    } else {
        item.rsplit_once(' ').map_or(item, |(_, path)| path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: &str = "\
// A header.
pub mod a::model
#[non_exhaustive] pub struct a::model::Thing
pub a::model::Thing::id: i64
impl Clone for a::model::Thing
pub struct a::model::ThingId(_)
impl Clone for a::model::ThingId
pub fn a::model::ThingId::new(id: impl Into<String>) -> Self
runtime::request!(a::things::List => Vec<Thing>)
pub fn a::things::Things::list(&self) -> List
";

    #[test]
    fn what_is_added_breaks_nobody() {
        let after = format!("{BEFORE}pub fn a::things::Things::more(&self) -> More\n");
        let found = breaking(BEFORE, &after);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn an_item_that_goes_is_told_once() {
        let after: Vec<&str> = BEFORE
            .lines()
            .filter(|it| !it.contains("ThingId"))
            .collect();
        let found = breaking(BEFORE, &after.join("\n"));
        assert_eq!(found.removed, ["pub struct a::model::ThingId(_)"]);
        assert_eq!(found.to_string(), "1 item removed");
    }

    #[test]
    fn a_signature_is_compared_whole() {
        let after = BEFORE
            .replace("id: i64", "id: String")
            .replace("#[non_exhaustive] ", "")
            .replace("=> Vec<Thing>", "=> Page")
            .replace("impl Clone for a::model::Thing\n", "")
            .replace("list(&self)", "list(&self, year: i64)");
        let found = breaking(BEFORE, &after);
        assert_eq!(found.removed, ["impl Clone for a::model::Thing"]);
        assert_eq!(found.changed.len(), 4, "{found:?}");
        assert_eq!(found.to_string(), "1 item removed, 4 changed");
    }
}
