//! By which key does a server recognise the second sending of the same request?

use std::borrow::Cow;

use super::Draft;
use crate::Idempotency;

/// The idempotency key of a call: the caller's, or a new one where the operation is known to take one. It is made once,
/// before the first attempt.
pub(crate) fn of(draft: &Draft) -> Option<Cow<'_, str>> {
    let given = draft
        .options()
        .and_then(|options| options.idempotency_key.as_deref());
    let made = || (draft.operation.idempotency == Idempotency::WithKey).then(random);
    given.map(Cow::Borrowed).or_else(|| made().map(Cow::Owned))
}

/// A random UUID (version 4): the form that servers expect.
fn random() -> String {
    let bits = fastrand::u128(..) & !(0xf << 76) & !(0x3 << 62) | (0x4 << 76) | (0x2 << 62);
    let hex = format!("{bits:032x}");
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default());
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_a_uuid_of_version_4() {
        let (one, two) = (random(), random());
        assert_ne!(one, two);
        for key in [one, two] {
            let lengths: Vec<_> = key.split('-').map(str::len).collect();
            assert_eq!(lengths, [8, 4, 4, 4, 12], "{key}");
            assert!(
                key.bytes()
                    .all(|byte| byte == b'-' || byte.is_ascii_hexdigit()),
                "{key}"
            );
            assert_eq!(key.as_bytes()[14], b'4', "{key}");
            assert!(b"89ab".contains(&key.as_bytes()[19]), "{key}");
        }
    }
}
