//! What do a schema's keywords say, put into words?
//!
//! ```yaml
//! {type: string, maxLength: 255, default: "", x-wire-quirks: [nullable-undocumented]}
//! ```
//! ```text
//! At most 255 characters. Default: `""`. May be `null` although the schema does not say so.
//! ```

use super::Sentence;
use crate::ir::{Constraint, Quirk};

/// Examples that are longer tell a reader of the member little.
const LONGEST_EXAMPLE: usize = 72;

/// How many values of a list are named.
const MOST_VALUES: usize = 20;

/// What is said about a value: what the schema says, none of which is checked, and what the wire does in spite of it.
pub(crate) fn about(constraints: &[Constraint], quirks: &[Quirk]) -> Sentence {
    let is_long = |constraint: &&Constraint| matches!(constraint, Constraint::Example(example) if example.chars().count() > LONGEST_EXAMPLE);
    let constraints = constraints.iter().filter(|constraint| !is_long(constraint));
    let mut sentences = Sentence::default();
    for (index, constraint) in constraints.enumerate() {
        sentences = say(space(sentences, index), constraint);
    }
    for quirk in quirks {
        let is_first = sentences.is_empty();
        sentences = admit(space(sentences, usize::from(!is_first)), *quirk);
    }
    sentences
}

fn space(sentences: Sentence, before: usize) -> Sentence {
    if before == 0 {
        sentences
    } else {
        sentences.words(" ")
    }
}

fn say(sentences: Sentence, constraint: &Constraint) -> Sentence {
    let value = |before: &str, value: &str| (before.to_owned(), value.to_owned());
    let (before, value) = match constraint {
        Constraint::Default(default) => value("Default: ", default),
        Constraint::Example(example) => value("Example: ", example),
        Constraint::Minimum {
            value: minimum,
            exclusive: false,
        } => value("At least ", minimum),
        Constraint::Minimum {
            value: minimum,
            exclusive: true,
        } => value("More than ", minimum),
        Constraint::Maximum {
            value: maximum,
            exclusive: false,
        } => value("At most ", maximum),
        Constraint::Maximum {
            value: maximum,
            exclusive: true,
        } => value("Less than ", maximum),
        Constraint::MultipleOf(factor) => value("A multiple of ", factor),
        Constraint::Pattern(pattern) => value("Pattern: ", pattern),
        Constraint::Format(format) => value("Format: ", format),
        Constraint::MinLength(length) => return count(sentences, "At least ", length, "character"),
        Constraint::MaxLength(length) => return count(sentences, "At most ", length, "character"),
        Constraint::MinItems(length) => return count(sentences, "At least ", length, "item"),
        Constraint::MaxItems(length) => return count(sentences, "At most ", length, "item"),
        Constraint::MinProperties(length) => {
            return count(sentences, "At least ", length, "member");
        }
        Constraint::MaxProperties(length) => return count(sentences, "At most ", length, "member"),
        Constraint::MediaType(media_type) => value("Content: ", media_type),
        Constraint::Values(values) => return list(sentences, "Values: ", values),
        Constraint::Conditions(keywords) => {
            return list(sentences, "Further conditions in the document: ", keywords);
        }
        Constraint::UniqueItems => return sentences.words("No item occurs twice."),
    };
    sentences.words(&before).code(&value).words(".")
}

/// Adds the other names under which a member may come.
pub(crate) fn second_names(mut sentence: Sentence, names: &[String]) -> Sentence {
    if !names.is_empty() && !sentence.is_empty() {
        sentence = sentence.words(" ");
    }
    for (index, name) in names.iter().enumerate() {
        let before = if index == 0 { "May come as " } else { " or " };
        sentence = sentence.words(before).code(name);
    }
    if names.is_empty() {
        sentence
    } else {
        sentence.words(".")
    }
}

fn count(sentences: Sentence, before: &str, number: &str, noun: &str) -> Sentence {
    let plural = if number == "1" { "" } else { "s" };
    sentences.words(&format!("{before}{number} {noun}{plural}."))
}

/// Adds the first of some values, and how many more there are.
fn list(sentences: Sentence, before: &str, values: &[String]) -> Sentence {
    let sentences = sentences
        .words(before)
        .codes(values.iter().take(MOST_VALUES));
    match values.len().saturating_sub(MOST_VALUES) {
        0 => sentences.words("."),
        more => sentences.words(&format!(" and {more} more.")),
    }
}

fn admit(sentences: Sentence, quirk: Quirk) -> Sentence {
    let (before, code, after) = match quirk {
        Quirk::OpenEnum => return sentences.words("Other values than the documented ones occur."),
        Quirk::NullableUndocumented => ("May be ", "null", " although the schema does not say so."),
        Quirk::AbsentUndocumented => {
            return sentences.words("May be missing although the schema requires it.");
        }
        Quirk::IntBool => {
            return sentences
                .code("0")
                .words(" or ")
                .code("1")
                .words(" on the wire.");
        }
        Quirk::NumberAsString => return sentences.words("The number may travel as text."),
        Quirk::UnixSeconds => return sentences.words("May travel as seconds since 1970."),
        Quirk::DatetimeSpace => ("May have a space for the ", "T", " and no offset."),
        Quirk::IdOrObject => return sentences.words("An identifier, or the whole object."),
        Quirk::StringOrInteger => return sentences.words("May travel as text or as an integer."),
        Quirk::EnvelopeVariant => {
            return sentences.words("The envelope differs between operations.");
        }
        Quirk::Casing => return sentences.words("May come in another case."),
        Quirk::AliasName => return sentences.words("The member may come under a second name."),
        Quirk::EmptyArrayForObject => {
            return sentences
                .words("An empty object may come as ")
                .code("[]")
                .words(".");
        }
        Quirk::ObjectForArray => {
            return sentences.words("A list of one may come as its item alone.");
        }
        Quirk::EmptyStringForNull => ("May come as ", "\"\"", " where nothing is meant."),
    };
    sentences.words(before).code(code).words(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::docs::Doc;

    fn line(sentence: Sentence) -> String {
        Doc::new(sentence).into_lines().join("\n")
    }

    #[test]
    fn constraints_are_sentences() {
        let said = about(
            &[
                Constraint::Minimum {
                    value: "0".to_owned(),
                    exclusive: true,
                },
                Constraint::MaxLength("255".to_owned()),
                Constraint::MinItems("1".to_owned()),
                Constraint::UniqueItems,
                Constraint::Pattern("^`[a-z]+$".to_owned()),
                Constraint::Example("x".repeat(100)),
                Constraint::Default("\"a b\"".to_owned()),
            ],
            &[Quirk::NullableUndocumented],
        );
        insta::assert_snapshot!(line(said), @r#"
        More than `0`. At most 255 characters. At least 1 item. No item occurs twice. Pattern:
        ``^`[a-z]+$``. Default: `"a b"`. May be `null` although the schema does not say so.
        "#);
    }

    #[test]
    fn quirks_are_sentences() {
        insta::assert_snapshot!(line(about(&[], &[Quirk::NullableUndocumented, Quirk::IntBool])),
            @"May be `null` although the schema does not say so. `0` or `1` on the wire.");
        assert_eq!(line(about(&[], &[])), "");
    }
}
