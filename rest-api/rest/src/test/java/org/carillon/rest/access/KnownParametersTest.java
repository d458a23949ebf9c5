package org.carillon.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.PathSegment;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carillon.rest.document.OpenApi;
import org.carillon.rest.document.OpenApiTest;
import org.junit.jupiter.api.Test;

/** Tests that a resource reads only the described parameters, and others are refused. */
class KnownParametersTest {

  @Test
  void readParametersAreExactlyTheDescribedOnes() {
    var read = new TreeMap<String, Set<String>>();
    OpenApiTest.methods(
        (resource, method, operation, call) ->
            read.put(operation, KnownParameters.known(method, call)));

    assertThat(described()).isEqualTo(read);
  }

  @Test
  void listParametersOnlyCanBeRepeated() {
    var several = new TreeMap<String, Set<String>>();
    OpenApiTest.methods(
        (resource, method, operation, call) ->
            several.put(operation, KnownParameters.several(method)));

    assertThat(several.values()).contains(Set.of("person"));
    assertThat(several.values().stream().flatMap(Set::stream)).doesNotContain("limit", "from");
  }

  private record Segment(String path, MultivaluedMap<String, String> parameters)
      implements PathSegment {
    @Override
    public String getPath() {
      return path;
    }

    @Override
    public MultivaluedMap<String, String> getMatrixParameters() {
      return parameters;
    }
  }

  private static PathSegment segment(String path, String... parameters) {
    var map = new MultivaluedHashMap<String, String>();
    for (String name : parameters) {
      map.add(name, "1");
    }
    return new Segment(path, map);
  }

  @Test
  void matrixParametersAreFound() {
    assertThat(KnownParameters.matrix(List.of(segment("accounts"), segment("a@b.test")))).isEmpty();
    assertThat(KnownParameters.matrix(List.of(segment("accounts", "x"), segment("a@b.test"))))
        .contains("x");
    assertThat(KnownParameters.matrix(List.of(segment("accounts"), segment("a@b.test", "y"))))
        .contains("y");
  }

  private static TreeMap<String, Set<String>> described() {
    var described = new TreeMap<String, Set<String>>();
    OpenApi.DOCUMENT
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          if (!method.equals("parameters")) {
                            described.put(
                                method.toUpperCase(Locale.ROOT) + " " + path,
                                queries(operation.asJsonObject()));
                          }
                        }));
    return described;
  }

  private static Set<String> queries(JsonObject operation) {
    var names = new TreeSet<String>();
    if (operation.containsKey("parameters")) {
      for (JsonObject given : operation.getJsonArray("parameters").getValuesAs(JsonObject.class)) {
        JsonObject parameter =
            given.get("$ref") instanceof JsonString reference
                ? OpenApi.DOCUMENT.getValue(reference.getString().substring(1)).asJsonObject()
                : given;
        if (parameter.getString("in").equals("query")) {
          names.add(parameter.getString("name"));
        }
      }
    }
    return names;
  }
}
