//! Did a webhook come from who it says it came from? (feature `webhook`)
//!
//! A server that calls back signs the body with a secret that it shares with the receiver. [`verify_hex`] checks such a
//! signature. It knows no API: where the signature stands, in which header and with which prefix, is for the caller to know.
//!
//! # Unverified
//!
//! The API that this was written for documents no webhooks. Only its PHP package of August 2025 has them: there a signature is
//! the HMAC-SHA256 of the raw body, keyed with the webhook's secret, in lower-case hexadecimal digits. The header's name, a time
//! stamp and the shape of the body are not known, so nothing here protects against a message that is sent a second time: keep
//! the identifiers of the events that were handled.
//!
//! ```
//! use runtime::SecretString;
//! use runtime::webhook::verify_hex;
//!
//! /// Handles a webhook of Contazen. Which header holds the signature is for you to find out.
//! fn handle(secret: &SecretString, signature: &str, body: &[u8]) -> Result<(), &'static str> {
//!     verify_hex(secret, body, signature).map_err(|_| "refused with status 401")?;
//!     // Only now may the body be read.
//!     Ok(())
//! }
//! # assert!(handle(&"key".into(), "00", b"{}").is_err());
//! ```

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// Bytes of a signature.
const LENGTH: usize = 32;

/// Checks the HMAC-SHA256 of a body, written as 64 hexadecimal digits.
///
/// The body must be the bytes as they came: JSON that was read and written again is another text. The comparison takes
/// the same time whatever the signature is, so that nobody can find it out digit by digit.
///
/// ```
/// use runtime::SecretString;
/// use runtime::webhook::{InvalidSignature, verify_hex};
///
/// let secret = SecretString::from("key");
/// let body = b"The quick brown fox jumps over the lazy dog";
/// let signature = "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8";
/// assert_eq!(verify_hex(&secret, body, signature), Ok(()));
/// assert_eq!(verify_hex(&secret, b"another body", signature), Err(InvalidSignature));
/// ```
///
/// # Errors
///
/// [`InvalidSignature`] where it is not the signature of this body, or no signature at all. Which of the two is not told.
pub fn verify_hex(
    secret: &SecretString,
    body: &[u8],
    signature: &str,
) -> Result<(), InvalidSignature> {
    let signature = digits(signature.trim()).ok_or(InvalidSignature)?;
    let key = secret.expose_secret().as_bytes();
    // An empty key signs nothing that not everybody could sign.
    if key.is_empty() {
        return Err(InvalidSignature);
    }
    let mut mac = Hmac::<Sha256>::new_from_slice(key).map_err(|_| InvalidSignature)?;
    mac.update(body);
    mac.verify_slice(&signature).map_err(|_| InvalidSignature)
}

/// The bytes behind hexadecimal digits of either case.
fn digits(text: &str) -> Option<[u8; LENGTH]> {
    let text = text.as_bytes();
    if text.len() != 2 * LENGTH {
        return None;
    }
    let mut bytes = [0; LENGTH];
    for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
        for digit in pair {
            let value = char::from(*digit).to_digit(16)?;
            *byte = *byte << 4 | u8::try_from(value).ok()?;
        }
    }
    Some(bytes)
}

/// A body whose signature does not hold. Do not act on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidSignature;

impl fmt::Display for InvalidSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the signature does not belong to this body")
    }
}

impl std::error::Error for InvalidSignature {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Test case 2 of RFC 4231.
    const KEY: &str = "Jefe";
    const BODY: &[u8] = b"what do ya want for nothing?";
    const SIGNATURE: &str = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    fn check(key: &str, body: &[u8], signature: &str) -> bool {
        verify_hex(&SecretString::from(key), body, signature).is_ok()
    }

    #[test]
    fn a_right_signature_is_accepted_in_either_case() {
        assert!(check(KEY, BODY, SIGNATURE));
        assert!(check(KEY, BODY, &SIGNATURE.to_uppercase()));
        assert!(check(KEY, BODY, &format!(" {SIGNATURE}\n")));
    }

    #[test]
    fn each_changed_digit_is_refused() {
        for at in 0..SIGNATURE.len() {
            let mut changed = SIGNATURE.to_owned();
            let other = if &SIGNATURE[at..=at] == "0" { "1" } else { "0" };
            changed.replace_range(at..=at, other);
            assert!(!check(KEY, BODY, &changed), "{at}");
        }
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(!check("jefe", BODY, SIGNATURE));
        assert!(!check(KEY, b"", SIGNATURE));
        let long = format!("{SIGNATURE}00");
        for signature in [
            "",
            "00",
            &SIGNATURE[..62],
            &long,
            "sha256=",
            &"é".repeat(32),
            &"+1".repeat(32),
        ] {
            assert!(!check(KEY, BODY, signature), "{signature}");
        }
        // The signature that everybody can make.
        let open = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
        assert!(!check("", b"", open));
    }
}
