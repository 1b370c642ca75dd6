package parley.contracts.codec;

import java.time.Instant;
import parley.contracts.entity.EntityKind;
import parley.contracts.entity.Preference;
import parley.contracts.entity.Profile;
import parley.contracts.entity.Relationship;
import parley.contracts.id.UserId;
import parley.contracts.wire.WirePreference;
import parley.contracts.wire.WireProfile;
import parley.contracts.wire.WireRelationship;

/// Rows about one person to and from their wire form.
final class PersonWire {
  private PersonWire() {}

  static WireRelationship toWire(Relationship relationship) {
    WireRelationship.Builder wire =
        WireRelationship.newBuilder()
            .setUserId(relationship.user().value())
            .setOther(EntityWire.toWire(relationship.other()))
            .setType(relationship.type().code())
            .setSinceMs(relationship.since().toEpochMilli());
    if (relationship.nickname() != null) {
      wire.setNickname(relationship.nickname());
    }
    return wire.build();
  }

  static Relationship fromWire(WireRelationship wire) {
    return new Relationship(
        new UserId(wire.getUserId()),
        EntityWire.fromWire(wire.getOther()),
        Relationship.Type.of(wire.getType())
            .orElseThrow(
                () -> new IllegalArgumentException("unknown relationship " + wire.getType())),
        wire.hasNickname() ? wire.getNickname() : null,
        Instant.ofEpochMilli(wire.getSinceMs()));
  }

  static WireProfile toWire(Profile profile) {
    WireProfile.Builder wire =
        WireProfile.newBuilder()
            .setUserId(profile.user().value())
            .setBio(profile.bio())
            .setPronouns(profile.pronouns());
    if (profile.banner() != null) {
      wire.setBanner(profile.banner());
    }
    if (profile.accentColor() != null) {
      wire.setAccentColor(profile.accentColor());
    }
    return wire.build();
  }

  static Profile fromWire(WireProfile wire) {
    return new Profile(
        new UserId(wire.getUserId()),
        wire.getBio(),
        wire.getPronouns(),
        wire.hasBanner() ? wire.getBanner() : null,
        wire.hasAccentColor() ? wire.getAccentColor() : null);
  }

  static WirePreference toWire(Preference preference) {
    return WirePreference.newBuilder()
        .setUserId(preference.user().value())
        .setKind(EntityWire.toWire(preference.kind().entityKind()))
        .setSubjectId(preference.subject())
        .setContent(preference.content())
        .build();
  }

  static Preference fromWire(WirePreference wire) {
    return new Preference(
        new UserId(wire.getUserId()),
        kind(EntityWire.kind(wire.getKindValue())),
        wire.getSubjectId(),
        wire.getContent());
  }

  private static Preference.Kind kind(EntityKind entityKind) {
    for (Preference.Kind kind : Preference.Kind.values()) {
      if (kind.entityKind() == entityKind) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of a preference: " + entityKind);
  }
}
