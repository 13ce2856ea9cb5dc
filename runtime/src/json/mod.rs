//! How does JSON become a typed value, and a typed value JSON?
//!
//! Generated models implement [`Decode`] and [`Encode`] as plain code; nothing here goes through serde. That keeps
//! what serde's data model loses on the way: the digits of a number (`1000.10` stays `1000.10`), the path of every
//! error, and the *deviations*: places where an answer strays from its document and still means something.
//!
//! Reading is strict about JSON and lenient about types. The input is UTF-8, one document and nothing after it, at
//! most 128 levels deep. A value that has another type than documented is taken where its meaning is certain (a `1`
//! for `true`, a number in quotes); each such leniency has a name, a [`Quirk`]. A document that declares the quirk
//! makes it silent, and an undeclared one is reported to the sink of [`from_slice_reporting`].
//!
//! ```
//! use runtime::Decimal;
//! use runtime::json::{Deviations, from_slice, from_slice_reporting, to_vec};
//!
//! let amounts: Vec<Decimal> = from_slice(b"[1000.10, 2]")?;
//! assert_eq!(to_vec(&amounts)?, b"[1000.10,2]");
//!
//! let error = from_slice::<Vec<Decimal>>(b"[1, true]").unwrap_err();
//! assert_eq!(error.to_string(), "[1]: expected a number, found a boolean at line 1, column 5");
//!
//! let mut deviations = Deviations::new();
//! let amounts: Vec<Decimal> = from_slice_reporting(br#"[1, "2.50"]"#, &mut deviations)?;
//! assert_eq!(amounts, [Decimal::new(1, 0), Decimal::new(250, 2)]);
//! assert_eq!(deviations.total(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decoder;
mod deviation;
mod encoder;
mod error;
mod excerpt;
mod impls;
mod number;
mod path;
mod quirk;
mod traits;

pub use decoder::{Choice, Decoder, Kind, Mark};
pub use deviation::{Deviation, DeviationKind, Deviations};
pub use encoder::{EncodeError, EncodeErrorKind, Encoder};
pub use error::{DecodeError, DecodeErrorKind};
pub use path::Path;
pub(crate) use path::Step;
pub use quirk::Quirk;
pub use traits::{Decode, Encode, Slots};

/// Levels of objects and arrays that are decoded or encoded at most.
///
/// Counted here and not left to the tokenizer or the stack: a decoder recurses once per level, and an answer from
/// outside must not choose how far.
pub const MAX_DEPTH: usize = 128;

/// Reads one JSON document.
///
/// A byte order mark before the document is skipped; white space around it is allowed.
///
/// # Errors
///
/// A [`DecodeError`] if the bytes are not UTF-8 or not one JSON document, or if the document is no `T`.
///
/// ```
/// let numbers: Vec<i64> = runtime::json::from_slice(b"[1, 2.0, 3e2]")?;
/// assert_eq!(numbers, [1, 2, 300]);
/// assert!(runtime::json::from_slice::<Vec<i64>>(b"[1] 2").is_err());
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
pub fn from_slice<T: Decode>(json: &[u8]) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(json, None)?;
    let value = T::decode(&mut decoder);
    finished(json, value, decoder.finish())
}

/// Reads one JSON document and notes where it deviates from what `T` declares.
///
/// What is found is added to `deviations`, also when the document turns out not to be a `T`.
///
/// # Errors
///
/// The same as [`from_slice`].
///
/// ```
/// use runtime::json::{Deviations, Quirk, from_slice_reporting};
///
/// let mut deviations = Deviations::new();
/// let flags: Vec<bool> = from_slice_reporting(b"[true, 0]", &mut deviations)?;
/// assert_eq!(flags, [true, false]);
///
/// let first = deviations.iter().next().unwrap();
/// assert_eq!(first.quirk(), Some(Quirk::IntBool));
/// assert_eq!(first.path().pointer(), "/1");
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
pub fn from_slice_reporting<T: Decode>(
    json: &[u8],
    deviations: &mut Deviations,
) -> Result<T, DecodeError> {
    let mut decoder = Decoder::new(json, Some(deviations))?;
    let value = T::decode(&mut decoder);
    finished(json, value, decoder.finish())
}

/// Writes a value as compact JSON.
///
/// # Errors
///
/// An [`EncodeError`] if the value holds something that JSON has no form for, such as a float that is not finite.
///
/// ```
/// assert_eq!(runtime::json::to_vec(&vec!["a", "b"])?, br#"["a","b"]"#);
/// assert!(runtime::json::to_vec(&f64::NAN).is_err());
/// # Ok::<(), runtime::json::EncodeError>(())
/// ```
pub fn to_vec(value: &dyn Encode) -> Result<Vec<u8>, EncodeError> {
    let mut encoder = Encoder::new();
    value.encode(&mut encoder);
    encoder.finish()
}

/// Joins the outcome of the value with that of the end of the document, and gives an error its line and column.
fn finished<T>(
    json: &[u8],
    value: Result<T, DecodeError>,
    end: Result<(), DecodeError>,
) -> Result<T, DecodeError> {
    match (value, end) {
        (Ok(value), Ok(())) => Ok(value),
        (Err(error), _) | (Ok(_), Err(error)) => Err(error.located(json)),
    }
}
