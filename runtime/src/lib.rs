//! What generated OpenAPI clients stand on: HTTP, errors, paging, money, dates and the JSON codec.
//!
//! A generated operation is a few facts and some setters. What touches the network, a secret or a byte of JSON is here,
//! once, and tested once. Nothing in this crate names an API, and nothing in it is needed to *read* a document: it is for
//! programs that call one.
//!
//! ```no_run
//! use runtime::{Api, BodyFacts, Call, Client, ClientBuilder, Error, Idempotency, Method};
//! use runtime::{Operation, Parameter, SecurityScheme};
//!
//! static API: Api = Api {
//!     name: "sample",
//!     version: env!("CARGO_PKG_VERSION"),
//!     base_url: "https://api.example/v1",
//!     body: BodyFacts {
//!         code: Some("/error/code"),
//!         kind: None,
//!         message: Some("/error/message"),
//!         field_errors: None,
//!         retry_after: None,
//!         request_id: None,
//!     },
//!     retry_after_header: None,
//!     rate_limit: None,
//!     security: &[SecurityScheme::bearer("bearerAuth")],
//!     headers: &[],
//! };
//!
//! static LIST_NUMBERS: Operation = Operation {
//!     id: "listNumbers",
//!     method: Method::GET,
//!     path: "/series/{id}/numbers",
//!     idempotency: Idempotency::Safe,
//!     parameters: &[Parameter::path("id"), Parameter::query("from")],
//!     accept: "application/json",
//!     errors: &[],
//!     security: &[&["bearerAuth"]],
//!     pagination: None,
//! };
//!
//! # async fn run() -> Result<(), Error> {
//! let client: Client = ClientBuilder::new(&API).credential("bearerAuth", "key").build()?;
//! let mut call = Call::<Vec<i64>>::plain(&client, &LIST_NUMBERS);
//! call.path("id", &"a/b");
//! call.query("from", &7);
//! let numbers = call.await?;
//! println!("{} numbers, request {:?}", numbers.len(), numbers.request_id());
//! # Ok(())
//! # }
//! ```
//!
//! # Promises
//!
//! Each is kept by tests in `tests/http`, which talk to a scripted server, and fails there if its defence is taken out. Together
//! they are kept by `tests/invariants`, 100,000 schedules of faults on virtual time, and by `tests/faults`, a table of faults
//! with the error, the time and the memory that each comes to.
//!
//! | promise | tests |
//! |---|---|
//! | A path parameter fills exactly its segment; `..` and the like are refused. | `c1_…` |
//! | A value cannot add to a query or rewrite a filter. | `c2_…` |
//! | A parameter is written as the table of the specification says, and can be read back. | `styles` |
//! | A value cannot end its header; nothing hostile panics. | `c3_…` |
//! | No redirect is followed; a key goes nowhere but to the base URL. | `c4_…`, `c5_…`, `c9_…`, `c18_…` |
//! | An answer takes no more memory than its cap, after decompression. | `c6_…` |
//! | Every call ends: connecting, silence, an attempt and the whole are limited. | `c7_…` |
//! | A secret, an identifier or a query is in no `Debug`, `Display` or error. | `c9_…` |
//! | A server's text cannot drive a terminal or begin a log line. | `c10_…` |
//! | What is not idempotent is never sent again once it may have arrived. | `c11_…` |
//! | Retries are few, wait as long as the server asks, and never for minutes on end. | `c12_…` |
//! | Once a server refuses one request, all tasks wait; no header shuts a client out for long. | `c13_…` |
//! | A call that is given up while it waits takes no permit and no place. | `c21_…` |
//! | A list ends, whatever the server says; a failed page loses and repeats nothing. | `c14_…`, `c21_…` |
//! | A call cannot speak for another tenant than its client's. | `c19_…` |
//!
//! # In this crate
//!
//! [`Call`] is a request being described; [`ClientBuilder`] makes the [`Client`] it is sent by; [`Response`] and [`Error`]
//! are its two ends. [`Pager`] walks lists. [`RateLimitConfig`] says how many requests may leave, [`RetryConfig`] how often
//! one is repeated. A [`transport`] carries requests; the default one is HTTP.
//! With the feature `test-util` there are tools for tests, with `webhook` the check of signatures. [`json`] is the codec, [`value`] the types that write back what they read. Futures are to be awaited
//! within a tokio runtime.

mod api;
pub mod auth;
mod client;
mod download;
mod error;
mod facts;
mod filter;
mod gate;
pub mod json;
mod operation;
mod page;
mod param;
mod parameter;
mod request;
mod response;
mod retry;
mod security;
mod send;
mod source;
#[cfg(feature = "test-util")]
pub mod test_util;
pub mod transport;
pub mod value;
#[cfg(feature = "webhook")]
pub mod webhook;

pub use bytes::Bytes;
pub use futures_core::Stream;
pub use http::{HeaderMap, Method, StatusCode};
pub use secrecy::SecretString;

pub use self::api::{Api, BodyFacts, ClientHeader};
pub use self::client::{Client, ClientBuilder, env_var};
pub use self::download::{Download, DownloadFuture, Progress};
pub use self::error::{Error, ErrorKind, InvalidParam, TimeoutKind};
pub use self::facts::FieldError;
pub use self::filter::{Filter, Moment, Operator, ParseFilterError};
pub use self::gate::{RateLimitConfig, RateLimitSnapshot};
pub use self::operation::{ErrorBody, Idempotency, Operation, Pagination, Status};
pub use self::page::{GuardError, Page, PageEnd, Pager, Pages};
pub use self::param::{DeepParam, InvalidValue, JsonParam, Param, ParamValue, StyledParam, Upload};
pub use self::parameter::{Parameter, Place, Style};
pub use self::request::{Call, RequestOptions};
pub use self::response::{
    Envelope, NoMeta, RateLimit, RawFuture, RawResponse, Response, ResponseFuture,
};
pub use self::retry::{FailedAttempt, RetryClassifier, RetryConfig, RetryVerdict};
pub use self::security::SecurityScheme;
pub use self::source::ByteSource;
pub use self::value::{
    Base64, Cased, Constant, Date, DateTime, Decimal, Extra, Field, IdOr, IntBool, Json, Map,
    Numbered, Quoted, Text, TextOrInteger, UnixTime, date,
};
