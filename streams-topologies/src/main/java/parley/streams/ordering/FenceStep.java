package parley.streams.ordering;

import java.time.Duration;
import parley.contracts.error.ApiError;
import parley.contracts.message.Command;
import parley.contracts.message.Verdict;
import parley.contracts.space.SpaceId;
import parley.streams.SpaceMetrics;
import parley.streams.fanout.Outbox;
import parley.streams.guild.SpaceEntities;

/// Answers who waits for rows to be in force. Belongs to the task's thread.
public final class FenceStep {
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final SpaceEntities entities;
  private final OrderingStores stores;
  private final Outbox outbox;
  private final SpaceMetrics metrics;

  public FenceStep(
      SpaceEntities entities, OrderingStores stores, Outbox outbox, SpaceMetrics metrics) {
    this.entities = entities;
    this.stores = stores;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /// Answers at once, or when the revision has come.
  public void decide(Command.Fence fence, long nowMs) {
    SpaceId space = fence.header().space();
    if (entities.revision(space) >= fence.revision()) {
      outbox.verdict(
          space,
          fence.header().replyToInstance(),
          new Verdict.Fenced(fence.header().id(), fence.revision()));
    } else {
      stores.fences().add(fence, nowMs);
    }
  }

  /// Answers the fences that waited for what a space's rows say now.
  public void revisionReached(SpaceId space, long revision) {
    for (PendingFences.PendingFence fence : stores.fences().reached(space, revision)) {
      outbox.verdict(
          space, fence.instance(), new Verdict.Fenced(fence.command(), fence.revision()));
    }
  }

  /// Refuses the fences whose revision did not come in time.
  public void expireFences(long nowMs) {
    for (PendingFences.PendingFence fence : stores.fences().expired(nowMs)) {
      outbox.verdict(
          fence.space(),
          fence.instance(),
          new Verdict.Refused(fence.command(), ApiError.OVERLOADED.refusal(RETRY_AFTER)));
      metrics.fenceExpired();
    }
  }
}
