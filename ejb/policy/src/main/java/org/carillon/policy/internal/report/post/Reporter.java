package org.carillon.policy.internal.report.post;

import java.util.Locale;
import org.carillon.account.setting.HostSettings;
import org.carillon.policy.report.ReportSettings;
import org.carillon.settings.Settings;

/**
 * Who reports.
 *
 * @param host the server's name
 * @param from the address
 */
public record Reporter(String host, String from) {

  /** As settings have it. */
  public static Reporter of(Settings settings) {
    String host = settings.value(HostSettings.HOST_NAME).toLowerCase(Locale.ROOT);
    String contact = settings.value(ReportSettings.CONTACT);
    return new Reporter(host, contact.isEmpty() ? "postmaster@" + host : contact);
  }

  /** The domain in whose name it is. */
  public String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** Whether a domain gets no reports though it asks for them. */
  public static boolean isSilentTo(String domain, Settings settings) {
    return settings.value(ReportSettings.NONE_TO).stream().anyMatch(domain::equalsIgnoreCase);
  }
}
