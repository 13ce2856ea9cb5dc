//! How is an error printed, to whom nothing secret may be shown and whose text a server may have written?

use std::fmt::{self, Write};

use super::{Cause, Error, ErrorKind};
use crate::Api;

/// Characters of the server's message that `{:#}` shows.
const MESSAGE_LIMIT: usize = 200;
/// Characters of a code or a request id that are shown.
const WORD_LIMIT: usize = 64;

/// `GET /clients/{id}: 422 validation_error (request req_123, 2 attempts)`
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &self.0;
        if let Some(operation) = error.operation {
            write!(f, "{operation}: ")?;
        }
        match error.status {
            Some(status) if !status.is_success() => write!(f, "{}", status.as_u16())?,
            _ => f.write_str(error.failed_by.unwrap_or(error.kind).words())?,
        }
        if error.kind == ErrorKind::OutcomeUnknown {
            f.write_str(", the outcome is unknown")?;
        }
        if let Some(code) = &error.code {
            write!(f, " {}", Escaped(code, WORD_LIMIT))?;
        }
        write!(f, "{}", error.cause)?;
        if f.alternate()
            && let Some(message) = &error.message
        {
            write!(f, ": {}", Escaped(message, MESSAGE_LIMIT))?;
        }
        if f.alternate() && error.kind == ErrorKind::Precondition {
            advise(f, error.api)?;
        }
        match (&error.request_id, error.attempts) {
            (Some(id), 0 | 1) => write!(f, " (request {})", Escaped(id, WORD_LIMIT)),
            (Some(id), n) => write!(f, " (request {}, {n} attempts)", Escaped(id, WORD_LIMIT)),
            (None, 0 | 1) => Ok(()),
            (None, n) => write!(f, " ({n} attempts)"),
        }
    }
}

/// What to look at where a condition does not hold: the server seldom says which.
fn advise(f: &mut fmt::Formatter<'_>, api: Option<&Api>) -> fmt::Result {
    f.write_str("; check ")?;
    let headers = api.map_or(&[][..], |api| api.headers);
    for header in headers {
        write!(f, "the header {}, ", header.name)?;
    }
    f.write_str("whether the account has the feature, and whether the thing has changed")
}

/// The facts, without headers, body and the server's message.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let error = &self.0;
        let mut debug = f.debug_struct("Error");
        debug.field("kind", &error.kind);
        if let Some(operation) = error.operation {
            debug.field("operation", &format_args!("{operation}"));
        }
        if let Some(status) = error.status {
            debug.field("status", &status.as_u16());
        }
        if let Some(code) = &error.code {
            debug.field("code", &format_args!("{}", Escaped(code, WORD_LIMIT)));
        }
        if let Some(id) = &error.request_id {
            debug.field("request_id", &format_args!("{}", Escaped(id, WORD_LIMIT)));
        }
        debug
            .field("attempts", &error.attempts)
            .field("maybe_sent", &error.maybe_sent);
        if let Some(wait) = error.retry_after {
            debug.field("retry_after", &wait);
        }
        match &error.cause {
            Cause::Source(transport) => {
                debug.field("cause", &format_args!("{}", Chain(&**transport)))
            }
            Cause::None => &mut debug,
            cause => debug.field(
                "cause",
                &format_args!("{}", cause.to_string().trim_start_matches(": ")),
            ),
        };
        debug.finish_non_exhaustive()
    }
}

/// An error and what lies under it, on one line.
struct Chain<'a>(&'a dyn std::error::Error);

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Escaped(&self.0.to_string(), MESSAGE_LIMIT))?;
        let mut next = self.0.source();
        while let Some(error) = next {
            write!(f, ": {}", Escaped(&error.to_string(), MESSAGE_LIMIT))?;
            next = error.source();
        }
        Ok(())
    }
}

/// Text that someone else wrote: cut after a number of characters, and unable to drive a terminal or to begin a new log line.
pub(crate) struct Escaped<'a>(pub(crate) &'a str, pub(crate) usize);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, character) in self.0.chars().enumerate() {
            if count == self.1 {
                return f.write_char('…');
            }
            if character.is_control() || is_invisible(character) {
                write!(f, "{}", character.escape_unicode())?;
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}

/// Line separators and the characters that reorder or hide the text around them.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{061C}')
}
