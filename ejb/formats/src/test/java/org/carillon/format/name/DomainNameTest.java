package org.carillon.format.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DomainNameTest {

  @Test
  void namesAreConvertedToLowerCaseALabels() {
    assertThat(DomainName.canonical("Example.TEST")).contains("example.test");
    assertThat(DomainName.canonical("MÜNCHEN.example")).contains("xn--mnchen-3ya.example");
    assertThat(DomainName.canonical("mu\u0308nchen.example")).contains("xn--mnchen-3ya.example");
    assertThat(DomainName.canonical("xn--mnchen-3ya.example")).contains("xn--mnchen-3ya.example");
    assertThat(DomainName.canonical("例え。テスト")).contains("xn--r8jz45g.xn--zckzah");
    assertThat(DomainName.canonical("ｅｘａｍｐｌｅ.test")).contains("example.test");
  }

  /** IDNA2003 mapped ß to ss; RFC 5892 §2.6 keeps them apart. */
  @Test
  void sharpSIsNotMappedToSs() {
    assertThat(DomainName.canonical("faß.example")).contains("xn--fa-hia.example");
  }

  @Test
  void invalidDomainNameIsRefused() {
    for (String typed :
        new String[] {
          "",
          ".",
          "a..b",
          "-a.test",
          "a-.test",
          "a b.test",
          "a_b.test",
          "a.test.",
          "1.2.3.4",
          "\u200d.test",
          "☃.test",
          "\u0301a.test",
          "a\u0000.test",
          "x".repeat(64) + ".test",
          ("x".repeat(60) + ".").repeat(5) + "test",
          "ab--ü.test"
        }) {
      assertThat(DomainName.canonical(typed)).as(typed).isEmpty();
    }
  }

  /** RFC 3492 §7.1, samples (A), (B) and (I) in the letters that domain names allow. */
  @Test
  void punycodeMatchesTheRfcSamples() {
    assertThat(Punycode.encode("ليهمابتكلموشعربي؟")).isEqualTo("egbpdaj6bu4bxfgehfvwxn");
    assertThat(Punycode.encode("他们为什么不说中文")).isEqualTo("ihqwcrb4cv8a8dqg056pqjye");
    assertThat(Punycode.encode("почемужеонинеговорятпорусски"))
        .isEqualTo("b1abfaaepdrnnbgefbadotcwatmq2g4l");
  }

  @Test
  void internationalNameIsShownReadable() {
    for (String readable :
        new String[] {"faß.example", "bücher.test", "例え.テスト", "россия.иком.museum", "plain.test"}) {
      assertThat(DomainName.readable(DomainName.canonical(readable).orElseThrow()))
          .isEqualTo(readable);
    }
    // Labels that no name would be converted to are shown unchanged: not letters, not Punycode, not
    // the shortest form.
    for (String odd :
        new String[] {"xn--n3h.test", "xn--.test", "xn--a.test", "xn--99999999999.test"}) {
      assertThat(DomainName.readable(odd)).isEqualTo(odd);
    }
  }

  @Test
  void readableNameConvertsBack() {
    var random = new Random(2);
    for (int round = 0; round < 20_000; round++) {
      var label = new StringBuilder("xn--");
      for (int i = random.nextInt(20); i >= 0; i--) {
        label.append("abcdefghijklmnopqrstuvwxyz0123456789-".charAt(random.nextInt(37)));
      }
      String name = label + ".test";
      String readable = DomainName.readable(name);

      assertThat(readable.equals(name) || DomainName.canonical(readable).orElse("").equals(name))
          .as(name)
          .isTrue();
    }
  }

  @Test
  void canonicalFormIsStableForRandomText() {
    var random = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var typed = new StringBuilder();
      for (int i = random.nextInt(20); i >= 0; i--) {
        typed.appendCodePoint(random.nextInt(4) == 0 ? '.' : random.nextInt(0x3000));
      }

      var name = DomainName.canonical(typed.toString());

      name.ifPresent(form -> assertThat(DomainName.canonical(form)).contains(form));
    }
  }
}
