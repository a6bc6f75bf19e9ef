//! What each line of an article from a database is: by the label before it, or by its place beside the line that
//! counts the words.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::marks;
use crate::extract::articles::cliche::What;
use crate::extract::articles::line::{Line, is_mixed};
use crate::extract::articles::signature::{is_full_date, names_a_day};
use crate::text::token::phrase_key;
use crate::words::rows;

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    By,
    Paper,
    Date,
    Text,
    /// What is neither told nor any of these.
    Aside,
    /// The same, and the article is over.
    End,
}

/// What a line holds, and where its value begins behind the label, in bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) from: usize,
}

impl Part {
    fn whole(role: Role) -> Self {
        Self { role, from: 0 }
    }
}

/// The longest label, in bytes.
const LABEL: usize = 26;
/// How many lines below the count of its words the head of an article may have.
const HEAD: usize = 12;

static LABELS: LazyLock<FxHashMap<(u64, &str), Role>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../../assets/lexicon/archives.tsv"));
    table.filter_map(|[label, place, said]| Some(((phrase_key(label).1, place), role(said)?))).collect()
});

fn role(word: &str) -> Option<Role> {
    Some(match word {
        "title" => Role::Title,
        "by" => Role::By,
        "paper" => Role::Paper,
        "date" => Role::Date,
        "text" => Role::Text,
        "aside" => Role::Aside,
        "end" => Role::End,
        _ => return None,
    })
}

/// What each line of an article is; `None` where no database has written it.
pub(super) fn parts(lines: &[Line]) -> Option<Vec<Part>> {
    coded(lines).or_else(|| barred(lines)).or_else(|| counted(lines)).or_else(|| labelled(lines))
}

/// "HD Headline", "PD 3 May 2024", "LP", "TD": each field has its code, and lasts until the next.
fn coded(lines: &[Line]) -> Option<Vec<Part>> {
    let codes: Vec<Option<Part>> = lines.iter().map(|line| code(line.text)).collect();
    let has = |role| codes.iter().flatten().any(|part| part.role == role);
    if !(has(Role::Title) && has(Role::Text) && (has(Role::Date) || has(Role::Paper))) {
        return None;
    }
    let mut now = Role::Aside;
    let part = |code: Option<Part>| {
        now = code.map_or(now, |part| part.role);
        code.unwrap_or(Part::whole(if now == Role::Text { Role::Text } else { Role::Aside }))
    };
    Some(codes.into_iter().map(part).collect())
}

fn code(line: &str) -> Option<Part> {
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let word = line.get(..end).filter(|word| word.len() <= 3 && !is_mixed(word))?;
    let role = *LABELS.get(&(phrase_key(word).1, "code"))?;
    Some(Part { role, from: end })
}

/// "Vendredi 3 mai 2024" beside "Le Figaro • p. 6 • 512 mots": the headline stands below, then who signs.
fn barred(lines: &[Line]) -> Option<Vec<Part>> {
    let is_bar = |line: &Line| {
        let parts = || line.text.split(['•', '·']).skip(1).map(str::trim);
        let paged = |part: &str| part.starts_with("p. ") || part.starts_with("no. ") || marks::counts(part);
        line.chars < 160 && parts().any(paged)
    };
    let dated = |at: usize| lines.get(at).is_some_and(|line| line.chars < 60 && is_full_date(line.text));
    let beside = |bar: usize| [bar + 1, bar.wrapping_sub(1)].into_iter().find(|&at| dated(at));
    let barred = || lines.iter().position(is_bar).and_then(|bar| Some((bar, beside(bar)?)));
    // "Économie, mercredi 3 mai 2017, p. 3" under the paper's name.
    let is_paged = |line: &Line| line.chars < 80 && line.text.contains(", p. ") && names_a_day(line.text);
    let paged = || lines.iter().position(is_paged).and_then(|date| Some((date.checked_sub(1)?, date)));
    let (bar, date) = barred().or_else(paged)?;
    let title = bar.max(date) + 1;
    let signed = lines.get(title + 1).filter(|line| line.signature().byline.is_some());
    let lead = title + 1 + usize::from(signed.is_some());
    let mut parts = vec![Part::whole(Role::Aside); lines.len()];
    let mut set = |at: usize, role: Role| parts.get_mut(at).into_iter().for_each(|part| part.role = role);
    set(bar, Role::Paper);
    set(date, Role::Date);
    set(title, Role::Title);
    if signed.is_some() {
        set(title + 1, Role::By);
    }
    tell(&mut parts, lines, lead);
    Some(parts)
}

/// "512 words" over "3 May 2024": the headline and who signs stand above; the paper, its code and its rights below.
fn counted(lines: &[Line]) -> Option<Vec<Part>> {
    let dated = |at: usize| lines.get(at + 1).is_some_and(|below| is_full_date(below.text));
    let is_count = |at: &usize| lines.get(*at).is_some_and(|line| marks::counts(line.text)) && dated(*at);
    let count = (0..lines.len()).find(is_count).filter(|&at| at > 0)?;
    let signs = |at: usize| lines.get(at).is_some_and(|line| line.signature().byline.is_some());
    let signed = usize::from(count > 1 && signs(count - 1));
    let is_clock = |line: &Line| line.chars <= 8 && line.text.starts_with(|c: char| c.is_ascii_digit());
    let paper = count + 2 + usize::from(lines.get(count + 2).is_some_and(is_clock));
    let below = || lines.iter().enumerate().take(count + HEAD).skip(paper + 1);
    let rights = below().find(|(_, line)| is_rights(line)).map(|(at, _)| at + 1);
    let lead = rights.or_else(|| below().find(|(_, line)| line.set_off).map(|(at, _)| at))?;
    let mut parts = vec![Part::whole(Role::Aside); lines.len()];
    let mut set = |at: usize, role: Role| parts.get_mut(at).into_iter().for_each(|part| part.role = role);
    set(count - 1 - signed, Role::Title);
    if signed > 0 {
        set(count - 1, Role::By);
    }
    set(count + 1, Role::Date);
    set(paper, Role::Paper);
    tell(&mut parts, lines, lead);
    Some(parts)
}

/// The text goes from `lead` to the words on its rights, or to a field that ends it.
fn tell(parts: &mut [Part], lines: &[Line], lead: usize) {
    let ends = |line: &Line| is_rights(line) || line.chars < 90 && is_foot(line.text);
    let told = lines.iter().zip(parts).skip(lead).take_while(|(line, _)| !ends(line));
    told.for_each(|(_, part)| part.role = Role::Text);
}

/// True of "© 2024 Le Figaro. Tous droits réservés.", "Copyright (c) 2024 Reuters Limited"; the database's own rights
/// stand at the foot of each printed page.
fn is_rights(line: &Line) -> bool {
    let starts = ["©", "(c) ", "(C) ", "Copyright ", "COPYRIGHT "];
    let own = || ["Factiva", "LexisNexis", "ProQuest"].iter().any(|name| line.text.contains(name));
    line.chars < 400 && starts.iter().any(|start| line.text.starts_with(start)) && !own()
}

/// True of what stands under an article: its mark, notes, "Aussi paru dans".
fn is_foot(line: &str) -> bool {
    const FOOT: [&str; 9] = [
        "Document ",
        "news·",
        "news•",
        "Doc. :",
        "Note(s)",
        "Illustration(s)",
        "Encadré(s)",
        "Cet article est paru dans",
        "Aussi paru dans",
    ];
    FOOT.iter().any(|foot| line.starts_with(foot))
}

/// "BYLINE: …", "LENGTH: …", "Full text: …", with the headline, the paper and the date bare above.
fn labelled(lines: &[Line]) -> Option<Vec<Part>> {
    let labels: Vec<Option<Part>> = lines.iter().map(|line| label(line.text)).collect();
    let first = labels.iter().position(Option::is_some).filter(|_| labels.iter().flatten().count() > 1)?;
    let is = |at: usize, role: Role| labels.get(at).copied().flatten().is_some_and(|part| part.role == role);
    let bare = |at: &usize| labels.get(*at).is_some_and(Option::is_none);
    let below = || (first..lines.len()).find(bare);
    let text = (first..lines.len()).find(|&at| is(at, Role::Text)).or_else(below)?;
    let ends = |at: &usize| [Role::End, Role::Paper, Role::Date].into_iter().any(|role| is(*at, role));
    let foot = (text + 1..lines.len()).find(ends).unwrap_or(lines.len());
    let role = |at: usize| if (text..foot).contains(&at) { Role::Text } else { Role::Aside };
    let part = |(at, label): (usize, &Option<Part>)| {
        let known = label.filter(|_| !(text + 1..foot).contains(&at));
        known.unwrap_or(Part::whole(role(at)))
    };
    let mut parts: Vec<Part> = labels.iter().enumerate().map(part).collect();
    place(&mut parts, lines, text);
    Some(parts)
}

fn label(line: &str) -> Option<Part> {
    let found = |label: &str, place, from| {
        let role = *LABELS.get(&(phrase_key(label).1, place))?;
        Some(Part { role, from })
    };
    let colon = line.as_bytes().iter().take(LABEL).position(|&b| b == b':');
    let field = colon.and_then(|at| found(line.get(..at)?, "field", at + 1));
    field.or_else(|| found(line, "line", line.len()).filter(|_| line.len() < LABEL))
}

/// The bare lines of a head: a headline over paper and date, or paper and date over the headline.
fn place(parts: &mut [Part], lines: &[Line], text: usize) {
    let is_page =
        |words: &str| words.starts_with("Page ") && words.len() < 20 || words.ends_with(" DOCUMENTS");
    let plain = |at: &usize| {
        let (Some(part), Some(line)) = (parts.get(*at), lines.get(*at)) else { return false };
        part.role == Role::Aside && part.from == 0 && !is_rights(line) && !is_page(line.text) && !line.prose
    };
    let is_named = |at: &usize| lines.get(*at).is_some_and(|line| line.what() != Some(What::Drop));
    let bare: Vec<usize> = (0..text).filter(plain).filter(is_named).collect();
    let dated = |at: &&usize| lines.get(**at).is_some_and(|line| line.chars < 70 && is_full_date(line.text));
    let date = bare.iter().find(dated).copied();
    let split = date.and_then(|date| bare.iter().position(|&at| at == date)).unwrap_or(bare.len());
    let (above, below) = bare.split_at(split);
    let (title, paper) = match (above, date) {
        ([title, .., paper], Some(_)) => (Some(*title), Some(*paper)),
        ([title, ..], None) => (Some(*title), None),
        (_, _) => (below.iter().skip(1).next_back().copied(), above.first().copied()),
    };
    for (at, role) in [(title, Role::Title), (paper, Role::Paper), (date, Role::Date)] {
        if let Some(part) = at.and_then(|at| parts.get_mut(at)) {
            part.role = role;
        }
    }
}
