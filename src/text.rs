//! Text as the other storeys see it: spans, folding, tokens, sentences. Knows nothing of French news.

pub mod fold;
pub mod letter;
pub mod printable;
pub mod sentence;
pub mod span;
pub mod token;

pub use fold::{Folded, fold};
pub use letter::letters;
pub use span::Span;
