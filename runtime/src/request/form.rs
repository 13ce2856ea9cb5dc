//! How do the fields of a form become a body?
//!
//! Multipart where a field can hold a file, else one line of `name=value` pairs, written as in a query. Fields come in the
//! order of the document, each item of a list as a field of its own.

use std::borrow::Cow;

use super::draft::Body;
use super::{Draft, multipart, query};
use crate::parameter::Place;
use crate::{ByteSource, Error};

/// The body that the form fields of a call make; `None` where none was set.
pub(crate) fn build(draft: &Draft) -> Result<Option<Body>, Error> {
    match urlencoded(draft)? {
        Some(body) => Ok(Some(body)),
        None => multipart::build(draft),
    }
}

fn urlencoded(draft: &Draft) -> Result<Option<Body>, Error> {
    let mut text = String::new();
    for (parameter, value) in draft.values_in(Place::Form) {
        query::write(&mut text, parameter, value?)
            .map_err(|reason| Error::invalid(parameter.name, reason))?;
    }
    Ok((!text.is_empty()).then(|| Body {
        content_type: Cow::Borrowed("application/x-www-form-urlencoded"),
        payload: ByteSource::from(text).into(),
    }))
}
