//! What generated OpenAPI clients stand on: HTTP, errors, paging, money, dates and the JSON codec.
//!
//! A generated operation is a few facts and some setters. What touches the network, a secret or a byte of JSON is here,
//! once, and tested once. Nothing in this crate names an API, and nothing in it is needed to *read* a document: it is for
//! programs that call one.
//!
//! A program makes its generated client and names little of this crate: [`Error`], the settings of [`ClientBuilder`], and the
//! types of values. This is all that a generated module holds, written by hand:
//!
//! ```no_run
//! use runtime::{Api, BodyFacts, Call, Client, ClientBuilder, Error, Idempotency, Verb};
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
//!     method: Verb::GET,
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
//! # In this crate
//!
//! [`Call`] is a request being described; [`ClientBuilder`] makes the [`Client`] it is sent by; [`Response`] and [`Error`]
//! are its two ends. [`Pager`] walks lists. [`RateLimitConfig`] says how many requests may leave, [`RetryConfig`] how often
//! one is repeated. A [`transport`] carries requests; the default one is HTTP.
//! [`auth`] is for credentials that change, and a [`Middleware`] is told of all calls. [`ByteSource`] and [`Download`] are
//! bodies as streams. [`json`] is the codec, [`value`] the types that write back what they read. With the feature `test-util`
//! there are tools for tests, with `webhook` the check of signatures. Futures are to be awaited within a tokio runtime.
//!
//! # Features
//!
//! | feature | what it adds |
//! |---|---|
//! | `tracing` | a span `http.client` per call and an event per attempt, with the names of OpenTelemetry |
//! | `tower` | `transport::TowerTransport`: a service as the transport |
//! | `test-util` | the module `test_util`: a mock, servers that misbehave, recordings |
//! | `webhook` | the module `webhook`: the check of signatures |
//! | `blocking` | the module `blocking`: `.wait()` on requests and `.items()` on lists, for programs without tasks |
//!
//! # Promises
//!
//! Each is kept by tests of this crate, here or in `tests/http`, which talk to a scripted server and fail if the defence is
//! taken out. That the tests named here exist is a test itself. Together the promises are kept by `tests/invariants`, 100,000
//! schedules of faults on virtual time, and by `tests/faults`, a table of faults with the error, the time and the memory that
//! each comes to. The threats that they answer are listed in `docs/threats.md`.
//!
//! | promise | tests |
//! |---|---|
//! | A path parameter fills exactly its segment; `..` and the like are refused. | `c1_a_value_stays_in_its_segment`, `c1_values_that_are_no_segment_are_refused`, `c1_one_segment_for_each_parameter_which_decodes_back` |
//! | A value cannot add to a query or rewrite a filter. | `c2_an_item_cannot_become_two`, `c2_what_was_written_is_read_back`, `c2_text_that_holds_a_separator_is_refused`, `c2_parse_of_render_is_the_filter` |
//! | A parameter is written as the table of the specification says, and can be read back. | `the_table_of_the_specification`, `what_was_written_is_read_back` |
//! | A value cannot end its header; nothing hostile panics. | `c3_hostile_values_are_refused_wherever_a_header_is_made`, `c3_no_file_name_ends_its_line`, `c3_no_name_of_a_part_ends_its_line` |
//! | No redirect is followed, and none that a supplied client follows goes unseen. | `c4_no_redirect_is_followed_anywhere`, `c4_a_redirect_that_a_supplied_client_followed_is_an_error` |
//! | The server's links are not followed. | `c5_links_of_the_server_are_not_followed` |
//! | An answer takes no more memory than its cap, after decompression; a file takes a chunk. | `c6_a_gzip_bomb_is_stopped_at_the_cap_of_inflated_bytes`, `c6_an_endless_body_is_stopped`, `c6_a_length_that_lies_is_an_error`, `c6_a_file_may_be_larger_than_the_cap_and_is_never_in_memory_whole` |
//! | Every call ends: connecting, silence, an attempt and the whole are limited, whatever the transport. | `c7_connecting_is_limited_and_nothing_was_sent`, `c7_a_silent_server_is_a_read_timeout`, `c7_a_drip_is_stopped_by_the_attempt_timeout`, `c7_the_total_timeout_covers_attempts_and_waits`, `c7_a_transport_that_never_answers_is_given_up` |
//! | A secret, an identifier or a query is in no `Debug`, `Display`, error, middleware or trace. | `c9_the_canary_is_seen_on_the_wire_only`, `c9_every_station_of_a_call_is_told_without_its_credential`, `c9_a_call_is_a_span_and_an_attempt_an_event_without_a_secret`, `c9_no_public_type_prints_the_canary`, `c9_no_span_and_no_event_of_any_level_holds_the_canary`, `c9_no_line_of_a_log_holds_the_canary`, `c9_no_secret_is_on_a_cassette` |
//! | JSON is read alike, however deep it is and whatever other crates switch on. | `c8_two_hundred_thousand_arrays_are_an_error`, `c15_every_row_holds`, `c16_the_token_of_a_decimal_survives` |
//! | A server that cannot prove who it is gets no key. | `c17_whoever_does_not_prove_who_he_is_gets_no_key` |
//! | A key goes over no plain http, and through no proxy on loopback. | `c9_a_key_is_not_sent_over_plain_http`, `c18_the_proxy_matrix` |
//! | A server's text cannot drive a terminal or begin a log line. | `c10_a_servers_text_cannot_drive_the_terminal` |
//! | What is not idempotent is never sent again once it may have arrived, and an error says whether it may have. | `c11_the_table_of_classes_and_failures`, `c11_what_is_not_idempotent_is_sent_once`, `c11_no_judgement_repeats_a_create_that_may_have_arrived`, `c11_an_error_tells_whether_any_attempt_may_have_arrived`, `c11_a_create_that_ran_out_of_time_has_an_unknown_outcome` |
//! | What a server says that it has not begun is sent again, and nothing else is behind the back of the rule. | `c11_what_http2_refuses_was_not_begun` |
//! | A stream of events takes one item's memory at a time, and is not asked for again. | `c6_an_item_without_an_end_is_an_error`, `c11_a_stream_that_breaks_off_is_not_asked_for_again` |
//! | A stream is sent once. | `c11_a_stream_that_was_read_from_is_not_sent_again` |
//! | Retries are few, wait as long as the server asks, and never for minutes on end. | `c12_the_quota_of_a_client_ends_a_storm`, `c12_a_hint_is_waited_for_and_not_undercut`, `c12_a_hint_beyond_the_ceiling_fails_at_once_and_is_handed_on` |
//! | A credential that was refused is renewed once. | `a_refused_token_is_renewed_once_also_for_a_create`, `a_second_refusal_is_final` |
//! | Once a server refuses one request, all tasks and all clients of the key wait; no header shuts a client out for long. | `c13_a_refusal_makes_all_tasks_and_handles_wait`, `c13_clients_of_the_same_key_wait_together`, `c13_a_poisoned_header_shuts_nobody_out_for_long` |
//! | What is permitted is used, and no more. | `c13_ten_tasks_use_what_is_permitted_and_no_more` |
//! | A list ends, whatever the server says. | `c14_an_identical_page_ends_the_list`, `c14_the_number_of_pages_is_limited` |
//! | A failed page loses and repeats nothing, nor does a walk that goes on elsewhere. | `c14_a_failed_page_is_asked_for_again_without_loss_or_repeat`, `c14_a_walk_goes_on_where_it_stopped` |
//! | A call cannot speak for another tenant than its client's. | `c19_headers_of_the_client_cannot_be_overridden_by_a_call` |
//! | A call costs little more than a bare read: 12 allocations, and 30,000 instructions (`cargo xtask bench instructions`). | `the_pipeline_allocates_little_above_a_bare_read` |
//! | A future that is dropped takes no permit, no place, no item and no chunk with it. | `c21_a_call_given_up_at_the_gate_leaves_it_as_it_was`, `c21_a_dropped_next_loses_nothing`, `c21_a_chunk_that_is_given_up_is_not_lost`, `c21_every_future_can_be_dropped_at_every_await`, `c21_no_page_is_lost_that_was_fetched_ahead_for_a_future_that_is_dropped` |

mod api;
pub mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod client;
mod download;
mod error;
mod facts;
mod filter;
mod gate;
mod incoming;
mod items;
pub mod json;
mod middleware;
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
mod verb;
#[cfg(feature = "webhook")]
pub mod webhook;

pub use verb::Verb;

pub use bytes::Bytes;
pub use futures_core::Stream;
pub use http::{HeaderMap, Method, StatusCode};
pub use secrecy::SecretString;

pub use self::api::{Api, BodyFacts, ClientHeader};
pub use self::client::{BehaviourVersion, Client, ClientBuilder, ServerUrl, env_var};
pub use self::download::{Download, DownloadFuture, Progress};
pub use self::error::{Error, ErrorKind, InvalidParam, LookUp, TimeoutKind};
pub use self::facts::FieldError;
pub use self::filter::{Filter, Moment, Operator, ParseFilterError};
pub use self::gate::{RateLimitConfig, RateLimitSnapshot};
pub use self::incoming::Webhook;
pub use self::items::{Event, ItemStream};
pub use self::middleware::{AttemptInfo, Middleware, RequestParts, ResponseMeta};
pub use self::operation::{ErrorBody, Idempotency, Operation, Pagination, Status};
pub use self::page::{GuardError, Page, PageEnd, Pager, Pages, ParseTokenError, ResumeToken};
pub use self::param::{DeepParam, InvalidValue, JsonParam, Param, ParamValue, StyledParam, Upload};
pub use self::parameter::{Parameter, Place, Style};
pub use self::request::{AsCall, Call, RequestOptions};
pub use self::response::{
    ByStatus, Envelope, NoMeta, RateLimit, RawFuture, RawResponse, Response, ResponseFuture,
    ResponseHeader, StatusBody, StatusBodyError,
};
pub use self::retry::{FailedAttempt, RetryClassifier, RetryConfig, RetryVerdict};
pub use self::security::SecurityScheme;
pub use self::source::ByteSource;
pub use self::value::{
    Base64, Cased, Constant, Date, DateTime, Decimal, Extra, Field, IdOr, IntBool, Json, Map,
    Numbered, Quoted, Text, TextOrInteger, UnixTime, date,
};
