//! Which types does the truth table read? Objects with one member, as the generator writes them.

use runtime::json::{Decode, DecodeError, Decoder, Encode, Encoder, Quirk, Slots};
use runtime::{Field, Json, Text};

/// A value for which the document declares one quirk, by its index in the catalogue.
pub(super) struct Declared<T, const QUIRK: usize>(T);

impl<T: Decode, const QUIRK: usize> Decode for Declared<T, QUIRK> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        T::decode(json.allowing(&[Quirk::ALL[QUIRK]])).map(Self)
    }
}

impl<T: Encode, const QUIRK: usize> Encode for Declared<T, QUIRK> {
    fn encode(&self, json: &mut Encoder) {
        self.0.encode(json);
    }
}

/// Writes a model whose object has one member, `it`, in a slot of some kind.
macro_rules! model {
    ($(#[$doc:meta])* $model:ident, $slots:ident, $slot:ty, $value:ty, $read:ident, $write:ident, $take:expr $(, $unknown:ident)?) => {
        $(#[$doc])*
        pub(super) struct $model<T>($value);

        struct $slots<T>($slot);

        impl<T> Default for $slots<T> {
            fn default() -> Self {
                Self(Default::default())
            }
        }

        impl<T: Decode> Slots for $slots<T> {
            const MEMBERS: &'static [&'static str] = &["it"];

            fn member(&mut self, _: usize, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
                json.$read(&mut self.0)
            }

            $(fn unknown(&mut self, key: &str, json: &mut Decoder<'_>) -> Result<(), DecodeError> {
                $unknown(self, key, json)
            })?
        }

        impl<T: Decode> Decode for $model<T> {
            fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
                let slots: $slots<T> = json.object()?;
                let take: fn(&Decoder<'_>, $slot) -> Result<$value, DecodeError> = $take;
                take(json, slots.0).map(Self)
            }
        }

        impl<T: Encode> Encode for $model<T> {
            fn encode(&self, json: &mut Encoder) {
                json.begin_object();
                json.$write("it", &self.0);
                json.end_object();
            }
        }
    };
}

model! {
    /// A required member.
    Required, RequiredSlots, Option<T>, T, slot, member, |json, slot| json.required(slot, "it")
}
model! {
    /// A required member that may be null.
    RequiredOrNull, RequiredOrNullSlots, Option<Option<T>>, Option<T>, slot, member, |json, slot| json.required(slot, "it")
}
model! {
    /// An optional member.
    Optional, OptionalSlots, Option<T>, Option<T>, optional, optional, |_, slot| Ok(slot)
}
model! {
    /// An optional member that may be null.
    OptionalOrNull, OptionalOrNullSlots, Field<T>, Field<T>, nullable, nullable, |_, slot| Ok(slot)
}
model! {
    /// A required member with a second name.
    Aliased, AliasedSlots, Option<T>, T, slot, member, |json, slot| json.required(slot, "it"), second_name
}
model! {
    /// A required member whose name may come in another case.
    Recased, RecasedSlots, Option<T>, T, slot, member, |json, slot| json.required(slot, "it"), any_case
}

fn second_name<T: Decode>(
    slots: &mut AliasedSlots<T>,
    key: &str,
    json: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    match key {
        "data" => slots.member(0, json),
        _ => json.ignore(),
    }
}

fn any_case<T: Decode>(
    slots: &mut RecasedSlots<T>,
    key: &str,
    json: &mut Decoder<'_>,
) -> Result<(), DecodeError> {
    match json.recased(slots, key)? {
        true => Ok(()),
        false => json.ignore(),
    }
}

/// Known values in no common case, with a place for others.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mode {
    Daily,
    InDetail,
    Unknown(Box<str>),
}

impl Text for Mode {
    const VALUES: &'static [&'static str] = &["DAILY", "inDetail"];

    fn as_text(&self) -> &str {
        match self {
            Self::Daily => "DAILY",
            Self::InDetail => "inDetail",
            Self::Unknown(text) => text,
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(match text {
            "DAILY" => Self::Daily,
            "inDetail" => Self::InDetail,
            other => Self::Unknown(other.into()),
        })
    }

    fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}
runtime::open_text!(Mode);

/// A union by tag, which is read as documented.
pub(super) enum Pet {
    Cat(Json),
    Unknown(Json),
}

/// The same, where the case of the tag does not count.
pub(super) struct CasedPet(Pet);

impl Decode for Pet {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match json.tag("it")?.as_deref() {
            Some("Cat") => Decode::decode(json).map(Self::Cat),
            _ => json.untold("it").map(Self::Unknown),
        }
    }
}

impl Decode for CasedPet {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match json.tag_in_any_case("it", &["Cat"])? {
            Some("Cat") => Decode::decode(json).map(Pet::Cat),
            _ => json.untold("it").map(Pet::Unknown),
        }
        .map(Self)
    }
}

impl Encode for Pet {
    fn encode(&self, json: &mut Encoder) {
        match self {
            Self::Cat(value) | Self::Unknown(value) => value.encode(json),
        }
    }
}

impl Encode for CasedPet {
    fn encode(&self, json: &mut Encoder) {
        self.0.encode(json);
    }
}
