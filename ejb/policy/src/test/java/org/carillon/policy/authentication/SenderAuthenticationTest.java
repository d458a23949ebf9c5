package org.carillon.policy.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.account.setting.HostSettings;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.mailauth.dmarc.DmarcPolicy;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.policy.brand.KnownBrands;
import org.carillon.policy.screening.ScreenedMail;
import org.carillon.policy.screening.SenderFacts;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class SenderAuthenticationTest {
  private static final long SLOW = Duration.ofMillis(1_900).toNanos();
  private static final Map<String, String> TEXTS =
      Map.of(
          "_dmarc.bank.example",
          "v=DMARC1; p=reject",
          "slow.example",
          "v=spf1 include:1.slow.example include:2.slow.example -all");

  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger slowlyAsked = new AtomicInteger();

  /** Answers slowly for the sender's own names. */
  private final class SlowStranger implements DnsLookup {
    @Override
    @SuppressWarnings("unchecked") // A TXT record is a String.
    public <T> DnsReply<T> find(String name, DnsType<T> type) {
      String key = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
      if (key.endsWith("slow.example")) {
        slowlyAsked.incrementAndGet();
        now.addAndGet(SLOW);
        if (type instanceof DnsType.Txt && !TEXTS.containsKey(key)) {
          String next = key.replaceFirst("^([^.]+)\\.", "$1.$1.");
          return new DnsReply.Found<>(List.of((T) ("v=spf1 include:" + next + " -all")));
        }
      }
      String text = TEXTS.get(key);
      return text == null || !(type instanceof DnsType.Txt)
          ? new DnsReply.NoName<>()
          : new DnsReply.Found<>(List.of((T) text));
    }
  }

  @Test
  void slowDnsNamesDoNotPreventTheDmarcLookup() throws IOException, InterruptedException {
    DeclaredSettings settings =
        new DeclaredSettings()
            .with(HostSettings.HOST_NAME, "mx.example.test")
            .with(AuthenticationSettings.TIME, Duration.ofSeconds(3));
    String signatures =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    "DKIM-Signature: v=1; a=rsa-sha256; d=slow.example; s=k%d; h=from; bh=%s; b=%s\r\n"
                        .formatted(i, "A".repeat(43) + "=", "A".repeat(342) + "=="))
            .collect(Collectors.joining());
    String message = signatures + "From: Boss <boss@bank.example>\r\n\r\nPay.\r\n";

    SenderFacts facts =
        new SenderAuthentication(
                settings, new KnownBrands(settings), InstantSource.fixed(Instant.EPOCH), now::get)
            .examine(
                ScreenedMail.of("192.0.2.8", message).from("x@slow.example").question(),
                new SlowStranger())
            .sender()
            .orElseThrow();

    assertThat(facts.dmarc().result())
        .isInstanceOfSatisfying(
            DmarcResult.Fail.class,
            fail -> assertThat(fail.requested()).isEqualTo(DmarcPolicy.REJECT));
    assertThat(slowlyAsked).as("ten keys at once, and SPF within two seconds").hasValueLessThan(14);
  }
}
