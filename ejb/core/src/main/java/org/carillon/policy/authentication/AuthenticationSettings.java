package org.carillon.policy.authentication;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.ListOf;
import org.carillon.settings.SettingType.Switch;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.SettingType.Time;
import org.carillon.settings.SettingType.Whole;

/** What is made of SPF, DKIM and DMARC. */
public final class AuthenticationSettings implements SettingSource {
  private static final Whole POINTS = new Whole(0, 1_000, "points");

  /** What is done with mail that fails the policy of the domain it claims to be from. */
  public enum DmarcHandling {
    /** What the domain asks for: nothing, junk, or refusal. */
    HONOUR,
    /** It is filed as junk, whether the domain asks for that or for refusal. */
    JUNK,
    /** It counts points, whatever the domain asks for. */
    POINTS
  }

  public static final Setting<Boolean> AUTHENTICATION =
      Setting.ofServer(
          "policy.authentication",
          new Switch(),
          true,
          "Senders are authenticated",
          "Checks by SPF, DKIM and DMARC who a message is really from.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
          "policy.authentication.time",
          new Time(Duration.ofSeconds(2), Duration.ofMinutes(1)),
          Duration.ofSeconds(30),
          "Time for authentication",
          "How long the DNS may take in all to tell who a message is from. When it takes longer the"
              + " message goes on unchecked.");

  public static final Setting<DmarcHandling> DMARC =
      Setting.ofServer(
          "policy.dmarc.handling",
          new Choice<>(DmarcHandling.class),
          DmarcHandling.HONOUR,
          "Mail that fails DMARC",
          "What is done with a message that its author's domain disowns: what the domain asks for,"
              + " or always junk, or only points.");

  public static final Setting<Long> DMARC_POINTS =
      Setting.ofServer(
          "policy.dmarc.points",
          POINTS,
          20L,
          "Points for failing DMARC",
          "How much it counts when a message fails and its domain asks for nothing, or is not"
              + " honoured.");

  public static final Setting<List<String>> TRUSTED_SEALERS =
      Setting.ofServer(
          "policy.arc.trusted-sealers",
          new ListOf<>(
              new Text(Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
              1_000),
          List.of(),
          "Trusted sealers",
          "Mailing lists and forwarders, by domain, that are believed when they seal (ARC) that a"
              + " message was its author's before they changed it. What they vouch for is not held"
              + " to DMARC.");

  public static final Setting<Long> SPF_FAIL =
      Setting.ofServer(
          "policy.spf.fail-points",
          POINTS,
          20L,
          "Points for SPF fail",
          "How much it counts when the sender's domain says that the client may not send for it.");

  public static final Setting<Long> SPF_SOFTFAIL =
      Setting.ofServer(
          "policy.spf.softfail-points",
          POINTS,
          10L,
          "Points for SPF softfail",
          "How much it counts when the sender's domain says that the client probably may not.");

  public static final Setting<Long> DKIM_FAIL =
      Setting.ofServer(
          "policy.dkim.fail-points",
          POINTS,
          5L,
          "Points for broken signatures",
          "How much it counts when a message has DKIM signatures and none of them holds.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        AUTHENTICATION,
        TIME,
        DMARC,
        DMARC_POINTS,
        TRUSTED_SEALERS,
        SPF_FAIL,
        SPF_SOFTFAIL,
        DKIM_FAIL);
  }
}
