//! What does a route answer?

use crate::Json;
use crate::json::{Encode, EncodeError};
use crate::test_util::wire::{Script, Step, answer};

/// An answer of a [`DemoServer`](super::DemoServer).
#[derive(Debug, Clone)]
pub struct DemoAnswer {
    is_lost: bool,
    status: u16,
    content_type: &'static str,
    body: Vec<u8>,
}

impl DemoAnswer {
    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self::bytes(status, "", Vec::new())
    }

    /// An answer with this text as JSON.
    pub fn json(status: u16, text: impl Into<String>) -> Self {
        Self::bytes(status, "application/json", text.into())
    }

    /// An answer with this value as JSON, such as a model of a generated client.
    ///
    /// # Errors
    ///
    /// If the value has no form in JSON.
    pub fn value(status: u16, value: &dyn Encode) -> Result<Self, EncodeError> {
        Ok(Self::json(status, Json::from_value(value)?.to_string()))
    }

    /// An answer with bytes of any type.
    pub fn bytes(status: u16, content_type: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        Self {
            is_lost: false,
            status,
            content_type,
            body: bytes.into(),
        }
    }

    /// No answer: the connection is closed, whatever was done.
    pub fn lost() -> Self {
        Self {
            is_lost: true,
            ..Self::empty(200)
        }
    }

    pub(super) fn script(&self) -> Script {
        if self.is_lost {
            return vec![Step::Close];
        }
        let headers = match self.content_type {
            "" => String::new(),
            content_type => format!("content-type: {content_type}\r\n"),
        };
        answer(self.status, &headers, &self.body)
    }
}
