//! Which values do models consist of, beyond those of the standard library?
//!
//! Money is [`Decimal`], days are [`Date`], instants are [`DateTime`] or [`UnixTime`]: types that write back what they
//! read. What a document leaves open is [`Json`] and [`Extra`]; what may be absent, null or a value is [`Field`].

mod base64;
mod cased;
mod constant;
mod date;
mod date_time;
mod decimal;
mod extra;
mod field;
mod id_or;
mod int_bool;
mod json;
mod macros;
mod macros_of_values;
mod numbered;
mod quoted;
mod text;
mod text_or_integer;
mod unix_time;

pub use self::base64::{Base64, InvalidBase64};
pub use self::cased::Cased;
pub use self::constant::Constant;
pub use self::date_time::{DateTime, InvalidDateTime};
pub use self::extra::Extra;
pub use self::field::Field;
pub use self::id_or::IdOr;
pub use self::int_bool::IntBool;
pub use self::json::Json;
pub use self::numbered::Numbered;
pub use self::quoted::Quoted;
pub use self::text::{Text, UnknownText};
pub use self::text_or_integer::TextOrInteger;
pub use self::unix_time::UnixTime;
pub use jiff::civil::{Date, date};
pub use rust_decimal::Decimal;

/// Members named by data, in the order in which they came.
pub type Map<T> = indexmap::IndexMap<String, T>;

/// What the macros of this crate expand to and nobody else names.
#[doc(hidden)]
pub mod __private {
    pub use super::constant::parameter_text;
    pub use crate::param::{InvalidValue, Param, ParamValue};
}
