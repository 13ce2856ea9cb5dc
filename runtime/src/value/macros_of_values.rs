//! What do generated enums have in common whose values are no texts?
//!
//! Macros by example, as those for texts are.

/// Implements `Display`, `Decode`, `Encode` and `Param` for a type that is [`Numbered`](crate::Numbered).
#[macro_export]
macro_rules! numbered {
    ($numbered:ty) => {
        impl ::core::fmt::Display for $numbered {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&$crate::Numbered::as_integer(*self), f)
            }
        }

        impl $crate::json::Decode for $numbered {
            fn decode(
                json: &mut $crate::json::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::json::DecodeError> {
                json.numbered()
            }
        }

        impl $crate::json::Encode for $numbered {
            fn encode(&self, json: &mut $crate::json::Encoder) {
                $crate::json::Encode::encode(&$crate::Numbered::as_integer(*self), json);
            }
        }

        impl $crate::value::__private::Param for $numbered {
            fn value(
                &self,
            ) -> ::core::result::Result<
                $crate::value::__private::ParamValue,
                $crate::value::__private::InvalidValue,
            > {
                $crate::value::__private::Param::value(&$crate::Numbered::as_integer(*self))
            }
        }
    };
}

/// Implements what [`numbered!`](crate::numbered) does, and `From<i64>`, for a type that keeps the numbers it does not know
/// in its variant `Unknown(i64)`, or in the one that is passed: `open_numbered!(Priority, Other)`.
#[macro_export]
macro_rules! open_numbered {
    ($numbered:ty) => {
        $crate::open_numbered!($numbered, Unknown);
    };
    ($numbered:ty, $unknown:ident) => {
        $crate::numbered!($numbered);

        impl ::core::convert::From<i64> for $numbered {
            fn from(number: i64) -> Self {
                <Self as $crate::Numbered>::from_integer(number).unwrap_or(Self::$unknown(number))
            }
        }
    };
}

/// Implements `Display`, `Decode`, `Encode` and `Param` for a type that is [`Constant`](crate::Constant).
#[macro_export]
macro_rules! constant {
    ($constant:ty) => {
        impl ::core::fmt::Display for $constant {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::Constant::as_json(self))
            }
        }

        impl $crate::json::Decode for $constant {
            fn decode(
                json: &mut $crate::json::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::json::DecodeError> {
                json.constant()
            }
        }

        impl $crate::json::Encode for $constant {
            fn encode(&self, json: &mut $crate::json::Encoder) {
                json.raw($crate::Constant::as_json(self));
            }
        }

        impl $crate::value::__private::Param for $constant {
            fn value(
                &self,
            ) -> ::core::result::Result<
                $crate::value::__private::ParamValue,
                $crate::value::__private::InvalidValue,
            > {
                let text =
                    $crate::value::__private::parameter_text($crate::Constant::as_json(self));
                $crate::value::__private::Param::value(&text)
            }
        }
    };
}

/// Implements what [`constant!`](crate::constant) does, and `From<Json>`, for a type that keeps the values it does not know
/// in its variant `Unknown(Json)`, or in the one that is passed: `open_constant!(Size, Other)`.
#[macro_export]
macro_rules! open_constant {
    ($constant:ty) => {
        $crate::open_constant!($constant, Unknown);
    };
    ($constant:ty, $unknown:ident) => {
        $crate::constant!($constant);

        impl ::core::convert::From<$crate::Json> for $constant {
            fn from(json: $crate::Json) -> Self {
                <Self as $crate::Constant>::from_json(json.as_str())
                    .unwrap_or_else(|| Self::$unknown(json))
            }
        }
    };
}
