//! Which version is a document written in, and what did it leave out?
//!
//! After this stage a document is OpenAPI 3.0 in shape, as far as 3.0 can say
//! it: every object has the members that the stages below count on, `null` is a
//! mark beside a type, a bound is a number with a mark, a `$ref` stands alone.
//! Swagger 2.0 comes first, by a conversion of the whole. What 3.0 cannot say (`const`, several types, tuples) stays as it is. A node
//! keeps its pointer and its line, so that findings show what the author wrote.
//!
//! ```yaml
//! type: [string, 'null']    # becomes { type: string, nullable: true }
//! responses:
//!   204: {}                 # becomes { description: '' }
//! ```

mod anchor;
mod binary;
mod bounds;
mod null;
mod omitted;
mod parameters;
mod path_item;
mod reference;
mod rules;
mod schema;
mod servers;
mod swagger;
mod template;
mod version;

pub use crate::document::Version;
pub(crate) use schema::ends_tuple;
pub(crate) use template::{BadPath, Template};

use crate::diagnostic::Diagnostics;
use crate::document::Document;

/// Brings a document into the shape of OpenAPI 3.0.
///
/// None if it is no OpenAPI document, or of a version that is not supported:
/// nothing can be generated then, and `diagnostics` says why.
#[must_use]
pub fn normalise(document: &mut Document, diagnostics: &mut Diagnostics) -> Option<Version> {
    let version = version::detect(document.root(), diagnostics)?;
    if version == Version::V2_0 {
        swagger::convert(document, diagnostics);
    }
    anchor::resolve(document, diagnostics);
    rules::apply(document, version, diagnostics);
    omitted::supply(document, version, diagnostics);
    Some(version)
}
