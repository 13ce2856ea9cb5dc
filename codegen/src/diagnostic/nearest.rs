//! Which known word did the author mean?

/// Longer words are not compared; no key of OpenAPI comes near.
const LONGEST: usize = 64;

/// The candidate closest to `word`, if it is close enough to be a slip: one
/// change in three characters. Of equally close ones the first.
pub(crate) fn nearest<'c>(
    word: &str,
    candidates: impl IntoIterator<Item = &'c str>,
) -> Option<&'c str> {
    let length = word.chars().count();
    if length > LONGEST {
        return None;
    }
    let limit = (length / 3).max(1);
    let lowered = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        // Lengths that differ too much are the cheapest way to say no.
        let apart = candidate
            .chars()
            .take(length + limit + 1)
            .count()
            .abs_diff(length);
        if apart > limit || candidate == word {
            continue;
        }
        let distance = distance(&lowered, &candidate.to_lowercase());
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours that lead from
/// one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    let mut previous = None;
    for (row, left) in a.chars().enumerate() {
        let mut line = vec![row + 1];
        for (column, right) in b.iter().enumerate() {
            let at =
                |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(&last, column) + usize::from(left != *right);
            let mut least = replaced
                .min(at(&last, column + 1) + 1)
                .min(at(&line, column) + 1);
            let swapped =
                column > 0 && previous == Some(*right) && b.get(column - 1) == Some(&left);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            line.push(least);
        }
        before = std::mem::replace(&mut last, line);
        previous = Some(left);
    }
    last.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let keys = [
            "title",
            "description",
            "type",
            "items",
            "readOnly",
            "nullable",
        ];
        for (word, meant) in [
            ("tilte", Some("title")),
            ("desciption", Some("description")),
            ("Type", Some("type")),
            ("readonly", Some("readOnly")),
            ("item", Some("items")),
            ("id", None),
            ("", None),
            ("nonsense", None),
        ] {
            assert_eq!(nearest(word, keys), meant, "{word}");
        }
    }
}
