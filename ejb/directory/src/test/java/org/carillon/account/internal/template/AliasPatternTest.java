package org.carillon.account.internal.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AliasPatternTest {
  private static final Map<String, String> JOSE =
      Map.of("givenName", "José María", "familyName", "Müller-Łęcki", "department", "  ");

  @Test
  void aliasesUseOnlyCharactersAllowedInAddresses() {
    assertThat(AliasPattern.filled("{givenName}.{familyName}", "jm", JOSE))
        .contains("jose-maria.mueller-lecki");
    assertThat(AliasPattern.filled("{givenName:1}{familyName}+{user}", "JM", JOSE))
        .contains("jmueller-lecki+jm");
    assertThat(AliasPattern.filled("sales", "jm", Map.of())).contains("sales");
  }

  @Test
  void missingAttributeYieldsNoAlias() {
    assertThat(AliasPattern.filled("{department}.{user}", "jm", JOSE)).isEmpty();
    assertThat(AliasPattern.filled("{password}", "jm", Map.of("password", "secret"))).isEmpty();
    assertThat(AliasPattern.filled("{givenName}", "jm", Map.of("givenName", "李"))).isEmpty();
  }

  @Test
  void resultContainsOnlyCharactersOfAddresses() {
    Random random = new Random(7);
    for (int round = 0; round < 5_000; round++) {
      AliasPattern.filled("{givenName}{user:1}", said(random), Map.of("givenName", said(random)))
          .ifPresent(made -> assertThat(made).matches("[a-z0-9._+-]+"));
    }
  }

  private static String said(Random random) {
    return random
        .ints(random.nextInt(12), 0, 0x3000)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void theLowestFreeNumberIsGiven() {
    NumberRange range = NumberRange.of("0098-0101").orElseThrow();

    assertThat(range.free(Set.of("0098", "0100"), 0)).contains(99L);
    assertThat(range.dialled(99)).isEqualTo("0099");
    assertThat(range.free(Set.of("0098", "0100"), 100)).contains(101L);
    assertThat(range.free(Set.of(), 102)).isEmpty();
    assertThat(NumberRange.of("10-9")).isEmpty();
    assertThat(NumberRange.of("20-10")).isEmpty();
    assertThat(NumberRange.of("")).isEmpty();
  }
}
