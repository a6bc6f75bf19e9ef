//! A cursor in a list, and which of its rows are in sight. Rows that cannot hold the cursor are stepped over.

/// A place in a list of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    /// The row the cursor is on.
    pub cursor: usize,
    /// The first row in sight.
    pub top: usize,
    /// Whether the reader moved the cursor since the rows came.
    pub moved: bool,
}

impl List {
    /// Moves the cursor by rows that can hold it; it stops at the ends.
    pub fn step(&mut self, by: isize, len: usize, holds: impl Fn(usize) -> bool) {
        self.moved = true;
        let mut left = by.unsigned_abs();
        let mut at = self.cursor;
        while left > 0 {
            let next = if by > 0 { at + 1 } else { at.wrapping_sub(1) };
            if next >= len {
                break;
            }
            at = next;
            if holds(at) {
                self.cursor = at;
                left -= 1;
            }
        }
    }

    /// Puts the cursor on the row nearest to `at` that can hold it.
    pub fn go(&mut self, at: usize, len: usize, holds: impl Fn(usize) -> bool) {
        let at = at.min(len.saturating_sub(1));
        let below = (at..len).find(|&i| holds(i));
        let above = (0..at).rev().find(|&i| holds(i));
        if let Some(found) = below.or(above) {
            self.cursor = found;
        }
    }

    /// Scrolls as little as brings the cursor in sight, with a margin where there is room.
    pub fn fit(&mut self, len: usize, height: usize) {
        let margin = (height / 5).min(3);
        let highest = (self.cursor + margin + 1).saturating_sub(height);
        let lowest = self.cursor.saturating_sub(margin);
        self.top = if highest > lowest {
            self.cursor.saturating_sub(height / 2)
        } else {
            self.top.clamp(highest, lowest)
        };
        self.top = self.top.min(len.saturating_sub(height));
    }

    /// Scrolls by rows; the cursor stays in sight.
    pub fn scroll(&mut self, by: isize, len: usize, height: usize) {
        self.top = self.top.saturating_add_signed(by).min(len.saturating_sub(height));
        self.cursor = self
            .cursor
            .clamp(self.top, (self.top + height).saturating_sub(1).min(len.saturating_sub(1)).max(self.top));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_stepped_over() {
        let holds = |i: usize| !i.is_multiple_of(3);
        let mut list = List { cursor: 1, ..List::default() };
        let mut check = |by, expect| {
            list.step(by, 10, holds);
            assert_eq!(list.cursor, expect);
        };
        check(1, 2);
        check(1, 4);
        check(-2, 1);
        check(-5, 1);
        check(99, 8);
    }

    #[test]
    fn the_cursor_stays_in_sight() {
        for len in 0..30 {
            for height in 1..12 {
                for cursor in 0..len {
                    let mut list = List { cursor, top: 17, moved: false };
                    list.fit(len, height);
                    assert!(
                        list.top <= cursor && cursor < list.top + height,
                        "{len} {height} {cursor} {list:?}"
                    );
                }
            }
        }
    }
}
