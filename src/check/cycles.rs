//! Circles: sources that derive from each other, events that extend each other.
//!
//! What is connected in both directions is found as the strongly connected components of a graph, in
//! time linear in its edges (R. Tarjan, *Depth-first search and linear graph algorithms*, SIAM Journal
//! on Computing 1, 1972), with a stack of its own, since a chain may have a million members. Each
//! component is reported once, with its members.

use super::Context;
use super::findings::{About, Findings, Words};
use crate::file::Code;
use crate::file::words::quoted;
use crate::model::Relation;
use hashbrown::{HashMap, HashSet};

/// No more members are named.
const MOST_NAMED: usize = 6;

/// Looks for sources that derive from each other.
pub(super) fn sources(context: &Context<'_>, findings: &mut Findings<'_>) {
    let sources = &context.timeline.sources;
    let mut edges = Vec::new();
    for (position, source) in sources.iter().enumerate() {
        let origin = source.derived_from.as_deref();
        if let Some((origin, _)) = origin.and_then(|id| context.source(id)) {
            edges.push((position as u32, origin as u32));
        }
    }
    for circle in circles(&edges) {
        let first = circle
            .first()
            .and_then(|place| sources.get(*place as usize));
        let Some(source) = first else { continue };
        findings.report(Code::SourceCycle, About::source(source), || {
            let ids = circle.iter().map(|place| sources.get(*place as usize));
            let names = named(ids.map(|source| source.map_or("", |source| &*source.id)));
            let position = circle.first().copied().unwrap_or_default();
            let message = match circle.len() {
                1 => format!("{names} derives from itself"),
                _ => format!("{names} derive from each other in a circle"),
            };
            let help = "let `derived_from` lead to whoever reported first, and leave it out there";
            Words::new(format!("sources[{position}].derived_from"), message, help)
        });
    }
}

/// Looks for events that extend each other.
pub(super) fn extensions(context: &Context<'_>, findings: &mut Findings<'_>) {
    let timeline = context.timeline;
    let mut edges = Vec::new();
    for (position, event) in (0_u32..).zip(&timeline.events) {
        let extending = event.links.iter();
        for link in extending.filter(|link| link.relation == Relation::Extends) {
            if let Some(other) = context.index.event(timeline, &link.to) {
                edges.push((position, other));
            }
        }
    }
    for circle in circles(&edges) {
        let first = circle.first().and_then(|place| context.event(*place));
        let Some(event) = first else { continue };
        findings.report(Code::ExtensionCycle, About::event(event), || {
            let ids = circle.iter().map(|place| context.event(*place));
            let names = named(ids.map(|event| event.map_or("", |event| &*event.id)));
            let position = circle.first().copied().unwrap_or_default();
            let message = match circle.len() {
                1 => format!("{names} extends itself"),
                _ => format!("{names} extend each other in a circle"),
            };
            let help = "let each renewal extend the one before it, and the first none";
            Words::new(format!("events[{position}].links"), message, help)
        });
    }
}

/// `a`, `b` and `c`, and how many more.
fn named<'a>(ids: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = ids.len().saturating_sub(MOST_NAMED);
    let mut names: Vec<String> = ids.take(MOST_NAMED).map(quoted).collect();
    if more > 0 {
        names.push(format!("{more} more"));
    }
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// The members of each circle of a graph, in order; circles that share a member are one.
fn circles(edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut next: HashMap<u32, Vec<u32>> = HashMap::new();
    let mut itself = HashSet::new();
    for (from, to) in edges {
        next.entry(*from).or_default().push(*to);
        if from == to {
            itself.insert(*from);
        }
    }
    let mut starts: Vec<u32> = edges.iter().map(|(from, _)| *from).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut search = Search {
        next,
        ..Search::default()
    };
    for start in starts {
        search.from(start);
    }
    let mut found = search.components;
    found.retain(|members| members.len() > 1 || members.iter().any(|m| itself.contains(m)));
    for members in &mut found {
        members.sort_unstable();
    }
    found.sort_unstable();
    found
}

/// The state of Tarjan's search.
#[derive(Default)]
struct Search {
    next: HashMap<u32, Vec<u32>>,
    /// When a node was met first.
    met: HashMap<u32, u32>,
    /// The node that was met first of those that it leads back to.
    low: HashMap<u32, u32>,
    /// The nodes whose component is not complete, in the order in which they were met.
    open: Vec<u32>,
    is_open: HashSet<u32>,
    components: Vec<Vec<u32>>,
}

impl Search {
    /// Visits all that can be reached from a node.
    fn from(&mut self, start: u32) {
        if self.met.contains_key(&start) {
            return;
        }
        self.meet(start);
        // The nodes on the way, with how many of their edges were followed.
        let mut way = vec![(start, 0)];
        while let Some((node, edge)) = way.last_mut() {
            let node = *node;
            let target = self.next.get(&node).and_then(|next| next.get(*edge));
            *edge += 1;
            match target.copied() {
                Some(target) if !self.met.contains_key(&target) => {
                    self.meet(target);
                    way.push((target, 0));
                }
                Some(target) if self.is_open.contains(&target) => {
                    let back = self.met.get(&target).copied().unwrap_or_default();
                    self.lower(node, back);
                }
                Some(_) => {}
                None => {
                    way.pop();
                    let low = self.low.get(&node).copied().unwrap_or_default();
                    if let Some((parent, _)) = way.last() {
                        self.lower(*parent, low);
                    }
                    if self.met.get(&node) == Some(&low) {
                        self.close(node);
                    }
                }
            }
        }
    }

    fn meet(&mut self, node: u32) {
        let order = self.met.len() as u32;
        self.met.insert(node, order);
        self.low.insert(node, order);
        self.open.push(node);
        self.is_open.insert(node);
    }

    fn lower(&mut self, node: u32, to: u32) {
        if let Some(low) = self.low.get_mut(&node) {
            *low = to.min(*low);
        }
    }

    /// Takes the component that begins with a node off the stack.
    fn close(&mut self, node: u32) {
        let first = self.open.iter().rposition(|open| *open == node);
        let members = self.open.split_off(first.unwrap_or(self.open.len()));
        for member in &members {
            self.is_open.remove(member);
        }
        self.components.push(members);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NODES: u32 = 12;

    /// By the definition: members of one circle reach each other.
    fn naive(edges: &[(u32, u32)]) -> Vec<Vec<u32>> {
        let mut reaches = vec![vec![false; NODES as usize]; NODES as usize];
        for (from, to) in edges {
            reaches[*from as usize][*to as usize] = true;
        }
        for middle in 0..NODES as usize {
            for from in 0..NODES as usize {
                for to in 0..NODES as usize {
                    reaches[from][to] |= reaches[from][middle] && reaches[middle][to];
                }
            }
        }
        let mut circles: Vec<Vec<u32>> = Vec::new();
        for node in 0..NODES {
            let meets = |other: &u32| {
                reaches[node as usize][*other as usize] && reaches[*other as usize][node as usize]
            };
            let members: Vec<u32> = (0..NODES).filter(meets).collect();
            if !members.is_empty() && !circles.contains(&members) {
                circles.push(members);
            }
        }
        circles.sort_unstable();
        circles
    }

    proptest! {
        #[test]
        fn circles_are_what_leads_back_to_itself(
            edges in proptest::collection::vec((0..NODES, 0..NODES), 0..24),
        ) {
            prop_assert_eq!(circles(&edges), naive(&edges));
        }
    }

    #[test]
    fn a_long_chain_takes_no_deep_stack() {
        let mut edges: Vec<(u32, u32)> = (0..300_000).map(|node| (node, node + 1)).collect();
        assert!(circles(&edges).is_empty());
        edges.push((300_000, 0));
        assert_eq!(circles(&edges).len(), 1);
    }
}
