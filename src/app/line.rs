//! A line being typed, with its cursor: always between two letters as readers see them (grapheme clusters).

use unicode_segmentation::UnicodeSegmentation;

/// A line and the cursor in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    text: String,
    cursor: usize,
}

impl Line {
    /// A line with the cursor at its end.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    /// What is typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The cursor, in bytes.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What stands before the cursor.
    #[must_use]
    pub fn before(&self) -> &str {
        self.text.get(..self.cursor).unwrap_or("")
    }

    fn after(&self) -> &str {
        self.text.get(self.cursor..).unwrap_or("")
    }

    /// Puts text in at the cursor; what would break the line becomes a space.
    pub fn insert(&mut self, text: &str) {
        let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        self.text.insert_str(self.cursor, &clean);
        self.cursor += clean.len();
    }

    /// Replaces a stretch and puts the cursor behind it.
    pub fn replace(&mut self, stretch: std::ops::Range<usize>, with: &str) {
        if self.text.get(stretch.clone()).is_some() {
            self.cursor = stretch.start + with.len();
            self.text.replace_range(stretch, with);
        }
    }

    /// One letter to the left.
    pub fn left(&mut self) {
        self.cursor -= self.before().graphemes(true).next_back().map_or(0, str::len);
    }

    /// One letter to the right.
    pub fn right(&mut self) {
        self.cursor += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// To the beginning.
    pub fn home(&mut self) {
        self.cursor = 0;
    }

    /// To the end.
    pub fn end(&mut self) {
        self.cursor = self.text.len();
    }

    /// Takes away the letter before the cursor.
    pub fn delete_back(&mut self) {
        let end = self.cursor;
        self.left();
        self.text.drain(self.cursor..end);
    }

    /// Takes away the letter behind the cursor.
    pub fn delete(&mut self) {
        let len = self.after().graphemes(true).next().map_or(0, str::len);
        self.text.drain(self.cursor..self.cursor + len);
    }

    /// Takes away the word before the cursor.
    pub fn delete_word(&mut self) {
        let kept = self.before().trim_end().rfind(' ').map_or(0, |at| at + 1);
        self.text.drain(kept..self.cursor);
        self.cursor = kept;
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_readers_see() {
        let mut line = Line::new("Goi\u{308}ta 👩‍🚀");
        line.delete_back();
        assert_eq!(line.text(), "Goi\u{308}ta ");
        for _ in 0..3 {
            line.left();
        }
        line.delete_back();
        assert_eq!((line.text(), line.before()), ("Gota ", "Go"));
        line.delete();
        assert_eq!(line.text(), "Goa ");
    }

    #[test]
    fn words_and_pastes() {
        let mut line = Line::new("visite de Goïta ");
        line.delete_word();
        assert_eq!(line.text(), "visite de ");
        line.insert("a\nb\u{1b}[c");
        assert_eq!(line.text(), "visite de a b [c");
        line.replace(0..6, "séjour");
        assert_eq!((line.text(), line.before()), ("séjour de a b [c", "séjour"));
    }
}
