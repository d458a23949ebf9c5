package org.carillon.launcher.ctl;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ListingTest {
  @Test
  void objectIsPrintedAsOneLinePerField() {
    JsonObject thing =
        Json.createObjectBuilder()
            .add("refused", 2)
            .add(
                "troubles",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("line", 12).add("name", "anna"))
                    .add(Json.createObjectBuilder().add("line", 13).add("name", "bob")))
            .add("left", Json.createArrayBuilder())
            .add("tags", Json.createArrayBuilder().add("a").add("b"))
            .build();

    assertThat(shown(thing, false))
        .isEqualTo(
            """
            refused: 2
            troubles:\s
              line: 12, name: anna
              line: 13, name: bob
            left:\s
            tags: a b
            """);
    assertThat(shown(thing, true)).isEqualTo(thing + "\n");
  }

  private static String shown(JsonObject thing, boolean json) {
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    new Listing(writer, new PrintWriter(new StringWriter()), json).one(thing);
    writer.flush();
    return out.toString();
  }
}
