//! Which byte is the n-th character at?

/// Characters from one remembered byte to the next.
const STRIDE: usize = 64;

/// The scanner of YAML counts characters; everything else here counts bytes.
pub(super) struct Characters<'t> {
    text: &'t str,
    /// The byte of every 64th character; none for ASCII, where it is the same.
    marks: Option<Vec<u32>>,
}

impl<'t> Characters<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let marks = (!text.is_ascii()).then(|| {
            text.char_indices()
                .step_by(STRIDE)
                .map(|(byte, _)| u32::try_from(byte).unwrap_or(u32::MAX))
                .collect()
        });
        Self { text, marks }
    }

    /// The byte of a character; the end of the text if there are fewer.
    pub(super) fn byte(&self, character: usize) -> usize {
        let Some(marks) = &self.marks else {
            return character.min(self.text.len());
        };
        let Some(mark) = marks.get(character / STRIDE) else {
            return self.text.len();
        };
        let mark = *mark as usize;
        let rest = self.text.get(mark..).unwrap_or_default();
        let within = rest.char_indices().nth(character % STRIDE);
        within.map_or(self.text.len(), |(byte, _)| mark + byte)
    }
}

#[cfg(test)]
mod tests {
    use super::Characters;

    #[test]
    fn bytes_of_characters() {
        for text in ["", "plain ascii", "é", &"añ€😀".repeat(100)] {
            let characters = Characters::new(text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.byte(count), byte);
            }
            assert_eq!(characters.byte(text.chars().count()), text.len());
            assert_eq!(characters.byte(usize::MAX), text.len());
        }
    }
}
