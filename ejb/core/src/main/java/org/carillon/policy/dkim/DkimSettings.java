package org.carillon.policy.dkim;

import java.time.Duration;
import java.util.List;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType;

/** How mail is signed, and how keys take turns. */
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
          "What rules of the domain's accounts send on to other servers is sealed with what was"
              + " found of it here (ARC), by an active key of the domain.");

  public static final Setting<FailurePolicy> FAILURE =
      Setting.ofServer(
          "dkim.failure",
          new SettingType.Choice<>(FailurePolicy.class),
          FailurePolicy.DEFER,
          "When mail can't be signed",
          "While a domain's keys can't be read, its mail waits (defer) or leaves unsigned (accept),"
              + " which servers that know the domain's DMARC policy may refuse.");

  public static final Setting<Duration> ROTATION =
      Setting.ofDomain(
          "dkim.rotation",
          new SettingType.Time(Duration.ZERO, MOST),
          Duration.ZERO,
          "Change DKIM keys after",
          "How long a key signs until another takes its place, as soon as that one's record is seen"
              + " in the DNS. 0: keys change only when somebody says so.");

  public static final Setting<Duration> PREPARATION =
      Setting.ofDomain(
          "dkim.preparation",
          new SettingType.Time(Duration.ofHours(1), MOST),
          Duration.ofDays(14),
          "Prepare DKIM keys before",
          "How long before a change the next key is made, so that there is time to publish its"
              + " record.");

  public static final Setting<Duration> RETENTION =
      Setting.ofDomain(
          "dkim.retention",
          new SettingType.Time(Duration.ofHours(1), MOST),
          Duration.ofDays(14),
          "Keep old DKIM keys for",
          "How long the record of a key that signs no more has to stay published, for mail that is"
              + " on its way; then the key is deleted here.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(SIGN, SEAL, FAILURE, ROTATION, PREPARATION, RETENTION);
  }
}
