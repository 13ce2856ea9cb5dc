//! Does a value come back as it went?

use runtime::json::{Decode, Deviations, Encode, from_slice_reporting, to_vec};
use tests::json::Exact;

/// Reads, and expects that writing gives an equal value; says what deviated.
pub(crate) fn kept<T: Decode + Encode>(json: &str) -> (T, Vec<String>) {
    let mut deviations = Deviations::new();
    let value: T = from_slice_reporting(json.as_bytes(), &mut deviations)
        .unwrap_or_else(|error| panic!("{json}: {error}"));
    let written = String::from_utf8(to_vec(&value).unwrap()).unwrap();
    let (came, went) = (Exact::parse(json).unwrap(), Exact::parse(&written).unwrap());
    assert_eq!(came.difference(&went), None, "{json} becomes {written}");
    (value, deviations.iter().map(ToString::to_string).collect())
}
