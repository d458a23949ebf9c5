package org.carillon.webmail.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedListTest {
  static Stream<String> shapes() throws IOException {
    try (InputStream file = TypedListTest.class.getResourceAsStream("typed-lists.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void addressListIsSplit(String line) {
    String[] cells = line.split("\t", 2);
    List<String> parts =
        Arrays.stream(cells[1].split("\\|")).filter(one -> !one.isEmpty()).toList();
    assertThat(TypedList.parts(cells[0].translateEscapes()))
        .containsExactlyElementsOf(parts.stream().map(String::translateEscapes).toList());
  }

  @Test
  void addressesBeyondTheLimitAreInvalid() {
    String many =
        String.join(",", IntStream.range(0, 20_000).mapToObj(one -> one + "@x.test").toList());
    assertThat(TypedList.parts(many)).hasSize(TypedList.MOST + 1).last().asString().contains(",");
    assertThat(ParsedAddresses.parse(many)).isInstanceOf(ParsedAddresses.Misspelt.class);
  }

  @Test
  void nestedOpeningsAreParsedInLinearTime() {
    for (String one : List.of("(<\":[\\", "@:", "<:", ":", "<mailto:", "a;", "(", "a, ")) {
      assertThat(TypedList.parts("@" + one.repeat(300_000) + ")")).isNotEmpty();
    }
  }
}
