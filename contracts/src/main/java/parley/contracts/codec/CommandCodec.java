package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.Attachment;
import parley.contracts.message.Command;
import parley.contracts.message.MentionRequest;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireAcknowledge;
import parley.contracts.wire.WireAcknowledgement;
import parley.contracts.wire.WireAnnounceThread;
import parley.contracts.wire.WireCommand;
import parley.contracts.wire.WireCommandHeader;
import parley.contracts.wire.WireCrosspost;
import parley.contracts.wire.WireDeleteMessage;
import parley.contracts.wire.WireDeleteMessages;
import parley.contracts.wire.WireEditMessage;
import parley.contracts.wire.WireFence;
import parley.contracts.wire.WireMentionRequest;
import parley.contracts.wire.WirePinMessage;
import parley.contracts.wire.WireRespond;
import parley.contracts.wire.WireSendMessage;
import parley.contracts.wire.WireShowLinks;
import parley.contracts.wire.WireStartTyping;
import parley.contracts.wire.WireUnpinMessage;

/// Commands, as the values of `commands`.
public final class CommandCodec extends WireCodec<Command, WireCommand> {
  public CommandCodec() {
    super("command", WireCommand.parser());
  }

  private static final Command.Answer[] ANSWERS = Command.Answer.values();

  @Override
  WireCommand toWire(Command command) {
    WireCommand.Builder wire = WireCommand.newBuilder().setHeader(toWire(command.header()));
    return switch (command) {
      case Command.SendMessage send -> wire.setSendMessage(toWire(send)).build();
      case Command.EditMessage edit -> wire.setEditMessage(toWire(edit)).build();
      case Command.DeleteMessage delete -> wire.setDeleteMessage(toWire(delete)).build();
      case Command.Fence fence ->
          wire.setFence(WireFence.newBuilder().setRevision(fence.revision())).build();
      case Command.AddReaction add -> wire.setAddReaction(ReactionWire.toWire(add)).build();
      case Command.RemoveReaction remove ->
          wire.setRemoveReaction(ReactionWire.toWire(remove)).build();
      case Command.ClearReactions clear ->
          wire.setClearReactions(ReactionWire.toWire(clear)).build();
      case Command.StartTyping typing ->
          wire.setStartTyping(WireStartTyping.newBuilder().setChannelId(typing.channel().value()))
              .build();
      case Command.Acknowledge acknowledge -> wire.setAcknowledge(toWire(acknowledge)).build();
      case Command.DeleteMessages delete -> wire.setDeleteMessages(toWire(delete)).build();
      case Command.PinMessage pin -> wire.setPinMessage(toWire(pin)).build();
      case Command.UnpinMessage unpin -> wire.setUnpinMessage(toWire(unpin)).build();
      case Command.AnnounceThread announce -> wire.setAnnounceThread(toWire(announce)).build();
      case Command.Interact interact -> wire.setInteract(InteractionWire.toWire(interact)).build();
      case Command.Respond respond -> wire.setRespond(toWire(respond)).build();
      case Command.Voice voice -> wire.setVoice(VoiceWire.toWire(voice)).build();
      case Command.Vote vote -> wire.setVote(PollWire.toWire(vote)).build();
      case Command.EndPoll end -> wire.setEndPoll(PollWire.toWire(end)).build();
      case Command.Crosspost crosspost -> wire.setCrosspost(toWire(crosspost)).build();
      case Command.ShowLinks show -> wire.setShowLinks(toWire(show)).build();
      case Command.Moderate moderate ->
          wire.setModerate(ModerationWire.toWire(moderate.order())).build();
      case Command.Unknown unknown ->
          throw new IllegalArgumentException("an unknown command cannot be written: " + unknown);
    };
  }

  @Override
  Command fromWire(WireCommand wire) {
    Command.Header header = fromWire(wire.getHeader());
    return switch (wire.getCommandCase()) {
      case SEND_MESSAGE -> fromWire(header, wire.getSendMessage());
      case EDIT_MESSAGE -> fromWire(header, wire.getEditMessage());
      case DELETE_MESSAGE -> fromWire(header, wire.getDeleteMessage());
      case FENCE -> new Command.Fence(header, wire.getFence().getRevision());
      case ADD_REACTION -> ReactionWire.fromWire(header, wire.getAddReaction());
      case REMOVE_REACTION -> ReactionWire.fromWire(header, wire.getRemoveReaction());
      case CLEAR_REACTIONS -> ReactionWire.fromWire(header, wire.getClearReactions());
      case START_TYPING ->
          new Command.StartTyping(header, new ChannelId(wire.getStartTyping().getChannelId()));
      case ACKNOWLEDGE -> fromWire(header, wire.getAcknowledge());
      case DELETE_MESSAGES -> fromWire(header, wire.getDeleteMessages());
      case PIN_MESSAGE -> fromWire(header, wire.getPinMessage());
      case UNPIN_MESSAGE -> fromWire(header, wire.getUnpinMessage());
      case ANNOUNCE_THREAD -> fromWire(header, wire.getAnnounceThread());
      case INTERACT -> InteractionWire.fromWire(header, wire.getInteract());
      case RESPOND -> fromWire(header, wire.getRespond());
      case VOICE -> VoiceWire.fromWire(header, wire.getVoice());
      case VOTE -> PollWire.fromWire(header, wire.getVote());
      case END_POLL -> PollWire.fromWire(header, wire.getEndPoll());
      case CROSSPOST -> fromWire(header, wire.getCrosspost());
      case SHOW_LINKS -> fromWire(header, wire.getShowLinks());
      case MODERATE -> new Command.Moderate(header, ModerationWire.fromWire(wire.getModerate()));
      case COMMAND_NOT_SET -> new Command.Unknown(header);
    };
  }

  private static WireCommandHeader toWire(Command.Header header) {
    return WireCommandHeader.newBuilder()
        .setCommandId(MessageWire.toWire(header.id()))
        .setSpaceId(header.space().value())
        .setReplyToInstance(header.replyToInstance())
        .setActorId(header.actor().value())
        .setIssuedAtMs(header.issuedAt().toEpochMilli())
        .build();
  }

  private static Command.Header fromWire(WireCommandHeader wire) {
    return new Command.Header(
        MessageWire.commandId(wire.getCommandId()),
        new SpaceId(wire.getSpaceId()),
        wire.getReplyToInstance(),
        new UserId(wire.getActorId()),
        Instant.ofEpochMilli(wire.getIssuedAtMs()));
  }

  private static WireShowLinks toWire(Command.ShowLinks show) {
    return WireShowLinks.newBuilder()
        .setChannelId(show.channel().value())
        .setMessageId(show.message().value())
        .setContent(show.content())
        .setEmbedsJson(show.embedsJson())
        .build();
  }

  private static Command.ShowLinks fromWire(Command.Header header, WireShowLinks wire) {
    return new Command.ShowLinks(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.getContent(),
        wire.getEmbedsJson());
  }

  private static WireSendMessage toWire(Command.SendMessage send) {
    WireSendMessage.Builder wire =
        WireSendMessage.newBuilder()
            .setChannelId(send.channel().value())
            .setAuthor(EntityWire.toWire(send.author()))
            .setContent(send.content())
            .setEmbedsJson(send.embedsJson())
            .setTts(send.tts())
            .setFlags(send.flags())
            .setEnforceNonce(send.enforceNonce())
            .setBeginsThread(send.beginsThread())
            .setComponentsJson(send.componentsJson())
            .setMentions(toWire(send.mentions()));
    if (send.nonce() != null) {
      wire.setNonce(send.nonce());
    }
    if (send.repliedTo() != null) {
      wire.setRepliedTo(MessageWire.toWire(send.repliedTo()));
    }
    if (!send.enclosures().isEmpty()) {
      wire.setEnclosures(EnclosureWire.toWire(send.enclosures()));
    }
    for (Attachment attachment : send.attachments()) {
      wire.addAttachments(AttachmentWire.toWire(attachment));
    }
    return wire.build();
  }

  private static Command.SendMessage fromWire(Command.Header header, WireSendMessage wire) {
    return new Command.SendMessage(
        header,
        new ChannelId(wire.getChannelId()),
        EntityWire.fromWire(wire.getAuthor()),
        wire.getContent(),
        wire.getEmbedsJson(),
        wire.getTts(),
        wire.getFlags(),
        wire.hasNonce() ? wire.getNonce() : null,
        wire.getEnforceNonce(),
        fromWire(wire.getMentions()),
        wire.hasRepliedTo() ? MessageWire.fromWire(wire.getRepliedTo()) : null,
        AttachmentWire.attachments(wire.getAttachmentsList()),
        wire.getBeginsThread(),
        wire.getComponentsJson(),
        EnclosureWire.fromWire(wire.getEnclosures()));
  }

  private static WireEditMessage toWire(Command.EditMessage edit) {
    WireEditMessage.Builder wire =
        WireEditMessage.newBuilder()
            .setChannelId(edit.channel().value())
            .setMessageId(edit.message().value())
            .setMentions(toWire(edit.mentions()));
    if (edit.content() != null) {
      wire.setContent(edit.content());
    }
    if (edit.embedsJson() != null) {
      wire.setEmbedsJson(edit.embedsJson());
    }
    if (edit.flags() != null) {
      wire.setFlags(edit.flags());
    }
    if (edit.known() != null) {
      wire.setKnown(MessageWire.toWire(edit.known()));
    }
    if (edit.attachments() != null) {
      wire.setAttachments(AttachmentWire.toWire(edit.attachments()));
    }
    if (edit.componentsJson() != null) {
      wire.setComponentsJson(edit.componentsJson());
    }
    return wire.build();
  }

  private static Command.EditMessage fromWire(Command.Header header, WireEditMessage wire) {
    return new Command.EditMessage(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasContent() ? wire.getContent() : null,
        wire.hasEmbedsJson() ? wire.getEmbedsJson() : null,
        wire.hasFlags() ? wire.getFlags() : null,
        fromWire(wire.getMentions()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null,
        wire.hasAttachments() ? AttachmentWire.fromWire(wire.getAttachments()) : null,
        wire.hasComponentsJson() ? wire.getComponentsJson() : null);
  }

  private static WireDeleteMessage toWire(Command.DeleteMessage delete) {
    WireDeleteMessage.Builder wire =
        WireDeleteMessage.newBuilder()
            .setChannelId(delete.channel().value())
            .setMessageId(delete.message().value());
    if (delete.known() != null) {
      wire.setKnown(MessageWire.toWire(delete.known()));
    }
    return wire.build();
  }

  private static Command.DeleteMessage fromWire(Command.Header header, WireDeleteMessage wire) {
    return new Command.DeleteMessage(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  private static WireCrosspost toWire(Command.Crosspost crosspost) {
    WireCrosspost.Builder wire =
        WireCrosspost.newBuilder()
            .setChannelId(crosspost.channel().value())
            .setMessageId(crosspost.message().value());
    if (crosspost.known() != null) {
      wire.setKnown(MessageWire.toWire(crosspost.known()));
    }
    return wire.build();
  }

  private static Command.Crosspost fromWire(Command.Header header, WireCrosspost wire) {
    return new Command.Crosspost(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  private static WireAcknowledge toWire(Command.Acknowledge acknowledge) {
    WireAcknowledge.Builder wire = WireAcknowledge.newBuilder();
    for (Command.Acknowledgement each : acknowledge.acknowledgements()) {
      wire.addAcknowledgements(
          WireAcknowledgement.newBuilder()
              .setChannelId(each.channel().value())
              .setMessageId(each.message().value())
              .setManual(each.manual()));
    }
    return wire.build();
  }

  private static WireDeleteMessages toWire(Command.DeleteMessages delete) {
    return WireDeleteMessages.newBuilder()
        .setChannelId(delete.channel().value())
        .addAllMessageIds(MessageWire.ids(delete.messages()))
        .addAllKnownIds(MessageWire.ids(delete.known()))
        .build();
  }

  private static Command.DeleteMessages fromWire(Command.Header header, WireDeleteMessages wire) {
    return new Command.DeleteMessages(
        header,
        new ChannelId(wire.getChannelId()),
        MessageWire.messageIds(wire.getMessageIdsList()),
        MessageWire.messageIds(wire.getKnownIdsList()));
  }

  private static WirePinMessage toWire(Command.PinMessage pin) {
    WirePinMessage.Builder wire =
        WirePinMessage.newBuilder()
            .setChannelId(pin.channel().value())
            .setMessageId(pin.message().value())
            .setPinner(EntityWire.toWire(pin.pinner()));
    if (pin.known() != null) {
      wire.setKnown(MessageWire.toWire(pin.known()));
    }
    return wire.build();
  }

  private static Command.Acknowledge fromWire(Command.Header header, WireAcknowledge wire) {
    return new Command.Acknowledge(
        header,
        wire.getAcknowledgementsList().stream()
            .map(
                each ->
                    new Command.Acknowledgement(
                        new ChannelId(each.getChannelId()),
                        new MessageId(each.getMessageId()),
                        each.getManual()))
            .toList());
  }

  private static Command.PinMessage fromWire(Command.Header header, WirePinMessage wire) {
    return new Command.PinMessage(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        EntityWire.fromWire(wire.getPinner()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  private static WireUnpinMessage toWire(Command.UnpinMessage unpin) {
    WireUnpinMessage.Builder wire =
        WireUnpinMessage.newBuilder()
            .setChannelId(unpin.channel().value())
            .setMessageId(unpin.message().value());
    if (unpin.known() != null) {
      wire.setKnown(MessageWire.toWire(unpin.known()));
    }
    return wire.build();
  }

  private static Command.UnpinMessage fromWire(Command.Header header, WireUnpinMessage wire) {
    return new Command.UnpinMessage(
        header,
        new ChannelId(wire.getChannelId()),
        new MessageId(wire.getMessageId()),
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  private static WireAnnounceThread toWire(Command.AnnounceThread announce) {
    WireAnnounceThread.Builder wire =
        WireAnnounceThread.newBuilder()
            .setChannelId(announce.channel().value())
            .setThreadId(announce.thread().value())
            .setStarter(EntityWire.toWire(announce.starter()));
    if (announce.message() != null) {
      wire.setMessageId(announce.message().value());
    }
    if (announce.known() != null) {
      wire.setKnown(MessageWire.toWire(announce.known()));
    }
    return wire.build();
  }

  private static Command.AnnounceThread fromWire(Command.Header header, WireAnnounceThread wire) {
    return new Command.AnnounceThread(
        header,
        new ChannelId(wire.getChannelId()),
        new ChannelId(wire.getThreadId()),
        EntityWire.fromWire(wire.getStarter()),
        wire.hasMessageId() ? new MessageId(wire.getMessageId()) : null,
        wire.hasKnown() ? MessageWire.fromWire(wire.getKnown()) : null);
  }

  private static WireRespond toWire(Command.Respond respond) {
    WireRespond.Builder wire =
        WireRespond.newBuilder()
            .setInteractionId(respond.interaction())
            .setChannelId(respond.channel().value())
            .setKind(respond.answer().ordinal())
            .setJson(respond.json())
            .setEphemeral(respond.ephemeral());
    if (respond.message() != null) {
      wire.setMessageId(respond.message().value());
    }
    if (respond.send() != null) {
      wire.setSend(toWire(respond.send()));
    }
    if (respond.edit() != null) {
      wire.setEdit(toWire(respond.edit()));
    }
    return wire.build();
  }

  private static Command.Respond fromWire(Command.Header header, WireRespond wire) {
    return new Command.Respond(
        header,
        wire.getInteractionId(),
        new ChannelId(wire.getChannelId()),
        ANSWERS[wire.getKind()],
        wire.hasMessageId() ? new MessageId(wire.getMessageId()) : null,
        wire.hasSend() ? fromWire(header, wire.getSend()) : null,
        wire.hasEdit() ? fromWire(header, wire.getEdit()) : null,
        wire.getJson(),
        wire.getEphemeral());
  }

  private static WireMentionRequest toWire(MentionRequest mentions) {
    return WireMentionRequest.newBuilder()
        .addAllUsers(MessageWire.toWire(mentions.users()))
        .addAllRoleIds(EntityWire.roleIds(mentions.roles()))
        .setEveryone(mentions.everyone())
        .build();
  }

  private static MentionRequest fromWire(WireMentionRequest wire) {
    return new MentionRequest(
        MessageWire.users(wire.getUsersList()),
        EntityWire.roles(wire.getRoleIdsList()),
        wire.getEveryone());
  }
}
