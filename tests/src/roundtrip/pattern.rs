//! Which text matches a pattern?

use regex_syntax::hir::{Class, Hir, HirKind};

/// Repetitions without an end go on for so long at most.
const LONGEST: u32 = 40;

/// A text that matches a pattern; `variant` tells several apart, and repetitions go on until the text may be long enough.
///
/// `None` where the pattern is beyond what can be told: a look-around, or a reference to what was matched.
#[must_use]
pub(super) fn example(pattern: &str, variant: usize, least: usize) -> Option<String> {
    // The dialect of JSON Schema allows these escapes, and the parser does not know them.
    let pattern = pattern.replace("\\/", "/").replace("\\-", "\\x2d");
    let hir = regex_syntax::parse(&pattern).ok()?;
    for extra in [0, least] {
        let mut text = String::new();
        let extra = u32::try_from(extra).ok()?.min(LONGEST);
        write(&hir, variant, extra, &mut text)?;
        if text.chars().count() >= least {
            return Some(text);
        }
    }
    None
}

fn write(hir: &Hir, variant: usize, extra: u32, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(class) => text.push(of_class(class, variant)?),
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(LONGEST);
            let step = u32::try_from(variant % 3).unwrap_or_default();
            for _ in 0..(repetition.min + extra.max(step)).min(most) {
                write(&repetition.sub, variant, extra, text)?;
            }
        }
        HirKind::Capture(capture) => write(&capture.sub, variant, extra, text)?,
        HirKind::Concat(parts) => {
            for part in parts {
                write(part, variant, extra, text)?;
            }
        }
        HirKind::Alternation(branches) => {
            let index = variant % branches.len().max(1);
            write(branches.get(index)?, variant, extra, text)?;
        }
    }
    Some(())
}

/// A character of a class, a letter or a digit where there is one.
fn of_class(class: &Class, variant: usize) -> Option<char> {
    let Class::Unicode(class) = class else {
        return None;
    };
    let has = |c: &char| {
        class
            .iter()
            .any(|range| range.start() <= *c && *c <= range.end())
    };
    let plain: Vec<char> = ('a'..='z')
        .chain('0'..='9')
        .chain('A'..='Z')
        .filter(has)
        .collect();
    let index = (variant * 7).checked_rem(plain.len()).unwrap_or_default();
    let first = || class.iter().next().map(|range| range.start());
    plain.get(index).copied().or_else(first)
}

#[cfg(test)]
mod tests {
    use super::example;

    #[test]
    fn texts_match_their_pattern() {
        for pattern in [
            "^[a-z]{3}-\\d+$",
            "^(a|bc)?[^a]{2,}$",
            "^\\S+@\\S+\\.[A-Z]{2}$",
            "^\\/v[0-9]\\-x",
            "é+",
        ] {
            let schema = serde_json::json!({"pattern": pattern});
            let judge = jsonschema::validator_for(&schema).unwrap();
            for variant in 0..6 {
                let text = example(pattern, variant, 0).unwrap();
                assert!(judge.is_valid(&text.clone().into()), "{pattern}: {text}");
            }
        }
        assert_eq!(example("^a*$", 0, 5).as_deref(), Some("aaaaa"));
        assert_eq!(example("^(?=a)b", 0, 0), None);
    }
}
