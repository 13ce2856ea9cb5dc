//! How do the values of Rust's and our own scalar types look as a parameter?

use rust_decimal::Decimal;

use super::{InvalidValue, Param, ParamValue};
use crate::{Date, DateTime, IntBool, UnixTime};

fn text(value: impl Into<String>) -> Result<ParamValue, InvalidValue> {
    Ok(ParamValue::Text(value.into().into()))
}

impl Param for str {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        text(self)
    }
}

impl Param for String {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        text(self.as_str())
    }
}

/// Types whose text has a fixed alphabet, which is that of their `Display`.
macro_rules! fixed_alphabet {
    ($($type:ty),* $(,)?) => {$(
        impl Param for $type {
            fn value(&self) -> Result<ParamValue, InvalidValue> {
                text(self.to_string())
            }

            fn is_free_text(&self) -> bool {
                false
            }
        }
    )*};
}

fixed_alphabet!(
    i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize
);
fixed_alphabet!(bool, Decimal, Date, DateTime);

impl Param for UnixTime {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        text(self.0.to_string())
    }

    fn is_free_text(&self) -> bool {
        false
    }
}

impl Param for IntBool {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        Ok(ParamValue::Text(if self.0 { "1" } else { "0" }.into()))
    }

    fn is_free_text(&self) -> bool {
        false
    }
}

macro_rules! floats {
    ($($type:ty),*) => {$(
        impl Param for $type {
            fn value(&self) -> Result<ParamValue, InvalidValue> {
                if self.is_finite() { text(self.to_string()) } else { Err(InvalidValue::NotFinite) }
            }

            fn is_free_text(&self) -> bool {
                false
            }
        }
    )*};
}

floats!(f32, f64);

/// Pointers are what they point to.
macro_rules! pointers {
    ($($type:ty),*) => {$(
        impl<T: Param + ?Sized> Param for $type {
            fn value(&self) -> Result<ParamValue, InvalidValue> {
                (**self).value()
            }

            fn is_free_text(&self) -> bool {
                (**self).is_free_text()
            }
        }
    )*};
}

pointers!(&T, Box<T>);

/// `None` sends nothing.
impl<T: Param> Param for Option<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        self.as_ref().map_or(Ok(ParamValue::Absent), Param::value)
    }

    fn is_free_text(&self) -> bool {
        self.as_ref().is_none_or(Param::is_free_text)
    }
}

/// A list of single values, or of files; items that are absent are left out.
impl<T: Param> Param for [T] {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        let (mut items, mut files) = (Vec::with_capacity(self.len()), Vec::new());
        for item in self {
            match item.value()? {
                ParamValue::Text(text) => items.push(text.into_owned()),
                ParamValue::File(file) => files.push(file),
                ParamValue::Absent => {}
                _ => return Err(InvalidValue::Nested),
            }
        }
        Ok(match (files.is_empty(), items.is_empty()) {
            (true, _) => ParamValue::List(items),
            (false, true) => ParamValue::Files(files),
            (false, false) => return Err(InvalidValue::Nested),
        })
    }
}

impl<T: Param> Param for Vec<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        self.as_slice().value()
    }
}

/// An object of single values; members that are absent are left out.
impl<T: Param> Param for crate::Map<T> {
    fn value(&self) -> Result<ParamValue, InvalidValue> {
        let mut members = Vec::with_capacity(self.len());
        for (name, member) in self {
            match member.value()? {
                ParamValue::Text(text) => members.push((name.clone(), text.into_owned())),
                ParamValue::Absent => {}
                _ => return Err(InvalidValue::Nested),
            }
        }
        Ok(ParamValue::Object(members))
    }
}
