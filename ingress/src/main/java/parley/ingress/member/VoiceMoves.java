package parley.ingress.member;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.message.Command;
import parley.contracts.message.Verdict;
import parley.ingress.command.CommandBridge;
import parley.ingress.command.CommandHeaders;
import parley.ingress.http.RefusedException;

/// Moves members from one voice channel to another. Who is in voice is known to the topologies
/// only, which decide it.
@Singleton
final class VoiceMoves {
  private final CommandBridge bridge;
  private final CommandHeaders headers;

  VoiceMoves(CommandBridge bridge, CommandHeaders headers) {
    this.bridge = bridge;
    this.headers = headers;
  }

  /// @param to null to end the member's connection
  /// @throws RefusedException with the reason why not
  void move(UserId moderator, GuildId guild, UserId member, @Nullable ChannelId to) {
    Verdict verdict =
        bridge.ask(new Command.MoveVoice(headers.next(guild.space(), moderator), member, to));
    switch (verdict) {
      case Verdict.Done _ -> {}
      case Verdict.Refused refused -> throw new RefusedException(refused.refusal());
      case Verdict.Accepted _, Verdict.Deleted _, Verdict.Fenced _, Verdict.Unknown _ ->
          throw new IllegalStateException("no verdict on a move: " + verdict);
    }
  }
}
