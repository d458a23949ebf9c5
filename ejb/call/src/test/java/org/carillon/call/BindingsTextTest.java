package org.carillon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.Bindings;
import org.junit.jupiter.api.Test;

class BindingsTextTest {
  private static final Bindings TWO =
      new Bindings(
          List.of(
              new Binding(
                  "sip:alice@192.0.2.1:5060;transport=tcp",
                  "<sip:alice@192.0.2.1>;+sip.instance=\"<urn:uuid:0>\"",
                  1000,
                  Instant.parse("2026-11-20T08:00:00.123456789Z"),
                  "a\u0000b\"\\@c\t\n",
                  (1L << 32) - 1,
                  List.of("<sip:p1.example.test;lr>", "<sip:p2.example.test;lr>"),
                  new Binding.Way("sip:n1.example.test:5060", "7/tcp", false),
                  "Ph\u00f6ne \ud83d\udcde"),
              new Binding(
                  "k",
                  "c",
                  0,
                  Instant.EPOCH,
                  "",
                  0,
                  List.of(),
                  new Binding.Way("", "", true),
                  "")));

  @Test
  void bindingsSurviveWritingAndReading() {
    assertThat(BindingsText.read(BindingsText.of(TWO))).isEqualTo(TWO);
    assertThat(BindingsText.read(BindingsText.of(Bindings.NONE))).isEqualTo(Bindings.NONE);
  }

  @Test
  void equalBindingsHaveEqualText() {
    assertThat(BindingsText.of(BindingsText.read(BindingsText.of(TWO))))
        .isEqualTo(BindingsText.of(TWO));
  }

  @Test
  void malformedTextIsRefused() {
    String one = BindingsText.of(new Bindings(TWO.list().subList(1, 2)));
    for (String text :
        List.of(
            "",
            "[]",
            "bindings 2\n",
            "bindings 1\n\n",
            one + "\n",
            one.substring(0, one.length() - 1),
            one.substring(0, one.length() - 2) + "\n",
            one.replace("\t0\t", "\tx\t"),
            one.replace("k", "\\k"),
            one.replaceFirst("\t0\t0\t0\t", "\t0\t9223372036854775807\t0\t"))) {
      assertThatThrownBy(() -> BindingsText.read(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
