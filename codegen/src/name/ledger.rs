//! Which names were given before, and stay?
//!
//! | kind | pointer | wire name | identifier |
//! |---|---|---|---|
//! | `field` | `#/components/schemas/Order` | `foo-bar` | `foo_bar` |
//!
//! A name depends on those that it would collide with: when a member `foo_bar` joins `foo-bar`, the two are told apart. The
//! list that a run prints keeps the name of what was there before; what is new gets another one. Each line is a kind, a
//! pointer, a wire name and the identifier, with tabs in between. A line that cannot be used is a diagnostic, and the name
//! is computed; one about nothing in the document is named and left out of the next list. Of a run on a part of the document,
//! the other lines stay.

use std::collections::BTreeMap;

use super::Identifier;
use super::key::{Key, What};
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, Location, Place, Pointer, is_hidden, push_escape,
};

/// The first line of a list, by which it is known.
pub const HEADER: &str =
    "# Names in Rust by their place in the document, which stay when the document changes.";

/// The second line.
const HELP: &str = "# Written with the code. To rename something, edit its last column, or remove the line for the name of today.";

/// A list of names as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameList {
    /// Its path as diagnostics show it.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The names that were given before.
#[derive(Debug, Default)]
pub(super) struct Known {
    path: String,
    names: BTreeMap<Key, (Identifier, usize)>,
}

impl Known {
    /// Reads a list; what cannot be used is reported.
    pub(super) fn read(list: &NameList, diagnostics: &mut Diagnostics) -> Self {
        let mut known = Self {
            path: list.path.clone(),
            names: BTreeMap::new(),
        };
        for (index, line) in list.text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let number = index + 1;
            let problem = match parse(line) {
                Ok((key, name)) => match known.names.get(&key) {
                    None => {
                        known.names.insert(key, (name, number));
                        continue;
                    }
                    Some((_, first)) => format!("line {first} names this already"),
                },
                Err(problem) => problem,
            };
            known.report(number, problem, None, diagnostics);
        }
        known
    }

    pub(super) fn get(&self, key: &Key) -> Option<&(Identifier, usize)> {
        self.names.get(key)
    }

    /// Reports a line that cannot be used.
    pub(super) fn report(
        &self,
        line: usize,
        problem: String,
        help: Option<&str>,
        diagnostics: &mut Diagnostics,
    ) {
        let diagnostic = Diagnostic::warning(Code::InvalidName, self.place(line), problem);
        let help = help.unwrap_or("edit the line, or remove it for the name of today");
        diagnostics.push(diagnostic.with_help(help));
    }

    /// Names the lines about things that are not there any more.
    pub(super) fn report_stale(
        &self,
        named: &BTreeMap<Key, Identifier>,
        diagnostics: &mut Diagnostics,
    ) {
        for (key, (name, line)) in &self.names {
            if !named.contains_key(key) {
                let message = format!("nothing in the document has the name `{name}` any more");
                diagnostics.note(Code::StaleName, self.place(*line), message);
            }
        }
    }

    /// Keeps the names of what this run did not look at.
    pub(super) fn keep_others(self, named: &mut BTreeMap<Key, Identifier>) {
        for (key, (name, _)) in self.names {
            named.entry(key).or_insert(name);
        }
    }

    fn place(&self, line: usize) -> Place {
        let location = Location::new(self.path.as_str(), line, 1);
        Place::new(Pointer::of_file(&self.path), location)
    }
}

fn parse(line: &str) -> Result<(Key, Identifier), String> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [what, place, wire_name, name] = columns.as_slice() else {
        return Err("not four columns with tabs in between".to_owned());
    };
    let what = What::parse(what).ok_or("there is no such kind of name")?;
    let key = Key {
        place: unescaped(place)
            .ok_or("the pointer has an escape that does not exist")?
            .into(),
        what,
        wire_name: unescaped(wire_name).ok_or("the wire name has an escape that does not exist")?,
    };
    match Identifier::new(name) {
        // A run prints `r#type` where nothing better was to be had.
        Some(raw) if raw.as_str() == format!("r#{name}") => Err(format!(
            "the last column is a keyword of Rust, which would have to be written `{raw}`"
        )),
        Some(name) => Ok((key, name)),
        None => Err("the last column is no Rust identifier".to_owned()),
    }
}

/// The list of names, for the next run.
pub(super) fn print(names: &BTreeMap<Key, Identifier>) -> String {
    let mut text = format!("{HEADER}\n{HELP}\n");
    for (key, name) in names {
        let columns = [
            key.what.as_str(),
            &escaped(&key.place),
            &escaped(&key.wire_name),
            name.as_str(),
        ];
        text.push_str(&columns.join("\t"));
        text.push('\n');
    }
    text
}

/// The text in one cell of a table.
fn escaped(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' => cell.push_str("\\\\"),
            '\t' => cell.push_str("\\t"),
            '\n' => cell.push_str("\\n"),
            '\r' => cell.push_str("\\r"),
            hidden if is_hidden(hidden) => push_escape(&mut cell, hidden),
            other => cell.push(other),
        }
    }
    cell
}

fn unescaped(cell: &str) -> Option<String> {
    let mut text = String::with_capacity(cell.len());
    let mut characters = cell.chars();
    while let Some(character) = characters.next() {
        text.push(match character {
            '\\' => match characters.next()? {
                '\\' => '\\',
                't' => '\t',
                'n' => '\n',
                'r' => '\r',
                'u' => code_point(&mut characters)?,
                _ => return None,
            },
            other => other,
        });
    }
    Some(text)
}

/// The character that `{202e}` stands for.
fn code_point(characters: &mut std::str::Chars<'_>) -> Option<char> {
    let rest = characters.as_str().strip_prefix('{')?;
    let (digits, rest) = rest.split_once('}')?;
    *characters = rest.chars();
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_bidirectional(character: char) -> bool {
        matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    }

    #[test]
    fn a_list_is_read_as_it_was_printed() {
        let key = |wire_name: &str| Key {
            place: "a b.yaml#/x~1y".into(),
            what: What::Field,
            wire_name: wire_name.to_owned(),
        };
        let wire_names = [
            "",
            "a\tb",
            "\\n",
            "\r\n",
            "#",
            "a\u{202e}\0\u{85}",
            "\\u{202e}",
            "\u{feff}",
        ];
        let names: BTreeMap<Key, Identifier> = wire_names
            .iter()
            .filter_map(|name| Some((key(name), Identifier::new("r#type")?)))
            .collect();
        assert_eq!(names.len(), 8);
        assert!(!print(&names).contains(is_bidirectional));
        let mut diagnostics = Diagnostics::new(true);
        let list = NameList {
            path: "names.tsv".to_owned(),
            text: print(&names),
        };
        let known = Known::read(&list, &mut diagnostics);
        assert_eq!(diagnostics.finish(), []);
        let read: BTreeMap<Key, Identifier> = known
            .names
            .into_iter()
            .map(|(key, (name, _))| (key, name))
            .collect();
        assert_eq!(read, names);
    }
}
