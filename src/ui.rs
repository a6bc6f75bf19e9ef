//! From the state to a frame: `draw(&State, &mut Frame)` and nothing else. Drawing changes nothing.

use ratatui::Frame;

use crate::app::State;

/// Draws the whole screen.
pub fn draw(_state: &State, _frame: &mut Frame) {}
