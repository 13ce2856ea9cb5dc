//! What must a type do to be read from JSON, or written as JSON?

use super::{DecodeError, Decoder, Encoder};

/// A value that can be read from JSON.
///
/// The generator writes these implementations; by hand one is rarely needed. An implementation consumes exactly one
/// value from the decoder.
///
/// ```
/// use runtime::json::{Decode, DecodeError, Decoder};
///
/// struct Cents(i64);
///
/// impl Decode for Cents {
///     fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
///         Ok(Self(i64::decode(json)?))
///     }
/// }
///
/// let cents: Cents = runtime::json::from_slice(b"1050")?;
/// assert_eq!(cents.0, 1050);
/// # Ok::<(), DecodeError>(())
/// ```
pub trait Decode: Sized {
    /// Reads the next value.
    ///
    /// # Errors
    ///
    /// If the value has another type, or is outside of what this type can hold.
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

/// A value that can be written as JSON.
///
/// An implementation writes exactly one value. Writing cannot fail where it stands; what JSON cannot express is
/// remembered by the encoder and comes back from [`to_vec`](super::to_vec).
///
/// ```
/// use runtime::json::{Encode, Encoder};
///
/// struct Point { x: i64, y: i64 }
///
/// impl Encode for Point {
///     fn encode(&self, json: &mut Encoder) {
///         json.begin_object();
///         json.member("x", &self.x);
///         json.member("y", &self.y);
///         json.end_object();
///     }
/// }
///
/// assert_eq!(runtime::json::to_vec(&Point { x: 1, y: 2 })?, br#"{"x":1,"y":2}"#);
/// # Ok::<(), runtime::json::EncodeError>(())
/// ```
pub trait Encode {
    /// Writes this value.
    fn encode(&self, json: &mut Encoder);
}

/// Where the members of an object go while the object is being read.
///
/// One slot per member, all empty at first. Members are known to the decoder by their index in
/// [`MEMBERS`](Self::MEMBERS), so that one loop in this crate reads the objects of all models, and generated code
/// holds only the table. [`Decoder::object`] runs it.
///
/// ```
/// use runtime::json::{Decode, DecodeError, Decoder, Slots};
/// use runtime::{Date, Decimal, Extra};
///
/// struct Payment { amount: Decimal, paid_at: Option<Date>, extra: Extra }
///
/// #[derive(Default)]
/// struct PaymentSlots { amount: Option<Decimal>, paid_at: Option<Date>, extra: Extra }
///
/// impl Slots for PaymentSlots {
///     const MEMBERS: &'static [&'static str] = &["amount", "paid_at"];
///
///     fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
///         match index {
///             0 => json.slot(&mut self.amount),
///             1 => json.optional(&mut self.paid_at),
///             _ => Ok(()),
///         }
///     }
///
///     fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
///         json.keep(&mut self.extra, name)
///     }
/// }
///
/// impl Decode for Payment {
///     fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
///         let slots: PaymentSlots = json.object()?;
///         let Some(amount) = slots.amount else {
///             return Err(json.missing(&["amount"]));
///         };
///         Ok(Self { amount, paid_at: slots.paid_at, extra: slots.extra })
///     }
/// }
///
/// let payment: Payment = runtime::json::from_slice(br#"{"amount": 10.50, "method": "card"}"#)?;
/// assert_eq!(payment.amount, Decimal::new(1050, 2));
/// assert_eq!(payment.paid_at, None);
/// assert_eq!(payment.extra.get("method").unwrap().as_str(), r#""card""#);
/// # Ok::<(), DecodeError>(())
/// ```
pub trait Slots: Default {
    /// The names of the members on the wire, in the order of the document.
    ///
    /// Servers send members in a stable order, mostly that of their documentation: the decoder tries the name after
    /// the last one first.
    const MEMBERS: &'static [&'static str];

    /// Reads the value of the member `MEMBERS[index]`. Every index must be read: a value that is left where it is makes
    /// the document look broken.
    ///
    /// # Errors
    ///
    /// Those of the member's own type.
    fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError>;

    /// Reads the value of a member that is not in [`MEMBERS`](Self::MEMBERS).
    ///
    /// Skipped and reported as a deviation unless overridden.
    ///
    /// # Errors
    ///
    /// If the value is not well-formed or, where additional members are typed, not of their type.
    fn unknown(&mut self, name: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
        let _ = name;
        json.ignore()
    }
}
