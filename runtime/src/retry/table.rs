//! Which failures of which operations may be repeated?

use crate::send::{Failure, Sent};
use crate::{ErrorKind, Idempotency};

/// The table. A request of class [`NonIdempotent`](Idempotency::NonIdempotent) is repeated only where the server surely did not
/// begin to work on it.
pub(crate) fn may_repeat(class: Idempotency, failure: &Failure, rate_limited: bool) -> bool {
    let repeatable = match class {
        Idempotency::Safe | Idempotency::Idempotent | Idempotency::WithKey => true,
        Idempotency::NonIdempotent => false,
    };
    match (failure.kind, failure.sent) {
        (ErrorKind::Connect | ErrorKind::Tls | ErrorKind::Timeout(_), Sent::No) => true,
        (ErrorKind::RateLimited, _) => rate_limited,
        (ErrorKind::Timeout(_) | ErrorKind::OutcomeUnknown, _) => repeatable,
        (ErrorKind::Server | ErrorKind::Api, _) => {
            let status = failure
                .received
                .as_ref()
                .map(|received| received.status.as_u16());
            repeatable && matches!(status, Some(408 | 500 | 502 | 503 | 504))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use http::StatusCode;

    use super::*;
    use crate::TimeoutKind;
    use crate::error::Cause;
    use crate::send::Received;

    fn failure(kind: ErrorKind, sent: Sent) -> Failure {
        Failure {
            kind,
            sent,
            cause: Cause::None,
            received: None,
        }
    }

    fn status(code: u16) -> Failure {
        let status = StatusCode::from_u16(code).unwrap();
        Failure::of_status(Received {
            status,
            headers: Default::default(),
            body: Default::default(),
        })
    }

    const CLASSES: [Idempotency; 4] = [
        Idempotency::Safe,
        Idempotency::Idempotent,
        Idempotency::WithKey,
        Idempotency::NonIdempotent,
    ];

    fn row(failure: &Failure) -> [bool; 4] {
        CLASSES.map(|class| may_repeat(class, failure, true))
    }

    #[test]
    fn c11_the_table_of_classes_and_failures() {
        let all = [true; 4];
        let idempotent = [true, true, true, false];
        let none = [false; 4];
        for kind in [
            ErrorKind::Connect,
            ErrorKind::Tls,
            ErrorKind::Timeout(TimeoutKind::Connect),
        ] {
            assert_eq!(row(&failure(kind, Sent::No)), all, "{kind:?}");
        }
        for kind in [
            TimeoutKind::Read,
            TimeoutKind::Attempt,
            TimeoutKind::Operation,
        ] {
            assert_eq!(
                row(&failure(ErrorKind::Timeout(kind), Sent::Maybe)),
                idempotent,
                "{kind:?}"
            );
        }
        assert_eq!(
            row(&failure(ErrorKind::OutcomeUnknown, Sent::Maybe)),
            idempotent
        );
        for code in [408, 500, 502, 503, 504] {
            assert_eq!(row(&status(code)), idempotent, "{code}");
        }
        assert_eq!(row(&status(429)), all);
        for code in [
            301, 307, 400, 401, 403, 404, 409, 410, 412, 422, 423, 451, 501, 505, 511, 599,
        ] {
            assert_eq!(row(&status(code)), none, "{code}");
        }
        for kind in [
            ErrorKind::Decode,
            ErrorKind::TooLarge,
            ErrorKind::Redirect,
            ErrorKind::Build,
            ErrorKind::InvalidParam,
        ] {
            assert_eq!(row(&failure(kind, Sent::Maybe)), none, "{kind:?}");
        }
    }

    #[test]
    fn a_switch_turns_the_row_of_429_off() {
        assert!(
            CLASSES
                .iter()
                .all(|class| !may_repeat(*class, &status(429), false))
        );
    }
}
