//! Is a value one of a schema?
//!
//! The word of a validator of JSON Schema 2020-12, formats included.

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value};

use super::{Bundle, Fault};

/// Judges values of the schemas of a bundle.
#[derive(Debug)]
pub struct Judge {
    validator: Validator,
    whole: Value,
    /// The definitions that the validator cannot make anything of; each is taken to allow everything.
    broken: Vec<(usize, String)>,
}

impl Judge {
    /// A judge of all definitions of a bundle.
    ///
    /// # Errors
    ///
    /// The validator's words where it makes nothing of the bundle.
    pub fn new(bundle: &Bundle<'_>) -> Result<Self, String> {
        let whole = bundle.whole(&[]);
        if let Ok(validator) = build(&whole) {
            return Ok(Self {
                validator,
                whole,
                broken: Vec::new(),
            });
        }
        let mut broken = Vec::new();
        for number in 0..bundle.len() {
            let others: Vec<usize> = (0..bundle.len()).filter(|it| *it != number).collect();
            if let Err(error) = build(&bundle.whole(&others)) {
                broken.push((number, error));
            }
        }
        let numbers: Vec<usize> = broken.iter().map(|(number, _)| *number).collect();
        let whole = bundle.whole(&numbers);
        Ok(Self {
            validator: build(&whole)?,
            whole,
            broken,
        })
    }

    /// Why values of a schema cannot be judged, where that is so.
    #[must_use]
    pub fn is_lost(&self, reference: &str) -> Option<&str> {
        let number: usize = number(reference)?.parse().ok()?;
        let found = self.broken.iter().find(|(it, _)| *it == number)?;
        Some(&found.1)
    }

    /// The schema that is judged by.
    #[must_use]
    pub fn whole(&self) -> &Value {
        &self.whole
    }

    /// Whether the schema behind a reference allows a value.
    #[must_use]
    pub fn allows(&self, reference: &str, value: &Value) -> bool {
        self.validator.is_valid(&wrapped(reference, value))
    }

    /// Why the schema behind a reference does not allow a value.
    #[must_use]
    pub fn faults(&self, reference: &str, value: &Value) -> Vec<Fault> {
        let value = wrapped(reference, value);
        let errors = self.validator.iter_errors(&value);
        errors.map(|error| Fault::of(&error)).collect()
    }
}

/// The value where the bundle expects one of this definition.
fn wrapped(reference: &str, value: &Value) -> Value {
    let number = number(reference).unwrap_or_default().to_owned();
    Value::Object(Map::from_iter([(number, value.clone())]))
}

fn number(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/$defs/")
}

fn build(schema: &Value) -> Result<Validator, String> {
    let mut options = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true);
    for name in ["byte", "base64"] {
        options = options.with_format(name, is_base64);
    }
    options = options.with_format("decimal", is_decimal);
    options.build(schema).map_err(|error| error.to_string())
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || b"+/".contains(&byte);
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}

fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(whole) && is_number(part)
}
