//! Which numbers does a schema allow?

use serde_json::Value as Schema;

use super::{Sampler, flat::Flat, token};
use crate::sentinel::Value;

/// Whole numbers where readers go wrong: the ends of types, and the first that no float holds.
const WHOLE: [i128; 12] = [
    42,
    0,
    -1,
    1,
    2_147_483_647,
    9_007_199_254_740_993,
    -2_147_483_648,
    9_223_372_036_854_775_807,
    -9_223_372_036_854_775_808,
    200,
    4_294_967_295,
    18_446_744_073_709_551_615,
];

/// Exact numbers, in different spellings.
const EXACT: [&str; 9] = [
    "12.25",
    "1000.10",
    "0",
    "-0.5",
    "1234567890.123456789",
    "3",
    "1e3",
    "0.0000001",
    "-79228162514264337593543950335",
];

/// Numbers that a float of 64 bits and one of 32 hold.
const FLOATS: [&str; 6] = ["12.25", "-0.5", "0", "3", "1e10", "0.0009765625"];

impl Sampler<'_, '_> {
    pub(super) fn integer(&mut self, flat: &Flat) -> Option<Value> {
        let bounds = Bounds::of(flat);
        let step = flat.get("multipleOf").and_then(Schema::as_i64).unwrap_or(1);
        let step = i128::from(step).max(1);
        let is_unsigned =
            flat.get("maximum").and_then(Schema::as_u64) > u64::try_from(i64::MAX).ok();
        let most = if is_unsigned {
            i128::from(u64::MAX)
        } else {
            i128::from(i64::MAX)
        };
        let ends = bounds.ends().into_iter().map(|end| end.ceil() as i128);
        let beside = ends
            .clone()
            .flat_map(|end| [end - 1, end + 1, end + step, end - step]);
        let fits = |number: &i128| {
            *number >= i128::from(i64::MIN) && *number <= most && bounds.has(*number as f64)
        };
        let all: Vec<i128> = ends
            .chain(WHOLE)
            .chain(beside)
            .map(|number| number - number % step)
            .filter(fits)
            .collect();
        let index = self.turn(all.len());
        all.get(index)
            .map(|number| Value::Token(number.to_string()))
    }

    pub(super) fn number(&mut self, flat: &Flat) -> Option<Value> {
        let bounds = Bounds::of(flat);
        let is_float = matches!(
            flat.get("format").and_then(Schema::as_str),
            Some("float" | "double")
        );
        let known: &[&str] = if is_float { &FLOATS } else { &EXACT };
        let step = flat.get("multipleOf").and_then(Schema::as_f64);
        let is_step = |number: f64| step.is_none_or(|step| (number / step).fract() == 0.0);
        let ends = bounds.ends().into_iter();
        let near = ends.flat_map(|end| [end, end + 0.5, end - 0.5, end + 0.125, end - 0.125]);
        let near = near.chain(step.map(|step| step * 2.0));
        let all: Vec<String> = near
            .map(|number| number.to_string())
            .chain(known.iter().map(|text| (*text).to_owned()))
            .filter(|text| {
                let number = text.parse().unwrap_or(f64::NAN);
                bounds.has(number) && is_step(number)
            })
            .collect();
        let index = self.turn(all.len());
        all.get(index).map(|text| token(text))
    }
}

/// Between which numbers a value is.
struct Bounds {
    least: Option<f64>,
    most: Option<f64>,
    above: Option<f64>,
    below: Option<f64>,
}

impl Bounds {
    fn of(flat: &Flat) -> Self {
        let bound = |key: &str| flat.get(key).and_then(Schema::as_f64);
        Self {
            least: bound("minimum"),
            most: bound("maximum"),
            above: bound("exclusiveMinimum"),
            below: bound("exclusiveMaximum"),
        }
    }

    fn ends(&self) -> Vec<f64> {
        let ends = [self.least, self.most, self.above, self.below];
        ends.into_iter().flatten().collect()
    }

    fn has(&self, number: f64) -> bool {
        self.least.is_none_or(|it| number >= it)
            && self.most.is_none_or(|it| number <= it)
            && self.above.is_none_or(|it| number > it)
            && self.below.is_none_or(|it| number < it)
    }
}
