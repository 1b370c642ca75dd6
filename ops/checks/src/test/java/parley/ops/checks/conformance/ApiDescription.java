package parley.ops.checks.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// The operations of an OpenAPI 3.1 document, whose schemas are those of JSON Schema 2020-12: the
/// public one, which its authors publish under the MIT licence.
final class ApiDescription {
  private static final String LOCATION = "https://parley.invalid/openapi.json";
  private static final String JSON = "application/json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  private final List<Operation> operations = new ArrayList<>();

  private ApiDescription() {}

  static ApiDescription read() throws IOException {
    String text = text();
    JsonSchemaFactory factory =
        JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, text))));
    ApiDescription description = new ApiDescription();
    JsonNode root = new ObjectMapper().readTree(text);
    root.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method ->
                            description.operations.add(
                                operation(
                                    factory,
                                    root,
                                    path.getKey(),
                                    method.getKey(),
                                    method.getValue()))));
    return description;
  }

  private static String text() throws IOException {
    try (InputStream file = ApiDescription.class.getResourceAsStream("openapi.json.gz")) {
      return new String(
          new GZIPInputStream(Objects.requireNonNull(file)).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Operation operation(
      JsonSchemaFactory factory, JsonNode root, String path, String method, JsonNode described) {
    Map<String, JsonSchema> schemas = new HashMap<>();
    Set<String> statuses = new HashSet<>();
    described
        .path("responses")
        .properties()
        .forEach(
            response -> {
              String status = response.getKey();
              statuses.add(status);
              String pointer =
                  response.getValue().has("$ref")
                      ? response.getValue().path("$ref").asText().substring(1)
                      : "/paths/" + escape(path) + "/" + method + "/responses/" + status;
              if (root.at(pointer).path("content").has(JSON)) {
                schemas.put(
                    status,
                    factory.getSchema(
                        SchemaLocation.of(
                            LOCATION + "#" + pointer + "/content/" + escape(JSON) + "/schema")));
              }
            });
    return new Operation(
        described.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        Operation.segments(path),
        schemas,
        statuses);
  }

  private static String escape(String pointer) {
    return pointer.replace("~", "~0").replace("/", "~1");
  }

  /// The operation that a request was for.
  Optional<Operation> find(String method, String path) {
    List<String> segments = Operation.segments(path);
    return operations.stream()
        .filter(operation -> operation.matches(method, segments))
        .min(Comparator.comparingInt(Operation::parameters));
  }

  int size() {
    return operations.size();
  }
}
