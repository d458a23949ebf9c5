package org.carillon.rest.document;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.rest.Api;
import org.carillon.rest.access.ObjectCall;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.MayBeLeftOut;
import org.junit.jupiter.api.Test;

public class OpenApiTest {

  @Test
  void openApiDescribesExactlyTheOperations() {
    var described = new TreeSet<String>();
    OpenApi.DOCUMENT
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject().keySet().stream()
                    .filter(method -> !method.equals("parameters"))
                    .forEach(
                        method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

    assertThat(described).isEqualTo(offered());
  }

  @Test
  void everyReferenceResolves() {
    var references = new ArrayList<String>();
    collect(OpenApi.DOCUMENT, references);

    assertThat(references).isNotEmpty();
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(OpenApi.DOCUMENT.getValue(reference.substring(1))).isNotNull());
  }

  @Test
  void documentationPageShowsEveryOperationWithoutScript() {
    String page = DocsPage.of(OpenApi.DOCUMENT);

    assertThat(page).contains("<code>/accounts/{address}</code>").contains("schema-NewAccount");
    assertThat(page).doesNotContain("<script").doesNotContain("style=").doesNotContain(" onclick");
    long operations = page.lines().mapToLong(line -> line.split("<details>", -1).length - 1).sum();
    assertThat(operations).isEqualTo(offered().size());
  }

  @Test
  void yamlDocumentIsInBlockStyle() {
    String yaml = Yaml.of(OpenApi.DOCUMENT);

    assertThat(yaml).startsWith("\"openapi\": \"3.1.0\"\n\"info\":\n  \"title\": ");
    assertThat(yaml)
        .contains("  \"/domains\":\n    \"get\":\n      \"tags\":\n        - \"Domains\"");
  }

  public static Set<String> offered() {
    var operations = new TreeSet<String>();
    methods((resource, method, operation, call) -> operations.add(operation));
    return operations;
  }

  /** Visits each method of a resource that is an operation, {@code GET /domains}. */
  public interface Visitor {
    /** Visits a method; the call is of an operation on a type of objects, if any. */
    void visit(Class<?> resource, Method method, String operation, Optional<ObjectCall> call);
  }

  public static void methods(Visitor visitor) {
    for (Class<?> resource : resources()) {
      for (Method method : resource.getMethods()) {
        Arrays.stream(method.getAnnotations())
            .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
            .filter(http -> http != null)
            .forEach(http -> visit(visitor, resource, method, http.value() + " "));
      }
    }
  }

  /** A path for several types of objects is visited once for each. */
  private static void visit(Visitor visitor, Class<?> resource, Method method, String http) {
    String path = path(resource, method);
    var types = Pattern.compile("^/\\{" + ObjectCall.TYPE + ":([^}]*)}").matcher(path);
    if (!types.find()) {
      String plain = path.replaceAll("\\{(\\w+):[^/]*}(?=/|$)", "{$1}");
      visitor.visit(resource, method, http + plain, Optional.empty());
      return;
    }
    for (String plural : types.group(1).split("\\|")) {
      var call = ObjectCall.of(method, plural);
      String key = ObjectTypes.ofPlural(plural).orElseThrow().key().name();
      String own = "/" + plural + path.substring(types.end()).replace("{key}", "{" + key + "}");
      if (call.map(ObjectCall::isOffered).orElse(true)) {
        visitor.visit(resource, method, http + own, call);
      }
    }
  }

  @Test
  void everyObjectTypeHasAPath() {
    assertThat(ObjectTypes.PLURALS)
        .isEqualTo(
            ObjectTypes.all().stream().map(ObjectType::plural).collect(Collectors.joining("|")));
  }

  private static JsonObject described(String operation) {
    int space = operation.indexOf(' ');
    return OpenApi.DOCUMENT
        .getJsonObject("paths")
        .getJsonObject(operation.substring(space + 1))
        .getJsonObject(operation.substring(0, space).toLowerCase(Locale.ROOT));
  }

  @Test
  void conditionalOperationsDescribeIfMatch() {
    methods(
        (resource, method, operation, call) ->
            assertThat(described(operation).toString().contains("/parameters/ifMatch"))
                .as(operation)
                .isEqualTo(
                    method.isAnnotationPresent(Conditional.class)
                        && call.map(ObjectCall::isConditional).orElse(true)));
  }

  @Test
  void requestBodyIsDescribedWhereOneIsRead() {
    methods(
        (resource, method, operation, call) -> {
          var body =
              Arrays.stream(method.getParameters())
                  .filter(parameter -> parameter.getType() == Fields.class)
                  .findFirst();
          JsonObject described = described(operation).getJsonObject("requestBody");
          assertThat(described != null && described.getBoolean("required"))
              .as(operation)
              .isEqualTo(body.isPresent() && !body.get().isAnnotationPresent(MayBeLeftOut.class));
          assertThat(described == null || body.isPresent()).as(operation).isTrue();
        });
  }

  private static String path(Class<?> resource, Method method) {
    String whole = resource.getAnnotation(Path.class).value();
    if (method.isAnnotationPresent(Path.class)) {
      whole += "/" + method.getAnnotation(Path.class).value();
    }
    return whole.replaceAll("/+", "/");
  }

  /** Returns every class with a path in these packages, found in the build's output. */
  static List<Class<?>> resources() {
    var root = new File(Api.class.getResource("Api.class").getPath()).getParentFile().toPath();
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith("Resource.class"))
          .<Class<?>>map(OpenApiTest::loaded)
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static Class<?> loaded(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName("org.carillon.rest." + name);
    } catch (ClassNotFoundException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void collect(JsonValue value, List<String> references) {
    switch (value) {
      case JsonObject object ->
          object.forEach(
              (name, each) -> {
                if (name.equals("$ref")) {
                  references.add(((JsonString) each).getString());
                }
                collect(each, references);
              });
      case JsonArray array -> array.forEach(each -> collect(each, references));
      default -> {
        // A leaf has no reference.
      }
    }
  }
}
