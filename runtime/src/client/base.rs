//! Where is the API, and may a secret be sent there?

use std::net::IpAddr;

use reqwest::Url;

use crate::Error;

/// A checked base URL.
#[derive(Clone)]
pub(crate) struct Base {
    url: Url,
    /// The path without a slash at its end.
    prefix: Box<str>,
    /// Whether nothing may be sent there.
    is_refused: bool,
}

impl Base {
    /// Accepts `https` anywhere, and `http` on loopback or where the caller allows it.
    pub(crate) fn parse(text: &str, allow_insecure_http: bool) -> Result<Self, Error> {
        let url = Url::parse(text).map_err(|_| Error::build("the base URL is not a URL"))?;
        let allowed = match url.scheme() {
            "https" => true,
            "http" => allow_insecure_http || is_loopback(&url),
            _ => false,
        };
        if !allowed {
            return Err(Error::build(
                "the base URL is not https; plain http is for loopback, or for `allow_insecure_http(true)`",
            ));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Error::build("the base URL holds a user name or a password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(Error::build("the base URL holds a query or a fragment"));
        }
        let prefix = url.path().trim_end_matches('/').into();
        Ok(Self {
            url,
            prefix,
            is_refused: false,
        })
    }

    /// The same host with another path.
    pub(crate) fn with_path(&self, path: &str) -> Option<Self> {
        let mut url = self.url.clone();
        url.set_path(path);
        Self::parse(url.as_str(), true).ok()
    }

    /// A place to which nothing may be sent: the URL of the document is none, or is not https.
    pub(crate) fn refused(self) -> Self {
        Self {
            is_refused: true,
            ..self
        }
    }

    /// Whether nothing may be sent there.
    pub(crate) fn is_refused(&self) -> bool {
        self.is_refused
    }

    pub(crate) fn url(&self) -> &Url {
        &self.url
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    pub(crate) fn as_str(&self) -> &str {
        self.url.as_str()
    }

    pub(crate) fn is_loopback(&self) -> bool {
        is_loopback(&self.url)
    }
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host
        .trim_start_matches('[')
        .trim_end_matches(']')
        .parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c9_plain_http_is_for_loopback() {
        for url in [
            "https://a.example/v1",
            "http://localhost:1",
            "http://127.0.0.1/",
            "http://127.9.9.9",
            "http://[::1]:80/x",
        ] {
            assert!(Base::parse(url, false).is_ok(), "{url}");
        }
        for url in [
            "http://a.example",
            "http://localhost.a.example",
            "http://127.0.0.1.nip.io",
            "http://0.0.0.0",
            "ftp://localhost",
            "file:///x",
            "data:x",
            "x",
        ] {
            assert!(Base::parse(url, false).is_err(), "{url}");
        }
        assert!(Base::parse("http://a.example", true).is_ok());
        assert!(Base::parse("ftp://a.example", true).is_err());
    }

    #[test]
    fn c9_a_base_url_holds_no_secret() {
        for url in [
            "https://user@a.example",
            "https://:pass@a.example",
            "https://a.example?key=1",
            "https://a.example#x",
        ] {
            let error = Base::parse(url, false).err().expect(url);
            assert!(!format!("{error} {error:?}").contains("a.example"));
        }
    }

    #[test]
    fn the_prefix_has_no_slash_at_its_end() {
        for (url, prefix) in [
            ("https://a/v1", "/v1"),
            ("https://a/v1/", "/v1"),
            ("https://a", ""),
            ("https://a/", ""),
            ("https://a/x/y//", "/x/y"),
        ] {
            assert_eq!(Base::parse(url, false).unwrap().prefix(), prefix, "{url}");
        }
    }
}
