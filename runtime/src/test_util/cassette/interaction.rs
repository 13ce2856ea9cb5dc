//! What is kept of a request and its answer?

use bytes::Bytes;

use crate::json::{Decode, DecodeError, Decoder, Slots};
use crate::transport::TransportErrorKind;
use crate::{Base64, Map};

/// A request and what came of it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Interaction {
    pub(super) request: Asked,
    pub(super) outcome: Outcome,
}

/// By what a request is known again.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    pub(super) query: Option<String>,
    pub(super) body: Bytes,
}

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    Answer {
        status: u16,
        headers: Map<String>,
        body: Bytes,
    },
    Failure(TransportErrorKind),
}

/// The kinds of failures, each with its name in the file.
pub(super) const FAILURES: [(&str, TransportErrorKind); 10] = [
    ("unsendable", TransportErrorKind::Unsendable),
    ("connect", TransportErrorKind::Connect),
    ("tls", TransportErrorKind::Tls),
    ("connect-timeout", TransportErrorKind::ConnectTimeout),
    ("refused", TransportErrorKind::Refused),
    ("timeout", TransportErrorKind::Timeout),
    ("lost", TransportErrorKind::Lost),
    ("corrupt", TransportErrorKind::Corrupt),
    ("redirect", TransportErrorKind::Redirect),
    ("upload", TransportErrorKind::Upload),
];

#[derive(Default)]
struct InteractionSlots {
    operation: Option<String>,
    method: Option<String>,
    path: Option<String>,
    query: Option<String>,
    request_body: Option<String>,
    request_base64: Option<Base64>,
    status: Option<u16>,
    headers: Option<Map<String>>,
    body: Option<String>,
    base64: Option<Base64>,
    failure: Option<String>,
}

impl Slots for InteractionSlots {
    const MEMBERS: &'static [&'static str] = &[
        "operation",
        "method",
        "path",
        "query",
        "request_body",
        "request_base64",
        "status",
        "headers",
        "body",
        "base64",
        "failure",
    ];

    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        match index {
            0 => json.slot(&mut self.operation),
            1 => json.slot(&mut self.method),
            2 => json.slot(&mut self.path),
            3 => json.optional(&mut self.query),
            4 => json.optional(&mut self.request_body),
            5 => json.optional(&mut self.request_base64),
            6 => json.optional(&mut self.status),
            7 => json.optional(&mut self.headers),
            8 => json.optional(&mut self.body),
            9 => json.optional(&mut self.base64),
            _ => json.optional(&mut self.failure),
        }
    }
}

impl Decode for Interaction {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let slots: InteractionSlots = json.object()?;
        let failure = slots.failure.as_deref().and_then(|name| {
            let mut kinds = FAILURES.iter();
            kinds
                .find(|(known, _)| *known == name)
                .map(|(_, kind)| *kind)
        });
        let outcome = match failure {
            Some(kind) => Outcome::Failure(kind),
            None => Outcome::Answer {
                status: json.required(slots.status, "status")?,
                headers: slots.headers.unwrap_or_default(),
                body: bytes(slots.body, slots.base64),
            },
        };
        Ok(Self {
            request: Asked {
                operation: json.required(slots.operation, "operation")?,
                method: json.required(slots.method, "method")?,
                path: json.required(slots.path, "path")?,
                query: slots.query,
                body: bytes(slots.request_body, slots.request_base64),
            },
            outcome,
        })
    }
}

fn bytes(text: Option<String>, base64: Option<Base64>) -> Bytes {
    match (text, base64) {
        (Some(text), _) => text.into(),
        (None, Some(base64)) => base64.into_vec().into(),
        (None, None) => Bytes::new(),
    }
}
