package org.carillon.mailauth.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.carillon.contract.queue.StsPolicy;
import org.carillon.contract.queue.StsPolicy.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StsPolicyFileTest {
  private static final String GOOD =
      "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmax_age: 604800\n";

  private static Optional<StsPolicyFile> read(String text) {
    return StsPolicyFile.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "mx:mail.example.com\r\nmx: \t*.EXAMPLE.net \r\nmax_age:604800\r\nversion:STSv1\r\nmode:enforce",
        "version: STSv1\nmode: enforce\nmode: none\nmx: mail.example.com\nfuture_field.1: ä b\n"
            + "mx: *.example.net\nmax_age: 604800\nmax_age: 1\n\n"
      })
  void policyIsReadWithAnyLineEndsAndUnknownFields(String text) {
    assertThat(read(text))
        .contains(
            new StsPolicyFile(
                new StsPolicy(Mode.ENFORCE, List.of("mail.example.com", "*.example.net")),
                Duration.ofDays(7)));
  }

  @Test
  void policyWithoutProtectionNeedsNoHosts() {
    assertThat(read("version: STSv1\nmode: none\nmax_age: 0"))
        .contains(new StsPolicyFile(StsPolicy.NONE, Duration.ZERO));
    assertThat(read("version: STSv1\nmode: testing\nmax_age: 0")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>Not found</html>",
        "version: STSv2\nmode: enforce\nmx: a.test\nmax_age: 1",
        "Version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 1",
        "mode: enforce\nmx: a.test\nmax_age: 1",
        "version: STSv1\nmx: a.test\nmax_age: 1",
        "version: STSv1\nmode: Enforce\nmx: a.test\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: a.test",
        "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: -1",
        "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 31557601",
        "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 99999999999999999999",
        "version: STSv1\nmode: enforce\nmx: *\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: *.\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: *.*.a.test\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: a.*.test\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: a b\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: bücher.test\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: a.test\u0000\nmax_age: 1",
        "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 1\nno field",
        "version: STSv1\rmode: enforce\rmx: a.test\rmax_age: 1",
      })
  void malformedPolicyIsNone(String text) {
    assertThat(read(text)).isEmpty();
  }

  @Test
  void malformedTextIsNone() {
    byte[] octets = (GOOD + "x: \n").getBytes(StandardCharsets.ISO_8859_1);
    octets[octets.length - 1] = (byte) 0xFF;
    assertThat(StsPolicyFile.read(octets)).isEmpty();
  }

  @Test
  void hostsAndOctetsAreLimited() {
    assertThat(read(GOOD + "mx: a.test\n".repeat(StsPolicyFile.MOST_MX - 2))).isPresent();
    assertThat(read(GOOD + "mx: a.test\n".repeat(StsPolicyFile.MOST_MX - 1))).isEmpty();
    assertThat(read(GOOD + "mx: " + "a.".repeat(200) + "test")).isEmpty();
    assertThat(read(GOOD + "\n".repeat(StsPolicyFile.MOST_OCTETS))).isEmpty();
    assertThat(read(GOOD + "x: " + "y ".repeat(30_000))).isPresent();
    assertThat(read(GOOD + "mx: " + "a-".repeat(30_000))).isEmpty();
  }

  @Test
  void writtenPolicyIsReadAgain() {
    StsPolicyFile file = read(GOOD).orElseThrow();
    assertThat(read(file.text())).contains(file);
  }

  @Test
  void arbitraryOctetsAreReadOrRefused() {
    Random random = new Random(8461);
    byte[] good = GOOD.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 20_000; i++) {
      byte[] octets = good.clone();
      for (int change = random.nextInt(6); change >= 0; change--) {
        octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
      }
      assertThatCode(
              () ->
                  StsPolicyFile.read(octets)
                      .ifPresent(file -> assertThat(read(file.text())).contains(file)))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void patternStandsForOneLabel() {
    StsPolicy policy = read(GOOD).orElseThrow().policy();
    assertThat(policy.names("MAIL.example.com")).isTrue();
    assertThat(policy.names("mx1.example.net")).isTrue();
    assertThat(policy.names("example.net")).isFalse();
    assertThat(policy.names("a.mx1.example.net")).isFalse();
    assertThat(policy.names("example.com")).isFalse();
    assertThat(policy.names("mail.example.com.evil.test")).isFalse();
    assertThat(policy.names("*.example.net.evil.test")).isFalse();
    assertThat(policy.names("")).isFalse();
    assertThat(policy.names(".example.net")).isFalse();
  }
}
