//! Which colours the terminal can show, as far as its environment says, and the nearest to those of a theme.

use std::env;

use ratatui::buffer::Buffer;
use ratatui::style::Color;

use crate::app::Theme;

/// How many colours there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    /// The terminal's own sixteen.
    Sixteen,
    /// The 256 of xterm.
    Indexed,
    /// All.
    True,
}

/// The levels of the colour cube of xterm.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// As the terminal says.
pub(super) fn depth() -> Depth {
    match says("COLORTERM").as_str() {
        "truecolor" | "24bit" => Depth::True,
        _ if says("TERM").contains("direct") => Depth::True,
        _ if says("TERM").contains("256color") => Depth::Indexed,
        _ => Depth::Sixteen,
    }
}

/// The theme where none is asked for: attributes alone under `NO_COLOR`, light where the terminal says that its
/// background is.
pub(super) fn theme() -> Theme {
    let background = says("COLORFGBG");
    match depth() {
        _ if !says("NO_COLOR").is_empty() => Theme::Mono,
        Depth::Sixteen => Theme::Sixteen,
        _ if background.ends_with(";15") || background.ends_with(";7") => Theme::Light,
        _ => Theme::Dark,
    }
}

/// Puts colours that the terminal has in place of those it has not.
pub(super) fn reduce(buffer: &mut Buffer, depth: Depth) {
    if depth == Depth::True {
        return;
    }
    for cell in &mut buffer.content {
        (cell.fg, cell.bg) = (indexed(cell.fg), indexed(cell.bg));
    }
}

/// The nearest of the 256: from the cube, or from the greys, which are finer.
fn indexed(color: Color) -> Color {
    let Color::Rgb(red, green, blue) = color else { return color };
    let (rgb, [i, j, k]) = ([red, green, blue], [red, green, blue].map(nearest_level));
    let cube = distance(rgb, [i, j, k].map(|level| LEVELS[usize::from(level)]));
    let mean = rgb.iter().map(|&part| u16::from(part)).sum::<u16>() / 3;
    let step = (mean.saturating_sub(3) / 10).min(23) as u8;
    let grey = distance(rgb, [8 + 10 * step; 3]);
    Color::Indexed(if grey < cube { 232 + step } else { 16 + 36 * i + 6 * j + k })
}

/// The place of the nearest level of the cube.
fn nearest_level(part: u8) -> u8 {
    (0..6).min_by_key(|&level| LEVELS[usize::from(level)].abs_diff(part)).unwrap_or(0)
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

fn says(name: &str) -> String {
    env::var(name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_colour_is_taken() {
        let check = |rgb: [u8; 3], index: u8| {
            assert_eq!(indexed(Color::Rgb(rgb[0], rgb[1], rgb[2])), Color::Indexed(index), "{rgb:?}");
        };
        check([0, 0, 0], 16);
        check([255, 255, 255], 231);
        check([255, 0, 0], 196);
        check([27, 29, 30], 234);
        check([127, 127, 127], 244);
        check([143, 184, 222], 110);
    }

    #[test]
    fn what_is_no_rgb_stays() {
        assert_eq!(indexed(Color::Red), Color::Red);
        assert_eq!(indexed(Color::Reset), Color::Reset);
    }
}
