//! How is a token fetched when it is needed, and not more often?

use std::time::Duration;

use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::{AuthError, AuthFuture, Authenticator, Refresh};
use crate::request::header;

/// How long before its end a token is not used any more: it has to arrive while it is still good.
const MARGIN: Duration = Duration::from_secs(30);

/// A bearer token, as an authorization server hands it out.
#[derive(Debug, Clone)]
pub struct Token {
    secret: SecretString,
    expires_in: Option<Duration>,
}

impl Token {
    /// A token that is good until the server says otherwise.
    pub fn new(secret: impl Into<SecretString>) -> Self {
        Self {
            secret: secret.into(),
            expires_in: None,
        }
    }

    /// The same token, which is good for this long from now on (`expires_in`).
    #[must_use]
    pub fn expires_in(mut self, time: Duration) -> Self {
        self.expires_in = Some(time);
        self
    }
}

/// Sends a bearer token and fetches another one when it has expired or was refused: for `oauth2` and `openIdConnect`.
///
/// `fetch` is any function that gets a token from wherever it comes. All tasks of a client wait for one fetch.
///
/// ```
/// use std::time::Duration;
/// use runtime::auth::{AuthError, Token, TokenCache};
///
/// async fn fetch() -> Result<Token, AuthError> {
///     // … POST to the token endpoint …
///     Ok(Token::new("ya29.a0").expires_in(Duration::from_secs(3600)))
/// }
///
/// let authenticator = TokenCache::new(|| Box::pin(fetch()));
/// # let _ = authenticator;
/// ```
pub struct TokenCache {
    fetch: Box<dyn Fn() -> AuthFuture<'static, Result<Token, AuthError>> + Send + Sync>,
    kept: Mutex<Option<Kept>>,
}

/// A token that was fetched.
struct Kept {
    header: HeaderValue,
    until: Option<Instant>,
}

impl TokenCache {
    /// A cache without a token. The first request fetches one.
    pub fn new(
        fetch: impl Fn() -> AuthFuture<'static, Result<Token, AuthError>> + Send + Sync + 'static,
    ) -> Self {
        Self {
            fetch: Box::new(fetch),
            kept: Mutex::new(None),
        }
    }

    async fn header(&self) -> Result<HeaderValue, AuthError> {
        let mut kept = self.kept.lock().await;
        if let Some(kept) = &*kept
            && kept.until.is_none_or(|until| Instant::now() < until)
        {
            return Ok(kept.header.clone());
        }
        let asked = Instant::now();
        let token = (self.fetch)().await?;
        let header = header::sensitive(&format!("Bearer {}", token.secret.expose_secret()))?;
        let until = token
            .expires_in
            .and_then(|time| asked.checked_add(time.saturating_sub(MARGIN)));
        *kept = Some(Kept {
            header: header.clone(),
            until,
        });
        Ok(header)
    }

    /// Forgets the token that was refused, unless another task has renewed it meanwhile.
    async fn forget(&self, refused: Option<&HeaderValue>) {
        let mut kept = self.kept.lock().await;
        if kept.as_ref().map(|kept| &kept.header) == refused {
            *kept = None;
        }
    }
}

impl Authenticator for TokenCache {
    fn apply<'a>(&'a self, headers: &'a mut HeaderMap) -> AuthFuture<'a, Result<(), AuthError>> {
        Box::pin(async move {
            headers.insert(AUTHORIZATION, self.header().await?);
            Ok(())
        })
    }

    fn on_unauthorized<'a>(&'a self, sent: &'a HeaderMap) -> AuthFuture<'a, Refresh> {
        Box::pin(async move {
            self.forget(sent.get(AUTHORIZATION)).await;
            Refresh::Done
        })
    }
}

impl std::fmt::Debug for TokenCache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenCache")
    }
}
