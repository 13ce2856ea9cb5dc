//! What is a value that comes whole, or as its identifier alone?

use super::TextOrInteger;
use crate::json::{Decode, DecodeError, Decoder, Encode, Encoder, Kind};

/// The whole object, or only its identifier where the server was not asked to expand it.
///
/// ```
/// use runtime::{IdOr, Map};
///
/// let both: Vec<IdOr<Map<i64>>> = runtime::json::from_slice(br#"["line_1", {"quantity": 2}]"#)?;
/// assert_eq!(both[0].id(), Some(&"line_1".into()));
/// assert_eq!(both[1].object().unwrap()["quantity"], 2);
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum IdOr<T> {
    /// The identifier alone, text or number.
    Id(TextOrInteger),
    /// The object.
    Object(Box<T>),
}

impl<T> IdOr<T> {
    /// The identifier, where only that came.
    pub fn id(&self) -> Option<&TextOrInteger> {
        match self {
            Self::Id(id) => Some(id),
            Self::Object(_) => None,
        }
    }

    /// The object, where it came.
    pub fn object(&self) -> Option<&T> {
        match self {
            Self::Id(_) => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl<T> From<T> for IdOr<T> {
    fn from(object: T) -> Self {
        Self::Object(Box::new(object))
    }
}

impl<T: Decode> Decode for IdOr<T> {
    fn decode(json: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        match json.kind()? {
            Kind::String | Kind::Number => TextOrInteger::decode(json).map(Self::Id),
            _ => Box::decode(json).map(Self::Object),
        }
    }
}

impl<T: Encode> Encode for IdOr<T> {
    fn encode(&self, json: &mut Encoder) {
        match self {
            Self::Id(id) => id.encode(json),
            Self::Object(object) => object.encode(json),
        }
    }
}
