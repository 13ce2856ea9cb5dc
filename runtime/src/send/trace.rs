//! What does a trace show of a call?
//!
//! One span per call, `http.client`, with the names that OpenTelemetry gives to these things, and one event per attempt. It
//! shows the verb, the template of the path, the host, statuses and kinds of errors; no query, no header, no body. Without
//! the feature `tracing` all of this is nothing.

#[cfg(feature = "tracing")]
pub(super) use self::on::Trace;

#[cfg(not(feature = "tracing"))]
pub(super) use self::off::Trace;

#[cfg(feature = "tracing")]
mod on {
    use tracing::{Span, debug, field, info_span};

    use crate::client::Core;
    use crate::middleware::{AttemptInfo, ResponseMeta};
    use crate::{Error, ErrorKind, Operation};

    /// The span of one call.
    #[derive(Clone)]
    pub(in crate::send) struct Trace(Span);

    impl Trace {
        pub(in crate::send) fn begin(core: &Core, operation: &'static Operation) -> Self {
            Self(info_span!(
                "http.client",
                otel.kind = "client",
                otel.name = field::display(operation),
                http.request.method = operation.method.as_str(),
                url.template = operation.path,
                server.address = core.base.url().host_str(),
                server.port = core.base.url().port_or_known_default(),
                http.response.status_code = field::Empty,
                http.request.resend_count = field::Empty,
                error.type = field::Empty,
            ))
        }

        /// Does something inside the span.
        pub(in crate::send) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
            self.0.in_scope(work)
        }

        pub(in crate::send) fn attempt(&self, attempt: &AttemptInfo) {
            self.0.in_scope(|| {
                debug!(
                    http.request.resend_count = attempt.number.saturating_sub(1),
                    http.response.status_code = attempt.status.map(|status| status.as_u16()),
                    error.type = attempt.error.map(name),
                    elapsed_ms = attempt.elapsed.as_secs_f64() * 1e3,
                    retry_in_ms = attempt.retry_in.map(|wait| wait.as_secs_f64() * 1e3),
                    "attempt"
                );
            });
        }

        pub(in crate::send) fn response(&self, response: &ResponseMeta<'_>) {
            self.end(Some(response.status.as_u16()), response.attempts);
        }

        pub(in crate::send) fn error(&self, error: &Error) {
            self.end(
                error.status().map(|status| status.as_u16()),
                error.attempts(),
            );
            self.0.record("error.type", name(error.kind()));
        }

        fn end(&self, status: Option<u16>, attempts: u32) {
            if let Some(status) = status {
                self.0.record("http.response.status_code", status);
            }
            if attempts > 1 {
                self.0.record("http.request.resend_count", attempts - 1);
            }
        }
    }

    /// The kind of an error as a word that does not change.
    fn name(kind: ErrorKind) -> &'static str {
        match kind {
            ErrorKind::InvalidParam => "invalid_param",
            ErrorKind::Build => "build",
            ErrorKind::Connect => "connect",
            ErrorKind::Tls => "tls",
            ErrorKind::Timeout(_) => "timeout",
            ErrorKind::RateLimited => "rate_limited",
            ErrorKind::OutcomeUnknown => "outcome_unknown",
            ErrorKind::Unauthorized => "unauthorized",
            ErrorKind::Forbidden => "forbidden",
            ErrorKind::NotFound => "not_found",
            ErrorKind::Conflict => "conflict",
            ErrorKind::Precondition => "precondition",
            ErrorKind::Validation => "validation",
            ErrorKind::Api => "api",
            ErrorKind::Server => "server",
            ErrorKind::Redirect => "redirect",
            ErrorKind::TooLarge => "too_large",
            ErrorKind::Decode => "decode",
            ErrorKind::Cancelled => "cancelled",
            ErrorKind::Other => "other",
        }
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::client::Core;
    use crate::middleware::{AttemptInfo, ResponseMeta};
    use crate::{Error, Operation};

    /// Nothing.
    #[derive(Clone)]
    pub(in crate::send) struct Trace;

    impl Trace {
        pub(in crate::send) fn begin(_: &Core, _: &'static Operation) -> Self {
            Self
        }

        pub(in crate::send) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        pub(in crate::send) fn attempt(&self, _: &AttemptInfo) {}

        pub(in crate::send) fn response(&self, _: &ResponseMeta<'_>) {}

        pub(in crate::send) fn error(&self, _: &Error) {}
    }
}
