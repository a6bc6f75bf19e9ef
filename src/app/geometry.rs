//! Where each pane stands on a screen of a given size. Panes never swap places: small screens show fewer.

/// A screen's size in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Size {
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Area {
    /// Left column.
    pub x: u16,
    /// Top row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// The panes, in their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// The articles.
    Sources,
    /// The events in time order.
    Timeline,
    /// The articles' text, in one to four columns.
    Text,
}

/// The screen, divided.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Geometry {
    /// Name of the dossier, filter and counts.
    pub header: Area,
    /// The list of articles, where it is shown.
    pub sources: Option<Area>,
    /// The timeline, where it is shown; its first rows are the chart.
    pub timeline: Option<Area>,
    /// The columns of text, from left to right; empty where the text is not shown, of no width those for which there is
    /// no room.
    pub columns: Vec<Area>,
    /// The record of the current event in words.
    pub record: Option<Area>,
    /// Keys that work now, or a message.
    pub footer: Area,
    /// Everything between header and footer.
    pub body: Area,
}

/// What decides the division, beside the size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wants {
    /// The pane that must be seen.
    pub focus: Pane,
    /// How many columns of text, from 1.
    pub columns: usize,
    /// Which of them is being read.
    pub active: usize,
    /// The text alone.
    pub zen: bool,
}

/// The smallest screen on which the program can be used.
pub const SMALLEST: Size = Size { width: 40, height: 12 };
/// A column of text is never narrower where there is a choice.
const NARROWEST_TEXT: u16 = 40;
/// Where there is none, columns narrower than this are shown in turn.
const READABLE: u16 = 24;
/// Nor wider than this measure, margin and marks included.
const WIDEST_TEXT: u16 = 84;

impl Area {
    /// Cut at a row counted from the top.
    fn split_y(self, at: u16) -> (Self, Self) {
        let at = at.min(self.height);
        (Self { height: at, ..self }, Self { y: self.y + at, height: self.height - at, ..self })
    }

    /// Cut at a column counted from the left; the second part leaves a column free for a rule.
    fn split_x(self, at: u16) -> (Self, Self) {
        let (at, rule) = (at.min(self.width), u16::from(at < self.width));
        (Self { width: at, ..self }, Self { x: self.x + at + rule, width: self.width - at - rule, ..self })
    }

    /// Rows below the title of a pane.
    #[must_use]
    pub fn inner(self) -> Self {
        self.split_y(1).1
    }

    /// True where a cell lies inside.
    #[must_use]
    pub fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }
}

/// Divides a screen.
#[must_use]
pub fn divide(size: Size, wants: Wants) -> Geometry {
    let whole = Area { x: 0, y: 0, width: size.width, height: size.height };
    let (header, rest) = whole.split_y(1);
    let (body, footer) = rest.split_y(rest.height.saturating_sub(1));
    let geometry = Geometry { header, footer, body, ..Geometry::default() };
    let text = NARROWEST_TEXT * wants.columns as u16 + wants.columns as u16 - 1;
    match size.width {
        _ if wants.zen => geometry.with_text(body, wants),
        ..70 => geometry.one_at_a_time(wants),
        _ if size.height < 16 => geometry.one_at_a_time(wants),
        width if width < 130 || width < 80 + text => {
            if width < 36 + text {
                return geometry.one_at_a_time(wants);
            }
            geometry.stacked(wants)
        }
        _ => geometry.in_columns(wants, text),
    }
}

impl Geometry {
    /// Small: only the pane in focus.
    fn one_at_a_time(mut self, wants: Wants) -> Self {
        match wants.focus {
            Pane::Text => return self.clone().with_text(self.body, wants),
            Pane::Sources => self.sources = Some(self.body),
            Pane::Timeline => {
                let (timeline, record) = self.body.split_y(self.body.height.saturating_sub(3));
                (self.timeline, self.record) = (Some(timeline), Some(record));
            }
        }
        self
    }

    /// Middling: sources above the timeline, text at the right.
    fn stacked(mut self, wants: Wants) -> Self {
        let left = (self.body.width * 9 / 20)
            .clamp(35, 52)
            .min(self.body.width - NARROWEST_TEXT.min(self.body.width));
        let (left, text) = self.body.split_x(left);
        let (sources, timeline) = left.split_y((left.height / 3).clamp(4, 14));
        (self.sources, self.timeline) = (Some(sources), Some(timeline));
        self.with_text(text, wants)
    }

    /// Wide: sources, timeline and text beside each other.
    fn in_columns(mut self, wants: Wants, text: u16) -> Self {
        let spare = self.body.width.saturating_sub(text + 2);
        let sources = (spare / 3).clamp(28, 62);
        let (sources, rest) = self.body.split_x(sources);
        let widest = WIDEST_TEXT * wants.columns as u16;
        let timeline = (rest.width / 2)
            .min(70)
            .max(rest.width.saturating_sub(widest))
            .min(rest.width.saturating_sub(text + 1));
        let (timeline, text) = rest.split_x(timeline);
        (self.sources, self.timeline) = (Some(sources), Some(timeline));
        self.with_text(text, wants)
    }

    /// The record below, and the columns above it.
    fn with_text(mut self, area: Area, wants: Wants) -> Self {
        let record = match area.height {
            ..14 => 3,
            14..30 => 4,
            _ => 6,
        };
        let (mut rest, record) = area.split_y(area.height.saturating_sub(record));
        self.record = Some(record);
        let room = usize::from((rest.width + 1) / (READABLE + 1)).max(1);
        let first = (wants.active + 1).saturating_sub(room).min(wants.columns.saturating_sub(room));
        let shown = first..(first + room).min(wants.columns);
        for at in 0..wants.columns {
            let left = shown.end.saturating_sub(at) as u16;
            let width = if left <= 1 { rest.width } else { (rest.width + 1) / left - 1 };
            let (column, further) = rest.split_x(if shown.contains(&at) { width } else { 0 });
            self.columns.push(column);
            rest = if shown.contains(&at) { further } else { rest };
        }
        self
    }

    /// The pane's own area, the first column for the text.
    #[must_use]
    pub fn of(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Sources => self.sources,
            Pane::Timeline => self.timeline,
            Pane::Text => self.columns.first().copied(),
        }
    }

    /// Rows of the chart above the timeline.
    #[must_use]
    pub fn chart_rows(&self) -> u16 {
        match self.timeline.map_or(0, |t| t.height) {
            ..9 => 0,
            9..20 => 3,
            20..40 => 4,
            _ => 6,
        }
    }

    /// Rows of the timeline's list.
    #[must_use]
    pub fn timeline_rows(&self) -> u16 {
        self.timeline.map_or(0, |t| t.height.saturating_sub(1 + self.chart_rows()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Wants = Wants { focus: Pane::Timeline, columns: 1, active: 0, zen: false };

    fn areas(g: &Geometry) -> Vec<Area> {
        let panes = [Some(g.header), Some(g.footer), g.sources, g.timeline, g.record];
        panes.into_iter().flatten().chain(g.columns.iter().copied()).collect()
    }

    #[test]
    fn no_two_panes_share_a_cell_and_all_fit() {
        for width in (40..=260).step_by(3) {
            for height in (12..=72).step_by(4) {
                for columns in 1..=4 {
                    for focus in [Pane::Sources, Pane::Timeline, Pane::Text] {
                        let wants = Wants { focus, columns, active: columns / 2, zen: false };
                        let g = divide(Size { width, height }, wants);
                        let mut owner = vec![0u8; usize::from(width) * usize::from(height)];
                        for area in areas(&g) {
                            assert!(
                                area.x + area.width <= width && area.y + area.height <= height,
                                "{width}x{height} {area:?}"
                            );
                            for y in area.y..area.y + area.height {
                                for x in area.x..area.x + area.width {
                                    let cell =
                                        &mut owner[usize::from(y) * usize::from(width) + usize::from(x)];
                                    *cell += 1;
                                    assert_eq!(*cell, 1, "{width}x{height} columns {columns}: {g:?}");
                                }
                            }
                        }
                        assert!(g.of(focus).is_some(), "{width}x{height}: the pane in focus is seen");
                    }
                }
            }
        }
    }

    #[test]
    fn columns_for_which_there_is_no_room_are_shown_in_turn() {
        let widths = |width, active| {
            let g = divide(
                Size { width, height: 24 },
                Wants { focus: Pane::Text, columns: 3, active, zen: true },
            );
            g.columns.iter().map(|column| column.width).collect::<Vec<_>>()
        };
        for (width, active, expect) in [
            (80, 0, [26, 26, 26]),
            (60, 0, [29, 30, 0]),
            (60, 1, [29, 30, 0]),
            (60, 2, [0, 29, 30]),
            (40, 0, [40, 0, 0]),
            (40, 2, [0, 0, 40]),
        ] {
            assert_eq!(widths(width, active), expect, "{width} {active}");
        }
    }

    #[test]
    fn the_three_panes_are_seen_from_80x24_on() {
        for (width, height) in [(80, 24), (120, 40), (160, 50), (200, 60), (250, 70)] {
            let g = divide(Size { width, height }, PLAIN);
            assert!(g.sources.is_some() && g.timeline.is_some() && g.columns.len() == 1, "{width}x{height}");
            assert!(g.columns[0].width >= NARROWEST_TEXT, "{width}x{height}: {:?}", g.columns);
        }
    }
}
