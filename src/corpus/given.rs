//! What is known of a source from a record: title, author, publisher, where its text begins, language, address.

use serde::{Deserialize, Serialize};

use crate::text::Span;
use crate::words::Lang;

/// The fields of a record, given and not guessed. Its source's text is laid out as title, signature and text with an
/// empty line between them, so that these too are places in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// The title, in one line.
    pub title: Option<Span>,
    /// Its author, on the line below.
    pub byline: Option<Span>,
    /// The paper or agency, beside the author.
    pub publisher: Option<Span>,
    /// The record's own text, as it stands there.
    pub body: Span,
    /// The language it is said to be in, where that is one we read.
    pub lang: Option<Lang>,
    /// Its own name for itself; may be empty.
    pub id: Box<str>,
    /// Where it was found; may be empty.
    pub url: Box<str>,
}
