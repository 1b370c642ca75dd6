package parley.contracts.edge;

import java.time.Instant;
import parley.contracts.space.SpaceId;

/// One record of a slot's inbox. Value of `edge.inbox`.
///
/// @param epoch the life of the slot that it is meant for; others pass over it
/// @param decidedAt when the topology decided it
public record InboxRecord(long epoch, SpaceId space, Instant decidedAt, InboxEvent event) {}
