//! What does a document say of its requests, read without the generator?
//!
//! A second opinion: it shares no code with `codegen` and looks at the text of the document only. It knows what the
//! OpenAPI specification says of parameters, bodies and credentials, and those of the project's extensions that change
//! what a request looks like (`x-filter`, `x-client-header`, `x-retry`, `x-wire-quirks`).

mod operation;
mod parameter;
mod tree;

pub(crate) use self::operation::VERBS;
pub use self::operation::{Body, Form, Operation, operations};
pub use self::parameter::{Parameter, Style};
pub use self::tree::{Node, Tree};
