package org.carillon.policy.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.account.Addresses;
import org.carillon.account.FixedAddresses;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class RecipientThresholdsTest {
  private final FixedAddresses known = new FixedAddresses().account(1, "alice").account(2, "bob");
  private final List<String> resolved = new ArrayList<>();

  /** A directory that notes the addresses that are looked up. */
  private final class Noted implements Addresses {
    @Override
    public Resolution resolve(String address) {
      resolved.add(address);
      return known.resolve(address);
    }

    @Override
    public Resolution catchAll(long domain) {
      return known.catchAll(domain);
    }

    @Override
    public Optional<Resolution.Local> account(long account) {
      return known.account(account);
    }

    @Override
    public Optional<Instant> since(long account) {
      return known.since(account);
    }

    @Override
    public Optional<String> domainName(long domain) {
      return known.domainName(domain);
    }
  }

  private RecipientThresholds.Wanted wanted(String... recipients) {
    return new RecipientThresholds(
            new Noted(),
            new DeclaredSettings()
                .with(VerdictSettings.JUNK, 50L)
                .with(VerdictSettings.REJECT, 90L))
        .of(
            Stream.of(recipients)
                .map(address -> new ForwardPath(address, Set.of(), Optional.empty()))
                .toList());
  }

  @Test
  void recipientIsResolvedOnce() {
    RecipientThresholds.Wanted wanted =
        wanted("alice@example.test", "bob@example.test", "carol@elsewhere.example");
    assertThat(wanted.handling(50)).isEqualTo(Handling.JUNK);
    assertThat(wanted.handling(90)).isEqualTo(Handling.REJECT);
    assertThat(wanted.domains()).containsExactly(FixedAddresses.DOMAIN);
    assertThat(resolved)
        .containsExactly("alice@example.test", "bob@example.test", "carol@elsewhere.example");
  }

  @Test
  void catchAllReceiverDecidesForUnknownAddresses() {
    known.catchAll("bob");
    assertThat(wanted("nobody@example.test").accounts()).containsExactly(2L);
  }

  @Test
  void serverThresholdsApplyWithoutRecipients() {
    assertThat(wanted().handling(50)).isEqualTo(Handling.JUNK);
    assertThat(wanted().domains()).isEmpty();
  }
}
