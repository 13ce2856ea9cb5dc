//! Which names and values does each part of a request hold?

use crate::text::decoded;

/// Names with values, each still as it came. What is taken is gone.
#[derive(Debug, Clone, Default)]
pub(super) struct Pairs(Vec<(String, String)>);

impl Pairs {
    /// The pairs of a query; names are decoded, values are not.
    pub(super) fn of_query(query: &str) -> Self {
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        Self(
            pairs
                .map(|(name, value)| (decoded(name), value.to_owned()))
                .collect(),
        )
    }

    /// The header lines, whose names are in lower case.
    pub(super) fn of_headers(lines: &[String]) -> Self {
        let pairs = lines.iter().filter_map(|line| line.split_once(": "));
        Self(owned(pairs))
    }

    /// The value of a `Cookie` header.
    pub(super) fn of_cookies(line: &str) -> Self {
        Self(owned(
            line.split("; ").filter_map(|pair| pair.split_once('=')),
        ))
    }

    /// What stands in the place of each name of a template; `None` where the path is not one of the template.
    pub(super) fn of_path(template: &str, path: &str) -> Option<Self> {
        let mut pairs = Vec::new();
        let (mut template, mut path) = (template, path);
        while let Some((literal, rest)) = template.split_once('{') {
            path = path.strip_prefix(literal)?;
            let (name, rest) = rest.split_once('}')?;
            // The value ends where the literal text after it begins, and always at a slash.
            let next = rest.split('{').next().unwrap_or_default();
            let segment = path.split('/').next().unwrap_or_default();
            let literal = next.split('/').next().unwrap_or_default();
            let end = if literal.is_empty() {
                segment.len()
            } else {
                segment.rfind(literal)?
            };
            let (value, after) = path.split_at(end);
            pairs.push((name.to_owned(), value.to_owned()));
            (template, path) = (rest, after);
        }
        (template == path).then_some(Self(pairs))
    }

    /// The first value of a name, which stays.
    pub(super) fn peek(&self, name: &str) -> Option<String> {
        let mut pairs = self.0.iter();
        pairs.find_map(|(other, value)| (other == name).then(|| value.clone()))
    }

    /// The first value of a name.
    pub(super) fn take_one(&mut self, name: &str) -> Option<String> {
        let index = self.0.iter().position(|(other, _)| other == name)?;
        Some(self.0.remove(index).1)
    }

    /// All values of a name.
    pub(super) fn take_all(&mut self, name: &str) -> Vec<String> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(other, _)| other == name);
        self.0 = left;
        let taken: Vec<(String, String)> = taken;
        taken.into_iter().map(|(_, value)| value).collect()
    }

    /// All pairs whose names begin so.
    pub(super) fn take_below(&mut self, prefix: &str) -> Vec<(String, String)> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(other, _)| other.starts_with(prefix));
        self.0 = left;
        taken
    }

    /// What nobody has taken.
    pub(super) fn left(self) -> Vec<(String, String)> {
        self.0
    }
}

fn owned<'p>(pairs: impl Iterator<Item = (&'p str, &'p str)>) -> Vec<(String, String)> {
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Pairs;

    #[test]
    fn a_path_is_taken_apart_by_its_template() {
        let left = |template: &str, path: &str| Pairs::of_path(template, path).map(Pairs::left);
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(
            left("/a/{b}:do", "/a/1%3A2:do"),
            Some(vec![pair("b", "1%3A2")])
        );
        assert_eq!(
            left("/{a}/{b}.json", "/x/y.z.json"),
            Some(vec![pair("a", "x"), pair("b", "y.z")])
        );
        assert_eq!(left("/a/{b}", "/a/x/y"), None);
        assert_eq!(left("/a", "/b"), None);
    }
}
