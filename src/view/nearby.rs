//! The plan of a timeline with too many events to pack all of them: heights for all lanes, and rows,
//! dots and strips for those in view, near the view.
//!
//! Heights must not change while panning, so they follow from the index alone: from how many events
//! meet at the busiest place of a lane ([`Track::crowd`](crate::index::Track::crowd)).

use super::fold::Fold;
use super::layout::CARD_GROWTH;
use super::near::{NearLane, tiles_of};
use super::packing::{MOST_ROWS, Room, ZoomStep};
use super::plan::{LEAST_ROWS, Plan, PlannedLane, Wanted, filling, lane_height, shares};
use super::ribbons::RibbonRows;
use super::tiles::Source;
use crate::index::{EventIndex, LaneGroup, TimelineIndex};
use crate::model::Timeline;
use crate::model::date::Instant;
use std::collections::HashMap;
use std::sync::Arc;

/// A timeline with more events in its lanes than this is packed near the view alone. Packing all of so
/// many takes about a millisecond.
pub const MOST_PACKED: usize = 4_000;
/// A common label with its mark, in points.
const COMMON_LABEL: f32 = 200.0;

/// What is kept for one step of zoom and one height.
#[derive(Debug)]
pub struct Nearby {
    lanes: Arc<Vec<LaneGroup>>,
    step: ZoomStep,
    /// All lanes with their heights and nothing in them.
    empty: Plan,
    packed: HashMap<usize, (NearLane, RibbonRows)>,
}

/// The part of a plan that is filled: the tiles around a stretch of time, and the lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    tiles: (i64, i64),
    /// The lanes, ascending.
    lanes: Vec<usize>,
}

/// What events are packed from.
pub struct Subject<'a> {
    /// The timeline.
    pub timeline: &'a Timeline,
    /// Its index.
    pub index: &'a TimelineIndex,
    /// The room that an event asks for.
    pub room: &'a mut dyn FnMut(EventIndex) -> Room,
}

impl Nearby {
    /// Shares a canvas of `height` points among the lanes; a selected card will still have room.
    pub fn new(
        index: &TimelineIndex,
        lanes: Arc<Vec<LaneGroup>>,
        step: ZoomStep,
        height: f32,
    ) -> Self {
        let height = (height - CARD_GROWTH).max(0.0);
        let ribbons: Vec<RibbonRows> = lanes
            .iter()
            .map(|lane| RibbonRows::reserved(lane, step))
            .collect();
        let wanted: Vec<Wanted> = lanes
            .iter()
            .zip(&ribbons)
            .map(|(lane, ribbons)| Wanted {
                rows: lane.track.crowd(step.seconds(COMMON_LABEL)).min(MOST_ROWS),
                folds: !lane.track.is_empty(),
                ribbons: ribbons.height(),
            })
            .collect();
        let (pitch, shares) = shares(&wanted, height, LEAST_ROWS);
        let planned = lanes.iter().zip(ribbons).zip(shares);
        let planned = planned.map(|((lane, ribbons), rows)| PlannedLane {
            title: lane.title.clone(),
            count: lane.track.len(),
            rows: vec![Vec::new(); rows],
            fold: Fold::default(),
            keeps_fold: !lane.track.is_empty(),
            height: lane_height(rows, pitch, !lane.track.is_empty(), &ribbons),
            ribbons,
        });
        let empty = Plan {
            lanes: filling(planned.collect(), height),
            pitch,
            today: index.today(),
            known: index.known(),
        };
        Self {
            lanes,
            step,
            empty,
            packed: HashMap::new(),
        }
    }

    /// All lanes with their heights and nothing in them.
    pub fn empty(&self) -> &Plan {
        &self.empty
    }

    /// The part that a view needs which shows a stretch of time and these lanes.
    pub fn part(&self, edges: (Instant, Instant), lanes: Vec<usize>) -> Part {
        let tiles = tiles_of(self.step, edges);
        Part { tiles, lanes }
    }

    /// The plan with a part of it filled.
    pub fn plan(&mut self, part: &Part, subject: &mut Subject<'_>) -> Plan {
        let mut plan = self.empty.clone();
        for lane in &part.lanes {
            if let Some(planned) = plan.lanes.get_mut(*lane) {
                self.fill(*lane, planned, part, subject);
            }
        }
        plan
    }

    fn fill(
        &mut self,
        lane: usize,
        planned: &mut PlannedLane,
        part: &Part,
        subject: &mut Subject<'_>,
    ) {
        let Some(group) = self.lanes.get(lane) else {
            return;
        };
        let (near, ribbons) = self.packed.entry(lane).or_insert_with(|| {
            (
                NearLane::new(&group.track, planned.rows.len(), self.step),
                planned.ribbons.filled(subject.index, group, self.step),
            )
        });
        let mut source = Source {
            index: subject.index,
            track: &group.track,
            step: self.step,
            room: subject.room,
        };
        planned.rows = near.rows(&mut source, part.tiles);
        planned.fold = near.fold(&mut source, subject.timeline, part.tiles);
        planned.ribbons = ribbons.clone();
    }
}
