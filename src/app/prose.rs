//! An article laid out for a width: wrapped lines, each letter knowing which byte of the source it is.
//!
//! Laying out is done once for each (article, width, fold); drawing only looks lines up.

use textwrap::{Options, WordSplitter, WrapAlgorithm};

use crate::corpus::{Article, ArticleId, BlockKind, Corpus};
use crate::text::{Span, printable};
use crate::words::{Lang, say_with};

/// A laid-out article.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// The lines, from top to bottom.
    pub lines: Vec<Line>,
    /// The width they were laid out for.
    pub width: u16,
    /// Whether what is not the article is shown.
    pub aside: Aside,
}

/// What becomes of boilerplate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aside {
    /// A line says how much is set aside.
    #[default]
    Folded,
    /// It is shown, dimmed.
    Shown,
}

/// One line of the screen.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// What it is part of.
    pub kind: LineKind,
    /// What is shown, made safe for a terminal.
    pub text: String,
    /// Where each stretch of `text` came from, by place in `text`.
    pub runs: Vec<Run>,
    /// The stretch of the source it shows; empty for lines of our own.
    pub span: Span,
}

/// A stretch of a line and its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// First byte in the line.
    pub at: u32,
    /// First byte in the source.
    pub source: u32,
    /// Whether it is a copy of the source, or stands for one place of it.
    pub what: Copied,
}

/// How a run relates to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// Byte for byte.
    Exactly,
    /// Something safe in place of one character.
    Replaced,
    /// A footnote mark of ours: the number of an event of the article, from 1.
    Mark,
}

/// What a line is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// Nothing.
    #[default]
    Blank,
    /// The headline, or first words where there is none.
    Title,
    /// Byline, file, dates: in our words.
    Meta,
    /// A heading.
    Heading,
    /// The article's text.
    Text,
    /// Set aside, and shown.
    Aside,
    /// "3 lines set aside".
    Fold,
}

impl Line {
    /// The source byte that a byte of the line shows, and how.
    #[must_use]
    pub fn source_at(&self, at: usize) -> Option<(usize, Copied)> {
        let after = self.runs.partition_point(|r| r.at as usize <= at);
        let run = self.runs.get(after.checked_sub(1)?)?;
        let offset = if run.what == Copied::Exactly { at - run.at as usize } else { 0 };
        Some((run.source as usize + offset, run.what))
    }
}

impl Prose {
    /// Lays an article out.
    #[must_use]
    pub fn new(corpus: &Corpus, id: ArticleId, width: u16, aside: Aside, lang: Lang) -> Self {
        let mut page = Page { corpus, id, width: usize::from(width.max(8)), lines: Vec::new() };
        page.head(lang);
        page.body(aside, lang);
        Self { lines: page.lines, width, aside }
    }

    /// The first line that shows any of a span; the nearest line before it where none does.
    #[must_use]
    pub fn line_of(&self, span: Span) -> usize {
        let shows = |l: &Line| l.span.overlaps(span) || (span.is_empty() && l.span.holds(span.start()));
        let near = |l: &Line| !l.span.is_empty() && l.span.start() <= span.start();
        self.lines.iter().position(shows).or_else(|| self.lines.iter().rposition(near)).unwrap_or(0)
    }

    /// The last line that shows any of a span.
    #[must_use]
    pub fn last_line_of(&self, span: Span) -> usize {
        self.lines.iter().rposition(|l| l.span.overlaps(span)).unwrap_or_else(|| self.line_of(span))
    }
}

struct Page<'a> {
    corpus: &'a Corpus,
    id: ArticleId,
    width: usize,
    lines: Vec<Line>,
}

impl Page<'_> {
    fn article(&self) -> &Article {
        &self.corpus[self.id]
    }

    /// Headline, who signed, where it stands, when it was published and how that is known.
    fn head(&mut self, lang: Lang) {
        let article = self.article();
        let (title, byline, publisher) = (article.title, article.byline, article.publisher);
        if let Some(span) = title {
            self.copy(span, LineKind::Title, &[]);
        } else {
            let (words, _) = self.corpus.headline(self.id, 70);
            self.tell(&say_with(lang, "text-untitled", &[&printable::clean(&words)]), LineKind::Title);
        }
        let words = |s: Option<Span>| s.map(|s| printable::clean(self.corpus.words(self.id, s)).into_owned());
        let file = &self.corpus[self.article().source];
        let source = printable::clean(&file.name).into_owned();
        let decoded = (file.encoding != "utf-8").then(|| file.encoding.to_owned());
        let signed = [words(byline), words(publisher), Some(source), decoded];
        let signed: Vec<_> = signed.into_iter().flatten().collect();
        self.tell(&signed.join(" · "), LineKind::Meta);
        let when = published_in_words(self.article(), self.width, lang);
        self.tell(&when, LineKind::Meta);
    }

    /// Every block after the head, in the text's order.
    fn body(&mut self, aside: Aside, lang: Lang) {
        let blocks = self.article().blocks.clone();
        let mut set_aside = 0;
        let mut last = None;
        for block in blocks {
            if block.kind == BlockKind::Boilerplate && aside == Aside::Folded {
                set_aside += 1;
                continue;
            }
            self.fold_line(&mut set_aside, lang);
            let kind = match block.kind {
                BlockKind::Title | BlockKind::Byline => continue,
                BlockKind::Heading => LineKind::Heading,
                BlockKind::Boilerplate => LineKind::Aside,
                BlockKind::Dateline | BlockKind::Paragraph => LineKind::Text,
            };
            if last != Some(LineKind::Aside) || kind != LineKind::Aside {
                self.blank();
            }
            let marks = self.marks(block.span);
            self.copy(block.span, kind, &marks);
            last = Some(kind);
        }
        self.fold_line(&mut set_aside, lang);
    }

    fn fold_line(&mut self, set_aside: &mut usize, lang: Lang) {
        if *set_aside > 0 {
            self.blank();
            self.tell(&say_with(lang, "text-folded", &[&*set_aside]), LineKind::Fold);
            *set_aside = 0;
        }
    }

    /// The footnote marks of a block: after each trigger, the number of its event.
    fn marks(&self, span: Span) -> Vec<(usize, usize)> {
        let events = self.corpus.events_of(self.id).enumerate();
        let mut marks: Vec<_> = events
            .map(|(n, event)| (self.corpus[event].trigger.end(), n + 1))
            .filter(|(at, _)| span.start() < *at && *at <= span.end())
            .collect();
        marks.sort_unstable();
        marks
    }

    fn blank(&mut self) {
        self.lines.push(Line::default());
    }

    /// Lines in our own words.
    fn tell(&mut self, text: &str, kind: LineKind) {
        for line in textwrap::wrap(text, options(self.width, text.len())) {
            self.lines.push(Line { kind, text: line.into_owned(), ..Line::default() });
        }
    }

    /// Lines of the source.
    fn copy(&mut self, span: Span, kind: LineKind, marks: &[(usize, usize)]) {
        let (shown, runs) = show(span, self.corpus.text(self.id), marks);
        for piece in textwrap::wrap(&shown, options(self.width, shown.len())) {
            let std::borrow::Cow::Borrowed(words) = piece else { continue };
            let start = words.as_ptr() as usize - shown.as_ptr() as usize;
            self.lines.push(cut(&runs, words, start, kind));
        }
    }
}

/// How publication is told at the head of an article; a narrow column leaves the reasons to `w`.
fn published_in_words(article: &Article, width: usize, lang: Lang) -> String {
    let published = &article.published;
    let when = super::told::published(published, lang);
    match published.reason.tell(lang) {
        why if why.is_empty() => say_with(lang, "text-published", &[&when]),
        _ if width < ROOM_FOR_REASONS => say_with(lang, "text-published-why", &[&when]),
        why => format!("{} — {}", say_with(lang, "text-published", &[&when]), printable::clean(&why)),
    }
}

/// From this width on the reasons for a publication date stand under the headline.
const ROOM_FOR_REASONS: usize = 56;

/// Optimal line breaks for what people wrote, quick ones for a line that nobody did.
fn options<'a>(width: usize, len: usize) -> Options<'a> {
    let algorithm = if len > 20_000 { WrapAlgorithm::FirstFit } else { WrapAlgorithm::new_optimal_fit() };
    Options::new(width).word_splitter(WordSplitter::HyphenSplitter).wrap_algorithm(algorithm)
}

/// A stretch of the source made safe to show, with marks put in, and where each part came from.
fn show(span: Span, text: &str, marks: &[(usize, usize)]) -> (String, Vec<Run>) {
    let words = span.of(text);
    let (mut shown, mut runs) = (String::with_capacity(words.len() + 8), Vec::new());
    let mut marks = marks.iter().peekable();
    let mut copying = false;
    for (offset, c) in words.char_indices() {
        let source = span.start() + offset;
        copying &= !put_marks(&mut marks, source, &mut shown, &mut runs);
        let safe = printable::safe(c);
        let what = if safe == Some(c) { Copied::Exactly } else { Copied::Replaced };
        if !(copying && what == Copied::Exactly) {
            runs.push(Run { at: shown.len() as u32, source: source as u32, what });
        }
        copying = what == Copied::Exactly;
        shown.extend(safe);
    }
    put_marks(&mut marks, span.end(), &mut shown, &mut runs);
    (shown, runs)
}

/// Puts in the marks that hang at or before a place; true where there was one.
fn put_marks<'a>(
    marks: &mut std::iter::Peekable<impl Iterator<Item = &'a (usize, usize)>>,
    source: usize,
    shown: &mut String,
    runs: &mut Vec<Run>,
) -> bool {
    let mut any = false;
    while let Some((at, number)) = marks.next_if(|(at, _)| *at <= source) {
        if any {
            shown.push('\u{b7}');
        }
        runs.push(Run { at: shown.len() as u32, source: at.saturating_sub(1) as u32, what: Copied::Mark });
        shown.extend(superscript(*number));
        any = true;
    }
    any
}

/// A number in superscript digits.
fn superscript(number: usize) -> impl Iterator<Item = char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().into_bytes().into_iter().map(|d| DIGITS[usize::from(d - b'0')])
}

/// The part of the runs that one wrapped line shows.
fn cut(runs: &[Run], words: &str, start: usize, kind: LineKind) -> Line {
    let end = start + words.len();
    let first = runs.partition_point(|r| r.at as usize <= start).saturating_sub(1);
    let mine = runs.iter().skip(first).take_while(|r| (r.at as usize) < end);
    let runs: Vec<Run> = mine
        .map(|r| match (r.at as usize).checked_sub(start) {
            Some(at) => Run { at: at as u32, ..*r },
            None if r.what == Copied::Exactly => {
                Run { at: 0, source: r.source + (start as u32 - r.at), ..*r }
            }
            None => Run { at: 0, ..*r },
        })
        .collect();
    let mut line = Line { kind, text: words.to_owned(), runs, span: Span::default() };
    let shows = |(at, _)| line.source_at(at).map(|(source, _)| source);
    let first = line.text.char_indices().find_map(|(at, c)| shows((at, c)));
    let last =
        line.text.char_indices().next_back().and_then(|(at, c)| Some(shows((at, c))? + c.len_utf8().min(1)));
    line.span = Span::new(first.unwrap_or(0), last.or(first).unwrap_or(0));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_knows_its_byte() {
        let text = "Le 9 juillet,\tM. Atallah a été reçu à Bamako.\u{202e} Élégamment.";
        let span = Span::new(0, text.len());
        let at = text.find("reçu").unwrap() + "reçu".len();
        let (shown, runs) = show(span, text, &[(at, 12)]);
        assert!(shown.contains("reçu¹² à Bamako"), "{shown}");
        assert!(!shown.contains('\t') && !shown.contains('\u{202e}'));
        for piece in textwrap::wrap(&shown, options(14, shown.len())) {
            let std::borrow::Cow::Borrowed(words) = piece else { panic!("textwrap copied {piece}") };
            let line = cut(&runs, words, words.as_ptr() as usize - shown.as_ptr() as usize, LineKind::Text);
            for (at, c) in line.text.char_indices() {
                let (source, what) = line.source_at(at).unwrap();
                if what == Copied::Exactly {
                    assert!(text.get(source..).unwrap().starts_with(c), "{c} in {:?}", line.text);
                }
            }
        }
    }
}
