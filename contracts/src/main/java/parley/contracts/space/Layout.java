package parley.contracts.space;

import java.util.Map;
import parley.contracts.settings.Variables;

/// How many partitions the topics have, and which one a record takes. Every process of a deployment
/// must be given the same layout.
///
/// Topics that are read by one process (an edge node's slot, an ingress instance) are cut into
/// *lanes*: a space always uses the lane of its own partition. A topology instance that dies leaves
/// an open transaction, which holds back the readers of every partition that it wrote; with lanes
/// these are only the partitions of its own spaces.
///
/// @param spacePartitions partitions of every topic that is partitioned by space
/// @param lanes partitions per reader in `edge.inbox` and `verdicts`; divides `spacePartitions`
/// @param edgeSlots how many edge nodes can run at a time
/// @param ingressInstances how many ingress instances can run at a time
public record Layout(int spacePartitions, int lanes, int edgeSlots, int ingressInstances) {
  /// Partition numbers are part of every message id, in its ten bits of worker and process.
  public static final int MAX_SPACE_PARTITIONS = 1024;

  /// What a development machine uses.
  public static final Layout LOCAL = new Layout(4, 4, 4, 4);

  public Layout {
    requirePositive("PARLEY_SPACE_PARTITIONS", spacePartitions);
    requirePositive("PARLEY_LANES", lanes);
    requirePositive("PARLEY_EDGE_SLOTS", edgeSlots);
    requirePositive("PARLEY_INGRESS_INSTANCES", ingressInstances);
    if (spacePartitions > MAX_SPACE_PARTITIONS) {
      throw new IllegalArgumentException(
          "PARLEY_SPACE_PARTITIONS must be at most "
              + MAX_SPACE_PARTITIONS
              + ": "
              + spacePartitions);
    }
    if (spacePartitions % lanes != 0) {
      throw new IllegalArgumentException(
          "PARLEY_LANES ("
              + lanes
              + ") must divide PARLEY_SPACE_PARTITIONS ("
              + spacePartitions
              + ")");
    }
  }

  /// Reads `PARLEY_SPACE_PARTITIONS`, `PARLEY_LANES`, `PARLEY_EDGE_SLOTS` and
  /// `PARLEY_INGRESS_INSTANCES`; what is absent is as in [#LOCAL].
  public static Layout from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    return new Layout(
        variables.number("PARLEY_SPACE_PARTITIONS", LOCAL.spacePartitions),
        variables.number("PARLEY_LANES", LOCAL.lanes),
        variables.number("PARLEY_EDGE_SLOTS", LOCAL.edgeSlots),
        variables.number("PARLEY_INGRESS_INSTANCES", LOCAL.ingressInstances));
  }

  /// The partition of a space in every topic that is partitioned by space.
  public int spacePartition(SpaceId space) {
    return SpacePartitioner.partition(space, spacePartitions);
  }

  /// The partition of `edge.inbox` that carries a space's events to a slot.
  public int inboxPartition(int slot, SpaceId space) {
    return inboxPartition(slot, spacePartition(space));
  }

  /// The partition of `edge.inbox` that carries what a space partition has to say to a slot.
  public int inboxPartition(int slot, int spacePartition) {
    if (slot < 0 || slot >= edgeSlots) {
      throw new IllegalArgumentException("no such slot: " + slot);
    }
    return slot * lanes + spacePartition % lanes;
  }

  /// The partition of `verdicts` that carries answers about a space to an ingress instance.
  public int verdictPartition(int instance, SpaceId space) {
    if (instance < 0 || instance >= ingressInstances) {
      throw new IllegalArgumentException("no such ingress instance: " + instance);
    }
    return instance * lanes + lane(space);
  }

  public int inboxPartitions() {
    return edgeSlots * lanes;
  }

  public int verdictPartitions() {
    return ingressInstances * lanes;
  }

  private int lane(SpaceId space) {
    return spacePartition(space) % lanes;
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(key + " must be positive: " + value);
    }
  }
}
