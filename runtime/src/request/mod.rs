//! How does a description of a call become the bytes of a request?

mod as_call;
mod call;
pub(crate) mod cookie;
mod draft;
mod encode;
mod form;
pub(crate) mod header;
mod key;
mod macros;
mod multipart;
mod options;
mod path;
mod prepare;
pub(crate) mod query;
mod style;

pub use self::as_call::AsCall;
pub use self::call::Call;
pub(crate) use self::draft::Draft;
pub use self::options::RequestOptions;
#[cfg(feature = "test-util")]
pub(crate) use self::prepare::build_url;
pub(crate) use self::prepare::{IDEMPOTENCY_KEY, Prepared, prepare};
