package org.carillon.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.contract.identity.Credentials;
import org.junit.jupiter.api.Test;

class AuthorizationTest {

  @Test
  void basicCredentialsAreSplitAtTheFirstColonAsUtf8() {
    String value =
        Base64.getEncoder()
            .encodeToString("alice@example.test:pä:ss".getBytes(StandardCharsets.UTF_8));

    assertThat(Authorization.parse("basic " + value))
        .contains(new Credentials.Password("", "alice@example.test", "pä:ss"));
  }

  @Test
  void bearerTokenIsReadUnchanged() {
    assertThat(Authorization.parse("Bearer abc.def")).contains(new Credentials.Token("abc.def"));
  }

  @Test
  void otherSchemesAreNoCredentials() {
    for (String header : new String[] {"", "Basic", "Basic !!", "Digest x", "Basic YWxpY2U="}) {
      assertThat(Authorization.parse(header)).as(header).isEmpty();
    }
    assertThat(Authorization.parse(null)).isEmpty();
  }
}
