//! Where do members go that a model does not know?

use std::fmt::Display;
use std::str::FromStr;

use super::{Json, Map};
use crate::json::{Decode, DecodeError, Encode, Step};

/// Members of an object that its document does not mention, kept as they came and sent back.
///
/// ```
/// use runtime::Extra;
///
/// let mut extra = Extra::new();
/// extra.insert("beta", "true".parse()?);
/// assert_eq!(extra.get("beta").unwrap().decode::<bool>()?, true);
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra(Map<Json>);

impl Extra {
    /// No members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.get(name)
    }

    /// Sets a member and returns the value it had.
    ///
    /// The name must not be one of the model's own members, or the object will hold it twice.
    pub fn insert(&mut self, name: impl Into<String>, value: Json) -> Option<Json> {
        self.0.insert(name.into(), value)
    }

    /// The members whose names begin with a prefix, by the rest of the name, each read as a `T` when it is asked for.
    ///
    /// A member whose rest is no `K` is passed over.
    ///
    /// ```
    /// use runtime::Extra;
    ///
    /// let mut extra = Extra::new();
    /// extra.set_dynamic("custom_field_", &12, &Some(7));
    /// let fields: Vec<(i64, Option<i64>)> = extra
    ///     .dynamic("custom_field_")
    ///     .map(|(id, value)| value.map(|value| (id, value)))
    ///     .collect::<Result<_, _>>()?;
    /// assert_eq!(fields, [(12, Some(7))]);
    /// # Ok::<(), runtime::json::DecodeError>(())
    /// ```
    pub fn dynamic<K: FromStr, T: Decode>(
        &self,
        prefix: &'static str,
    ) -> impl Iterator<Item = (K, Result<T, DecodeError>)> {
        self.0.iter().filter_map(move |(name, value)| {
            let key = name.strip_prefix(prefix)?.parse().ok()?;
            Some((
                key,
                value
                    .decode()
                    .map_err(|error| error.inside(Step::Named(name))),
            ))
        })
    }

    /// Sets the member called `prefix` and `key`.
    ///
    /// A value that JSON has no form for, such as an infinite float, makes the whole body fail when it is sent.
    pub fn set_dynamic(&mut self, prefix: &str, key: &dyn Display, value: &dyn Encode) {
        let value = Json::from_value(value).unwrap_or_else(Json::impossible);
        self.0.insert(format!("{prefix}{key}"), value);
    }

    /// Removes a member and returns its value; the others keep their order.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        self.0.shift_remove(name)
    }

    /// The members in their order.
    pub fn iter(&self) -> indexmap::map::Iter<'_, String, Json> {
        self.0.iter()
    }
}

impl<'e> IntoIterator for &'e Extra {
    type Item = (&'e String, &'e Json);
    type IntoIter = indexmap::map::Iter<'e, String, Json>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<(String, Json)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(members: I) -> Self {
        Self(members.into_iter().collect())
    }
}
