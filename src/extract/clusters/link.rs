//! Complete linkage: two groups become one only where each report of the one is like each of the other.

use super::face::Face;
use super::pairs::{self, Asked, Pair};

/// Larger groups are not joined: they are topics, not happenings.
const LARGEST: usize = 64;

/// All reports in groups, each group and the list of groups in the reports' order.
pub(super) fn complete(faces: &[Face], pairs: &[Pair]) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..faces.len()).collect();
    let mut groups: Vec<Vec<usize>> = (0..faces.len()).map(|at| vec![at]).collect();
    for pair in pairs {
        let (into, from) = (group_of[pair.a as usize], group_of[pair.b as usize]);
        if into == from || !fit(faces, &groups[into], &groups[from]) {
            continue;
        }
        let (into, from) = (into.min(from), into.max(from));
        let moved = std::mem::take(&mut groups[from]);
        for &at in &moved {
            group_of[at] = into;
        }
        groups[into].extend(moved);
    }
    groups.retain(|g| !g.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort_unstable_by_key(|g| g.first().copied());
    groups
}

fn fit(faces: &[Face], a: &[usize], b: &[usize]) -> bool {
    a.len() + b.len() <= LARGEST
        && a.iter()
            .all(|&x| b.iter().all(|&y| pairs::score(&faces[x], &faces[y], Asked::Borne) >= pairs::BEARABLE))
}
