package org.carillon.rest.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.junit.jupiter.api.Test;

/** Patches of groups that are about members only, and those that are not. */
class MemberChangeTest {
  private static Optional<MemberChange> of(String operations) {
    Complex body =
        Complex.of(
            Json.createReader(new StringReader("{\"Operations\":[" + operations + "]}"))
                .readObject());
    return MemberChange.of(body.all("Operations"));
  }

  @Test
  void lastOperationOnAMemberApplies() {
    MemberChange change =
        of("""
            {"op":"Add","path":"members","value":[{"value":"a"},{"value":"b"}]},
            {"op":"remove","path":"members[value eq \\"a\\"]"},
            {"op":"Remove","path":"members","value":[{"value":"c"}]},
            {"op":"add","path":"members","value":"c"}""")
            .orElseThrow();

    assertThat(change.added()).containsExactly("b", "c");
    assertThat(change.removed()).containsExactly("a");
  }

  @Test
  void otherGroupPatchesAreNotMemberChanges() {
    for (String operation :
        List.of(
            "{\"op\":\"remove\",\"path\":\"members\"}",
            "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"a\"}]}",
            "{\"op\":\"add\",\"path\":\"displayName\",\"value\":\"a\"}",
            "{\"op\":\"add\",\"value\":{\"members\":[{\"value\":\"a\"}]}}",
            "{\"op\":\"remove\",\"path\":\"members[type eq \\\"User\\\"]\"}",
            "{\"op\":\"add\",\"path\":\"members[value eq \\\"a\\\"]\",\"value\":\"x\"}")) {
      assertThat(of(operation)).as(operation).isEmpty();
    }
  }
}
