package org.carillon.webmail.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedAddressesTest {

  @Test
  void namesAndBareAddressesAreParsed() {
    var typed =
        "Anna Lindqvist <anna@bells.example>, ben@bells.example; \"C, D\" <c@bells.example>,";
    assertThat(ParsedAddresses.parse(typed))
        .isInstanceOfSatisfying(
            ParsedAddresses.Understood.class,
            all ->
                assertThat(all.addresses())
                    .extracting(address -> address.getAddress())
                    .containsExactly("anna@bells.example", "ben@bells.example", "c@bells.example"));
    assertThat(ParsedAddresses.parse(""))
        .isInstanceOfSatisfying(
            ParsedAddresses.Understood.class, none -> assertThat(none.addresses()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna", "anna@", "@bells.example", "a b@bells.example", "<<a@b.example>"})
  void invalidAddressIsReported(String typed) {
    assertThat(ParsedAddresses.parse(typed)).isInstanceOf(ParsedAddresses.Misspelt.class);
  }

  @Test
  void unfinishedAddressStaysBesideTheParsedOnes() {
    ParsedAddresses.Begun begun =
        ParsedAddresses.begun("\"C, D\" <c@bells.example>, ben; anna@bells.example, \"not clo");
    assertThat(begun.addresses())
        .extracting(address -> address.getAddress())
        .containsExactly("c@bells.example", "anna@bells.example");
    assertThat(begun.rest()).isEqualTo("ben, \"not clo");
    assertThat(ParsedAddresses.begun("").rest()).isEmpty();
  }

  @Test
  void arbitraryTextIsParsedOrInvalid() {
    Random random = new Random(11);
    String letters = "a@.<>\",;:() \r\n\\[]ü";
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }
      assertThat(ParsedAddresses.parse(text.toString())).as(text.toString()).isNotNull();
    }
  }
}
