package org.carillon.identity.internal.oauth.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a browser is redirected only to addresses that the client has registered. */
class RedirectUrisTest {
  private static final List<String> REGISTERED =
      List.of(
          "https://wiki.example/back",
          "http://127.0.0.1/cb",
          "http://[::1]/",
          "http://localhost",
          "com.example.app:/back");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://wiki.example/back",
        "http://127.0.0.1:49152/cb",
        "http://127.0.0.1/cb",
        "http://[::1]:7/",
        "http://localhost:81",
        "http://localhost:81/",
        "com.example.app:/back"
      })
  void registeredRedirectUriMatches(String asked) {
    assertThat(RedirectUris.match(REGISTERED, asked)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://wiki.example/back/",
        "https://wiki.example:443/back",
        "https://wiki.example/back?x",
        "https://wiki.example/BACK",
        "https://wiki.example@evil.example/back",
        "https://evil.example/back",
        "http://127.0.0.1:7/other",
        "http://127.0.0.1:7/cb?x=y",
        "http://127.0.0.1:7/cb#x",
        "http://127.0.0.1@evil.example/cb",
        "http://127.0.0.1.evil.example/cb",
        "http://127.0.0.1:7@evil.example/cb",
        "https://127.0.0.1:7/cb",
        "com.example.app:/other"
      })
  void otherRedirectUriDoesNotMatch(String asked) {
    assertThat(RedirectUris.match(REGISTERED, asked)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/back",
        "wiki",
        "http://wiki.example/back",
        "https://wiki.example/#x",
        "https:///back",
        "https://user@wiki.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "app:/back",
        "https://wiki.example/ü"
      })
  void invalidRedirectUriCannotBeRegistered(String uri) {
    assertThat(RedirectUris.problem(uri, true)).isPresent();
  }

  @Test
  void customSchemesAreForPublicClientsOnly() {
    assertThat(RedirectUris.problem("com.example.app:/back", true)).isEmpty();
    assertThat(RedirectUris.problem("com.example.app:/back", false)).isPresent();
  }

  @Test
  void randomRedirectUriIsMatchedSafely() {
    var random = new Random(7);
    String alphabet = "htps:/.127[]@#?&=%-x1 ü\0\\";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(i % 2 == 0 ? "http://127.0.0.1" : "");
      for (int n = random.nextInt(30); n > 0; n--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String uri = text.toString();
      RedirectUris.problem(uri, i % 3 == 0);
      if (RedirectUris.match(REGISTERED, uri)) {
        assertThat(uri).startsWith("http://127.0.0.1").endsWith("/cb");
      }
    }
  }
}
