//! Which values can be told from all others when they are found on the wire?

mod request;
mod schema;
mod value;

pub use self::request::{Field, Fill, Request, Sent};
pub use self::schema::{Letters, Members, Sampler};
pub use self::value::Value;
