//! What can stand in a path, a query, a header or a cookie?

mod encoded;
mod upload;
mod values;

use std::borrow::Cow;
use std::fmt;

pub use self::encoded::{DeepParam, JsonParam, StyledParam};
pub use self::upload::Upload;

/// A value that a parameter can carry.
///
/// A value says what it is in terms of the wire: one text, a list of texts or an object of texts. How these are put
/// together is a matter of the parameter's [`Style`](crate::Style).
///
/// ```
/// use runtime::{Param, ParamValue};
///
/// assert_eq!(7_i64.value(), Ok(ParamValue::Text("7".into())));
/// assert_eq!(vec!["a", "b"].value(), Ok(ParamValue::List(vec!["a".into(), "b".into()])));
/// assert!(f64::NAN.value().is_err());
/// ```
pub trait Param {
    /// The value as text, not yet encoded for any place.
    ///
    /// # Errors
    ///
    /// [`InvalidValue`] where the value has no text, such as a float that is not a number.
    fn value(&self) -> Result<ParamValue, InvalidValue>;

    /// Whether the text can hold any character.
    ///
    /// Numbers and dates have a fixed alphabet, so that a `:` in them cannot be taken for a separator of a
    /// [`Filter`](crate::Filter). All else is free text, which is what is assumed.
    fn is_free_text(&self) -> bool {
        true
    }
}

/// A parameter's value, before it is encoded.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParamValue {
    /// Nothing is sent.
    Absent,
    /// One value.
    Text(Cow<'static, str>),
    /// Several values; an empty list sends nothing.
    List(Vec<String>),
    /// Names with a value each; an empty object sends nothing.
    Object(Vec<(String, String)>),
    /// The single values inside nested objects and lists, each with the names on the way to it.
    Deep(Vec<(Vec<String>, String)>),
    /// A file, which only a part of a form can hold.
    File(Upload),
    /// Several files, each a part of its own.
    Files(Vec<Upload>),
}

/// Why a value cannot be sent. It never holds the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InvalidValue {
    /// A path parameter, or an item of its list, is empty.
    Empty,
    /// A path parameter would be read as `.` or `..`.
    DotSegment,
    /// A text holds a character that separates the parts of a filter or a list: `,` or `:`.
    Separator,
    /// A text holds a control character where none can stand.
    Control,
    /// A header value holds something else than visible ASCII.
    NotVisibleAscii,
    /// A float is infinite or not a number.
    NotFinite,
    /// A list or an object stands inside another one.
    Nested,
    /// A list, an object or a file stands where only one value can.
    NotScalar,
    /// A list or filter has too few or too many operands.
    Count,
    /// The value could not be written as JSON.
    Unencodable,
    /// A value that must be there is not.
    Missing,
    /// The operation or client has no parameter, header or credential of that name.
    Unknown,
    /// The name belongs to the client and cannot be set for one request.
    Reserved,
}

impl fmt::Display for InvalidValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::DotSegment => "is a dot segment",
            Self::Separator => "holds a separator",
            Self::Control => "holds a control character",
            Self::NotVisibleAscii => "is not visible ASCII",
            Self::NotFinite => "is not a finite number",
            Self::Nested => "is nested too deeply",
            Self::NotScalar => "is not a single value",
            Self::Count => "has the wrong number of operands",
            Self::Unencodable => "cannot be written as JSON",
            Self::Missing => "is missing",
            Self::Unknown => "is not known here",
            Self::Reserved => "is reserved",
        })
    }
}

impl std::error::Error for InvalidValue {}
