//! Is one word the plural of another?
//!
//! | | |
//! |---|---|
//! | `client`, `clients` | yes |
//! | `category`, `categories`; `address`, `addresses`; `box`, `boxes` | yes |
//! | `series`, `series`; `person`, `people`; `analysis`, `analyses` | yes |
//! | `status`, `state` | no |
//!
//! English only. A word is never changed by this, only compared, so a plural that is not known costs a longer name.

/// Plurals that no rule makes.
const IRREGULAR: [(&str, &str); 11] = [
    ("analysis", "analyses"),
    ("basis", "bases"),
    ("child", "children"),
    ("criterion", "criteria"),
    ("datum", "data"),
    ("foot", "feet"),
    ("index", "indices"),
    ("leaf", "leaves"),
    ("medium", "media"),
    ("person", "people"),
    ("shelf", "shelves"),
];

/// Whether two words are the same noun, in singular or plural.
pub(super) fn same_noun(one: &str, other: &str) -> bool {
    one == other || is_plural_of(one, other) || is_plural_of(other, one)
}

fn is_plural_of(plural: &str, singular: &str) -> bool {
    if singular.is_empty() {
        return false;
    }
    let regular = |ending: &str, becomes: &str| {
        let stem = singular.strip_suffix(ending);
        stem.and_then(|stem| plural.strip_prefix(stem))
            .is_some_and(|rest| rest == becomes)
    };
    let hisses = ["s", "x", "z", "ch", "sh", "o"]
        .iter()
        .any(|ending| singular.ends_with(ending));
    let vowel_y = ["ay", "ey", "oy", "uy"]
        .iter()
        .any(|ending| singular.ends_with(ending));
    (regular("", "s") && !singular.ends_with('s'))
        || (hisses && regular("", "es"))
        || (!vowel_y && regular("y", "ies"))
        || IRREGULAR
            .iter()
            .any(|(one, many)| *one == singular && *many == plural)
}

#[cfg(test)]
mod tests {
    use super::same_noun;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("client", "clients"),
            ("invoice", "invoices"),
            ("category", "categories"),
            ("key", "keys"),
            ("address", "addresses"),
            ("status", "statuses"),
            ("box", "boxes"),
            ("tax", "taxes"),
            ("branch", "branches"),
            ("photo", "photos"),
            ("hero", "heroes"),
            ("series", "series"),
            ("person", "people"),
            ("analysis", "analyses"),
            ("factura", "factura"),
        ] {
            assert!(same_noun(one, many) && same_noun(many, one), "{one} {many}");
        }
        for (one, other) in [
            ("status", "state"),
            ("addres", "address"),
            ("ky", "kys_"),
            ("list", "lists_of"),
            ("", "s"),
            ("a", "b"),
        ] {
            assert!(
                !same_noun(one, other) && !same_noun(other, one),
                "{one} {other}"
            );
        }
    }
}
