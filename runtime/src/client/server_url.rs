//! Which of the document's servers is it, once its variables have values?
//!
//! A value goes into a URL to which the client's credential is sent, so that none may move the URL to another host: what
//! is not an allowed character where the variable stands is refused when the client is built.
//!
//! | where | what a value may hold |
//! |---|---|
//! | before `://` | letters, digits, `+`, `-`, `.` |
//! | in the host | letters, digits, `-`, `_`; dots and colons where the document's value has them, dots where it is the whole host |
//! | the port | digits |
//! | in the path | letters, digits, `-`, `.`, `_`, `~`; slashes where the document's value has them |
//! | the whole URL | anything: it is checked like a base URL |

use crate::Error;

/// The URL of one of the document's servers, for [`ClientBuilder::server`](crate::ClientBuilder::server). Generated types make it.
#[derive(Debug, Clone)]
pub struct ServerUrl {
    /// What is filled in already.
    url: String,
    template: &'static str,
    is_refused: bool,
}

impl ServerUrl {
    /// The URL of a server as the document writes it, with the names of its variables in braces.
    #[must_use]
    pub fn new(template: &'static str) -> Self {
        Self {
            url: template.to_owned(),
            template,
            is_refused: false,
        }
    }

    /// Fills in a value that the document lists.
    #[must_use]
    pub fn listed(mut self, name: &'static str, value: &'static str) -> Self {
        self.url = self.url.replace(&braced(name), value);
        self
    }

    /// Fills in a value of the caller's; `documented` is the document's own, which says what else than letters a value holds.
    ///
    /// What may not stand there is refused when the client is built.
    #[must_use]
    pub fn open(mut self, name: &'static str, value: &str, documented: &'static str) -> Self {
        let braced = braced(name);
        let mut places = self.template.match_indices(&braced);
        let is_fit = |at| Place::of(self.template, at, braced.len()).allows(value, documented);
        if places.all(|(at, _)| is_fit(at)) {
            self.url = self.url.replace(&braced, value);
        } else {
            self.is_refused = true;
        }
        self
    }

    /// The URL.
    pub(super) fn finish(&self) -> Result<&str, Error> {
        // A segment of dots would take others away.
        let mut segments = self.url.split('/');
        if self.is_refused || segments.any(|segment| segment == "." || segment == "..") {
            return Err(Error::build(
                "a variable of the server has a value that cannot stand there",
            ));
        }
        Ok(&self.url)
    }
}

fn braced(name: &str) -> String {
    format!("{{{name}}}")
}

/// Where a variable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Whole,
    Scheme,
    Host { is_whole: bool },
    Port,
    Path,
}

impl Place {
    /// The place of a variable that takes `length` bytes from `at` on.
    fn of(template: &str, at: usize, length: usize) -> Self {
        let (before, rest) = template.split_at_checked(at).unwrap_or_default();
        let after = rest.get(length..).unwrap_or_default();
        let Some((_, before)) = before.split_once("://") else {
            return if after.contains("://") {
                Self::Scheme
            } else {
                Self::Whole
            };
        };
        if before.contains('/') {
            return Self::Path;
        }
        if before.ends_with(':') {
            return Self::Port;
        }
        let ends = after.is_empty() || after.starts_with(['/', ':']);
        Self::Host {
            is_whole: before.is_empty() && ends,
        }
    }

    fn allows(self, value: &str, documented: &str) -> bool {
        if value == documented {
            return true;
        }
        let like_documented = |sign: char| documented.contains(sign);
        let is_allowed = |it: char| match self {
            Self::Whole => true,
            Self::Scheme => it.is_ascii_alphanumeric() || "+-.".contains(it),
            Self::Port => it.is_ascii_digit(),
            Self::Host { is_whole } => match it {
                '.' => is_whole || like_documented(it),
                ':' => like_documented(it),
                _ => it.is_ascii_alphanumeric() || "-_".contains(it),
            },
            Self::Path => match it {
                '/' => like_documented(it),
                _ => it.is_ascii_alphanumeric() || "-._~".contains(it),
            },
        };
        !value.is_empty() && value.chars().all(is_allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(template: &'static str, value: &str, documented: &'static str) -> Option<String> {
        let url = ServerUrl::new(template).open("x", value, documented);
        url.finish().ok().map(str::to_owned)
    }

    #[test]
    fn a_value_stands_where_its_variable_does() {
        for (template, value, documented, expected) in [
            (
                "https://{x}.a.test",
                "acme-1",
                "demo",
                "https://acme-1.a.test",
            ),
            ("https://{x}", "a.b.test", "demo", "https://a.b.test"),
            (
                "https://{x}:1/v",
                "a.b.test",
                "demo",
                "https://a.b.test:1/v",
            ),
            (
                "https://api.{x}/v",
                "b.test",
                "a.test",
                "https://api.b.test/v",
            ),
            (
                "https://{x}/v",
                "b.test:8",
                "a.test:7",
                "https://b.test:8/v",
            ),
            (
                "https://a.test:{x}/v",
                "8443",
                "443",
                "https://a.test:8443/v",
            ),
            ("https://a.test/{x}", "v2", "v1", "https://a.test/v2"),
            ("https://a.test/{x}/y", "b/c", "a/b", "https://a.test/b/c/y"),
            ("{x}://a.test/{x}", "http", "https", "http://a.test/http"),
            (
                "{x}/v1",
                "https://b.test/a",
                "https://a.test",
                "https://b.test/a/v1",
            ),
        ] {
            assert_eq!(
                filled(template, value, documented).as_deref(),
                Some(expected)
            );
        }
    }

    #[test]
    fn no_value_moves_the_url_elsewhere() {
        let of_a_host = [
            "",
            "evil.test/",
            "a.b",
            "a@b",
            "a#",
            "a?",
            "a\\",
            "a:1",
            "a b",
            "ä",
            "%2f",
            "{y}",
        ];
        for value in of_a_host {
            assert_eq!(filled("https://{x}.a.test", value, "demo"), None, "{value}");
        }
        for value in ["", "1@evil.test", "1/", "a", "+1", "1.2"] {
            assert_eq!(filled("https://a.test:{x}", value, "443"), None, "{value}");
        }
        for value in ["a/b", "..", ".", "a?b", "a#b", "%2e%2e", "a\\b", "a b"] {
            assert_eq!(filled("https://a.test/{x}/y", value, "v1"), None, "{value}");
        }
        assert_eq!(filled("https://a.test/{x}", "../b", "a/b"), None);
        assert_eq!(filled("https://{x}", "u@evil.test", "a.test"), None);
        assert_eq!(filled("{x}://a.test", "https://evil.test/", "https"), None);
    }
}
