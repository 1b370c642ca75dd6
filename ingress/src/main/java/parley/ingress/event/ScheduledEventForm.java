package parley.ingress.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.contracts.entity.ScheduledEvent;
import parley.contracts.error.FieldError;
import parley.contracts.id.ChannelId;
import parley.contracts.id.GuildId;
import parley.contracts.id.ScheduledEventId;
import parley.contracts.id.UserId;
import parley.ingress.form.Form;

/// Something planned, as a client wants it.
final class ScheduledEventForm {
  private static final int MAX_NAME = 100;
  private static final int MAX_DESCRIPTION = 1000;
  private static final int MAX_LOCATION = 100;
  private static final int GUILD_ONLY = 2;
  private static final List<Integer> TYPES =
      List.of(ScheduledEvent.IN_VOICE, ScheduledEvent.EXTERNAL);

  private ScheduledEventForm() {}

  /// @throws parley.ingress.form.InvalidFormException when anything is wrong
  static ScheduledEvent create(
      Form form, ScheduledEventId id, GuildId guild, UserId creator, Instant now) {
    for (String field : List.of("privacy_level", "entity_type", "scheduled_start_time")) {
      if (!form.hasValue(field)) {
        form.fail(FieldError.required(form.path(field)));
      }
    }
    String name = form.requiredName("name", 1, MAX_NAME);
    refuseUnserved(form);
    Integer type = form.choice("entity_type", TYPES);
    Instant start = form.time("scheduled_start_time");
    if (start != null && !start.isAfter(now)) {
      form.fail(past(form.path("scheduled_start_time")));
    }
    Place place = place(form, type == null ? ScheduledEvent.EXTERNAL : type, null);
    Instant end = end(form, place, start, form.time("scheduled_end_time"));
    form.check();
    return new ScheduledEvent(
        id,
        guild,
        place.channel(),
        place.location(),
        creator,
        name,
        text(form),
        Objects.requireNonNull(start),
        end,
        ScheduledEvent.Status.SCHEDULED);
  }

  /// The event as it will be.
  ///
  /// @throws parley.ingress.form.InvalidFormException when anything is wrong
  static ScheduledEvent apply(Form form, ScheduledEvent event, Instant now) {
    String name = form.name("name", 1, MAX_NAME);
    refuseUnserved(form);
    int type = orElse(form.choice("entity_type", TYPES), event.type());
    Instant start = form.time("scheduled_start_time");
    if (start != null && !start.isAfter(now) && !start.equals(event.startsAt())) {
      form.fail(past(form.path("scheduled_start_time")));
    }
    Place place = place(form, type, event);
    Instant end =
        end(
            form,
            place,
            start == null ? event.startsAt() : start,
            form.has("scheduled_end_time") ? form.time("scheduled_end_time") : event.endsAt());
    ScheduledEvent.Status status = status(form, event.status());
    form.check();
    return new ScheduledEvent(
        event.id(),
        event.guild(),
        place.channel(),
        place.location(),
        event.creator(),
        name == null ? event.name() : name,
        form.has("description") ? text(form) : event.description(),
        start == null ? event.startsAt() : start,
        end,
        status);
  }

  private record Place(@Nullable ChannelId channel, @Nullable String location) {}

  private static Place place(Form form, int type, @Nullable ScheduledEvent former) {
    if (type == ScheduledEvent.IN_VOICE) {
      Long channel = form.snowflake("channel_id");
      ChannelId known = former == null ? null : former.channel();
      if (channel == null && known == null) {
        form.fail(FieldError.required(form.path("channel_id")));
      }
      return new Place(channel == null ? known : new ChannelId(channel), null);
    }
    Form where = form.object("entity_metadata");
    String location = where == null ? null : where.name("location", 1, MAX_LOCATION);
    String known = former == null ? null : former.location();
    if (location == null && known == null) {
      form.fail(FieldError.required(form.path("entity_metadata.location")));
    }
    return new Place(null, location == null ? known : location);
  }

  private static @Nullable Instant end(
      Form form, Place place, @Nullable Instant start, @Nullable Instant end) {
    if (end == null && place.channel() == null) {
      form.fail(FieldError.required(form.path("scheduled_end_time")));
    }
    if (end != null && start != null && !end.isAfter(start)) {
      form.fail(
          new FieldError(
              form.path("scheduled_end_time"),
              "GUILD_SCHEDULED_EVENT_END_BEFORE_START",
              "End time must be after start time."));
    }
    return end;
  }

  private static ScheduledEvent.Status status(Form form, ScheduledEvent.Status former) {
    Integer code = form.choice("status", List.of(1, 2, 3, 4));
    if (code == null || code == former.code()) {
      return former;
    }
    ScheduledEvent.Status wanted = ScheduledEvent.Status.of(code).orElse(former);
    if (!wanted.follows(former)) {
      form.fail(
          new FieldError(
              form.path("status"),
              "GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION",
              "Invalid status transition."));
    }
    return wanted;
  }

  private static @Nullable String text(Form form) {
    String text = form.text("description", 0, MAX_DESCRIPTION);
    return text == null || text.isEmpty() ? null : text;
  }

  private static int orElse(@Nullable Integer number, int otherwise) {
    return number == null ? otherwise : number;
  }

  private static void refuseUnserved(Form form) {
    form.choice("privacy_level", List.of(GUILD_ONLY));
    for (String field : List.of("image", "recurrence_rule")) {
      if (form.hasValue(field)) {
        form.fail(
            new FieldError(
                form.path(field), "FEATURE_NOT_AVAILABLE", "This feature is not available yet."));
      }
    }
  }

  private static FieldError past(String path) {
    return new FieldError(
        path, "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past.");
  }
}
