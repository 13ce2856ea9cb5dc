//! How is a condition on a field written into one query parameter?
//!
//! The grammar is `operator:operands`: `gte:2024-01-01`, `in:a,b,c`, `bt:1,9`. It has no escape, so that text which holds
//! one of its separators cannot be sent and is refused.

mod moment;
mod parse;

use std::fmt;

pub use self::moment::Moment;
pub use self::parse::ParseFilterError;
use crate::{InvalidValue, Param, ParamValue};

/// A condition on a field: an operator and its operands.
///
/// ```
/// use runtime::{Filter, Moment, date};
///
/// let year: Filter<Moment> = Filter::between(date(2024, 1, 1), date(2024, 12, 31));
/// assert_eq!(year.to_string(), "bt:2024-01-01,2024-12-31");
/// assert_eq!("bt:2024-01-01,2024-12-31".parse(), Ok(year));
///
/// let some: Filter<i64> = Filter::one_of([1, 2, 3]);
/// assert_eq!(some.to_string(), "in:1,2,3");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Filter<T> {
    operator: Operator,
    operands: Vec<T>,
}

/// What a filter does with its operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Operator {
    /// `eq`: the field equals the operand.
    Equals,
    /// `neq`: the field differs from the operand.
    NotEquals,
    /// `gt`: the field is greater.
    GreaterThan,
    /// `gte`: the field is greater or equal.
    AtLeast,
    /// `lt`: the field is less.
    LessThan,
    /// `lte`: the field is less or equal.
    AtMost,
    /// `in`: the field equals one of the operands.
    OneOf,
    /// `nin`: the field equals none of the operands.
    NoneOf,
    /// `bt`: the field lies between two operands, both included.
    Between,
}

impl Operator {
    const ALL: [Self; 9] = [
        Self::Equals,
        Self::NotEquals,
        Self::GreaterThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
        Self::OneOf,
        Self::NoneOf,
        Self::Between,
    ];

    /// The operator as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Equals => "eq",
            Self::NotEquals => "neq",
            Self::GreaterThan => "gt",
            Self::AtLeast => "gte",
            Self::LessThan => "lt",
            Self::AtMost => "lte",
            Self::OneOf => "in",
            Self::NoneOf => "nin",
            Self::Between => "bt",
        }
    }

    fn takes(self, operands: usize) -> bool {
        match self {
            Self::OneOf | Self::NoneOf => operands >= 1,
            Self::Between => operands == 2,
            _ => operands == 1,
        }
    }
}

impl<T> Filter<T> {
    fn new(operator: Operator, operands: Vec<T>) -> Self {
        Self { operator, operands }
    }

    /// The field equals the value.
    pub fn equals(value: impl Into<T>) -> Self {
        Self::new(Operator::Equals, vec![value.into()])
    }

    /// The field differs from the value.
    pub fn not_equals(value: impl Into<T>) -> Self {
        Self::new(Operator::NotEquals, vec![value.into()])
    }

    /// The field is greater than the value.
    pub fn greater_than(value: impl Into<T>) -> Self {
        Self::new(Operator::GreaterThan, vec![value.into()])
    }

    /// The field is greater than the value or equal to it.
    pub fn at_least(value: impl Into<T>) -> Self {
        Self::new(Operator::AtLeast, vec![value.into()])
    }

    /// The field is less than the value.
    pub fn less_than(value: impl Into<T>) -> Self {
        Self::new(Operator::LessThan, vec![value.into()])
    }

    /// The field is less than the value or equal to it.
    pub fn at_most(value: impl Into<T>) -> Self {
        Self::new(Operator::AtMost, vec![value.into()])
    }

    /// The field lies between the values, both included.
    pub fn between(min: impl Into<T>, max: impl Into<T>) -> Self {
        Self::new(Operator::Between, vec![min.into(), max.into()])
    }

    /// The field equals one of the values. An empty list is refused when the request is sent.
    pub fn one_of<V: Into<T>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::new(
            Operator::OneOf,
            values.into_iter().map(Into::into).collect(),
        )
    }

    /// The field equals none of the values. An empty list is refused when the request is sent.
    pub fn none_of<V: Into<T>>(values: impl IntoIterator<Item = V>) -> Self {
        Self::new(
            Operator::NoneOf,
            values.into_iter().map(Into::into).collect(),
        )
    }

    /// The operator.
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// The operands: one, two for [`Between`](Operator::Between), any number for [`OneOf`](Operator::OneOf) and [`NoneOf`](Operator::NoneOf).
    pub fn operands(&self) -> &[T] {
        &self.operands
    }
}

/// The filter as it is sent, before it is encoded.
impl<T: fmt::Display> fmt::Display for Filter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.operator.as_str())?;
        for (index, operand) in self.operands.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            write!(f, "{operand}")?;
        }
        Ok(())
    }
}

impl<T: Param> Param for Filter<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        if !self.operator.takes(self.operands.len()) {
            return Err(InvalidValue::Count);
        }
        let mut text = format!("{}:", self.operator.as_str());
        for (index, operand) in self.operands.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            text.push_str(&operand_text(operand)?);
        }
        Ok(ParamValue::Text(text.into()))
    }
}

/// The text of an operand, if no other filter can be read into it.
fn operand_text(operand: &impl Param) -> Result<std::borrow::Cow<'static, str>, InvalidValue> {
    let ParamValue::Text(text) = operand.value()? else {
        return Err(InvalidValue::NotScalar);
    };
    match text
        .chars()
        .find(|&c| c == ',' || c.is_control() || (c == ':' && operand.is_free_text()))
    {
        Some(',' | ':') => Err(InvalidValue::Separator),
        Some(_) => Err(InvalidValue::Control),
        None if text.is_empty() => Err(InvalidValue::Empty),
        None => Ok(text),
    }
}
