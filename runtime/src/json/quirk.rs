//! In which ways do answers stray from their documentation?

use std::fmt;

/// A known way in which an answer differs from what its document says, while its meaning stays clear.
///
/// The list is closed: each quirk has a name that a document can declare (`x-wire-quirks`). The decoder behaves the
/// same whether it is declared or not, except that an undeclared one is reported as a deviation. There are two
/// exceptions, where only the declaration makes the meaning certain: [`DatetimeSpace`](Self::DatetimeSpace) without an
/// offset, and [`EmptyStringForNull`](Self::EmptyStringForNull) for a member whose type is a text.
///
/// What the decoder of this crate does of its own accord:
///
/// | quirk | where | accepted | written back |
/// |---|---|---|---|
/// | `open-enum` | a text with known values | any text | the same text |
/// | `casing` | a text with known values | one of them in another case | the same text |
/// | `nullable-undocumented` | an optional member | `null` | nothing: absent |
/// | `int-bool` | a boolean | `0`, `1`, `"0"`, `"1"`, `"true"`, `"false"` | `true`, `false`; `0`, `1` by [`IntBool`](crate::IntBool) |
/// | `number-as-string` | a number | its text in quotes | the number; the text by [`Quoted`](crate::Quoted) |
/// | `string-or-integer` | a string | an integer without quotes | in quotes; as it came by [`TextOrInteger`](crate::TextOrInteger) |
/// | `unix-seconds` | [`DateTime`](crate::DateTime) | a whole number | the same number |
/// | `datetime-space` | [`DateTime`](crate::DateTime) | a space for the `T`; declared, also no offset | the same text |
/// | `empty-array-for-object` | an object, a map | `[]` | `{}` |
/// | `object-for-array` | a list | an object | a list of one |
/// | `empty-string-for-null` | a member that may be absent or null | `""` | `null`, or absent |
///
/// The others change which members or shapes there are, so that a type must be made for them:
/// `nullable-undocumented` and `absent-undocumented` on a required member ([`Field`](crate::Field), `Option`),
/// `id-or-object` ([`IdOr`](crate::IdOr)), `casing` of a value that shall match ([`Cased`](crate::Cased)), of a tag and of
/// member names, `alias-name` and `envelope-variant` (another name for a member). Generated code does so where they are
/// declared; undeclared they are an error, or leave a member unknown.
///
/// ```
/// use runtime::json::Quirk;
///
/// assert_eq!(Quirk::NumberAsString.as_str(), "number-as-string");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Quirk {
    /// An enumeration is sent a value that is not documented.
    OpenEnum,
    /// `null` where the document allows none.
    NullableUndocumented,
    /// A required member is left out.
    AbsentUndocumented,
    /// `0` and `1`, or text such as `"1"` and `"true"`, for a boolean.
    IntBool,
    /// A number inside a string.
    NumberAsString,
    /// Seconds since 1970 where a date-time is documented.
    UnixSeconds,
    /// `2024-03-15 10:00:00` for a date-time: a space, and mostly no offset, which then reads as UTC.
    DatetimeSpace,
    /// The identifier alone where an object is documented, or the other way round.
    IdOrObject,
    /// A number where a string is documented, or the other way round.
    StringOrInteger,
    /// The body is wrapped in another envelope than documented.
    EnvelopeVariant,
    /// Names or values in another case than documented.
    Casing,
    /// A member goes by a second name.
    AliasName,
    /// `[]` for an object without members.
    EmptyArrayForObject,
    /// An object alone where a list of objects is documented.
    ObjectForArray,
    /// `""` for `null`.
    EmptyStringForNull,
}

impl Quirk {
    /// All quirks, in the order of the catalogue.
    pub const ALL: [Self; 15] = [
        Self::OpenEnum,
        Self::NullableUndocumented,
        Self::AbsentUndocumented,
        Self::IntBool,
        Self::NumberAsString,
        Self::UnixSeconds,
        Self::DatetimeSpace,
        Self::IdOrObject,
        Self::StringOrInteger,
        Self::EnvelopeVariant,
        Self::Casing,
        Self::AliasName,
        Self::EmptyArrayForObject,
        Self::ObjectForArray,
        Self::EmptyStringForNull,
    ];

    /// The name by which a document declares this quirk.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::OpenEnum => "open-enum",
            Self::NullableUndocumented => "nullable-undocumented",
            Self::AbsentUndocumented => "absent-undocumented",
            Self::IntBool => "int-bool",
            Self::NumberAsString => "number-as-string",
            Self::UnixSeconds => "unix-seconds",
            Self::DatetimeSpace => "datetime-space",
            Self::IdOrObject => "id-or-object",
            Self::StringOrInteger => "string-or-integer",
            Self::EnvelopeVariant => "envelope-variant",
            Self::Casing => "casing",
            Self::AliasName => "alias-name",
            Self::EmptyArrayForObject => "empty-array-for-object",
            Self::ObjectForArray => "object-for-array",
            Self::EmptyStringForNull => "empty-string-for-null",
        }
    }

    /// The quirk of this name, if there is one.
    ///
    /// ```
    /// use runtime::json::Quirk;
    ///
    /// assert_eq!(Quirk::from_name("int-bool"), Some(Quirk::IntBool));
    /// assert_eq!(Quirk::from_name("int_bool"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quirk| quirk.as_str() == name)
    }
}

impl fmt::Display for Quirk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A set of quirks; cheap to copy, since it changes with every member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Quirks(u16);

impl Quirks {
    /// The set of these quirks.
    pub(crate) fn of(quirks: &[Quirk]) -> Self {
        Self(quirks.iter().fold(0, |set, quirk| set | Self::bit(*quirk)))
    }

    /// This set and one more.
    pub(crate) fn with(self, quirk: Quirk) -> Self {
        Self(self.0 | Self::bit(quirk))
    }

    /// Whether the quirk is in the set.
    pub(crate) fn contains(self, quirk: Quirk) -> bool {
        self.0 & Self::bit(quirk) != 0
    }

    fn bit(quirk: Quirk) -> u16 {
        1 << (quirk as u16)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quirk_has_its_own_bit_and_name() {
        for quirk in Quirk::ALL {
            let set = Quirks::of(&[quirk]);
            let others = Quirk::ALL
                .into_iter()
                .filter(|other| set.contains(*other))
                .count();
            assert_eq!(others, 1, "{quirk}");
            assert_eq!(Quirk::from_name(quirk.as_str()), Some(quirk));
        }
    }

    #[test]
    fn a_set_grows_and_keeps_what_it_has() {
        let set = Quirks::of(&[Quirk::IntBool]).with(Quirk::EmptyStringForNull);
        assert!(set.contains(Quirk::IntBool) && set.contains(Quirk::EmptyStringForNull));
        assert!(!set.contains(Quirk::OpenEnum));
    }
}
