package org.carillon.dav.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.carillon.store.item.EntityTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The If field (RFC 4918 §10.4), its own examples among others. */
class IfHeaderTest {
  private static final String ONE = "urn:uuid:181d4fae-7d8c-11d0-a765-00a0c91e6bf2";
  private static final String TWO = "urn:uuid:58f202ac-22cf-11d1-b12d-002035b29092";

  private record Resource(Optional<EntityTag> tag, Set<String> tokens) implements IfHeader.State {}

  private static final Resource NOTHING = new Resource(Optional.empty(), Set.of());
  private static final Resource LOCKED =
      new Resource(Optional.of(new EntityTag("I am an ETag")), Set.of(ONE));

  private static boolean holds(String field, Map<String, Resource> resources) {
    return IfHeader.parse(field)
        .orElseThrow()
        .holds(address -> resources.getOrDefault(address.orElse(""), NOTHING));
  }

  @Test
  void listHoldsIfAllConditionsHold() {
    String field = "(<" + ONE + "> [\"I am an ETag\"]) ([\"I am another ETag\"])";

    assertThat(holds(field, Map.of("", LOCKED))).isTrue();
    assertThat(
            holds(
                field, Map.of("", new Resource(Optional.of(new EntityTag("other")), Set.of(ONE)))))
        .isFalse();
    assertThat(
            holds(
                field,
                Map.of(
                    "", new Resource(Optional.of(new EntityTag("I am another ETag")), Set.of()))))
        .isTrue();
  }

  @Test
  void notNegatesOneCondition() {
    assertThat(holds("(Not <" + ONE + "> <" + TWO + ">)", Map.of("", LOCKED))).isFalse();
    assertThat(
            holds(
                "(Not <" + ONE + "> <" + TWO + ">)",
                Map.of("", new Resource(Optional.empty(), Set.of(TWO)))))
        .isTrue();
    assertThat(holds("(<" + TWO + ">) (Not <DAV:no-lock>)", Map.of("", NOTHING))).isTrue();
  }

  @Test
  void listsApplyToTheResourceNamedBeforeThem() {
    String field =
        "</specs/> (<" + ONE + "> [W/\"A weak ETag\"]) ([\"strong ETag\"]) </other> (Not [\"x\"])";

    assertThat(holds(field, Map.of("/other", NOTHING))).isTrue();
    assertThat(
            holds(
                field,
                Map.of(
                    "/other", new Resource(Optional.of(new EntityTag("x")), Set.of()),
                    "/specs/",
                        new Resource(Optional.of(new EntityTag("A weak ETag")), Set.of(ONE)))))
        .isFalse();
    assertThat(
            holds(
                field,
                Map.of(
                    "/other", new Resource(Optional.of(new EntityTag("x")), Set.of()),
                    "/specs/", new Resource(Optional.of(new EntityTag("strong ETag")), Set.of()))))
        .isTrue();
  }

  @Test
  void allNamedTokensCountAsSubmitted() {
    assertThat(IfHeader.parse("(Not <" + ONE + ">) (<" + TWO + ">)").orElseThrow().tokens())
        .containsExactlyInAnyOrder(ONE, TWO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "()",
        "(<a>",
        "<a>",
        "(a)",
        "(<a>) <b> (<c>)",
        "<a> <b> (<c>)",
        "([\"a])",
        "([a])",
        "(Not)",
        "(<a>) x",
        "(<a>) )",
        "Not (<a>)"
      })
  void malformedIfHeaderIsRejected(String field) {
    assertThat(IfHeader.parse(field)).isEmpty();
  }

  @Test
  void arbitraryIfHeaderIsParsedOrRejected() {
    Random random = new Random(4918);
    String alphabet = "()<>[]\"W/ Notabc:\t,";
    for (int n = 0; n < 20_000; n++) {
      StringBuilder field = new StringBuilder();
      int length = random.nextInt(40);
      for (int at = 0; at < length; at++) {
        field.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      IfHeader.parse(field.toString())
          .ifPresent(read -> assertThat(read.lists()).as(field.toString()).isNotEmpty());
    }
  }
}
