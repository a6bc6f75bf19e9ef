//! Who speaks on from sentence to sentence: whom "elle ajoute" means, and whose words a long quotation is.

use crate::corpus::Modality;
use crate::text::Span;
use crate::words::Lang;

use super::Report;
use super::answers::Voice;
use super::line::{Line, Mark};
use super::source;
use super::voice::Roles;

/// So many sentences a quotation may run on.
const LONGEST: u8 = 12;

/// Who has spoken so far, and the quotation that a sentence left open.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    one: Option<Speaker>,
    many: Option<Speaker>,
    open: Option<Quotation>,
    /// What waits for the end of a quotation, which tells whose it is; true of what stands in it.
    held: Vec<(Report, bool)>,
}

#[derive(Debug, Clone, Copy)]
struct Speaker {
    words: Span,
    block: usize,
}

/// A quotation that runs on.
#[derive(Debug, Clone, Copy)]
struct Quotation {
    block: usize,
    sentences: u8,
    who: Option<Span>,
}

impl Speakers {
    /// True where a sentence of a paragraph begins inside the quotation of the one before.
    pub(super) fn is_open(&self, block: usize) -> bool {
        self.open.is_some_and(|open| open.block == block)
    }

    /// Names whom the pronouns of a sentence and its open quotation stand for, and gives what is settled. `person` is
    /// whom the story was about before it; `voice` is whose words the paragraph is.
    pub(super) fn settle(
        &mut self,
        line: &Line,
        block: usize,
        person: Option<Span>,
        voice: Voice,
        mut reports: Vec<Report>,
        give: &mut impl FnMut(Report),
    ) {
        for report in &mut reports {
            report.attribution = report.attribution.and_then(|who| self.resolved(line, block, person, who));
        }
        let was_open = self.open.filter(|open| open.block == block);
        let next = Self::next(line, block, was_open);
        let who = self.quoted(line, block, person, was_open, next.is_some());
        let waits = who.is_none() && next.is_some();
        for mut report in reports {
            let own = report.attribution.is_none();
            let inside = own && is_quoted(line, report.trigger);
            if inside {
                quote(&mut report, who);
            } else if let Voice::Asked(who) = voice
                && own
            {
                report.attribution = who;
                report.modality = said(report.modality);
            }
            self.note(line, block, &report);
            self.held.push((report, inside && waits));
        }
        self.open = next.map(|open| Quotation { who, ..open });
        if !waits {
            self.release(who, give);
        }
    }

    /// Gives what still waits.
    pub(super) fn release(&mut self, who: Option<Span>, give: &mut impl FnMut(Report)) {
        for (mut report, inside) in self.held.drain(..) {
            if inside {
                quote(&mut report, who);
            }
            give(report);
        }
    }

    /// The quotation that the sentence leaves open.
    fn next(line: &Line, block: usize, was_open: Option<Quotation>) -> Option<Quotation> {
        let block_end = line.story.blocks.get(block)?.span.end();
        let rest = line.story.text.get(line.sentence.end()..block_end)?;
        let sentences = was_open.map_or(1, |open| open.sentences + 1);
        (line.runs.out && sentences <= LONGEST && closes(rest)).then_some(Quotation {
            block,
            sentences,
            who: None,
        })
    }

    /// Who says the words in quotation marks of a sentence that names nobody beside them.
    fn quoted(
        &self,
        line: &Line,
        block: usize,
        person: Option<Span>,
        was_open: Option<Quotation>,
        is_open: bool,
    ) -> Option<Span> {
        let first = line.tokens.first()?;
        let opens = matches!(first.mark, Mark::Open | Mark::Quote);
        if was_open.is_none() && !is_open && !opens {
            return None;
        }
        let sources = source::all(line, &[]);
        let at = if was_open.is_none() && is_open { line.tokens.len() - 1 } else { 0 };
        let told = sources.iter().filter(|s| (s.first..s.end.max(s.first + 1)).contains(&at));
        let told = told.filter_map(|s| s.who).find_map(|who| self.resolved(line, block, person, who));
        // "« … », a dit le maire. « … »": he goes on.
        let same = || self.one.filter(|one| one.block == block).map(|one| one.words);
        told.or_else(|| was_open.and_then(|open| open.who))
            .or_else(|| if was_open.is_none() && opens { same() } else { None })
    }

    /// Whom words for a speaker stand for: themselves, or for a pronoun the last who spoke.
    fn resolved(&self, line: &Line, block: usize, person: Option<Span>, words: Span) -> Option<Span> {
        let text = line.story.text;
        if words.of(text).contains(' ') && !is_last(words.of(text)) {
            return Some(words);
        }
        let form = words.of(text).to_lowercase();
        let form = form.rsplit_once('-').map_or(&*form, |(_, last)| last);
        let roles = Roles::of(form, line.story.lang);
        let near = |speaker: &Speaker| block - speaker.block.min(block) <= 2;
        let fits = |words: &Span| !disagrees(form, words.of(text), line.story.lang);
        match () {
            () if roles.has(Roles::FIRST) || roles.has(Roles::NOBODY) => None,
            () if roles.has(Roles::MANY) => self.many.filter(near).map(|many| many.words),
            () if roles.has(Roles::ONE) => {
                let one = self.one.filter(near).map(|one| one.words).filter(fits);
                let person = person.filter(fits);
                // "le directeur des travaux" says more than "directeur".
                let says_more = |who: Span| one.is_some_and(|one| one.contains(who));
                let plain = |who: Span| who.of(text).starts_with(char::is_lowercase);
                // "The suspect was held, Chief Roe said. He said": whoever was named last.
                let later = one.zip(person).is_some_and(|(one, who)| one.start() >= who.end());
                let one_speaks = later || person.is_some_and(|who| says_more(who) && plain(who));
                if one_speaks { one } else { person.or(one) }
            }
            () => Some(words),
        }
    }

    fn note(&mut self, line: &Line, block: usize, report: &Report) {
        let Some(words) = report.attribution else { return };
        let speaker = Some(Speaker { words, block });
        let at = line.tokens.partition_point(|t| t.span.end() <= words.start());
        // "Wells" is one.
        let name = !words.of(line.story.text).contains(' ') && !line.is_someone(at);
        if !name && is_many(words.of(line.story.text), line.story.lang) {
            self.many = speaker;
        } else {
            self.one = speaker;
        }
    }
}

/// What stands in a quotation is told by whoever is quoted.
fn quote(report: &mut Report, who: Option<Span>) {
    report.attribution = who;
    if who.is_some() {
        report.modality = said(report.modality);
    }
}

/// What is told as fact is only reported where it is somebody's words.
fn said(modality: Modality) -> Modality {
    if modality == Modality::Asserted { Modality::Reported } else { modality }
}

/// True of "ce dernier".
fn is_last(words: &str) -> bool {
    words.split(' ').count() == 2 && words.split(' ').nth(1).is_some_and(|last| last.starts_with("derni"))
}

/// True where a trigger stands in quotation marks.
fn is_quoted(line: &Line, trigger: Span) -> bool {
    let at = line.tokens.partition_point(|t| t.span.end() <= trigger.start());
    line.quoted(at)
}

/// True where the next quotation mark closes.
fn closes(rest: &str) -> bool {
    let mark = |c: char| matches!(c, '«' | '»' | '“' | '”' | '"');
    let Some((before, from)) = rest.find(mark).and_then(|at| rest.split_at_checked(at)) else { return false };
    match from.chars().next() {
        Some('»' | '”') => true,
        Some('"') => before.chars().next_back().is_some_and(|c| !c.is_whitespace() && c != '('),
        _ => false,
    }
}

/// True of words for several speakers.
fn is_many(words: &str, lang: Lang) -> bool {
    let lower = words.to_lowercase();
    let mut all = lower.split(' ');
    let first = all.next().unwrap_or_default();
    let joined = all.any(|word| matches!(word, "et" | "and"));
    let many = match lang {
        Lang::Fr => first.ends_with('s') && first.len() > 2,
        Lang::En => {
            let head = lower.split(" of ").next().unwrap_or_default();
            head.ends_with('s') || head.ends_with("people") || head.ends_with("police")
        }
    };
    joined || many
}

/// True where a pronoun and the article of a name differ: "elle" for "le maire".
fn disagrees(pronoun: &str, words: &str, lang: Lang) -> bool {
    let first = words.split(' ').next().unwrap_or_default().to_lowercase();
    match lang {
        Lang::Fr => match pronoun {
            "elle" | "celle-ci" => matches!(&*first, "le" | "un" | "m." | "ce" | "cet"),
            "il" | "lui" | "celui-ci" => matches!(&*first, "la" | "une" | "mme" | "cette"),
            _ => false,
        },
        Lang::En => match pronoun {
            "she" | "her" => matches!(&*first, "mr" | "mr."),
            "he" | "him" => matches!(&*first, "ms" | "mrs" | "ms." | "mrs."),
            _ => false,
        },
    }
}
