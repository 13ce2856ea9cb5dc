//! Tuples: arrays of a fixed length whose items have types of their own.

use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder};

/// Too few items or too many are an error.
macro_rules! tuple {
    ($expected:literal, $($index:literal $name:ident $item:ident),+) => {
        impl<$($item: Decode),+> Decode for ($($item,)+) {
            fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let start = json.start()?;
                let mut next = 0_usize;
                $(let mut $name = None;)+
                json.each_item(&mut |json| {
                    let index = next;
                    next = next.saturating_add(1);
                    match index {
                        $($index => json.slot(&mut $name),)+
                        _ => Err(json.mistyped(start, $expected, "more")),
                    }
                })?;
                match ($($name,)+) {
                    ($(Some($name),)+) => Ok(($($name,)+)),
                    _ => Err(json.mistyped(start, $expected, "fewer")),
                }
            }
        }

        impl<$($item: Encode),+> Encode for ($($item,)+) {
            fn encode(&self, json: &mut Encoder) {
                let ($($name,)+) = self;
                json.begin_array();
                $(json.item($name);)+
                json.end_array();
            }
        }
    };
}

tuple!("an array of one item", 0 a A);
tuple!("an array of two items", 0 a A, 1 b B);
tuple!("an array of three items", 0 a A, 1 b B, 2 c C);
tuple!("an array of four items", 0 a A, 1 b B, 2 c C, 3 d D);
tuple!("an array of five items", 0 a A, 1 b B, 2 c C, 3 d D, 4 e E);
tuple!("an array of six items", 0 a A, 1 b B, 2 c C, 3 d D, 4 e E, 5 f F);
tuple!("an array of seven items", 0 a A, 1 b B, 2 c C, 3 d D, 4 e E, 5 f F, 6 g G);
tuple!("an array of eight items", 0 a A, 1 b B, 2 c C, 3 d D, 4 e E, 5 f F, 6 g G, 7 h H);
