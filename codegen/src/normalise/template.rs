//! What does a path template say?
//!
//! ```yaml
//! /pets/{id}.{format}?beta=true#second
//! ```
//!
//! names the parameters `id` and `format`. Its query and its fragment, which
//! OpenAPI does not know, are no part of the path that is asked for.

use std::collections::BTreeSet;

/// A path with its parameters.
pub(crate) struct Template<'p> {
    /// The path that is asked for: without query and fragment.
    pub(crate) path: &'p str,
    /// The names between the braces.
    pub(crate) names: BTreeSet<&'p str>,
    /// What stands behind a `?`.
    pub(crate) query: &'p str,
    /// What stands behind a `#`, which is never sent.
    pub(crate) fragment: &'p str,
    whole: &'p str,
}

/// Why a path cannot be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadPath {
    /// A brace is left alone, nested or empty.
    Braces,
    /// A step is `.` or `..`, which never reaches a server.
    Dots,
    /// It begins with `//`, and what comes next would be a host.
    Host,
    /// It has a character that no URL has, such as a line break.
    Characters,
}

impl<'p> Template<'p> {
    /// Reads a key of `paths`.
    pub(crate) fn parse(whole: &'p str) -> Result<Self, BadPath> {
        let (before, fragment) = whole.split_once('#').unwrap_or((whole, ""));
        let (path, query) = before.split_once('?').unwrap_or((before, ""));
        if whole.contains(|it: char| it.is_control() || it == '\\') {
            return Err(BadPath::Characters);
        }
        if path.starts_with("//") {
            return Err(BadPath::Host);
        }
        let names = names(path).ok_or(BadPath::Braces)?;
        if path.split('/').any(is_dots) {
            return Err(BadPath::Dots);
        }
        Ok(Self {
            path,
            names,
            query,
            fragment,
            whole,
        })
    }

    /// The key without the names of its parameters.
    pub(crate) fn anonymous(&self) -> String {
        let parts = self
            .whole
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        parts.collect::<Vec<_>>().join("{}")
    }

    /// Names and values of the query.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (&'p str, &'p str)> {
        let pairs = self.query.split('&').filter(|pair| !pair.is_empty());
        pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    }
}

/// Whether a step of a path stays or goes up, however it is written.
fn is_dots(step: &str) -> bool {
    let step = step.to_ascii_lowercase().replace("%2e", ".");
    matches!(step.as_str(), "." | "..")
}

/// The names between the braces; none if a brace is left alone, nested or empty.
fn names(path: &str) -> Option<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    let mut parts = path.split('{');
    if parts.next()?.contains('}') {
        return None;
    }
    for part in parts {
        let (name, rest) = part.split_once('}')?;
        if name.is_empty() || rest.contains('}') {
            return None;
        }
        names.insert(name);
    }
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::{BadPath, Template};

    #[test]
    fn templates() {
        let template = Template::parse("/a/{id}.{format}/b").ok().unwrap();
        assert!(template.names.iter().eq(&["format", "id"]));
        assert_eq!(template.anonymous(), "/a/{}.{}/b");
        assert_eq!(Template::parse("/").ok().unwrap().anonymous(), "/");
        for path in ["/{", "/}", "/{a", "/a}", "/{a{b}}", "/{}", "/{a}}"] {
            assert_eq!(Template::parse(path).err(), Some(BadPath::Braces), "{path}");
        }
        for path in ["/a/../b", "/.", "/a/./{b}", "/%2E./a", "/%2e"] {
            assert_eq!(Template::parse(path).err(), Some(BadPath::Dots), "{path}");
        }
        for path in ["/a\r\nb", "/a\\b", "/a?\0", "/a#\u{85}"] {
            let error = Template::parse(path).err();
            assert_eq!(error, Some(BadPath::Characters), "{path:?}");
        }
        for path in ["//a.b/c", "//"] {
            assert_eq!(Template::parse(path).err(), Some(BadPath::Host), "{path}");
        }
    }

    #[test]
    fn queries_and_fragments_are_no_path() {
        let template = Template::parse("/a/{b}?c=d&e={f}#g?h").ok().unwrap();
        assert_eq!(template.path, "/a/{b}");
        assert!(template.names.iter().eq(&["b"]));
        assert!(template.pairs().eq([("c", "d"), ("e", "{f}")]));
        assert_eq!(template.fragment, "g?h");
        assert_ne!(
            Template::parse("/#a").ok().unwrap().anonymous(),
            Template::parse("/#b").ok().unwrap().anonymous()
        );
    }
}
