package parley.streams.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.contracts.codec.PinBoardCodec;
import parley.contracts.codec.ReactionPageCodec;
import parley.contracts.codec.TailPageCodec;
import parley.contracts.codec.ThreadTalliesCodec;
import parley.contracts.id.ChannelId;
import parley.contracts.id.MessageId;
import parley.contracts.id.UserId;
import parley.contracts.message.PinBoard;
import parley.contracts.space.SpaceId;

/// The application over HTTP, for ingress and operators:
///
/// - `GET /tail/message?space=&channel=&message=[&standby=true]`
/// - `GET /tail/messages?space=&channel=[&before=][&after=][&limit=][&standby=true]`: newest first,
///   or oldest first when only `after` is given; deletions are included. Both answer with a
///   `WireTailPage`; 421 with the header `Location-Instance` when another instance owns the space;
///   503 while nobody can answer.
/// - `GET /tail/reactions?space=&channel=&user=&messages=[&standby=true]`: what a user did about
///   some messages, whose ids are separated by commas
/// - `GET /tail/reactors?space=&channel=&message=&emoji=[&after=][&limit=][&standby=true]`: who
///   reacts with an emoji, by its key. Both answer as above, with a `WireReactionPage`.
/// - `GET /tail/pins?space=&channel=[&standby=true]`: the same with a `WirePinBoard`
/// - `GET /tail/threads?space=&channel=&messages=[&standby=true]`: how much was said in some
///   threads of a channel, whose ids are separated by commas, with `WireThreadTallies`
/// - `GET /health`, `GET /metrics`
public final class QueryServer implements AutoCloseable {
  private static final Logger LOGGER = LoggerFactory.getLogger(QueryServer.class);
  private static final TailPageCodec PAGES = new TailPageCodec();
  private static final ReactionPageCodec REACTIONS = new ReactionPageCodec();
  private static final PinBoardCodec BOARDS = new PinBoardCodec();
  private static final ThreadTalliesCodec TALLIES = new ThreadTalliesCodec();
  private static final int MOST = 500;

  private final HttpServer server;
  private final TailQueries queries;
  private final BooleanSupplier healthy;
  private final PrometheusMeterRegistry metrics;

  public QueryServer(
      InetSocketAddress address,
      TailQueries queries,
      BooleanSupplier healthy,
      PrometheusMeterRegistry metrics)
      throws IOException {
    this.queries = queries;
    this.healthy = healthy;
    this.metrics = metrics;
    server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/tail/", exchange -> handle(exchange, this::tail));
    server.createContext("/health", exchange -> handle(exchange, this::health));
    server.createContext("/metrics", exchange -> handle(exchange, this::metrics));
    server.start();
  }

  private interface Handler {
    void handle(HttpExchange exchange) throws IOException;
  }

  private static void handle(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      handler.handle(exchange);
    } catch (IllegalArgumentException e) {
      respond(exchange, 400, "text/plain", text(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOGGER.error("a query failed", e);
      respond(exchange, 500, "text/plain", text("internal error"));
    }
  }

  private void tail(HttpExchange exchange) throws IOException {
    Map<String, String> query = query(exchange);
    SpaceId space = new SpaceId(id(query, "space"));
    ChannelId channel = new ChannelId(id(query, "channel"));
    boolean standby = Boolean.parseBoolean(query.get("standby"));
    switch (exchange.getRequestURI().getPath()) {
      case "/tail/message" ->
          answer(
              exchange,
              queries.find(space, channel, new MessageId(id(query, "message")), standby),
              PAGES::encode);
      case "/tail/messages" ->
          answer(
              exchange,
              queries.range(
                  new TailQueries.Range(
                      space,
                      channel,
                      query.containsKey("before") ? id(query, "before") : Long.MAX_VALUE,
                      after(query),
                      limit(query)),
                  standby),
              PAGES::encode);
      case "/tail/reactions" ->
          answer(
              exchange,
              queries.reactionsOf(
                  new UserId(id(query, "user")), space, channel, messages(query), standby),
              REACTIONS::encode);
      case "/tail/reactors" ->
          answer(
              exchange,
              queries.reactors(
                  new TailQueries.Reactors(
                      space,
                      channel,
                      new MessageId(id(query, "message")),
                      emoji(query),
                      after(query),
                      limit(query)),
                  standby),
              REACTIONS::encode);
      case "/tail/pins" ->
          answer(exchange, queries.pins(space, channel, standby), QueryServer::board);
      case "/tail/threads" ->
          answer(
              exchange,
              queries.threads(
                  space,
                  messages(query).stream().map(id -> new ChannelId(id.value())).toList(),
                  standby),
              TALLIES::encode);
      default -> throw new IllegalArgumentException("no such query");
    }
  }

  private static <T> void answer(
      HttpExchange exchange, TailQueries.Answer<T> answer, Function<List<T>, byte[]> encoding)
      throws IOException {
    switch (answer) {
      case TailQueries.Answer.Page<T> page ->
          respond(exchange, 200, "application/x-protobuf", encoding.apply(page.entries()));
      case TailQueries.Answer.Elsewhere<T> elsewhere -> {
        exchange
            .getResponseHeaders()
            .set("Location-Instance", "http://" + elsewhere.host() + ":" + elsewhere.port());
        respond(exchange, 421, "text/plain", text("another instance owns this space"));
      }
      case TailQueries.Answer.Unavailable<T> unavailable -> {
        exchange.getResponseHeaders().set("Retry-After", "1");
        respond(exchange, 503, "text/plain", text(unavailable.why()));
      }
    }
  }

  private static byte[] board(List<PinBoard> boards) {
    return BOARDS.encode(boards.isEmpty() ? PinBoard.EMPTY : boards.getFirst());
  }

  private void health(HttpExchange exchange) throws IOException {
    boolean up = healthy.getAsBoolean();
    respond(
        exchange,
        up ? 200 : 503,
        "application/json",
        text(up ? "{\"status\":\"UP\"}" : "{\"status\":\"DOWN\"}"));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    respond(exchange, 200, "text/plain; version=0.0.4", text(metrics.scrape()));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String part : raw.split("&", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          query.put(part.substring(0, equals), part.substring(equals + 1));
        }
      }
    }
    return query;
  }

  private static long after(Map<String, String> query) {
    return query.containsKey("after") ? id(query, "after") : 0;
  }

  private static int limit(Map<String, String> query) {
    return query.containsKey("limit") ? (int) Math.min(id(query, "limit"), MOST) : MOST;
  }

  private static String emoji(Map<String, String> query) {
    return URLDecoder.decode(query.getOrDefault("emoji", ""), StandardCharsets.UTF_8);
  }

  private static List<MessageId> messages(Map<String, String> query) {
    return Arrays.stream(query.getOrDefault("messages", "").split(",", MOST))
        .map(text -> new MessageId(Long.parseLong(text)))
        .toList();
  }

  private static long id(Map<String, String> query, String name) {
    String text = query.get(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " must be a number", e);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void respond(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
