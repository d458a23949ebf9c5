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

/** Settings for the handling of SPF, DKIM and DMARC results. */
public final class AuthenticationSettings implements SettingSource {
  private static final Whole POINTS = new Whole(0, 1_000, "points");

  /** The handling of mail that fails the DMARC policy of its author's domain. */
  public enum DmarcHandling {
    /** The mail is handled as the domain asks: accepted, filed as junk or refused. */
    HONOUR,
    /** The mail is filed as junk if the domain asks for junk or refusal. */
    JUNK,
    /** The mail gets points, whatever the domain asks for. */
    POINTS
  }

  public static final Setting<Boolean> AUTHENTICATION =
      Setting.ofServer(
          "policy.authentication",
          new Switch(),
          true,
          "Senders are authenticated",
          "SPF, DKIM and DMARC check who a message is really from.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.authentication.time",
              new Time(Duration.ofSeconds(2), Duration.ofMinutes(1)),
              Duration.ofSeconds(30),
              "Time for authentication",
              "How long all DNS lookups for these checks may take together. After that the message"
                  + " goes on unchecked.")
          .forExperts();

  public static final Setting<DmarcHandling> DMARC =
      Setting.ofServer(
          "policy.dmarc.handling",
          new Choice<>(DmarcHandling.class),
          DmarcHandling.HONOUR,
          "Mail that fails DMARC",
          "What happens to a message that fails DMARC: what its author's domain asks for, always"
              + " junk, or only points.");

  public static final Setting<Long> DMARC_POINTS =
      Setting.ofServer(
              "policy.dmarc.points",
              POINTS,
              20L,
              "Points for failing DMARC",
              "Points for a message that fails DMARC if its domain asks for nothing, or is not"
                  + " followed.")
          .forExperts();

  public static final Setting<List<String>> TRUSTED_SEALERS =
      Setting.ofServer(
          "policy.arc.trusted-sealers",
          new ListOf<>(
              new Text(Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
              1_000),
          List.of(),
          "Trusted sealers",
          "Domains of mailing lists and forwarders that are believed when they confirm by a seal"
              + " (ARC) that a message was genuine before they changed it. Such messages need not"
              + " pass DMARC.");

  public static final Setting<Long> SPF_FAIL =
      Setting.ofServer(
              "policy.spf.fail-points",
              POINTS,
              20L,
              "Points for SPF fail",
              "Points if the sender's domain says that the client may not send for it.")
          .forExperts();

  public static final Setting<Long> SPF_SOFTFAIL =
      Setting.ofServer(
              "policy.spf.softfail-points",
              POINTS,
              10L,
              "Points for SPF softfail",
              "Points if the sender's domain says that the client probably may not send for it.")
          .forExperts();

  public static final Setting<Long> DKIM_FAIL =
      Setting.ofServer(
              "policy.dkim.fail-points",
              POINTS,
              5L,
              "Points for broken signatures",
              "Points if a message has DKIM signatures and none of them is valid.")
          .forExperts();

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
