//! What generated OpenAPI clients stand on: HTTP, errors, paging, money, dates and the JSON codec.

mod api;
mod client;
mod error;
mod facts;
mod filter;
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
pub mod value;

pub use bytes::Bytes;
pub use http::{HeaderMap, Method, StatusCode};
pub use secrecy::SecretString;

pub use self::api::{Api, BodyFacts, ClientHeader};
pub use self::client::{Client, ClientBuilder, env_var};
pub use self::error::{Error, ErrorKind, InvalidParam, TimeoutKind};
pub use self::facts::FieldError;
pub use self::filter::{Filter, Moment, Operator, ParseFilterError};
pub use self::operation::{ErrorBody, Idempotency, Operation, Pagination, Status};
pub use self::page::{GuardError, Page, PageEnd, Pager, Pages};
pub use self::param::{InvalidValue, JsonParam, Param, ParamValue};
pub use self::parameter::{Parameter, Place, Style};
pub use self::request::{Call, RequestOptions};
pub use self::response::{
    Envelope, NoMeta, RateLimit, RawFuture, RawResponse, Response, ResponseFuture,
};
pub use self::retry::RetryConfig;
pub use self::security::SecurityScheme;
pub use self::value::{
    Base64, Date, DateTime, Decimal, Extra, Field, IntBool, Json, Map, Quoted, Text, UnixTime, date,
};
