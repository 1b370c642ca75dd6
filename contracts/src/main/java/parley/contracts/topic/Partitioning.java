package parley.contracts.topic;

import parley.contracts.space.Layout;
import parley.contracts.voice.RouterId;

/// What decides the partition of a record, and with it how many partitions a topic has.
public enum Partitioning {
  /// The record's space: what belongs to one space meets in one stream task.
  SPACE("space") {
    @Override
    int partitions(Layout layout) {
      return layout.spacePartitions();
    }
  },
  /// The edge node's slot, and within it the lane of the space.
  SLOT("slot and lane") {
    @Override
    int partitions(Layout layout) {
      return layout.inboxPartitions();
    }
  },
  /// The ingress instance that asked, and within it the lane of the space.
  INSTANCE("asking instance and lane") {
    @Override
    int partitions(Layout layout) {
      return layout.verdictPartitions();
    }
  },
  /// The voice router, by [#routerPartition]: routers that share a partition pass over what is for
  /// the others.
  ROUTER("router") {
    @Override
    int partitions(Layout layout) {
      return ROUTER_PARTITIONS;
    }
  },
  /// Nothing: one partition.
  NONE("–") {
    @Override
    int partitions(Layout layout) {
      return 1;
    }
  };

  private static final int ROUTER_PARTITIONS = 8;

  private final String title;

  Partitioning(String title) {
    this.title = title;
  }

  /// How the documentation names it.
  public String title() {
    return title;
  }

  /// The partition of a router in every topic that is partitioned by router.
  public static int routerPartition(RouterId router) {
    return router.value() % ROUTER_PARTITIONS;
  }

  abstract int partitions(Layout layout);
}
