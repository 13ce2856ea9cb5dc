//! How does a secret become part of a request?

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};

use crate::request::{cookie, header, query};
use crate::security::Carrier;
use crate::{Base64, Error, InvalidValue, SecurityScheme};

/// A secret in the form in which it is sent, built once.
#[derive(Clone)]
pub(crate) struct Credential {
    scheme: &'static SecurityScheme,
    sent: Sent,
}

#[derive(Clone)]
enum Sent {
    Header(HeaderName, HeaderValue),
    /// An encoded pair.
    Query(Box<str>),
    /// A pair.
    Cookie(Box<str>),
}

impl Credential {
    /// Checks the secret; an error names the scheme and not the secret.
    pub(crate) fn new(
        scheme: &'static SecurityScheme,
        secret: &SecretString,
    ) -> Result<Self, Error> {
        let secret = secret.expose_secret();
        let sent = match secret {
            "" => Err(InvalidValue::Empty),
            secret => Sent::new(scheme.carrier(), secret),
        };
        let sent = sent.map_err(|reason| Error::invalid(scheme.id(), reason))?;
        Ok(Self { scheme, sent })
    }

    pub(crate) fn id(&self) -> &'static str {
        self.scheme.id()
    }

    /// Adds the credential to the request of one attempt.
    pub(crate) fn apply(&self, url: &mut Url, headers: &mut HeaderMap) -> Result<(), InvalidValue> {
        match &self.sent {
            Sent::Header(name, value) => {
                headers.insert(name.clone(), value.clone());
            }
            Sent::Query(pair) => {
                let query = match url.query() {
                    Some(query) => format!("{query}&{pair}"),
                    None => pair.to_string(),
                };
                url.set_query(Some(&query));
            }
            Sent::Cookie(pair) => {
                let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
                let cookies = match others {
                    Some(others) => header::sensitive(&format!("{others}; {pair}"))?,
                    None => header::sensitive(pair)?,
                };
                headers.insert(COOKIE, cookies);
            }
        }
        Ok(())
    }
}

impl Sent {
    fn new(carrier: Carrier, secret: &str) -> Result<Self, InvalidValue> {
        Ok(match carrier {
            Carrier::Bearer => Self::Header(
                AUTHORIZATION,
                header::sensitive(&format!("Bearer {secret}"))?,
            ),
            Carrier::Basic => {
                let encoded = Base64::from(secret.as_bytes());
                Self::Header(
                    AUTHORIZATION,
                    header::sensitive(&format!("Basic {encoded}"))?,
                )
            }
            Carrier::Header(name) => {
                let name = HeaderName::try_from(name).map_err(|_| InvalidValue::Unknown)?;
                Self::Header(name, header::sensitive(secret)?)
            }
            Carrier::Query(name) => {
                let mut pair = String::new();
                query::push_pair(&mut pair, name, secret);
                Self::Query(pair.into())
            }
            Carrier::Cookie(name) => {
                cookie::check(secret)?;
                let pair = format!("{name}={secret}");
                header::value(&pair)?;
                Self::Cookie(pair.into())
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c9_headers_with_secrets_are_marked_sensitive() {
        static SCHEMES: [SecurityScheme; 4] = [
            SecurityScheme::bearer("a"),
            SecurityScheme::basic("b"),
            SecurityScheme::header("c", "X-Key"),
            SecurityScheme::cookie("d", "session"),
        ];
        for scheme in &SCHEMES {
            let credential = Credential::new(scheme, &"u:p".into()).unwrap();
            let url = "https://a.example".parse().unwrap();
            let (mut url, mut headers) = (url, HeaderMap::new());
            credential.apply(&mut url, &mut headers).unwrap();
            assert_eq!(headers.len(), 1);
            assert!(
                headers.values().all(HeaderValue::is_sensitive),
                "{scheme:?}"
            );
        }
    }
}
