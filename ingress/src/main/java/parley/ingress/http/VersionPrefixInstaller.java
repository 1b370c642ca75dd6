package parley.ingress.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/// Puts [VersionPrefix] before the server's routing.
@Singleton
final class VersionPrefixInstaller
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
  private static final VersionPrefix HANDLER = new VersionPrefix();

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    NettyServerCustomizer.Registry registry = event.getBean();
    registry.register(new ServerSocket());
    return registry;
  }

  /// Stands for the listening socket, of which every connection gets its own.
  private static final class ServerSocket implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
      return new Connection(channel);
    }
  }

  /// The server asks for the listening socket first, and then asks that one for every connection.
  private record Connection(Channel channel) implements NettyServerCustomizer {
    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new Connection(connection);
    }

    @Override
    public void onStreamPipelineBuilt() {
      channel
          .pipeline()
          .addBefore(
              ChannelPipelineCustomizer.HANDLER_MICRONAUT_INBOUND, "version-prefix", HANDLER);
    }
  }
}
