//! Which version is a document written in, and what did it leave out?
//!
//! After this stage a document is OpenAPI 3.0 in shape: every object has the
//! members that the stages below count on. Whatever was supplied is reported, so
//! that nothing is guessed in silence.
//!
//! ```yaml
//! responses:
//!   204: {}                 # becomes { description: '' }
//! ```

mod omitted;
mod version;

pub use version::Version;

use crate::diagnostic::Diagnostics;
use crate::document::Document;

/// Brings a document into the shape of OpenAPI 3.0.
///
/// None if it is no OpenAPI document, or of a version that is not supported:
/// nothing can be generated then, and `diagnostics` says why.
#[must_use]
pub fn normalise(document: &mut Document, diagnostics: &mut Diagnostics) -> Option<Version> {
    let version = version::detect(document.root(), diagnostics)?;
    omitted::supply(document, diagnostics);
    Some(version)
}
