package org.carillon.hook.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class HookSecretTest {

  @Test
  void signatureMatchesTheStandardWebhooksExample() {
    byte[] key = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    assertThat(HookSecret.signed(key, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.", body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
        .isNotEqualTo(HookSecret.signed(key, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265331.", body));
  }
}
