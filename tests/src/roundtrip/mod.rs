//! Does a value of each component schema come back as it went, and is what is no such value refused?
//!
//! For each schema values are made that it allows, and from these others, a little beside, that it does not. A validator of
//! JSON Schema judges both, so that neither the maker of values nor the generator has the last word. What is allowed must be
//! read and written back as an equal value; what is not must be refused, or be let through for a reason that is on the
//! list of [`Leniency`].
//!
//! None of this uses `codegen`: the document is read by [`Bundle`], the values are made by [`Sampler`], [`near_misses`]
//! spoils them, and [`Judge`] judges.

mod bundle;
mod circle;
mod faults;
mod judge;
mod leniency;
mod near;
mod pattern;
mod report;
mod run;
mod sample;
mod translate;

use runtime::json::{Decode, DeviationKind, Deviations, Encode, from_slice_reporting, to_vec};

pub use self::bundle::{Bundle, Side};
pub use self::faults::Fault;
pub use self::judge::Judge;
pub use self::leniency::{Finding, Leniency, findings};
pub use self::near::near_misses;
pub use self::report::{Counts, Failure, Kind, Report};
pub use self::run::{Effort, run};
pub use self::sample::Sampler;

/// A component schema and its type in Rust.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// Where the schema stands: `#/components/schemas/Pet`.
    pub pointer: &'static str,
    /// The type, as an error names it.
    pub rust: &'static str,
    /// Which way its values travel.
    pub side: Side,
    /// Reads a value and writes it again.
    pub again: fn(&[u8]) -> Result<Written, String>,
}

/// What became of a value that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The value, written again.
    pub json: String,
    /// Where the reading was lenient: the pointer into the value, and the name of the leniency.
    pub deviations: Vec<(String, String)>,
}

/// Reads a value of a type and writes it again.
///
/// # Errors
///
/// The decoder's words, or the encoder's.
pub fn again<T: Decode + Encode>(json: &[u8]) -> Result<Written, String> {
    let mut deviations = Deviations::new();
    let value: T =
        from_slice_reporting(json, &mut deviations).map_err(|error| error.to_string())?;
    let json = to_vec(&value).map_err(|error| format!("cannot be written: {error}"))?;
    let named = deviations.iter().map(|deviation| {
        let name = match (deviation.quirk(), deviation.kind()) {
            (Some(quirk), _) => quirk.as_str(),
            (None, DeviationKind::UnknownMember) => "unknown-member",
            (None, _) => "duplicate-member",
        };
        (deviation.path().pointer(), name.to_owned())
    });
    Ok(Written {
        json: String::from_utf8_lossy(&json).into_owned(),
        deviations: named.collect(),
    })
}
