//! How does an input become an argument?

use std::str::FromStr;

use runtime::json::{Decode, from_slice};
use runtime::{Bytes, Filter, Param, Upload};

/// A value, from JSON.
///
/// # Errors
///
/// The decoder's words.
pub fn json<T: Decode>(input: &[u8]) -> Result<T, String> {
    from_slice(input).map_err(|error| error.to_string())
}

/// A filter, from the JSON string of its text: `"gte:2024-01-31"`.
///
/// # Errors
///
/// Why it is no filter.
pub fn filter<T: FromStr + Param>(input: &[u8]) -> Result<Filter<T>, String> {
    let text: String = json(input)?;
    text.parse().map_err(|error| format!("{text:?} is {error}"))
}

/// A file, from its name, its media type and its text, as three JSON strings in a list.
///
/// # Errors
///
/// The decoder's words.
pub fn file(input: &[u8]) -> Result<Upload, String> {
    let (name, media_type, content): (String, String, String) = json(input)?;
    Ok(Upload::new(name, media_type, content))
}

/// Files, each as [`file()`] takes one, in a list.
///
/// # Errors
///
/// The decoder's words.
pub fn files(input: &[u8]) -> Result<Vec<Upload>, String> {
    let files: Vec<(String, String, String)> = json(input)?;
    let upload = |(name, media_type, content)| Upload::new(name, media_type, content);
    Ok(files.into_iter().map(upload).collect())
}

/// Bytes, as they are.
///
/// # Errors
///
/// None: any input is bytes.
pub fn bytes(input: &[u8]) -> Result<Bytes, String> {
    Ok(Bytes::copy_from_slice(input))
}

/// Text, as it is.
///
/// # Errors
///
/// Where the input is not UTF-8.
pub fn text(input: &[u8]) -> Result<String, String> {
    String::from_utf8(input.to_vec()).map_err(|error| error.to_string())
}
