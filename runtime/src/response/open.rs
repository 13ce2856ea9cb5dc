//! How does a body become a value? These few functions are all that is compiled once per answer type.

use bytes::Bytes;

use super::{Envelope, NoMeta};
use crate::error::Cause;
use crate::json::{self, Decode, DecodeError, Deviations};

/// How a call's answer is decoded. A pair of a name and a function, so that a call costs nothing per type.
pub(crate) struct Open<T, M> {
    /// The member of the body that holds the value; empty where the body is the value.
    pub(crate) value: &'static str,
    pub(crate) decode: OpenFn<T, M>,
}

/// Decodes a body. `None` for the deviations turns their collection off.
pub(crate) type OpenFn<T, M> = fn(Bytes, Option<&mut Deviations>) -> Opened<T, M>;

/// A value, and the meta that came with it.
type Opened<T, M> = Result<(T, Option<M>), Cause>;

impl<T, M> Clone for Open<T, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, M> Copy for Open<T, M> {}

fn decode<T: Decode>(body: &Bytes, deviations: Option<&mut Deviations>) -> Result<T, Cause> {
    match deviations {
        Some(deviations) => json::from_slice_reporting(body, deviations),
        None => json::from_slice(body),
    }
    .map_err(Cause::Decode)
}

pub(crate) fn plain<T: Decode>(
    body: Bytes,
    deviations: Option<&mut Deviations>,
) -> Opened<T, NoMeta> {
    Ok((decode(&body, deviations)?, None))
}

pub(crate) fn enveloped<E: Envelope>(
    body: Bytes,
    deviations: Option<&mut Deviations>,
) -> Opened<E::Value, E::Meta> {
    let (value, meta) = decode::<E>(&body, deviations)?.open();
    let value = value.ok_or_else(|| Cause::Decode(DecodeError::missing(E::VALUE)))?;
    Ok((value, meta))
}

/// What another function makes of a body, if there is one.
fn present<T, M>(
    body: Bytes,
    deviations: Option<&mut Deviations>,
    decode: OpenFn<T, M>,
) -> Opened<Option<T>, M> {
    if body.trim_ascii().is_empty() {
        return Ok((None, None));
    }
    let (value, meta) = decode(body, deviations)?;
    Ok((Some(value), meta))
}

pub(crate) fn optional<T: Decode>(
    body: Bytes,
    deviations: Option<&mut Deviations>,
) -> Opened<Option<T>, NoMeta> {
    present(body, deviations, plain)
}

pub(crate) fn optional_enveloped<E: Envelope>(
    body: Bytes,
    deviations: Option<&mut Deviations>,
) -> Opened<Option<E::Value>, E::Meta> {
    present(body, deviations, enveloped::<E>)
}

pub(crate) fn bytes(body: Bytes, _: Option<&mut Deviations>) -> Opened<Bytes, NoMeta> {
    Ok((body, None))
}

pub(crate) fn text(body: Bytes, _: Option<&mut Deviations>) -> Opened<String, NoMeta> {
    match String::from_utf8(Vec::from(body)) {
        Ok(text) => Ok((text, None)),
        Err(error) => Err(Cause::NotText(error.utf8_error())),
    }
}

pub(crate) fn nothing(_: Bytes, _: Option<&mut Deviations>) -> Opened<(), NoMeta> {
    Ok(((), None))
}
