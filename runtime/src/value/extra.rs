//! Where do members go that a model does not know?

use super::{Json, Map};

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
