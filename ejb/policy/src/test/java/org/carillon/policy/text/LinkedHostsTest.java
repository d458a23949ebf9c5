package org.carillon.policy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkedHostsTest {
  private static List<String> inText(String text) {
    return LinkedHosts.of(List.of(new MessageText(false, text)));
  }

  private static List<String> inHtml(String text) {
    return LinkedHosts.of(List.of(new MessageText(true, text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          See http://Shop.Example/buy now         | shop.example
          https://bank.example:8443/              | bank.example
          http://bank.example@evil.example/x      | evil.example
          http://a:b@evil.example?q               | evil.example
          (https://evil.example).                 | evil.example
          visit www.evil.example, today           | www.evil.example
          http://%65vil.example/                  | evil.example
          http:\\\\evil.example                   |
          write to ann@www.example                |
          http://                                 |
          ://evil.example                         |
          """)
  void hostsAreFoundInPlainText(String text, String host) {
    assertThat(inText(text)).isEqualTo(host == null ? List.of() : List.of(host));
  }

  @Test
  void htmlLinksAreReadAsBrowsersDo() {
    assertThat(
            inHtml(
                """
                <a href="&#104;ttp://evil.example/">https://bank.example/</a>
                <img src='//pictures.example/x.png'> <A HREF=https://loud.example>x</A>
                <!-- http://comment.example/ -->
                """))
        .containsExactlyInAnyOrder(
            "evil.example", "bank.example", "pictures.example", "loud.example");
  }

  @Test
  void numberOfLinksIsBounded() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      text.append("http://h").append(i).append(".example/ ");
    }
    assertThat(inText(text.toString())).hasSize(LinkedHosts.MOST);
  }

  @RepeatedTest(50)
  void randomTextYieldsValidHosts() {
    Random random = new Random();
    String[] pieces = {
      "http://", "www.", "%", "%4", "@", ":", "<a href=\"", "\">", "&#x", ".", "x"
    };
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    assertThat(inText(text.toString())).doesNotContain("").allMatch(host -> host.length() <= 300);
    assertThat(inHtml(text.toString())).doesNotContain("");
  }
}
