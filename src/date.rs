//! Civil dates as precise as their source: a small EDTF value with its bounds in days.
//!
//! EDTF is the Library of Congress' Extended Date/Time Format, now ISO 8601-2:2019, annex A. The value here
//! is the part of levels 0–2 that press texts need; `edtf-core` reads the notation and is the oracle of the tests.

mod edtf;

pub use edtf::{Doubt, Edtf, Moment, NotEdtf, Unit};
pub use jiff::civil::{Date, Weekday};
