//! Which versions of OpenAPI are there?

use std::fmt;

/// A version of OpenAPI, whatever its patch number; in the order in which they appeared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Version {
    /// Swagger 2.0, as it was called then.
    V2_0,
    /// 3.0, the shape to which the others are brought.
    V3_0,
    /// 3.1: schemas are those of JSON Schema 2020-12.
    V3_1,
    /// 3.2.
    V3_2,
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V2_0 => "2.0",
            Self::V3_0 => "3.0",
            Self::V3_1 => "3.1",
            Self::V3_2 => "3.2",
        })
    }
}
