package parley.ingress.command;

import java.time.InstantSource;
import java.util.UUID;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.CommandId;
import parley.contracts.space.SpaceId;

/// What every command of this instance says.
public final class CommandHeaders {
  private final int instance;
  private final InstantSource clock;

  public CommandHeaders(int instance, InstantSource clock) {
    this.instance = instance;
    this.clock = clock;
  }

  public Command.Header next(SpaceId space, UserId actor) {
    return new Command.Header(
        new CommandId(UUID.randomUUID()), space, instance, actor, clock.instant());
  }
}
