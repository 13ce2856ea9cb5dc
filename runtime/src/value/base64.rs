//! How are bytes read and written that travel as base64 text?

mod alphabet;

use std::fmt;
use std::ops::Deref;

use crate::json::{Decode, DecodeError, DecodeErrorKind, Decoder, Encode, Encoder};
use crate::param::{InvalidValue, Param, ParamValue};

/// Bytes that are base64 text on the wire (`format: byte`).
///
/// Read from the standard and from the URL-safe alphabet, with padding or without, and written as they were read.
/// Text that does not belong to exactly one sequence of bytes, such as one with line breaks or with bits left over, is
/// an error. Two are equal if their bytes are.
///
/// ```
/// use runtime::Base64;
///
/// let data: Base64 = runtime::json::from_slice(br#""aGVsbG8=""#)?;
/// assert_eq!(&*data, b"hello");
/// assert_eq!(Base64::from(b"hello".to_vec()).to_string(), "aGVsbG8=");
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Base64 {
    bytes: Vec<u8>,
    url_safe: bool,
    unpadded: bool,
}

impl Base64 {
    /// The bytes.
    #[must_use]
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }

    /// The bytes.
    #[must_use]
    pub fn into_vec(self) -> Vec<u8> {
        self.bytes
    }
}

/// Written in the standard alphabet, with padding.
impl From<Vec<u8>> for Base64 {
    fn from(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            url_safe: false,
            unpadded: false,
        }
    }
}

/// Written in the standard alphabet, with padding.
impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.bytes
    }
}

impl PartialEq for Base64 {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Base64 {}

impl std::hash::Hash for Base64 {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

/// The base64 text.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        alphabet::write(f, &self.bytes, self.url_safe, self.unpadded)
    }
}

/// Text that is not base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidBase64;

impl fmt::Display for InvalidBase64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not base64")
    }
}

impl std::error::Error for InvalidBase64 {}

impl std::str::FromStr for Base64 {
    type Err = InvalidBase64;

    fn from_str(text: &str) -> Result<Self, InvalidBase64> {
        let digits = text.trim_end_matches('=');
        let padding = text.len().saturating_sub(digits.len());
        let url_safe = digits.contains(['-', '_']);
        if url_safe && digits.contains(['+', '/']) {
            return Err(InvalidBase64);
        }
        // Padding fills the last four, or is left out altogether.
        let missing = digits.len().wrapping_neg() % 4;
        if missing == 3 || (padding != 0 && padding != missing) {
            return Err(InvalidBase64);
        }
        let bytes = alphabet::read(digits).ok_or(InvalidBase64)?;
        Ok(Self {
            bytes,
            url_safe,
            unpadded: padding == 0 && missing != 0,
        })
    }
}

impl Decode for Base64 {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let start = json.start()?;
        json.string()?.parse().map_err(|_: InvalidBase64| {
            DecodeError::new(DecodeErrorKind::Value, "base64", "another text", start)
        })
    }
}

impl Encode for Base64 {
    fn encode(&self, json: &mut Encoder) {
        json.plain_text(format_args!("{self}"));
    }
}

impl Param for Base64 {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::Text(self.to_string().into()))
    }

    fn is_free_text(&self) -> bool {
        false
    }
}
