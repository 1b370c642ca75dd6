package parley.ingress.thread;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import parley.contracts.entity.Channel;
import parley.contracts.entity.ChannelType;
import parley.contracts.entity.ThreadDefaults;
import parley.contracts.entity.ThreadTraits;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.UserId;
import parley.contracts.permission.Permission;
import parley.ingress.form.Form;
import parley.ingress.guild.ActingMember;

/// A thread as a client wants it.
final class ThreadForm {
  static final int MAX_NAME = 100;

  private static final int MAX_SLOWMODE_SECONDS = 21_600;
  private static final int USUAL_ARCHIVE_MINUTES = 1_440;
  private static final List<Integer> ARCHIVE_MINUTES = List.of(60, 1_440, 4_320, 10_080);

  private final Form form;

  ThreadForm(Form form) {
    this.form = form;
  }

  /// A new thread.
  Channel create(ActingMember acting, Channel parent, ChannelId id, ChannelType type) {
    String name = form.requiredText("name", 1, MAX_NAME);
    Integer usual = parent.threadDefaults().autoArchiveMinutes();
    Integer minutes = form.choice("auto_archive_duration", ARCHIVE_MINUTES);
    int slowmode =
        form.integer(
            "rate_limit_per_user",
            0,
            MAX_SLOWMODE_SECONDS,
            parent.threadDefaults().rateLimitPerUserSeconds());
    boolean invitable = form.flag("invitable", true);
    List<Long> tags = new TagsForm(form).read(acting, parent, List.of());
    form.check();
    Instant now = millis(acting.now());
    return new Channel(
        id,
        parent.guild(),
        type,
        name,
        null,
        0,
        parent.id(),
        parent.nsfw(),
        slowmode,
        parent.overwrites(),
        0,
        0,
        0,
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            acting.id(),
            now,
            false,
            now,
            minutes != null ? minutes : Objects.requireNonNullElse(usual, USUAL_ARCHIVE_MINUTES),
            false,
            type != ChannelType.PRIVATE_THREAD || invitable,
            1,
            tags));
  }

  /// A new thread of a forum that somebody outside the guild begins.
  static Channel ofWebhook(
      Channel parent, ChannelId id, String name, UserId owner, Instant begunAt) {
    Instant now = millis(begunAt);
    Integer usual = parent.threadDefaults().autoArchiveMinutes();
    return new Channel(
        id,
        parent.guild(),
        ChannelType.PUBLIC_THREAD,
        name,
        null,
        0,
        parent.id(),
        parent.nsfw(),
        parent.threadDefaults().rateLimitPerUserSeconds(),
        parent.overwrites(),
        0,
        0,
        0,
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            owner,
            now,
            false,
            now,
            Objects.requireNonNullElse(usual, USUAL_ARCHIVE_MINUTES),
            false,
            true,
            0,
            List.of()));
  }

  /// The thread as it will be.
  ///
  /// @param parent the channel that it hangs in
  Channel apply(ActingMember acting, Channel parent, Channel thread) {
    ThreadTraits traits = Objects.requireNonNull(thread.thread());
    String name = form.text("name", 1, MAX_NAME);
    boolean archived = form.flag("archived", traits.archived());
    boolean locked = form.flag("locked", traits.locked());
    boolean invitable = form.flag("invitable", traits.invitable());
    Integer minutes = form.choice("auto_archive_duration", ARCHIVE_MINUTES);
    int slowmode =
        form.integer(
            "rate_limit_per_user", 0, MAX_SLOWMODE_SECONDS, thread.rateLimitPerUserSeconds());
    Integer flags = form.integer("flags", 0, Integer.MAX_VALUE);
    List<Long> tags =
        form.has("applied_tags")
            ? new TagsForm(form).read(acting, parent, traits.appliedTags())
            : traits.appliedTags();
    if (form.has("invitable") && !thread.isPrivateThread()) {
      form.fail(
          new FieldError(
              form.path("invitable"),
              "CHANNEL_INVALID_FIELD",
              "Only private threads can be invitable"));
    }
    form.check();
    return new Channel(
        thread.id(),
        thread.guild(),
        thread.type(),
        name == null ? thread.name() : name,
        null,
        0,
        thread.parent(),
        thread.nsfw(),
        slowmode,
        thread.overwrites(),
        0,
        0,
        flags == null ? thread.flags() : flags & Channel.PINNED,
        ThreadDefaults.NONE,
        null,
        new ThreadTraits(
            traits.owner(),
            traits.createdAt(),
            archived,
            archived == traits.archived() ? traits.archiveChangedAt() : millis(acting.now()),
            minutes == null ? traits.autoArchiveMinutes() : minutes,
            locked,
            invitable,
            traits.memberCount(),
            tags));
  }

  /// Whether nothing is asked for but to bring the thread back, or to put it away.
  boolean isOnlyAboutArchiving() {
    return form.has("archived")
        && !List.of(
                "name",
                "locked",
                "invitable",
                "auto_archive_duration",
                "rate_limit_per_user",
                "flags",
                "applied_tags")
            .stream()
            .anyMatch(form::has);
  }

  /// Whether anything is asked for that is for moderators only.
  boolean needsModerator() {
    return form.has("locked") || form.has("rate_limit_per_user") || form.has("flags");
  }

  /// As the rows keep moments of archiving.
  static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  /// The permission that beginning a thread of a type takes.
  static Permission toBegin(ChannelType type) {
    return type == ChannelType.PRIVATE_THREAD
        ? Permission.CREATE_PRIVATE_THREADS
        : Permission.CREATE_PUBLIC_THREADS;
  }
}
