package org.carillon.account.internal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.account.access.AccessMode;
import org.carillon.account.access.AccessRules.Entry;
import org.carillon.account.setting.AccessSettings;
import org.carillon.account.setting.AccessSettings.Security;
import org.carillon.contract.identity.SignIn;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of the access modes, networks and hours with which accounts may be signed in to. */
class ConfiguredAccessRulesTest {
  private static final Optional<SignIn.Reason> NOT_ALLOWED = Optional.of(SignIn.Reason.NOT_ALLOWED);

  private final DeclaredSettings settings = new DeclaredSettings();

  private Optional<SignIn.Reason> refusal(String client, boolean encrypted, boolean shows)
      throws Exception {
    return refusal("2026-11-23T12:00", client, encrypted, shows);
  }

  private Optional<SignIn.Reason> refusal(
      String when, String client, boolean encrypted, boolean shows) throws Exception {
    Clock clock = Clock.fixed(LocalDateTime.parse(when).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    return new ConfiguredAccessRules(settings, clock)
        .refusal(
            1,
            2,
            new Entry(
                Optional.of(AccessMode.IMAP), InetAddress.getByName(client), encrypted, shows));
  }

  @Test
  void disabledServiceIsRefused() throws Exception {
    assertThat(refusal("192.0.2.1", true, true)).isEmpty();
    settings.with(AccessSettings.mode(AccessMode.POP3), false);
    assertThat(refusal("192.0.2.1", true, true)).isEmpty();
    settings.with(AccessSettings.mode(AccessMode.IMAP), false);
    assertThat(refusal("192.0.2.1", true, true)).isEqualTo(NOT_ALLOWED);
  }

  @Test
  void onlyListedNetworksAndLoopbackAreAdmitted() throws Exception {
    settings.with(AccessSettings.NETWORKS, List.of("192.0.2.0/24", "2001:db8::1"));
    assertThat(refusal("192.0.2.1", true, true)).isEmpty();
    assertThat(refusal("2001:db8::1", true, true)).isEmpty();
    assertThat(refusal("127.0.0.1", true, true)).isEmpty();
    assertThat(refusal("198.51.100.1", true, true)).isEqualTo(NOT_ALLOWED);
  }

  @Test
  void requiredSecurityIsEncryptionOrAProtectedMechanism() throws Exception {
    var wanted = Optional.of(SignIn.Reason.NEEDS_ENCRYPTION);
    settings.with(AccessSettings.SECURITY, Security.SECURE);
    assertThat(refusal("192.0.2.1", false, true)).isEqualTo(wanted);
    assertThat(refusal("192.0.2.1", false, false)).isEmpty();
    settings.with(AccessSettings.SECURITY, Security.ENCRYPTED);
    assertThat(refusal("192.0.2.1", false, false)).isEqualTo(wanted);
    assertThat(refusal("192.0.2.1", true, true)).isEmpty();
  }

  /** 2026-11-23 is a Monday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon-Fri 07:00-19:00 | 2026-11-23T07:00 | true",
        "Mon-Fri 07:00-19:00 | 2026-11-23T06:59 | false",
        "Mon-Fri 07:00-19:00 | 2026-11-27T18:59 | true",
        "Mon-Fri 07:00-19:00 | 2026-11-27T19:00 | false",
        "Mon-Fri 07:00-19:00 | 2026-11-28T12:00 | false",
        "Mon-Fri 07:00-19:00, Sat 08:00-12:00 | 2026-11-28T11:59 | true",
        "Sat-Mon 00:00-24:00 | 2026-11-23T23:59 | true",
        "Sat-Mon 00:00-24:00 | 2026-11-24T00:00 | false",
        "Sun 22:00-06:00 | 2026-11-23T05:59 | true",
        "Sun 22:00-06:00 | 2026-11-23T06:00 | false",
        "Sun 22:00-06:00 | 2026-11-22T21:59 | false",
        "Sun 22:00-06:00 | 2026-11-22T23:00 | true",
      })
  void weeklyHoursAreEnforced(String hours, String when, boolean open) throws Exception {
    assertThat(AccessSettings.HOURS.type().read(hours).toString()).contains(hours);
    settings.with(AccessSettings.HOURS, hours);
    assertThat(refusal(when, "192.0.2.1", true, true).isEmpty()).isEqualTo(open);
  }
}
