//! Lists as plain text: aligned and wrapped to the width for people, tab-separated for programs.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use crate::text::printable::clean;
use crate::words::{Lang, say};

/// No column is squeezed below this, however narrow the terminal.
const NARROWEST: usize = 8;

/// A list whose rows come from values of one kind.
pub(super) struct Table<'a, T> {
    rows: &'a [T],
    columns: Vec<Column<'a, T>>,
}

/// A column: its name for programs and its heading for people, one of them empty where it is not for them.
struct Column<'a, T> {
    name: &'static str,
    head: &'static str,
    cell: Box<dyn Fn(&T) -> String + 'a>,
}

impl<'a, T> Table<'a, T> {
    /// A list without columns.
    pub(super) fn new(rows: &'a [T]) -> Self {
        Self { rows, columns: Vec::new() }
    }

    /// One more column, for programs under `name`, for people under the heading filed as `head`.
    pub(super) fn both(
        mut self,
        name: &'static str,
        head: &'static str,
        cell: impl Fn(&T) -> String + 'a,
    ) -> Self {
        self.columns.push(Column { name, head, cell: Box::new(cell) });
        self
    }

    /// One more column for people.
    pub(super) fn people(self, head: &'static str, cell: impl Fn(&T) -> String + 'a) -> Self {
        self.both("", head, cell)
    }

    /// One more column for programs.
    pub(super) fn programs(self, name: &'static str, cell: impl Fn(&T) -> String + 'a) -> Self {
        self.both(name, "", cell)
    }

    /// A line of names, then a line for each row, cells divided by tabs.
    pub(super) fn for_programs(&self) -> String {
        let columns = || self.columns.iter().filter(|c| !c.name.is_empty());
        let mut out = tabbed(columns().map(|c| c.name.to_owned()));
        for row in self.rows {
            out += &tabbed(columns().map(|c| (c.cell)(row)));
        }
        out
    }

    /// The same as comma-separated values, quoted where they have to be.
    pub(super) fn comma_separated(&self, to: &mut dyn Write) -> io::Result<()> {
        let columns = || self.columns.iter().filter(|c| !c.name.is_empty());
        let mut out = csv::Writer::from_writer(to);
        out.write_record(columns().map(|c| c.name))?;
        for row in self.rows {
            out.write_record(columns().map(|c| clean(&(c.cell)(row)).into_owned()))?;
        }
        out.flush()
    }

    /// Aligned columns no wider together than `width`, long cells wrapped inside their column.
    pub(super) fn for_people(&self, lang: Lang, width: usize) -> String {
        let columns = || self.columns.iter().filter(|c| !c.head.is_empty());
        let heads = columns().map(|c| say(lang, c.head).to_owned()).collect::<Vec<_>>();
        let cells = |row| columns().map(|c| clean(&(c.cell)(row)).into_owned()).collect::<Vec<_>>();
        let rows = std::iter::once(heads).chain(self.rows.iter().map(cells)).collect::<Vec<_>>();
        let widths = fit(natural(&rows), width);
        rows.iter().map(|row| wrapped(row, &widths)).collect()
    }
}

/// Cells with tabs between them; none holds a tab or a line's end.
fn tabbed(cells: impl Iterator<Item = String>) -> String {
    let cells = cells.map(|cell| clean(&cell).into_owned()).collect::<Vec<_>>();
    cells.join("\t") + "\n"
}

/// The width each column would like.
fn natural(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.first().map_or(0, Vec::len);
    (0..columns).map(|at| rows.iter().map(|row| row[at].width()).max().unwrap_or(0)).collect()
}

/// Narrows the widest columns until all fit, two spaces apart.
fn fit(mut widths: Vec<usize>, width: usize) -> Vec<usize> {
    let gaps = widths.len().saturating_sub(1) * 2;
    let mut over = (widths.iter().sum::<usize>() + gaps).saturating_sub(width);
    while over > 0 {
        let Some(widest) = widths.iter_mut().max().filter(|w| **w > NARROWEST) else { break };
        *widest -= 1;
        over -= 1;
    }
    widths
}

/// One row as lines.
fn wrapped(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths).map(|(cell, &width)| textwrap::wrap(cell, width)).collect::<Vec<_>>();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut out = String::new();
    for line in 0..height {
        let mut whole = String::new();
        for (cell, &width) in cells.iter().zip(widths) {
            let part = cell.get(line).map_or("", |part| part.as_ref());
            whole += part;
            whole += &" ".repeat(width.saturating_sub(part.width()) + 2);
        }
        out += whole.trim_end();
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(&'static str, &'static str)], width: usize) -> (String, String) {
        let table = Table::new(rows)
            .both("a", "cli-col-date", |r| r.0.to_owned())
            .programs("b", |_| "x\ty".to_owned())
            .both("c", "cli-col-title", |r| r.1.to_owned());
        (table.for_people(Lang::En, width), table.for_programs())
    }

    #[test]
    fn people_get_columns_and_programs_get_tabs() {
        let (people, programs) =
            table(&[("2025-07-09", "A visit to Bamako, as told"), ("—", "Été\u{1b}")], 28);
        assert_eq!(
            people,
            "date        title\n\
             2025-07-09  A visit to\n            Bamako, as told\n\
             —           Été·\n"
        );
        assert_eq!(programs, "a\tb\tc\n2025-07-09\tx y\tA visit to Bamako, as told\n—\tx y\tÉté·\n");
    }

    #[test]
    fn a_terminal_too_narrow_is_no_trouble() {
        assert!(table(&[("2025-07-09", "Coopération")], 3).0.contains("Coopérat"));
    }
}
