//! A dossier that comes while it is on screen: what has been read so far is there to be used, every cursor stays.

use std::sync::Arc;

use crate::corpus::{Article, ClusterId, Corpus, Name, NameId, Source};
use crate::search::Segment;

use super::columns::Column;
use super::panel::{self, About};
use super::ready::Ready;
use super::{Effect, Mode, State, handle, told};
use crate::words::say_with;

/// What the reading of a dossier brings.
#[derive(Debug)]
pub enum News {
    /// A dossier, whole.
    Whole(Box<Ready>),
    /// The next sources, their articles as they stand on the page, and the words of those.
    Laid(Vec<Arc<Source>>, Vec<Article>, Vec<Segment>),
    /// What the next articles say.
    Read(Box<Corpus>),
    /// The names when all have been read, and for each former id the final one.
    Names(Vec<Name>, Vec<NameId>),
    /// The same dossier whole, with its final names, and with the happenings of all events.
    Settled(Box<Ready>),
    /// The dossier as it is now that its files have changed, with its account, and what is to be said of it.
    Renewed(Box<Ready>, Vec<String>, Option<String>),
    /// How far the reading is.
    Progress(Progress),
    /// How many articles of how many had been read when reading was stopped.
    Stopped(usize, usize),
    /// The account of the import, line by line, the first of which is to be said where there are more.
    Account(Vec<String>),
}

/// How far the reading of a dossier is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub doing: Doing,
    /// How many articles it has been done with.
    pub done: usize,
    /// How many there are, once that is known.
    pub of: Option<usize>,
    /// Articles a second.
    pub rate: usize,
    /// The seconds left, where they can be told.
    pub left: Option<u64>,
    /// The source at hand.
    pub now: String,
}

/// The steps of reading a dossier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Files are read and laid out: titles and texts are there.
    Laying,
    /// Articles are read: events come.
    Reading,
    /// Reports of one happening are brought together.
    Settling,
}

/// Takes in what the reading brings, and answers what was typed before there was anything to answer with.
pub fn arrive(state: &mut State, news: News) -> Vec<Effect> {
    let mut effects = Vec::new();
    match news {
        News::Progress(progress) => state.progress = Some(progress),
        News::Stopped(read, of) => {
            state.stopped = Some((read, of));
            let line = say_with(state.lang, "import-stopped", &[&told::count(read), &told::count(of)]);
            state.message = Some(line.clone());
            state.summary.push(line);
        }
        News::Account(lines) => {
            state.message = lines.first().filter(|_| lines.len() > 1).cloned();
            state.summary = lines;
        }
        News::Whole(ready) => {
            state.progress = None;
            state.put(*ready);
            state.take_in();
            state.first_place();
        }
        News::Renewed(ready, lines, message) => {
            (state.summary, state.stopped) = (lines, None);
            state.renew(*ready);
            state.message = message;
        }
        News::Laid(sources, articles, segments) => {
            Arc::make_mut(&mut state.corpus).lay(sources, articles);
            for segment in segments {
                state.index.push(segment);
            }
            state.take_in();
        }
        News::Read(part) => {
            let corpus = Arc::make_mut(&mut state.corpus);
            corpus.read(*part);
            corpus.stand_alone();
            state.index.learn(&state.corpus);
            state.take_in();
        }
        News::Names(names, new) => effects.push(Effect::Settle(names, new)),
        // Files that have changed since are shown as they are now.
        News::Settled(ready) if ready.is_of(&state.corpus) => {
            state.progress = None;
            state.settle_happenings(*ready);
            effects.push(Effect::Keep);
        }
        News::Settled(_) => state.progress = None,
    }
    state.settle();
    let held = if state.columns.is_empty() { Vec::new() } else { state.held.take().unwrap_or_default() };
    effects.extend(held.into_iter().filter_map(|input| handle(state, input)));
    effects
}

impl State {
    /// The lists with what has come; the text of the first article, where there was none.
    fn take_in(&mut self) {
        self.narrow();
        if self.columns.is_empty() {
            self.columns.extend(self.corpus.article_ids().next().map(Column::new));
        }
        if let Mode::Panel(panel) = &mut self.mode {
            panel.wear_out();
        }
        panel::grow(self);
    }

    /// Another corpus in place of the one there is, which is let go elsewhere: that takes longer than a frame, as does what
    /// the first filter asks for.
    pub(super) fn put(&mut self, ready: Ready) -> Arc<Corpus> {
        let old = std::mem::replace(&mut self.corpus, Arc::new(ready.corpus));
        self.sources.forget_orders();
        let rest = (
            std::mem::replace(&mut self.index, ready.index),
            std::mem::replace(&mut self.ledger, Arc::new(ready.ledger)),
        );
        rayon::spawn(move || drop(rest));
        let (corpus, ledger) = (Arc::clone(&self.corpus), Arc::clone(&self.ledger));
        rayon::spawn(move || ledger.prepare(&corpus));
        old
    }

    /// The happenings in place; an open cross-check stays on its own.
    fn settle_happenings(&mut self, ready: Ready) {
        let renumbered = |id: ClusterId| {
            let label = self.corpus.clusters.get(id.at()).map(|cluster| cluster.label)?;
            Some(ready.corpus.cluster(label))
        };
        if let Mode::Panel(panel) = &mut self.mode
            && let About::Check(id) = &mut panel.about
        {
            *id = renumbered(*id).unwrap_or(*id);
        }
        let old = self.put(ready);
        rayon::spawn(move || drop(old));
        self.take_in();
    }
}
