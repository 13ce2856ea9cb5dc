//! Which required member is it that an object does not have?
//!
//! Generated code finds out that one is missing when it takes the slots apart, all at once, and no longer knows which. On
//! the good path nobody asks, so nothing is kept for the answer: the object is simply looked at again.

use super::Decoder;
use crate::json::DecodeError;

impl Decoder<'_> {
    /// An error about the first of the `required` members that the object read last does not have.
    ///
    /// ```
    /// use runtime::json::{Decode, DecodeError, Decoder, Slots};
    ///
    /// #[derive(Debug)]
    /// struct Payment { amount: i64, note: Option<String> }
    ///
    /// #[derive(Default)]
    /// struct PaymentSlots { amount: Option<i64>, note: Option<String> }
    ///
    /// impl Slots for PaymentSlots {
    ///     const MEMBERS: &'static [&'static str] = &["amount", "note"];
    ///
    ///     fn member(&mut self, index: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
    ///         match index {
    ///             0 => json.slot(&mut self.amount),
    ///             1 => json.optional(&mut self.note),
    ///             _ => Ok(()),
    ///         }
    ///     }
    /// }
    ///
    /// impl Decode for Payment {
    ///     fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
    ///         let slots: PaymentSlots = json.object()?;
    ///         let Some(amount) = slots.amount else {
    ///             return Err(json.missing(&["amount"]));
    ///         };
    ///         Ok(Self { amount, note: slots.note })
    ///     }
    /// }
    ///
    /// let error = runtime::json::from_slice::<Payment>(br#"{"note": "paid"}"#).unwrap_err();
    /// assert_eq!(error.to_string(), "amount: expected a value, found nothing (line 1, column 1)");
    /// ```
    #[cold]
    pub fn missing(&mut self, required: &[&'static str]) -> DecodeError {
        let mark = self.mark();
        let object = self.last_object;
        self.at = object;
        let mut missing = required.to_vec();
        let looked = self.look(&mut |member, json| {
            missing.retain(|name| *name != member);
            json.skip()
        });
        self.reset(mark);
        // It was well-formed when it was read, and it lacked a member.
        let first = missing.first().or(required.first());
        match looked {
            Ok(()) => DecodeError::missing_at(first.copied().unwrap_or_default(), object),
            Err(error) => error,
        }
    }
}
