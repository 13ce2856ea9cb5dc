//! How is a member reached through the structs around it?
//!
//! ```text
//! self.data                                            always there
//! self.data.items                                      one level down
//! self.data.map(|data| data.items)                     where `data` may be absent
//! self.data.as_ref().and_then(|data| data.page)        only looked at
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Form, Member};

/// An expression for the value at the end of a path.
pub(super) enum Access {
    /// The value is always there.
    Always(TokenStream),
    /// An `Option` of it.
    Perhaps(TokenStream),
}

/// What is done with the value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// It is moved out.
    Move,
    /// It is copied, out of a struct that stays.
    Copy,
    /// It is looked at.
    Look,
}

impl Access {
    /// As an `Option`.
    pub(super) fn into_option(self) -> TokenStream {
        match self {
            Self::Always(value) => quote!(Some(#value)),
            Self::Perhaps(option) => option,
        }
    }

    /// The value, or the default of its type.
    pub(super) fn or_default(self) -> TokenStream {
        match self {
            Self::Always(value) => value,
            Self::Perhaps(option) => quote!(#option.unwrap_or_default()),
        }
    }
}

/// Reaches the last of `steps`, beginning at `start`.
pub(super) fn reach(start: &TokenStream, steps: &[Member<'_>], usage: Use) -> Access {
    let Some((step, rest)) = steps.split_first() else {
        return Access::Always(start.clone());
    };
    let name = &step.ident;
    let place = quote!(#start.#name);
    if step.form == Form::Required {
        return match rest {
            [] if step.boxed && usage != Use::Look => Access::Always(quote!(*#place)),
            rest => reach(&place, rest, usage),
        };
    }
    let option = as_option(step, &place, usage, rest.is_empty());
    match (rest, reach(name, rest, usage)) {
        ([], _) if step.boxed && usage != Use::Look => {
            Access::Perhaps(quote!(#option.map(|#name| *#name)))
        }
        ([], _) => Access::Perhaps(option),
        (_, Access::Always(inner)) if usage == Use::Look => {
            Access::Perhaps(quote!(#option.map(|#name| &#inner)))
        }
        (_, Access::Always(inner)) => Access::Perhaps(quote!(#option.map(|#name| #inner))),
        (_, Access::Perhaps(inner)) => Access::Perhaps(quote!(#option.and_then(|#name| #inner))),
    }
}

/// A member that may be absent or `null`, as an `Option`.
fn as_option(step: &Member<'_>, place: &TokenStream, usage: Use, is_last: bool) -> TokenStream {
    let is_field = step.form == Form::OptionalOrNull;
    let keeps_place = match usage {
        Use::Move => false,
        Use::Copy => !is_last,
        Use::Look => true,
    };
    match (is_field, keeps_place) {
        (true, true) => quote!(#place.value()),
        (true, false) => quote!(#place.into_value()),
        (false, true) => quote!(#place.as_ref()),
        (false, false) => place.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::ident::word;
    use super::*;
    use crate::analyse::fixture::{field, optional, text};
    use crate::ir::Field;

    fn member<'a>(field: &'a Field, form: Form, boxed: bool) -> Member<'a> {
        let ident = word(&field.wire_name);
        Member {
            field,
            ident,
            form,
            boxed,
        }
    }

    fn shown(steps: &[Member<'_>], usage: Use) -> String {
        let option = reach(&quote!(self), steps, usage).into_option();
        option.to_string().replace(' ', "")
    }

    #[test]
    fn members_are_reached_through_whatever_is_around_them() {
        let (data, page) = (field("data", text()), optional("page", text()));
        let always = member(&data, Form::Required, false);
        let boxed = member(&data, Form::Required, true);
        let or_null = member(&data, Form::RequiredOrNull, false);
        let perhaps = member(&page, Form::Optional, false);
        let perhaps_boxed = member(&page, Form::Optional, true);
        let either = member(&page, Form::OptionalOrNull, false);
        let cases = [
            (vec![&always], Use::Move, "Some(self.data)"),
            (vec![&boxed], Use::Move, "Some(*self.data)"),
            (vec![&or_null], Use::Move, "self.data"),
            (
                vec![&perhaps_boxed],
                Use::Move,
                "self.page.map(|page|*page)",
            ),
            (vec![&either], Use::Copy, "self.page.into_value()"),
            (vec![&either], Use::Look, "self.page.value()"),
            (vec![&boxed, &perhaps], Use::Copy, "self.data.page"),
            (
                vec![&perhaps, &always],
                Use::Move,
                "self.page.map(|page|page.data)",
            ),
            (
                vec![&perhaps, &always],
                Use::Look,
                "self.page.as_ref().map(|page|&page.data)",
            ),
            (
                vec![&perhaps, &perhaps],
                Use::Copy,
                "self.page.as_ref().and_then(|page|page.page)",
            ),
            (
                vec![&either, &perhaps],
                Use::Look,
                "self.page.value().and_then(|page|page.page.as_ref())",
            ),
        ];
        for (steps, usage, expected) in cases {
            let steps: Vec<Member<'_>> = steps.into_iter().cloned().collect();
            assert_eq!(shown(&steps, usage), expected);
        }
    }
}
