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
          "Sender authentication",
          "Checks with SPF, DKIM and DMARC who a message is really from. Off: none of these"
              + " checks is made, and DMARC policies are not followed.");

  public static final Setting<Duration> TIME =
      Setting.ofServer(
              "policy.authentication.time",
              new Time(Duration.ofSeconds(2), Duration.ofMinutes(1)),
              Duration.ofSeconds(30),
              "Time limit for sender authentication",
              "How long all DNS lookups for SPF, DKIM and DMARC of a message may take"
                  + " together. A message whose checks take longer goes on without their results."
                  + " If the limit is too low, forged mail can pass while the DNS is slow.")
          .forExperts();

  public static final Setting<DmarcHandling> DMARC =
      Setting.ofServer(
          "policy.dmarc.handling",
          new Choice<>(DmarcHandling.class),
          DmarcHandling.HONOUR,
          "Mail that fails DMARC",
          "What happens to a message that fails DMARC: what the policy of its author's"
              + " domain asks for, always the junk folder if the policy asks for quarantine or"
              + " rejection, or only points. Choose junk if too much mail from mailing lists is"
              + " rejected.");

  public static final Setting<Long> DMARC_POINTS =
      Setting.ofServer(
              "policy.dmarc.points",
              POINTS,
              20L,
              "Points for failing DMARC",
              "Spam points for a message that fails DMARC, if its domain's policy asks for"
                  + " nothing or is not followed.")
          .forExperts();

  public static final Setting<List<String>> TRUSTED_SEALERS =
      Setting.ofServer(
          "policy.arc.trusted-sealers",
          new ListOf<>(
              new Text(Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"), 253, "a domain name"),
              1_000),
          List.of(),
          "Trusted ARC sealers",
          "Domains of mailing lists and forwarders that this server trusts. If such a domain"
              + " confirms with an ARC seal that a message was genuine before it was changed, the"
              + " message need not pass DMARC. List only operators that check their incoming mail:"
              + " they can vouch for any sender.");

  public static final Setting<Long> SPF_FAIL =
      Setting.ofServer(
              "policy.spf.fail-points",
              POINTS,
              20L,
              "Points for SPF fail",
              "Spam points if the SPF record of the sender's domain says that the client is"
                  + " not allowed to send for it.")
          .forExperts();

  public static final Setting<Long> SPF_SOFTFAIL =
      Setting.ofServer(
              "policy.spf.softfail-points",
              POINTS,
              10L,
              "Points for SPF softfail",
              "Spam points if the SPF record of the sender's domain says that the client is"
                  + " probably not allowed to send for it.")
          .forExperts();

  public static final Setting<Long> DKIM_FAIL =
      Setting.ofServer(
              "policy.dkim.fail-points",
              POINTS,
              5L,
              "Points for invalid DKIM signatures",
              "Spam points if a message has DKIM signatures and none of them is valid.")
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
