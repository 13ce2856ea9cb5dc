//! What does each quirk of the catalogue accept and write back, declared and undeclared?
//!
//! One table: a row is a quirk and an input. *Undeclared* is read as the document says without the quirk, *declared* as
//! generated code reads it with the quirk: a leniency for the decoder, or a type that is made for it. A row is lossless
//! if what is written back is what came.

mod models;
mod table;

use std::collections::BTreeSet;

use runtime::json::{Decode, Deviations, Encode, Quirk, from_slice_reporting, to_vec};

/// What became of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    /// It was read without a word, and written back as this.
    Silent(String),
    /// It was read and written back as this, and these quirks ought to be declared.
    Deviates(String, Vec<Quirk>),
    /// It was read and written back as this, with members that nobody knows.
    Unknown(String),
    /// It was refused.
    Refused,
}

/// A quirk, an input, and what must become of it.
struct Row {
    quirk: Quirk,
    json: &'static str,
    undeclared: (fn(&str) -> Outcome, Outcome),
    declared: (fn(&str) -> Outcome, Outcome),
}

impl Row {
    /// Whether what is written back is what came, where the quirk is declared.
    fn is_lossless(&self) -> bool {
        self.declared.1 == silent(self.json)
    }
}

/// Reads an input as a type, and writes it again.
fn read<T: Decode + Encode>(json: &str) -> Outcome {
    let mut deviations = Deviations::new();
    let Ok(value) = from_slice_reporting::<T>(json.as_bytes(), &mut deviations) else {
        return Outcome::Refused;
    };
    let written = String::from_utf8(to_vec(&value).unwrap()).unwrap();
    let quirks: Vec<Quirk> = deviations.iter().filter_map(|it| it.quirk()).collect();
    for (deviation, quirk) in deviations.iter().zip(&quirks) {
        let message = deviation.to_string();
        assert!(
            message.ends_with(&format!("declare the quirk `{quirk}`")),
            "{message}"
        );
    }
    if deviations.is_empty() {
        Outcome::Silent(written)
    } else if quirks.is_empty() {
        Outcome::Unknown(written)
    } else {
        Outcome::Deviates(written, quirks)
    }
}

fn silent(written: &str) -> Outcome {
    Outcome::Silent(written.to_owned())
}

#[test]
fn c15_every_row_holds() {
    for row in table::rows() {
        let Row { quirk, json, .. } = &row;
        let (read, expected) = &row.undeclared;
        assert_eq!(read(json), *expected, "{quirk}: {json}, undeclared");
        let (read, expected) = &row.declared;
        assert_eq!(read(json), *expected, "{quirk}: {json}, declared");
    }
}

#[test]
fn every_quirk_has_a_row_that_is_accepted_and_one_without_the_declaration() {
    let rows = table::rows();
    for quirk in Quirk::ALL {
        let of_quirk = || rows.iter().filter(move |row| row.quirk == quirk);
        let accepted = of_quirk().any(|row| matches!(row.declared.1, Outcome::Silent(_)));
        let noticed = of_quirk().any(|row| !matches!(row.undeclared.1, Outcome::Silent(_)));
        assert!(accepted && noticed, "{quirk}");
    }
}

#[test]
fn what_is_lossy_is_known() {
    let rows = table::rows();
    let lossy: BTreeSet<&str> = rows
        .iter()
        .filter(|row| !row.is_lossless())
        .filter(|row| matches!(row.declared.1, Outcome::Silent(_)))
        .map(|row| row.quirk.as_str())
        .collect();
    let expected = [
        "alias-name",
        "casing",
        "empty-array-for-object",
        "empty-string-for-null",
        "envelope-variant",
        "int-bool",
        "number-as-string",
        "object-for-array",
    ];
    assert_eq!(lossy, BTreeSet::from(expected));
}
