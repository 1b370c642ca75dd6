package parley.ingress.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.error.ApiError;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.UserId;
import parley.contracts.id.WebhookId;
import parley.contracts.permission.Permission;
import parley.contracts.snowflake.EntityIds;
import parley.ingress.audit.AuditAction;
import parley.ingress.audit.AuditChanges;
import parley.ingress.audit.AuditLog;
import parley.ingress.audit.AuditRecord;
import parley.ingress.database.Database;
import parley.ingress.database.SpaceTransactions;
import parley.ingress.database.Transaction;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;
import parley.ingress.guild.ChannelRows;
import parley.ingress.guild.GuildAccess;
import parley.ingress.http.Actor;
import parley.ingress.http.RefusedException;

/// Makes, shows, changes and deletes webhooks: for members who may manage them, and for whoever
/// knows a webhook's token.
public final class Webhooks {
  private static final int MOST_IN_CHANNEL = 15;
  private static final int MAX_NAME = 80;
  private static final int TOKEN_BYTES = 51;

  private final Database database;
  private final SpaceTransactions transactions;
  private final GuildAccess access;
  private final AuditLog audit;
  private final EntityIds ids;
  private final SecureRandom random = new SecureRandom();

  Webhooks(
      Database database,
      SpaceTransactions transactions,
      GuildAccess access,
      AuditLog audit,
      EntityIds ids) {
    this.database = database;
    this.transactions = transactions;
    this.access = access;
    this.audit = audit;
    this.ids = ids;
  }

  IncomingWebhook create(Actor actor, ChannelId channel, Form form, @Nullable String reason) {
    String name = form.requiredText("name", 1, MAX_NAME).strip();
    refuseAvatar(form);
    form.check();
    return access.change(
        actor.id(),
        channel,
        (transaction, acting, row) -> {
          requireHost(row);
          acting.requireIn(row, Permission.MANAGE_WEBHOOKS);
          requireRoom(transaction.rows(), channel);
          IncomingWebhook webhook =
              new IncomingWebhook(
                  row.guild(),
                  new WebhookId(ids.next()),
                  channel,
                  name,
                  token(),
                  actor.id(),
                  actor.user());
          WebhookRows.insert(transaction.rows(), webhook);
          write(
              transaction.rows(),
              actor.id(),
              webhook,
              AuditAction.WEBHOOK_CREATE,
              AuditChanges.created(webhook::writeAudited),
              reason);
          return webhook;
        });
  }

  List<IncomingWebhook> of(Actor actor, ChannelId channel) {
    return access.look(
        actor.id(),
        channel,
        (rows, acting, row) -> {
          acting.requireIn(row, Permission.MANAGE_WEBHOOKS);
          return withCreators(rows, WebhookRows.of(rows, channel));
        });
  }

  List<IncomingWebhook> of(Actor actor, GuildId guild) {
    return access.look(
        actor.id(),
        guild,
        (rows, acting) -> {
          acting.require(Permission.MANAGE_WEBHOOKS);
          return withCreators(rows, WebhookRows.of(rows, guild));
        });
  }

  IncomingWebhook find(Actor actor, WebhookId id) {
    IncomingWebhook webhook = known(id);
    return access.look(
        actor.id(),
        webhook.channel(),
        (rows, acting, row) -> {
          acting.requireIn(row, Permission.MANAGE_WEBHOOKS);
          return WebhookRows.withCreator(rows, webhook);
        });
  }

  /// The webhook, for who knows its token.
  public IncomingWebhook find(WebhookId id, String token) {
    IncomingWebhook webhook = known(id);
    boolean right =
        MessageDigest.isEqual(
            webhook.token().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
    if (!right) {
      throw new RefusedException(ApiError.INVALID_WEBHOOK_TOKEN);
    }
    return webhook;
  }

  IncomingWebhook change(Actor actor, WebhookId id, Form form, @Nullable String reason) {
    Long wanted = form.snowflake("channel_id");
    String name = name(form);
    return access.change(
        actor.id(),
        known(id).channel(),
        (transaction, acting, row) -> {
          Transaction rows = transaction.rows();
          acting.requireIn(row, Permission.MANAGE_WEBHOOKS);
          IncomingWebhook before = known(rows, id);
          ChannelId channel = wanted == null ? before.channel() : new ChannelId(wanted);
          if (!channel.equals(before.channel())) {
            requireMayMove(rows, acting, channel);
          }
          IncomingWebhook after =
              before.with(Objects.requireNonNullElse(name, before.name()), channel);
          WebhookRows.update(rows, after);
          write(
              rows,
              actor.id(),
              after,
              AuditAction.WEBHOOK_UPDATE,
              AuditChanges.between(before::writeAudited, after::writeAudited),
              reason);
          return WebhookRows.withCreator(rows, after);
        });
  }

  /// Changes what who knows the token may change.
  IncomingWebhook change(WebhookId id, String token, Form form) {
    IncomingWebhook webhook = find(id, token);
    String name = name(form);
    return transactions.run(
        id.author(),
        transaction -> {
          transaction.touch(webhook.guild());
          IncomingWebhook before = known(transaction.rows(), id);
          IncomingWebhook after =
              before.with(Objects.requireNonNullElse(name, before.name()), before.channel());
          WebhookRows.update(transaction.rows(), after);
          return after;
        });
  }

  void delete(Actor actor, WebhookId id, @Nullable String reason) {
    access.change(
        actor.id(),
        known(id).channel(),
        (transaction, acting, row) -> {
          acting.requireIn(row, Permission.MANAGE_WEBHOOKS);
          IncomingWebhook webhook = known(transaction.rows(), id);
          WebhookRows.delete(transaction.rows(), webhook);
          write(
              transaction.rows(),
              actor.id(),
              webhook,
              AuditAction.WEBHOOK_DELETE,
              AuditChanges.deleted(webhook::writeAudited),
              reason);
          return webhook;
        });
  }

  void delete(WebhookId id, String token) {
    IncomingWebhook webhook = find(id, token);
    transactions.change(
        id.author(),
        transaction -> {
          transaction.touch(webhook.guild());
          WebhookRows.delete(transaction.rows(), webhook);
        });
  }

  private IncomingWebhook known(WebhookId id) {
    return database.look(rows -> known(rows, id));
  }

  private static IncomingWebhook known(Transaction rows, WebhookId id) throws SQLException {
    return WebhookRows.find(rows, id)
        .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_WEBHOOK));
  }

  private static @Nullable String name(Form form) {
    String name = form.text("name", 1, MAX_NAME);
    refuseAvatar(form);
    form.check();
    return name == null ? null : name.strip();
  }

  /// Pictures are not there yet; left out silently they would be missed.
  private static void refuseAvatar(Form form) {
    if (form.hasValue("avatar")) {
      form.fail(
          new FieldError(
              form.path("avatar"), "FEATURE_NOT_AVAILABLE", "This feature is not available yet."));
    }
  }

  private static void requireMayMove(Transaction rows, ActingMember acting, ChannelId to)
      throws SQLException {
    Channel target =
        ChannelRows.find(rows, acting.guildId(), to)
            .orElseThrow(() -> new RefusedException(ApiError.UNKNOWN_CHANNEL));
    requireHost(target);
    acting.requireIn(target, Permission.MANAGE_WEBHOOKS);
    requireRoom(rows, to);
  }

  private static void requireHost(Channel channel) {
    boolean hosts =
        channel.type().isForum() || (channel.type().holdsMessages() && !channel.type().isThread());
    if (!hosts || channel.type() == ChannelType.DM) {
      throw new RefusedException(ApiError.CHANNEL_TYPE);
    }
  }

  private static void requireRoom(Transaction rows, ChannelId channel) throws SQLException {
    if (WebhookRows.of(rows, channel).size() >= MOST_IN_CHANNEL) {
      throw new RefusedException(ApiError.TOO_MANY_WEBHOOKS);
    }
  }

  private static List<IncomingWebhook> withCreators(
      Transaction rows, List<IncomingWebhook> webhooks) throws SQLException {
    List<IncomingWebhook> shown = new ArrayList<>();
    for (IncomingWebhook webhook : webhooks) {
      shown.add(WebhookRows.withCreator(rows, webhook));
    }
    return shown;
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private void write(
      Transaction rows,
      UserId actor,
      IncomingWebhook webhook,
      AuditAction action,
      AuditChanges changes,
      @Nullable String reason)
      throws SQLException {
    audit.write(
        rows,
        webhook.guild(),
        actor,
        AuditRecord.of(action, webhook.id().value(), changes, reason));
  }
}
