//! How is a filter read back from its text?

use std::fmt;
use std::str::FromStr;

use super::{Filter, Operator, operand_text};
use crate::Param;

/// A text that is no filter: no known operator, the wrong number of operands, or an operand of another type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseFilterError(&'static str);

impl fmt::Display for ParseFilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a filter: {}", self.0)
    }
}

impl std::error::Error for ParseFilterError {}

/// The inverse of `Display` and of what is sent.
impl<T: FromStr + Param> FromStr for Filter<T> {
    type Err = ParseFilterError;

    fn from_str(text: &str) -> Result<Self, ParseFilterError> {
        let (operator, operands) = text
            .split_once(':')
            .ok_or(ParseFilterError("there is no operator"))?;
        let operator = Operator::ALL
            .into_iter()
            .find(|known| known.as_str() == operator);
        let operator = operator.ok_or(ParseFilterError("the operator is not known"))?;
        let mut parsed = Vec::new();
        for operand in operands.split(',') {
            let operand = T::from_str(operand)
                .map_err(|_| ParseFilterError("an operand is of another type"))?;
            operand_text(&operand).map_err(|_| ParseFilterError("an operand cannot be sent"))?;
            parsed.push(operand);
        }
        if operator.takes(parsed.len()) {
            Ok(Self::new(operator, parsed))
        } else {
            Err(ParseFilterError("the number of operands is wrong"))
        }
    }
}
