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
          "DKIM signatures",
          "Signs mail that the domain's accounts send to other servers with the domain's"
              + " active DKIM keys. A domain without keys signs nothing. Many servers distrust"
              + " unsigned mail.");

  public static final Setting<Boolean> SEAL =
      Setting.ofDomain(
          "dkim.seal",
          new SettingType.Switch(),
          true,
          "ARC seals on forwarded mail",
          "Seals mail that rules of the domain's accounts forward to other servers with an"
              + " active key of the domain (ARC). The seal records what this server found when it"
              + " checked the message, so that the next server can trust it although forwarding"
              + " breaks SPF.");

  public static final Setting<FailurePolicy> FAILURE =
      Setting.ofServer(
              "dkim.failure",
              new SettingType.Choice<>(FailurePolicy.class),
              FailurePolicy.DEFER,
              "When mail cannot be signed",
              "What happens while a domain's DKIM keys cannot be read: its mail waits"
                  + " (defer), or is sent unsigned (accept). Servers that know the domain's DMARC"
                  + " policy can reject unsigned mail.")
          .forExperts();

  public static final Setting<Duration> ROTATION =
      Setting.ofDomain(
          "dkim.rotation",
          new SettingType.Time(Duration.ZERO, MOST),
          Duration.ZERO,
          "DKIM key rotation",
          "How long a DKIM key signs until the next one replaces it. The next key must be"
              + " published in the DNS first; until then the old key goes on signing. 0: keys are"
              + " changed only by hand.");

  public static final Setting<Duration> PREPARATION =
      Setting.ofDomain(
              "dkim.preparation",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(14),
              "DKIM key preparation time",
              "How long before a rotation the next DKIM key is created. In this time you"
                  + " publish its DNS record. Raise it if changes to your DNS take long.")
          .forExperts();

  public static final Setting<Duration> RETENTION =
      Setting.ofDomain(
              "dkim.retention",
              new SettingType.Time(Duration.ofHours(1), MOST),
              Duration.ofDays(14),
              "Retention of old DKIM keys",
              "How long the DNS record of a retired DKIM key must stay published, so that"
                  + " mail still on its way can be verified. Then the key is deleted here, and you"
                  + " can remove its record.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(SIGN, SEAL, FAILURE, ROTATION, PREPARATION, RETENTION);
  }
}
