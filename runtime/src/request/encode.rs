//! Which characters of a value stand for themselves in a URL?

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but RFC 3986's unreserved characters: letters, digits and `-._~`.
///
/// Encoding this much is what makes a value unable to end its segment, its parameter or the query.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// As [`VALUE`], with the characters that a parameter may ask to keep. None of them separates the parts of a query.
const RESERVED: &AsciiSet = &VALUE.remove(b':').remove(b',').remove(b'/');

/// As [`RESERVED`], for the items of a list that is written with commas.
const RESERVED_ITEM: &AsciiSet = &RESERVED.add(b',');

/// What is encoded in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Only unreserved characters stand for themselves.
    Unreserved,
    /// `:`, `,` and `/` do as well.
    Reserved,
    /// `:` and `/` do as well.
    ReservedItem,
}

/// Adds a value in its encoded form.
pub(crate) fn push(out: &mut String, value: &str, keep: Keep) {
    let set = match keep {
        Keep::Unreserved => VALUE,
        Keep::Reserved => RESERVED,
        Keep::ReservedItem => RESERVED_ITEM,
    };
    out.extend(utf8_percent_encode(value, set));
}
