package parley.ingress.http;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;

/// Takes the version out of the path, before it is routed: `/api/v10/…`, `/api/v9/…` and `/api/…`
/// are one API.
@Sharable
final class VersionPrefix extends ChannelInboundHandlerAdapter {
  private static final String API = "/api/";
  private static final List<String> VERSIONED = List.of("/api/v10/", "/api/v9/");

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      request.setUri(withoutVersion(request.uri()));
    }
    context.fireChannelRead(message);
  }

  static String withoutVersion(String uri) {
    for (String prefix : VERSIONED) {
      if (uri.startsWith(prefix)) {
        return API + uri.substring(prefix.length());
      }
    }
    return uri;
  }
}
