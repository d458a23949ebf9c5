package org.carillon.policy.dkim;

import java.time.Duration;
import java.util.List;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** Settings for DKIM signatures and the rotation of keys. */
public final class DkimSettings implements SettingSource {
  private static final Duration MOST = Duration.ofDays(3_650);

  public static final Setting<Boolean> SIGN =
      Setting.ofDomain(
          "dkim.sign",
          new SettingType.Switch(),
          true,
          "Sign outgoing mail",
          "Mail that the domain's accounts send to other servers is signed by the domain's active"
              + " keys (DKIM). A domain without keys signs nothing.");

  public static final Setting<Boolean> SEAL =
      Setting.ofDomain(
          "dkim.seal",
          new SettingType.Switch(),
          true,
          "Seal forwarded mail",
          "Mail that rules of the domain's accounts send on to other servers is sealed by an"
              + " active key of the domain (ARC). The seal records what this server found when it"
              + " checked the message.");

  public static final Setting<FailurePolicy> FAILURE =
      Setting.ofServer(
              "dkim.failure",
              new SettingType.Choice<>(FailurePolicy.class),
              FailurePolicy.DEFER,
              "When mail can't be signed",
              "What happens while a domain's keys can't be read: its mail waits (defer), or leaves"
                  + " unsigned (accept). Servers that know the domain's DMARC policy may refuse"
                  + " unsigned mail.")
          .forExperts();

  public static final Setting<Duration> ROTATION =
      Setting.ofDomain(
          "dkim.rotation",
          new SettingType.Time(Duration.ZERO, MOST),
          Duration.ZERO,
          "Change DKIM keys after",
          "How long a key signs until the next one replaces it, once the next one's record is in"
              + " the DNS. 0: keys are changed only by hand.");

  public static final Setting<Duration> PREPARATION =
      Setting.ofDomain(
              "dkim.preparation",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(14),
              "Prepare DKIM keys before",
              "How long before a change the next key is made. This is the time to publish its record.")
          .forExperts();

  public static final Setting<Duration> RETENTION =
      Setting.ofDomain(
              "dkim.retention",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(14),
              "Keep old DKIM keys for",
              "How long the record of a retired key must stay published, for mail that is still on its"
                  + " way. Then the key is deleted here.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(SIGN, SEAL, FAILURE, ROTATION, PREPARATION, RETENTION);
  }
}
