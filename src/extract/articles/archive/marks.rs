//! What a database writes between its articles: "Document `LBA0000020230314ej3e00abc`", "2 of 50 DOCUMENTS",
//! "End of Document", "news·20240503·LF·0012".

use crate::extract::articles::line::Line;

/// The longest mark, in bytes.
const LONGEST: usize = 90;

/// Where a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Above,
    Below,
}

/// The lines of each article and of what stands between; `None` where no mark parts them and none counts its words.
pub(super) fn pieces<'a, 't>(lines: &'a [Line<'t>]) -> Option<Vec<&'a [Line<'t>]>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut told = false;
    for (at, line) in lines.iter().enumerate() {
        let mark = mark(line.text);
        told |= mark.is_some() || counts(line.text);
        let end = match mark {
            Some(Mark::Above) => at,
            Some(Mark::Below) => at + 1,
            None => continue,
        };
        pieces.extend(lines.get(start..end).filter(|piece| !piece.is_empty()));
        start = end;
    }
    pieces.extend(lines.get(start..).filter(|piece| !piece.is_empty()));
    told.then_some(pieces)
}

fn mark(line: &str) -> Option<Mark> {
    if line.len() > LONGEST {
        return None;
    }
    let above = numbered(line.strip_suffix(" DOCUMENTS").or_else(|| line.strip_prefix("Document ")));
    let below = || {
        let ends = matches!(line, "End of Document" | "Fin du document");
        let code = line.strip_prefix("AN ").unwrap_or(line).trim_start().strip_prefix("Document ");
        ends || code.is_some_and(is_code) || is_news_id(line)
    };
    if above { Some(Mark::Above) } else { below().then_some(Mark::Below) }
}

/// True of "2 of 50", "2 de 50", "2 sur 50".
fn numbered(words: Option<&str>) -> bool {
    let number = |word: &str| word.parse::<u32>().is_ok();
    let parted = words.and_then(|words| {
        let (first, rest) = words.trim().split_once(' ')?;
        let (of, last) = rest.split_once(' ')?;
        Some(matches!(of, "of" | "de" | "sur") && number(first) && number(last))
    });
    parted == Some(true)
}

/// True of "`LBA0000020230314ej3e00abc`".
fn is_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= 18
        && digits >= 8
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// True of "news·20240503·LF·0012", "Doc. : news·20100503·LM·012".
fn is_news_id(line: &str) -> bool {
    let id =
        line.strip_prefix("Doc. :").or_else(|| line.strip_prefix("Doc. : ")).unwrap_or(line).trim_start();
    let day = id.strip_prefix("news").and_then(|rest| rest.strip_prefix(['·', '•', '.']));
    day.and_then(|day| day.get(..8)).is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()))
}

/// True of "512 words", "1 024 mots", "LENGTH: 512 words", "Le Figaro • p. 6 • 512 mots".
pub(super) fn counts(line: &str) -> bool {
    let number = line.strip_suffix(" words").or_else(|| line.strip_suffix(" mots"));
    let is_digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}');
    number.filter(|_| line.len() < LONGEST * 2).is_some_and(|before| {
        let rest = before.trim_end_matches(is_digit);
        rest.len() < before.len() && (rest.is_empty() || rest.ends_with([':', '•', '·', '|']))
    })
}
