package org.carillon.policy.internal.report.post;

import java.util.Locale;
import org.carillon.account.setting.HostSettings;
import org.carillon.policy.report.ReportSettings;
import org.carillon.settings.Settings;

/**
 * The sender of reports.
 *
 * @param host the server's name
 * @param from the address
 */
public record Reporter(String host, String from) {

  /** Returns the sender from the settings. */
  public static Reporter of(Settings settings) {
    String host = settings.value(HostSettings.HOST_NAME).toLowerCase(Locale.ROOT);
    String contact = settings.value(ReportSettings.CONTACT);
    return new Reporter(host, contact.isEmpty() ? "postmaster@" + host : contact);
  }

  public String domain() {
    return from.substring(from.lastIndexOf('@') + 1);
  }

  /** Returns whether a domain gets no reports although it asks for them. */
  public static boolean isSilentTo(String domain, Settings settings) {
    return settings.value(ReportSettings.NONE_TO).stream().anyMatch(domain::equalsIgnoreCase);
  }
}
