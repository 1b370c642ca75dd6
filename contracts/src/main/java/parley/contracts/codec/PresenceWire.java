package parley.contracts.codec;

import java.util.EnumMap;
import java.util.Map;
import parley.contracts.id.UserId;
import parley.contracts.presence.Device;
import parley.contracts.presence.Presence;
import parley.contracts.presence.PresenceChange;
import parley.contracts.presence.PresentMember;
import parley.contracts.presence.SessionPresence;
import parley.contracts.presence.Status;
import parley.contracts.space.SpaceId;
import parley.contracts.wire.WireDevice;
import parley.contracts.wire.WireDevicePresence;
import parley.contracts.wire.WirePresence;
import parley.contracts.wire.WirePresenceChange;
import parley.contracts.wire.WirePresentMember;
import parley.contracts.wire.WireSessionPresence;
import parley.contracts.wire.WireStatus;

/// Presences to and from their wire form. A status that a newer release writes is one of somebody
/// who is there; a device likewise is a client on the web.
final class PresenceWire {
  private PresenceWire() {}

  static WireSessionPresence toWire(SessionPresence session) {
    return WireSessionPresence.newBuilder()
        .setDevice(toWire(session.device()))
        .setStatus(toWire(session.status()))
        .addAllActivities(session.activities())
        .build();
  }

  static SessionPresence fromWire(WireSessionPresence wire) {
    return new SessionPresence(
        fromWire(wire.getDevice()), fromWire(wire.getStatus()), wire.getActivitiesList());
  }

  static WirePresence toWire(Presence presence) {
    WirePresence.Builder wire =
        WirePresence.newBuilder()
            .setUserId(presence.user().value())
            .setStatus(toWire(presence.status()))
            .addAllActivities(presence.activities());
    for (Device device : Device.values()) {
      Status status = presence.devices().get(device);
      if (status != null) {
        wire.addDevices(
            WireDevicePresence.newBuilder().setDevice(toWire(device)).setStatus(toWire(status)));
      }
    }
    return wire.build();
  }

  static Presence fromWire(WirePresence wire) {
    Map<Device, Status> devices = new EnumMap<>(Device.class);
    for (WireDevicePresence device : wire.getDevicesList()) {
      devices.put(fromWire(device.getDevice()), fromWire(device.getStatus()));
    }
    return new Presence(
        new UserId(wire.getUserId()),
        fromWire(wire.getStatus()),
        devices,
        wire.getActivitiesList());
  }

  static WirePresenceChange toWire(PresenceChange change) {
    return WirePresenceChange.newBuilder()
        .setPresence(toWire(change.presence()))
        .addAllSpaceIds(change.spaces().stream().map(SpaceId::value).toList())
        .build();
  }

  static PresenceChange fromWire(WirePresenceChange wire) {
    return new PresenceChange(
        fromWire(wire.getPresence()), wire.getSpaceIdsList().stream().map(SpaceId::new).toList());
  }

  static WirePresentMember toWire(PresentMember present) {
    WirePresentMember.Builder wire =
        WirePresentMember.newBuilder().setPresence(toWire(present.presence()));
    if (present.member() != null) {
      wire.setMember(EntityWire.toWire(present.member()));
    }
    return wire.build();
  }

  static PresentMember fromWire(WirePresentMember wire) {
    return new PresentMember(
        fromWire(wire.getPresence()),
        wire.hasMember() ? EntityWire.fromWire(wire.getMember()) : null);
  }

  private static WireStatus toWire(Status status) {
    return switch (status) {
      case DND -> WireStatus.STATUS_DND;
      case ONLINE -> WireStatus.STATUS_ONLINE;
      case IDLE -> WireStatus.STATUS_IDLE;
      case INVISIBLE -> WireStatus.STATUS_INVISIBLE;
      case OFFLINE -> WireStatus.STATUS_OFFLINE;
    };
  }

  private static Status fromWire(WireStatus wire) {
    return switch (wire) {
      case STATUS_DND -> Status.DND;
      case STATUS_IDLE -> Status.IDLE;
      case STATUS_INVISIBLE -> Status.INVISIBLE;
      case STATUS_OFFLINE -> Status.OFFLINE;
      case STATUS_ONLINE, STATUS_UNSPECIFIED, UNRECOGNIZED -> Status.ONLINE;
    };
  }

  private static WireDevice toWire(Device device) {
    return switch (device) {
      case DESKTOP -> WireDevice.DEVICE_DESKTOP;
      case MOBILE -> WireDevice.DEVICE_MOBILE;
      case WEB -> WireDevice.DEVICE_WEB;
    };
  }

  private static Device fromWire(WireDevice wire) {
    return switch (wire) {
      case DEVICE_DESKTOP -> Device.DESKTOP;
      case DEVICE_MOBILE -> Device.MOBILE;
      case DEVICE_WEB, DEVICE_UNSPECIFIED, UNRECOGNIZED -> Device.WEB;
    };
  }
}
