//! How are absent, null and a value told apart?

/// A member that a document makes both optional and nullable: three states on the wire, and three here.
///
/// A member that is only one of the two is an `Option`.
///
/// ```
/// use runtime::Field;
///
/// let note = Field::Value("paid in cash");
/// assert_eq!(note.value(), Some(&"paid in cash"));
///
/// // In an update, absent leaves a value alone and null clears it.
/// assert_ne!(Field::<String>::Absent, Field::Null);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Field<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there, and null.
    Null,
    /// The member has a value.
    Value(T),
}

impl<T> Field<T> {
    /// Null for `None`, the value otherwise: a member that is there in any case.
    ///
    /// ```
    /// use runtime::Field;
    ///
    /// assert_eq!(Field::nullable(None::<i64>), Field::Null);
    /// ```
    #[must_use]
    pub fn nullable(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }

    /// Absent for `None`, the value otherwise: a member that is never null.
    ///
    /// ```
    /// use runtime::Field;
    ///
    /// assert_eq!(Field::optional(None::<i64>), Field::Absent);
    /// ```
    #[must_use]
    pub fn optional(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }

    /// Whether the member is not there.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there and null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member has a value.
    #[must_use]
    pub fn is_value(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// The value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// A field that borrows the value.
    #[must_use]
    pub fn as_ref(&self) -> Field<&T> {
        match self {
            Self::Absent => Field::Absent,
            Self::Null => Field::Null,
            Self::Value(value) => Field::Value(value),
        }
    }

    /// The field with its value, if there is one, turned into another.
    ///
    /// ```
    /// use runtime::{Field, IntBool};
    ///
    /// assert_eq!(Field::Value(true).map(IntBool), Field::Value(IntBool(true)));
    /// assert_eq!(Field::Null.map(IntBool), Field::Null);
    /// ```
    #[must_use]
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Field<U> {
        match self {
            Self::Absent => Field::Absent,
            Self::Null => Field::Null,
            Self::Value(value) => Field::Value(turn(value)),
        }
    }
}

impl<T> From<T> for Field<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}
