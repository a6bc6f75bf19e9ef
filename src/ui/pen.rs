//! A pen on one row of the screen: each letter is measured once, as it is put into its cells.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use crate::text::letter::{Letter, letters};

/// Writes from left to right, as far as its row goes.
pub(super) struct Pen<'f> {
    buffer: &'f mut Buffer,
    x: u16,
    y: u16,
    /// Behind the last cell of its row.
    end: u16,
}

/// A pen on so many cells from a place on.
pub(super) fn pen<'f>(frame: &'f mut Frame, x: u16, y: u16, width: u16) -> Pen<'f> {
    Pen::on(frame.buffer_mut(), x, y, width)
}

impl<'f> Pen<'f> {
    pub(super) fn on(buffer: &'f mut Buffer, x: u16, y: u16, width: u16) -> Self {
        let end = x.saturating_add(width).min(buffer.area.right());
        Self { buffer, x, y, end }
    }

    /// The cells that are left.
    pub(super) fn room(&self) -> usize {
        usize::from(self.end.saturating_sub(self.x))
    }

    /// As much of a text as there is room for.
    pub(super) fn write(&mut self, text: &str, style: Style) -> &mut Self {
        for letter in letters(text) {
            if !self.put(letter, style) {
                break;
            }
        }
        self
    }

    /// A text made exactly so wide: blanks behind it, or an ellipsis where something is missing.
    pub(super) fn fit(&mut self, text: &str, width: usize, style: Style) -> &mut Self {
        let end = self.x.saturating_add(u16::try_from(width).unwrap_or(u16::MAX)).min(self.end);
        let mut last = self.x;
        for letter in letters(text) {
            let before = self.x;
            if !self.put_before(end, letter, style) {
                self.x = if before < end { before } else { last };
                self.fill("…", self.x.saturating_add(1).min(end), style);
                break;
            }
            last = before;
        }
        self.fill(" ", end, style);
        self
    }

    /// A text for all the room that is left.
    pub(super) fn fit_rest(&mut self, text: &str, style: Style) -> &mut Self {
        self.fit(text, self.room(), style)
    }

    /// The column of the next cell.
    pub(super) fn column(&self) -> usize {
        usize::from(self.x)
    }

    /// Makes cells stand out that have been written.
    pub(super) fn mark(&mut self, from: usize, width: usize, how: Modifier) {
        for x in from..(from + width).min(usize::from(self.x)) {
            if let Some(cell) = self.buffer.cell_mut((x as u16, self.y)) {
                cell.modifier.insert(how);
            }
        }
    }

    /// A sign of one cell, over and over, as far as the room goes but for some cells at its end.
    pub(super) fn rule(&mut self, sign: &str, but: usize, style: Style) -> &mut Self {
        let end = usize::from(self.end).saturating_sub(but);
        self.fill(sign, end as u16, style);
        self
    }

    fn fill(&mut self, sign: &str, end: u16, style: Style) {
        let sign = Letter { at: 0, text: sign, width: 1 };
        while self.put_before(end, sign, style) {}
    }

    /// One letter, if there is room for it.
    pub(super) fn put(&mut self, letter: Letter, style: Style) -> bool {
        self.put_before(self.end, letter, style)
    }

    /// One letter, if there is room for it; one without a width, or that would steer the terminal, is left out.
    fn put_before(&mut self, end: u16, letter: Letter, style: Style) -> bool {
        if letter.width == 0 || letter.text.contains(char::is_control) {
            return true;
        }
        let next = usize::from(self.x) + letter.width;
        if next > usize::from(end) {
            return false;
        }
        if let Some(cell) = self.buffer.cell_mut((self.x, self.y)) {
            cell.set_symbol(letter.text).set_style(style);
        }
        for x in self.x + 1..next as u16 {
            if let Some(hidden) = self.buffer.cell_mut((x, self.y)) {
                hidden.reset();
            }
        }
        self.x = next as u16;
        true
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn row(width: u16, write: impl Fn(&mut Pen)) -> String {
        let mut buffer = Buffer::filled(Rect::new(0, 0, width, 1), ratatui::buffer::Cell::new("."));
        write(&mut Pen::on(&mut buffer, 0, 0, width));
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn a_text_is_made_to_fit() {
        for (text, width, expect) in [
            ("été", 5, "été  ...."),
            ("été", 3, "été......"),
            ("l’été", 4, "l’é…....."),
            ("l’été", 1, "…........"),
            ("l’été", 0, "........."),
            ("a漢字", 5, "a漢 字 ...."),
            ("a漢字", 4, "a漢 …....."),
            ("a漢字", 3, "a… ......"),
            ("e\u{301}te\u{301}", 2, "e\u{301}…......."),
            ("a\u{7}b", 3, "ab ......"),
            ("tout ce qui vient", 40, "tout ce …"),
        ] {
            assert_eq!(row(9, |pen| _ = pen.fit(text, width, Style::new())), expect, "{text} {width}");
        }
    }

    #[test]
    fn a_row_is_written_from_left_to_right() {
        let plain = Style::new();
        assert_eq!(
            row(9, |pen| _ = pen.write("2025 ", plain).rule("─", 2, plain).write("12345", plain)),
            "2025 ──12"
        );
        assert_eq!(row(4, |pen| _ = pen.write("漢字漢", plain)), "漢 字 ");
        assert_eq!(row(5, |pen| _ = pen.write("漢字漢", plain)), "漢 字 .");
    }
}
