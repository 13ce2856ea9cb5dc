//! Who proves who is asking, where the proof changes?

mod token;

use std::error::Error as StdError;
use std::pin::Pin;

use http::HeaderMap;

pub use self::token::{Token, TokenCache};

/// What an [`Authenticator`] works on.
pub type AuthFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Any error of a program.
pub type AuthError = Box<dyn StdError + Send + Sync>;

/// Provides the credential of one security scheme for each attempt.
///
/// For a token that expires there is [`TokenCache`]; this is for anything else, such as a signature with the time in it:
///
/// ```
/// use runtime::HeaderMap;
/// use runtime::auth::{AuthError, AuthFuture, Authenticator};
///
/// struct Dated;
///
/// impl Authenticator for Dated {
///     fn apply<'a>(&'a self, headers: &'a mut HeaderMap) -> AuthFuture<'a, Result<(), AuthError>> {
///         Box::pin(async move {
///             headers.insert("x-proof", "7".parse()?);
///             Ok(())
///         })
///     }
/// }
/// ```
///
/// It is asked last, after all that others may see of a request, and within the time limits of the attempt.
pub trait Authenticator: Send + Sync + 'static {
    /// Adds the headers that prove who is asking. `headers` is empty before; what is in it afterwards is marked sensitive and
    /// goes into the request.
    ///
    /// An error ends the call before anything of it was sent, with kind [`Build`](crate::ErrorKind::Build) and the error as
    /// its source.
    fn apply<'a>(&'a self, headers: &'a mut HeaderMap) -> AuthFuture<'a, Result<(), AuthError>>;

    /// Whether the next proof will be another one, now that the server has answered 401 to the headers in `sent`.
    ///
    /// Only then the request is sent once more, whatever it does: a server that does not know who is asking has done nothing.
    fn on_unauthorized<'a>(&'a self, sent: &'a HeaderMap) -> AuthFuture<'a, Refresh> {
        let _ = sent;
        Box::pin(std::future::ready(Refresh::Never))
    }
}

/// Whether a credential was renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Refresh {
    /// It is the same as before.
    #[default]
    Never,
    /// There is another one.
    Done,
}
