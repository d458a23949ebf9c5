package org.carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadableCookiesTest {

  private static String cleaned(String... fields) {
    HeaderMap headers = new HeaderMap();
    for (String field : fields) {
      headers.add(Headers.COOKIE, field);
    }
    ReadableCookies.clean(headers);
    return headers.getFirst(Headers.COOKIE);
  }

  @Test
  void invalidForeignCookiesDoNotHideOurs() {
    assertThat(cleaned("name=J\u00fcrgen; carillon=abc")).isEqualTo("carillon=abc");
    assertThat(cleaned("a=\u0001; carillon=abc; b=\u007f")).isEqualTo("carillon=abc");
    assertThat(cleaned("x[1]=2; carillon=abc; =none; none")).isEqualTo("carillon=abc");
    assertThat(cleaned("\u00ff=1")).isNull();
    assertThat(cleaned()).isNull();
  }

  @Test
  void validCookiesAreUnchanged() {
    String cookies = "a=1; json={\"k\": [1, 2]}; b=x=y==; c=\"q\"";
    assertThat(cleaned(cookies)).isEqualTo(cookies);
    assertThat(cleaned("a=1", "b=2; c=3")).isEqualTo("a=1; b=2; c=3");
  }

  @Test
  void numberOfCookiesIsLimited() {
    String many =
        IntStream.range(0, 500).mapToObj(i -> "c" + i + "=1").collect(Collectors.joining(";"));
    assertThat(cleaned(many).split("; ")).hasSize(ReadableCookies.MOST);
  }
}
