package parley.voice.udp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The calls of Linux that a media port needs (x86-64 and aarch64 have the same). One call for many
/// datagrams costs a third of one call each.
final class Kernel {
  static final int AF_INET = 2;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_NONBLOCK = 0x800;
  static final int SOL_SOCKET = 1;
  static final int SO_SNDBUF = 7;
  static final int SO_RCVBUF = 8;
  static final int EFD_NONBLOCK = 0x800;
  static final int MSG_DONTWAIT = 0x40;
  static final int MSG_TRUNC = 0x20;
  static final short POLLIN = 1;

  private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle BIND = call("bind", JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKNAME = call("getsockname", JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = call("close", JAVA_INT);
  private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT);
  private static final MethodHandle EVENTFD_WRITE = call("eventfd_write", JAVA_INT, JAVA_LONG);
  private static final MethodHandle EVENTFD_READ = call("eventfd_read", JAVA_INT, ADDRESS);
  private static final MethodHandle POLL = call("poll", ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle RECVMMSG =
      call("recvmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
  private static final MethodHandle SENDMMSG =
      call("sendmmsg", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

  private Kernel() {}

  static int socket(int family, int type) {
    try {
      return (int) SOCKET.invokeExact(family, type, 0);
    } catch (Throwable e) {
      throw broken("socket", e);
    }
  }

  static int bind(int descriptor, MemorySegment address, int bytes) {
    try {
      return (int) BIND.invokeExact(descriptor, address, bytes);
    } catch (Throwable e) {
      throw broken("bind", e);
    }
  }

  static int getsockname(int descriptor, MemorySegment address, MemorySegment bytes) {
    try {
      return (int) GETSOCKNAME.invokeExact(descriptor, address, bytes);
    } catch (Throwable e) {
      throw broken("getsockname", e);
    }
  }

  static int setsockopt(int descriptor, int option, MemorySegment value) {
    try {
      return (int)
          SETSOCKOPT.invokeExact(descriptor, SOL_SOCKET, option, value, (int) value.byteSize());
    } catch (Throwable e) {
      throw broken("setsockopt", e);
    }
  }

  static int close(int descriptor) {
    try {
      return (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw broken("close", e);
    }
  }

  static int eventfd() {
    try {
      return (int) EVENTFD.invokeExact(0, EFD_NONBLOCK);
    } catch (Throwable e) {
      throw broken("eventfd", e);
    }
  }

  static int signal(int event) {
    try {
      return (int) EVENTFD_WRITE.invokeExact(event, 1L);
    } catch (Throwable e) {
      throw broken("eventfd_write", e);
    }
  }

  static int takeSignals(int event, MemorySegment count) {
    try {
      return (int) EVENTFD_READ.invokeExact(event, count);
    } catch (Throwable e) {
      throw broken("eventfd_read", e);
    }
  }

  static int poll(MemorySegment descriptors, long count, int waitMs) {
    try {
      return (int) POLL.invokeExact(descriptors, count, waitMs);
    } catch (Throwable e) {
      throw broken("poll", e);
    }
  }

  static int recvmmsg(int descriptor, MemorySegment messages, int count) {
    try {
      return (int)
          RECVMMSG.invokeExact(descriptor, messages, count, MSG_DONTWAIT, MemorySegment.NULL);
    } catch (Throwable e) {
      throw broken("recvmmsg", e);
    }
  }

  static int sendmmsg(int descriptor, MemorySegment messages, int count) {
    try {
      return (int) SENDMMSG.invokeExact(descriptor, messages, count, MSG_DONTWAIT);
    } catch (Throwable e) {
      throw broken("sendmmsg", e);
    }
  }

  private static IllegalStateException broken(String name, Throwable cause) {
    return new IllegalStateException("the call " + name + " is not as declared", cause);
  }

  private static MethodHandle call(String name, java.lang.foreign.MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }
}
