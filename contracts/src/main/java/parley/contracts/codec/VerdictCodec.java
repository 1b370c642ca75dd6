package parley.contracts.codec;

import java.time.Duration;
import parley.contracts.message.CommandId;
import parley.contracts.message.Refusal;
import parley.contracts.message.Verdict;
import parley.contracts.wire.WireAccepted;
import parley.contracts.wire.WireDeleted;
import parley.contracts.wire.WireDone;
import parley.contracts.wire.WireFenced;
import parley.contracts.wire.WireRefused;
import parley.contracts.wire.WireVerdict;

/// Verdicts, as the values of `verdicts`.
public final class VerdictCodec extends WireCodec<Verdict, WireVerdict> {
  public VerdictCodec() {
    super("verdict", WireVerdict.parser());
  }

  @Override
  WireVerdict toWire(Verdict verdict) {
    WireVerdict.Builder wire =
        WireVerdict.newBuilder().setCommandId(MessageWire.toWire(verdict.command()));
    return switch (verdict) {
      case Verdict.Accepted accepted ->
          wire.setAccepted(
                  WireAccepted.newBuilder().setMessage(MessageWire.toWire(accepted.message())))
              .build();
      case Verdict.Deleted ignored -> wire.setDeleted(WireDeleted.getDefaultInstance()).build();
      case Verdict.Fenced fenced ->
          wire.setFenced(WireFenced.newBuilder().setRevision(fenced.revision())).build();
      case Verdict.Refused refused -> wire.setRefused(toWire(refused.refusal())).build();
      case Verdict.Done ignored -> wire.setDone(WireDone.getDefaultInstance()).build();
      case Verdict.Unknown unknown ->
          throw new IllegalArgumentException("an unknown verdict cannot be written: " + unknown);
    };
  }

  @Override
  Verdict fromWire(WireVerdict wire) {
    CommandId command = MessageWire.commandId(wire.getCommandId());
    return switch (wire.getVerdictCase()) {
      case ACCEPTED ->
          new Verdict.Accepted(command, MessageWire.fromWire(wire.getAccepted().getMessage()));
      case DELETED -> new Verdict.Deleted(command);
      case FENCED -> new Verdict.Fenced(command, wire.getFenced().getRevision());
      case REFUSED -> new Verdict.Refused(command, fromWire(wire.getRefused()));
      case DONE -> new Verdict.Done(command);
      case VERDICT_NOT_SET -> new Verdict.Unknown(command);
    };
  }

  private static WireRefused toWire(Refusal refusal) {
    WireRefused.Builder wire =
        WireRefused.newBuilder()
            .setStatus(refusal.status())
            .setCode(refusal.code())
            .setMessage(refusal.message());
    if (refusal.retryAfter() != null) {
      wire.setRetryAfterMs(refusal.retryAfter().toMillis());
    }
    if (refusal.field() != null) {
      wire.setField(refusal.field());
    }
    if (refusal.fieldCode() != null) {
      wire.setFieldCode(refusal.fieldCode());
    }
    return wire.build();
  }

  private static Refusal fromWire(WireRefused wire) {
    return new Refusal(
        wire.getStatus(),
        wire.getCode(),
        wire.getMessage(),
        wire.hasRetryAfterMs() ? Duration.ofMillis(wire.getRetryAfterMs()) : null,
        wire.hasField() ? wire.getField() : null,
        wire.hasFieldCode() ? wire.getFieldCode() : null);
  }
}
