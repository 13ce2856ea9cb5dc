//! Does JSON become the right value, and the value the same JSON again?
//!
//! Everything goes through the public interface, as generated code does.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod date_time;
mod depth;
mod deviations;
mod errors;
mod lookahead;
mod model;
mod numbers;
mod presence;
mod quirks;
mod random;
mod shapes;
mod text;
mod truth;
mod values;

use runtime::json::{Decode, Deviations, Encode, from_slice, from_slice_reporting, to_vec};

/// Decodes or fails the test.
fn read<T: Decode>(json: &str) -> T {
    from_slice(json.as_bytes()).unwrap_or_else(|error| panic!("{json}: {error}"))
}

/// Decodes and expects an error, as its message.
fn refused<T: Decode>(json: &str) -> String {
    match from_slice::<T>(json.as_bytes()) {
        Ok(_) => panic!("{json} was accepted"),
        Err(error) => error.to_string(),
    }
}

/// Decodes and says what deviated, one line each.
fn deviations<T: Decode>(json: &str) -> (T, Vec<String>) {
    let mut deviations = Deviations::new();
    let value = from_slice_reporting(json.as_bytes(), &mut deviations)
        .unwrap_or_else(|error| panic!("{json}: {error}"));
    (value, deviations.iter().map(ToString::to_string).collect())
}

/// Encodes or fails the test.
fn write(value: &dyn Encode) -> String {
    String::from_utf8(to_vec(value).unwrap()).unwrap()
}

/// Decodes and encodes.
fn again<T: Decode + Encode>(json: &str) -> String {
    write(&read::<T>(json))
}
