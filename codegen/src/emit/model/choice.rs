//! How does a decoder ask which branch of a union comes?
//!
//! ```text
//! const CHOICES: &[Choice] = &[
//!     Choice::object(&["a"], &["a", "b"]).constants(&[("type", &["x"])]),
//!     Choice::of(Kind::Number),
//! ];
//! match json.choose(CHOICES, "an object or a number")? {
//!     0 => Decode::decode(json).map(Self::X),
//!     _ => Decode::decode(json).map(Self::Number),
//! }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::super::file::File;
use super::super::ident::word;
use super::super::runtime_path::{CHOICE, KIND};
use super::union::{Variant, read};
use crate::analyse::Choice;
use crate::ir::JsonKind;

/// The constant that says what tells branches apart.
pub(super) fn table(
    file: &mut File<'_>,
    variants: &[Variant<'_>],
    choices: &[Choice],
) -> TokenStream {
    let choice = file.outside(CHOICE);
    let rows = choices.iter().filter_map(|row| {
        let branch = variants.get(row.branch)?.branch;
        let (required, known) = (&row.wire_required, &row.wire_known);
        if known.is_empty() {
            let (kind, json_kind) = (file.outside(KIND), word(json_kind(branch.kind)));
            return Some(quote!(#choice::of(#kind::#json_kind)));
        }
        let constants = row.wire_constants.iter();
        let constants: Vec<TokenStream> = constants
            .map(|(name, texts)| quote!((#name, &[#(#texts),*])))
            .collect();
        let constants = match constants.as_slice() {
            [] => TokenStream::new(),
            some => quote!(.constants(&[#(#some),*])),
        };
        Some(quote!(#choice::object(&[#(#required),*], &[#(#known),*]) #constants))
    });
    let rows: Vec<TokenStream> = rows.collect();
    quote!(const CHOICES: &[#choice] = &[#(#rows),*];)
}

/// An arm per branch; where the answer is an `Option`, none for what is of no branch alone.
pub(super) fn arms(
    file: &mut File<'_>,
    variants: &[Variant<'_>],
    choices: &[Choice],
    is_option: bool,
) -> Vec<TokenStream> {
    let mut arms = Vec::new();
    let last = choices.last().map(|row| row.branch);
    for (branch, variant) in variants.iter().enumerate() {
        let rows = choices.iter().enumerate();
        let rows = rows.filter(|(_, row)| row.branch == branch);
        let rows: Vec<usize> = rows.map(|(index, _)| index).collect();
        if rows.is_empty() {
            continue;
        }
        let (rows, read) = (pattern(&rows), read(file, variant));
        arms.push(match (is_option, last == Some(branch)) {
            (true, _) => quote!(Some(#rows) => #read,),
            (false, true) => quote!(_ => #read,),
            (false, false) => quote!(#rows => #read,),
        });
    }
    arms
}

/// The pattern of some numbers: a range where it is shorter.
fn pattern(rows: &[usize]) -> TokenStream {
    let literal = |row: &usize| Literal::usize_unsuffixed(*row);
    if let [first, _, .., last] = rows
        && last - first + 1 == rows.len()
    {
        let (first, last) = (literal(first), literal(last));
        return quote!(#first..=#last);
    }
    let rows = rows.iter().map(literal);
    quote!(#(#rows)|*)
}

/// The variant of `runtime::json::Kind`.
fn json_kind(kind: JsonKind) -> &'static str {
    match kind {
        JsonKind::Bool => "Boolean",
        JsonKind::Number => "Number",
        JsonKind::Text => "String",
        JsonKind::List => "Array",
        JsonKind::Object => "Object",
    }
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn numbers_in_a_row_are_a_range() {
        let shown = |rows: &[usize]| pattern(rows).to_string();
        assert_eq!(shown(&[4]), "4");
        assert_eq!(shown(&[0, 1]), "0 | 1");
        assert_eq!(shown(&[0, 1, 3]), "0 | 1 | 3");
        assert_eq!(shown(&[2, 3, 4]), "2 ..= 4");
    }
}
