//! The lines before the first paragraph: menus, headline, standfirst, signature, date.

use rustc_hash::FxHashMap;

use crate::corpus::BlockKind;
use crate::extract::articles::cliche::{What, Worded};
use crate::extract::articles::cut;
use crate::extract::articles::line::{Line, is_mixed};
use crate::extract::articles::marks;
use crate::extract::articles::name;
use crate::extract::articles::signature;
use crate::text::Span;

use super::Page;
use super::label::title_words;
use super::paper::{
    is_bracketed, is_bullet, is_letterhead, is_row_of_entries, is_slogan, is_slugline, names_a_paper,
};

/// How many lines after the first paragraph may still sign or date the article, buttons and pictures aside.
const BELOW: usize = 4;
/// How many with these.
const REACH: usize = 10;
/// How many lines above the first paragraph the headline may stand.
const ABOVE: usize = 150;

/// The lines before the first paragraph.
struct Head<'a, 't> {
    lines: &'a [Line<'t>],
    /// The first line behind the collection's own header.
    first: usize,
    /// The first paragraph.
    lead: usize,
    /// The first "By X" below a headline.
    signed: Option<usize>,
    /// How many lines begin with the words of each key.
    begin: FxHashMap<u64, u32>,
}

/// Reads the head of a page whose first paragraph is the line `lead`.
pub(super) fn read(page: &mut Page, lines: &[Line], lead: usize) {
    let head = Head::new(lines, lead);
    let title = head.title();
    if let Some(at) = title {
        page.set(at, BlockKind::Title);
        page.title = lines.get(at).map(title_words);
    }
    for at in (0..lead).filter(|&at| Some(at) != title) {
        page.set(at, head.kind(page, at, title));
    }
    let first = title.map_or(0, |at| at + 1);
    let above = first.saturating_sub(4)..first.saturating_sub(1);
    let aside = |at: &usize| matches!(lines[*at].what(), Some(What::Drop | What::Photo));
    let below = (lead + 1..lines.len().min(lead + 1 + REACH)).filter(|at| !aside(at)).take(BELOW);
    for at in (first..lead).chain(below) {
        sign(page, lines, at, at > lead);
    }
    for at in above {
        sign_above(page, lines, at);
    }
    let team = || (first..lead).find_map(|at| Some((at, signature::team(lines.get(at)?)?)));
    if let Some((at, team)) = page.byline.is_none().then(team).flatten() {
        page.byline = Some(team);
        page.set(at, BlockKind::Byline);
    }
}

/// Takes the date and the author from short lines of their own above the headline, if none below states them.
fn sign_above(page: &mut Page, lines: &[Line], at: usize) {
    let Some(line) = lines.get(at).filter(|l| l.chars < 70 && l.what() != Some(What::Update)) else { return };
    let said = line.signature();
    let signs = said.byline.is_some() && matches!(line.what(), Some(What::By | What::Date));
    let alone = said.byline.is_none() && line.chars < 50;
    if page.date_line.is_none() && said.date.is_some() && (signs || alone) {
        page.date_line = said.date;
        page.set(at, BlockKind::Dateline);
    }
    if page.byline.is_none() && signs {
        page.byline = said.byline;
        page.set(at, BlockKind::Byline);
    }
}

impl<'a, 't> Head<'a, 't> {
    fn new(lines: &'a [Line<'t>], lead: usize) -> Self {
        let mut begin = FxHashMap::default();
        for line in lines.get(lead.saturating_sub(ABOVE)..lead).unwrap_or_default() {
            for key in Worded::new(line.text).prefixes() {
                *begin.entry(key).or_insert(0) += 1;
            }
        }
        let first = lines.iter().take_while(|l| marks::header(l.text).is_some()).count();
        let head = lines.get(first..lead).unwrap_or_default();
        let headline = head.iter().position(is_headline);
        let by = |l: &Line| l.what() == Some(What::By);
        let signed = headline.and_then(|at| Some(first + at + head.iter().skip(at).position(by)?));
        Self { lines, first, lead, signed, begin }
    }

    /// The line that is the headline, if one is.
    fn title(&self) -> Option<usize> {
        let named = |l: &Line| l.what() == Some(What::Title) || l.text.starts_with("# ");
        if self.lead == self.lines.len() {
            return self.lines.iter().position(named);
        }
        (self.lead.saturating_sub(ABOVE)..self.lead)
            .filter_map(|at| Some((at, self.score(at)?)))
            .filter(|&(at, score)| score >= if self.opens(at) { 2 } else { 4 })
            .max_by_key(|&(at, score)| (score, std::cmp::Reverse(at)))
            .map(|(at, _)| at)
            .or_else(|| self.lone_heading())
    }

    /// How much speaks for a line being the headline; `None` where its shape forbids it.
    fn score(&self, at: usize) -> Option<i32> {
        let line = self.lines.get(at)?;
        if line.what() == Some(What::Title) || line.text.starts_with("# ") {
            return Some(20);
        }
        let worded = Worded::new(line.text);
        let words = worded.count();
        let shaped = self.may_be_title(at, words) && worded.spelt() >= 2 && (8..=220).contains(&line.chars);
        let dated = line.text.split(" | ").next().is_some_and(signature::is_full_date);
        let ends = line.text.ends_with([':', ',', ';']);
        let row = is_bracketed(line.text) || is_row_of_entries(line.text);
        let no_title = dated || ends || is_bullet(line.text) || row;
        if !shaped || no_title || self.is_crumbs(at) {
            return None;
        }
        let key = worded.prefixes().last()?;
        let again = words >= 4 && self.begin.get(&key).is_some_and(|&n| n > 1);
        let signed = self.is_signed(at);
        let stops = line.text.ends_with('.') && is_mixed(line.text);
        let signs = [
            (words >= 5, 2),
            (words >= 3, 1),
            (line.chars >= 30, 1),
            (self.opens(at), 2),
            (again, 4),
            (self.is_window_title(at), 9),
            (signed, 3),
            (at + 1 == self.lead, 1),
            (self.in_menu(at), -2),
            (stops, -2),
            (self.opens(at) && self.is_masthead(at), -5),
            (is_slogan(line.text), -5),
            (at > self.first && cut::placed(self.lines, at - 1) || cut::names_its_place(self.lines, at), 6),
            (self.is_paper_over_menu(at), -3),
            (self.is_over_genre(at), -5),
            (self.ends_crumbs(at), 4),
            (self.is_below_masthead(at), -5),
            (is_slugline(line.text), -9),
            (self.is_standfirst(at) || self.is_deck(at), -2),
            (self.is_below_column(at), 3),
            (self.signed.is_some_and(|signed| at > signed), -3),
            (at > self.first && signs_or_dates(line, words), -4),
            (line.text.starts_with(char::is_lowercase), -6),
        ];
        Some(signs.iter().map(|&(sign, weight)| if sign { weight } else { 0 }).sum())
    }

    /// True of the first line, dates and signatures aside.
    fn opens(&self, at: usize) -> bool {
        let above = self.lines.get(self.first..at).unwrap_or_default();
        at == self.first || above.len() < BELOW && above.iter().all(|line| line.signature().says())
    }

    /// True of a line whose next ones sign or date it, with no menu and headline of its own before the signature.
    fn is_signed(&self, at: usize) -> bool {
        let end = self.lines.len().min(at + 5).min(self.lead + 3);
        let below = self.lines.get(at + 1..end).unwrap_or_default();
        let Some(signed) = below.iter().position(signs_it) else { return false };
        let between = below.get(..signed).unwrap_or_default();
        let menu = between.iter().position(is_menu);
        !menu.is_some_and(|menu| between.iter().skip(menu + 1).any(is_headline))
    }

    /// True of "PONT ROUVERT" over "PONT ROUVERT | Le Courrier": the headline, however short, and the window's title.
    fn is_window_title(&self, at: usize) -> bool {
        let (Some(line), Some(next)) = (self.lines.get(at), self.lines.get(at + 1)) else { return false };
        let rest = next.text.strip_prefix(line.text).unwrap_or("");
        let parted = [" | ", " - ", " – ", " — "].iter().any(|mark| rest.starts_with(mark));
        at > self.first && line.set_off && parted
    }

    /// True of the page's own name right above its menu, over a headline.
    fn is_paper_over_menu(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1..self.lead).unwrap_or_default();
        let short = at == self.first && self.lines.get(at).is_some_and(|l| l.chars < 30);
        short && below.first().is_some_and(is_menu) && below.iter().any(is_headline)
    }

    /// True of what stands over "Communiqué", "Open letter", which stands over a headline.
    fn is_over_genre(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1..self.lead).unwrap_or_default();
        let genre = below.iter().position(|l| l.what() == Some(What::Genre));
        genre.is_some_and(|genre| below.iter().skip(genre + 1).any(|l| is_headline(l) || is_shaped(l)))
    }

    /// True of the words right below a headline that is as good.
    fn is_standfirst(&self, at: usize) -> bool {
        let below = self.lines.get(at).is_some_and(|l| !l.set_off);
        let above = at.checked_sub(1).and_then(|i| self.lines.get(i));
        let headline =
            |l: &Line| l.set_off && Worded::new(l.text).spelt() >= 4 && l.chars >= 20 && is_mixed(l.text);
        below && above.is_some_and(|l| l.cliche.is_none() && headline(l)) && self.is_signed(at)
    }

    /// True of the line between the only headline above and the first paragraph.
    fn is_deck(&self, at: usize) -> bool {
        let mut above = self.lines.get(self.first..at).unwrap_or_default().iter().rev();
        at + 1 == self.lead && above.next().is_some_and(is_shaped) && !above.any(is_headline)
    }

    /// True of the line between "Le billet de X" and the first paragraph, with nothing above that looks like a headline.
    fn is_below_column(&self, at: usize) -> bool {
        let mut above = self.lines.get(self.first..at).unwrap_or_default().iter().rev();
        let signed = above.next().is_some_and(|l| l.what() == Some(What::By) && l.set_off);
        at + 1 == self.lead && signed && !above.any(is_headline)
    }

    /// True of a line without a set phrase, and of a long one that only names a desk or an agency beside its words:
    /// "Actualités :: Le pont est ouvert", "Video: Two boats collide", "Ministers back central bank - REUTERS".
    fn may_be_title(&self, at: usize, words: usize) -> bool {
        match self.lines.get(at).and_then(Line::what) {
            None => true,
            Some(What::Section) => words >= 7,
            Some(What::Photo) => words >= 6 && (at == self.first || self.is_signed(at)),
            Some(_) => false,
        }
    }

    /// The few words set off right above the first paragraph, where nothing else can be the headline.
    fn lone_heading(&self) -> Option<usize> {
        let at = self.lead.checked_sub(1)?;
        let (line, lead) = (self.lines.get(at)?, self.lines.get(self.lead)?);
        let apart = (line.set_off || at == self.first) && lead.set_off;
        (apart && self.score(at)? >= 1 && line.chars <= 80).then_some(at)
    }

    /// True of a line that ends with a headline below it: "Accueil Politique Le pont est ouvert".
    fn is_crumbs(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1..self.lead.min(at + 8)).unwrap_or_default();
        let within = |l: &Line, text: &str| text.len() > l.text.len() && text.ends_with(l.text);
        let text = self.lines.get(at).map_or("", |l| l.text);
        below.iter().any(|l| l.chars >= 20 && within(l, text) && Worded::new(l.text).spelt() >= 4)
    }

    /// True of the headline that crumbs above end in: "Home / Counties / Planes gone, maize stuck".
    fn ends_crumbs(&self, at: usize) -> bool {
        let above = self.lines.get(at.saturating_sub(8)..at).unwrap_or_default();
        let text = self.lines.get(at).map_or("", |l| l.text);
        let ends = |l: &Line| {
            let head = l.text.strip_suffix(text).unwrap_or("").trim_end();
            head.ends_with(['/', '>', '»', '›', '→', '|'])
        };
        above.iter().any(ends)
    }

    /// True of the slogan right below the page's own name, over its menu: "News from Marsabit, Isiolo & Wajir".
    fn is_below_masthead(&self, at: usize) -> bool {
        let Some(above) = at.checked_sub(1).filter(|&above| above <= self.first + 2) else { return false };
        let (Some(name), Some(line)) = (self.lines.get(above), self.lines.get(at)) else { return false };
        let below = self.lines.get(at + 1..self.lead).unwrap_or_default();
        let named = name.chars < 40 && (!is_mixed(name.text) || names_a_paper(name.text));
        let menu = below.first().is_some_and(|l| l.what() == Some(What::Drop) && !l.set_off);
        named && !line.set_off && menu && below.iter().any(|l| is_headline(l) || is_shaped(l))
    }

    /// True of the page's own name, in capitals over a headline that is not or by the words of such names.
    fn is_masthead(&self, at: usize) -> bool {
        let below = self.lines.get(at + 1..self.lead).unwrap_or_default();
        let Some(line) = self.lines.get(at) else { return false };
        let shouted = line.chars < 40 && !is_mixed(line.text);
        // "Independent voice of the Cape", right above the name.
        let of_paper = |l: &Line| names_a_paper(l.text) || is_slogan(l.text);
        let slogan = below.first().is_some_and(|l| !l.set_off && of_paper(l));
        let named = slogan || names_a_paper(line.text);
        if is_letterhead(line.text) && below.iter().any(|l| Worded::new(l.text).spelt() >= 4) {
            return true;
        }
        let in_column = || self.lead.checked_sub(1).is_some_and(|last| self.is_below_column(last));
        (shouted || named) && below.iter().any(is_headline)
            || named && (below.iter().any(is_shaped) || in_column())
    }

    /// True of a short line among others without a blank line between them.
    fn in_menu(&self, at: usize) -> bool {
        let Some(line) = self.lines.get(at).filter(|l| l.chars < 30 && !l.set_off) else { return false };
        at > 0 && self.lines.get(at + 1).is_some_and(|next| !next.set_off && !next.prose) && !line.prose
    }

    /// What a line of the head is, the headline aside.
    fn kind(&self, page: &Page, at: usize, title: Option<usize>) -> BlockKind {
        let known = page.kind(at);
        let Some(line) = self.lines.get(at).filter(|_| known == BlockKind::Paragraph) else { return known };
        let said = line.signature();
        if said.says() && title.is_none_or(|t| at > t) {
            return if said.byline.is_some() { BlockKind::Byline } else { BlockKind::Dateline };
        }
        let above = title.is_some_and(|t| at < t);
        let menu =
            self.lead >= 4 && line.chars < 30 && (title.is_none() || !line.set_off && at + 1 < self.lead);
        let told = is_bullet(line.text) && line.what().is_none() && Worded::new(line.text).spelt() >= 4;
        if told && !above {
            return BlockKind::Paragraph;
        }
        let desk = line.chars < 30 && Worded::new(line.text).count() == 1 && at + 1 < self.lead;
        if above || menu || desk || line.what().is_some() || self.repeats(at, title) {
            return BlockKind::Boilerplate;
        }
        let heading = at + 1 == self.lead && line.chars <= 90;
        if heading { BlockKind::Heading } else { BlockKind::Paragraph }
    }

    /// True of a line that says the headline again, with more or fewer words.
    fn repeats(&self, at: usize, title: Option<usize>) -> bool {
        let words = |at: usize| self.lines.get(at).map(|l| Worded::new(l.words_of(title_words(l))));
        let (Some(title), Some(line)) = (title.and_then(words), words(at)) else { return false };
        let begins = |long: &Worded, short: &Worded| {
            short.prefixes().last().is_some_and(|key| long.prefixes().any(|k| k == key))
        };
        begins(&line, &title) || line.count() >= 4 && begins(&title, &line)
    }
}

/// True of a line in the shape of a headline.
fn is_headline(line: &Line) -> bool {
    line.cliche.is_none() && line.chars >= 30 && is_mixed(line.text) && Worded::new(line.text).spelt() >= 5
}

/// The same of a shorter one that is set off and signs nothing.
fn is_shaped(line: &Line) -> bool {
    let shaped = line.set_off && line.cliche.is_none() && line.chars >= 20 && is_mixed(line.text);
    shaped && Worded::new(line.text).spelt() >= 4 && !signature::of(line).says()
}

/// True of the name of a desk, of a button, of one word, of a few in capitals.
fn is_menu(line: &Line) -> bool {
    let known = matches!(line.what(), Some(What::Drop | What::Section)) && line.chars < 30;
    let short = Worded::new(line.text).spelt() == 1 || !is_mixed(line.text) && line.chars < 40;
    known || line.cliche.is_none() && short && line.text.contains(char::is_alphabetic)
}

/// True of a signature or a date; a headline may name a day in passing ("Conseil municipal du 9 février").
fn signs_or_dates(line: &Line, words: usize) -> bool {
    let said = line.signature();
    let in_passing = words >= 5 && line.cliche.is_none() && !signature::is_full_date(line.text);
    said.byline.is_some() || said.date.is_some() && !in_passing
}

/// True of the lines that stand under a headline: signature, date, reading time.
fn signs_it(line: &Line) -> bool {
    line.signature().says()
        || line.what() == Some(What::Update)
        || (line.what() == Some(What::Drop) && line.text.contains(|c: char| c.is_ascii_digit()))
}

/// Takes author and date from a line near the head. Below the first paragraph only plain words count.
fn sign(page: &mut Page, lines: &[Line], at: usize, below: bool) {
    let Some(line) = lines.get(at).filter(|l| !l.tells()) else { return };
    let said = line.signature();
    let plain = matches!(line.what(), Some(What::By | What::Date))
        || said.byline.is_some() && dated_near(lines, at)
        || said.date.is_some_and(|date| is_stamp(line.words_of(date)));
    if below && !plain || matches!(line.what(), Some(What::Drop | What::Box | What::Rest | What::Photo)) {
        return;
    }
    let surer = !said.agency && (page.by_agency || page.by_bare_name && line.what() == Some(What::By));
    if said.byline.is_some() && (page.byline.is_none() || surer) {
        page.byline = said.byline.map(|byline| with_second(page, lines, at, byline));
        page.by_agency = said.agency;
        page.by_bare_name = line.what() != Some(What::By);
        page.set(at, BlockKind::Byline);
    }
    if let Some(date) = said.date.filter(|_| page.date_line.is_none()) {
        page.date_line = Some(with_next_line(lines, at, date));
        if said.byline.is_none() {
            page.set(at, BlockKind::Dateline);
        }
    }
    if line.what() == Some(What::Source) {
        page.set(at, BlockKind::Boilerplate);
        page.publisher = page.publisher.or_else(|| after_field(line));
    }
}

/// True of "Rédaction - 08 nov. 2021 à 06:45" under a standfirst: a full date, and hardly anything else.
fn is_stamp(words: &str) -> bool {
    words.len() < 60 && signature::is_full_date(words)
}

/// True where the line, or one beside it, states a day.
fn dated_near(lines: &[Line], at: usize) -> bool {
    let near = lines.get(at.saturating_sub(1)..lines.len().min(at + 2)).unwrap_or_default();
    near.iter().any(|l| !l.tells() && l.signature().date.is_some())
}

/// "Ann Lee, Health Correspondent" and the next line, "and Tariq Osei".
fn with_second(page: &mut Page, lines: &[Line], at: usize, byline: Span) -> Span {
    let second = lines.get(at + 1).and_then(|next| {
        let and = ["and ", "et ", "& "].iter().find(|and| next.text.starts_with(**and))?;
        let name = name::names(next.text, and.len(), 2)?;
        (name.end() == next.text.len()).then(|| name.shift(next.span.start()))
    });
    second.map_or(byline, |second| {
        page.set(at + 1, BlockKind::Byline);
        byline.cover(second)
    })
}

/// "Publié le :" and the date on the line below it.
fn with_next_line(lines: &[Line], at: usize, date: Span) -> Span {
    let dated = lines.get(at).is_some_and(|line| signature::is_dated(line.words_of(date)));
    let next = lines.get(at + 1).filter(|next| !dated && next.chars < 40 && signature::is_dated(next.text));
    next.map_or(date, |next| date.cover(next.span))
}

/// The words after a field's name.
pub(super) fn after_field(line: &Line) -> Option<Span> {
    let (_, end) = line.cliche?;
    let rest = line.text.get(end..)?.trim_start_matches([' ', ':', '"', '\u{a0}']);
    let start = line.span.end() - rest.len();
    let dated =
        rest.split_inclusive(' ').scan(0, |at, word| Some((std::mem::replace(at, *at + word.len()), word)));
    let end = dated.into_iter().find(|(_, word)| marks::looks_dated(word)).map_or(rest.len(), |(at, _)| at);
    let name = rest.get(..end)?.trim_end_matches(['"', ' ']);
    (!name.is_empty()).then(|| Span::new(start, start + name.len()))
}
