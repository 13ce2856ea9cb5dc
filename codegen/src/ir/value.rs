//! Which values have no parts, and how may they stray?

/// A value without parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `true` or `false`.
    Bool,
    /// A truth value that travels as `0` or `1` (an integer schema with the quirk `int-bool`).
    IntBool,
    /// An integer.
    Int(IntWidth),
    /// `format: float`.
    Float,
    /// `format: double`.
    Double,
    /// An exact decimal that travels as a number.
    Decimal,
    /// An exact decimal that travels as text (`type: string, format: decimal`).
    DecimalText,
    /// Text, also for formats that are kept byte for byte (`uuid`, `uri`, `email`, …).
    Text,
    /// Text or an integer, whichever comes (`string-or-integer`).
    TextOrInteger,
    /// `format: date`.
    Date,
    /// `format: date-time`.
    DateTime,
    /// `type: integer, format: unix-seconds`.
    UnixSeconds,
    /// `format: byte`: bytes as base64 text.
    Base64,
}

/// Width and sign of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IntWidth {
    /// `format: int32`.
    I32,
    /// `format: int64`, or no format.
    I64,
    /// `format: uint32`.
    U32,
    /// `format: uint64`.
    U64,
}

/// A leniency of the wire that a document can declare; the closed list of `x-wire-quirks`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quirk {
    /// Values outside the enum occur.
    OpenEnum,
    /// `null` occurs although the schema does not say so.
    NullableUndocumented,
    /// The member is missing although it is required.
    AbsentUndocumented,
    /// A truth value travels as `0`/`1`.
    IntBool,
    /// A number travels as text.
    NumberAsString,
    /// An instant travels as seconds since 1970.
    UnixSeconds,
    /// A date-time has a space for the `T` and no offset.
    DatetimeSpace,
    /// An identifier or the whole object.
    IdOrObject,
    /// Text or an integer.
    StringOrInteger,
    /// The envelope differs between operations.
    EnvelopeVariant,
    /// Values, tags or member names in another case.
    Casing,
    /// A member has a second name.
    AliasName,
    /// `[]` stands for `{}`.
    EmptyArrayForObject,
    /// One object stands for a list of one.
    ObjectForArray,
    /// `""` stands for `null`.
    EmptyStringForNull,
}
