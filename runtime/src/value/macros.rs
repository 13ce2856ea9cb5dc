//! What do generated types of one value have in common?
//!
//! Each macro writes the implementations that differ only in the name of the type. They are macros by example and not
//! derives, so that a generated crate needs no procedural macros to build.

/// Implements `Display`, `FromStr`, `Decode`, `Encode` and `Param` for a type that is [`Text`](crate::Text).
///
/// ```
/// #[derive(Debug, PartialEq)]
/// enum Order { Asc, Desc }
///
/// impl runtime::Text for Order {
///     fn as_text(&self) -> &str {
///         match self { Self::Asc => "asc", Self::Desc => "desc" }
///     }
///     fn from_text(text: &str) -> Option<Self> {
///         match text { "asc" => Some(Self::Asc), "desc" => Some(Self::Desc), _ => None }
///     }
/// }
/// runtime::text!(Order);
///
/// assert_eq!(Order::Desc.to_string(), "desc");
/// assert_eq!("asc".parse(), Ok(Order::Asc));
/// assert!("up".parse::<Order>().is_err());
/// ```
#[macro_export]
macro_rules! text {
    ($text:ty) => {
        impl ::core::fmt::Display for $text {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad($crate::Text::as_text(self))
            }
        }

        impl ::core::str::FromStr for $text {
            type Err = $crate::value::UnknownText;

            // `Self::Err` would be a variant where the document has a value `err`.
            fn from_str(text: &str) -> ::core::result::Result<Self, $crate::value::UnknownText> {
                <Self as $crate::Text>::from_text(text).ok_or($crate::value::UnknownText)
            }
        }

        impl $crate::json::Decode for $text {
            fn decode(
                json: &mut $crate::json::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::json::DecodeError> {
                json.text()
            }
        }

        impl $crate::json::Encode for $text {
            fn encode(&self, json: &mut $crate::json::Encoder) {
                json.string($crate::Text::as_text(self));
            }
        }

        impl $crate::value::__private::Param for $text {
            fn value(
                &self,
            ) -> ::core::result::Result<
                $crate::value::__private::ParamValue,
                $crate::value::__private::InvalidValue,
            > {
                $crate::value::__private::Param::value($crate::Text::as_text(self))
            }
        }
    };
}

/// Implements what [`text!`](crate::text) does, and `From<&str>` and `From<String>`, for a type that keeps the texts
/// it does not know in its variant `Unknown(Box<str>)`.
///
/// A type whose variant for them has another name passes it: `open_text!(Colour, Other)`. See
/// [`Text`](crate::Text) for an example.
#[macro_export]
macro_rules! open_text {
    ($text:ty) => {
        $crate::open_text!($text, Unknown);
    };
    ($text:ty, $unknown:ident) => {
        $crate::text!($text);

        impl ::core::convert::From<&str> for $text {
            fn from(text: &str) -> Self {
                <Self as $crate::Text>::from_text(text)
                    .unwrap_or_else(|| Self::$unknown(text.into()))
            }
        }

        impl ::core::convert::From<::std::string::String> for $text {
            fn from(text: ::std::string::String) -> Self {
                Self::from(text.as_str())
            }
        }
    };
}

/// Implements `Display`, `From<&str>`, `From<String>`, `AsRef<str>`, `Decode`, `Encode` and `Param` for a newtype over
/// `String`.
///
/// ```
/// #[derive(Debug, Clone, PartialEq)]
/// pub struct InvoiceId(pub String);
/// runtime::text_newtype!(InvoiceId);
///
/// let id: InvoiceId = runtime::json::from_slice(br#""inv_1""#)?;
/// assert_eq!(id, InvoiceId::from("inv_1"));
/// assert_eq!(id.to_string(), "inv_1");
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[macro_export]
macro_rules! text_newtype {
    ($newtype:ty) => {
        impl ::core::fmt::Display for $newtype {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::core::convert::From<&str> for $newtype {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl ::core::convert::AsRef<str> for $newtype {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        $crate::__newtype!($newtype, ::std::string::String);
    };
}

/// Implements `Display`, `From`, `Decode`, `Encode` and `Param` for a newtype, each by that of the type inside.
///
/// ```
/// #[derive(Debug, Clone, Copy, PartialEq)]
/// pub struct ClientNumber(pub i64);
/// runtime::newtype!(ClientNumber, i64);
///
/// let number: ClientNumber = runtime::json::from_slice(b"7")?;
/// assert_eq!(number, ClientNumber::from(7));
/// assert_eq!(number.to_string(), "7");
/// # Ok::<(), runtime::json::DecodeError>(())
/// ```
#[macro_export]
macro_rules! newtype {
    ($newtype:ty, $inner:ty) => {
        impl ::core::fmt::Display for $newtype {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        $crate::__newtype!($newtype, $inner);
    };
}

/// What all newtypes share.
#[doc(hidden)]
#[macro_export]
macro_rules! __newtype {
    ($newtype:ty, $inner:ty) => {
        impl ::core::convert::From<$inner> for $newtype {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl $crate::json::Decode for $newtype {
            fn decode(
                json: &mut $crate::json::Decoder<'_>,
            ) -> ::core::result::Result<Self, $crate::json::DecodeError> {
                <$inner as $crate::json::Decode>::decode(json).map(Self)
            }
        }

        impl $crate::json::Encode for $newtype {
            fn encode(&self, json: &mut $crate::json::Encoder) {
                $crate::json::Encode::encode(&self.0, json);
            }
        }

        impl $crate::value::__private::Param for $newtype {
            fn value(
                &self,
            ) -> ::core::result::Result<
                $crate::value::__private::ParamValue,
                $crate::value::__private::InvalidValue,
            > {
                $crate::value::__private::Param::value(&self.0)
            }

            fn is_free_text(&self) -> bool {
                $crate::value::__private::Param::is_free_text(&self.0)
            }
        }
    };
}
