package org.carillon.account.setting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Text;
import org.carillon.settings.Settings;

/** The settings for the names of this server. */
public final class HostSettings implements SettingSource {

  /** A name of several labels of which the last is no number, so not an IP address. */
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?!localhost\\.)[a-z0-9](?:[a-z0-9-]*\\.)(?:[a-z0-9-]+\\.)*[a-z][a-z0-9-]*[a-z0-9]");

  public static final Setting<String> HOST_NAME =
      Setting.ofDomain(
          "mail.host-name",
          new Text(
              Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?"), 255, "a host name"),
          ownHostName(),
          "Host name",
          "The name of this server in greetings, trace fields and reports. The server's"
              + " address should resolve to it; other servers may reject mail otherwise. The"
              + " default is this machine's fully qualified name, if it has one. A domain's own"
              + " host name is used in greetings at addresses of the domain.");

  private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9._:\\[\\]-]{1,280}");

  public static final Setting<String> WEB_ADDRESS =
      Setting.ofDomain(
          "web.address",
          new Text(
              Pattern.compile("|https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?"),
              300,
              "an address such as https://mail.example.com"),
          "",
          "Webmail address",
          "The URL at which the domain's users reach the webmail. Links in mail from the"
              + " server begin with it. Empty: https:// with the host name and this server's web"
              + " port. Set it if the webmail is behind a proxy or has another name.");

  /** Names that have no meaning outside a machine or a site (RFC 6761 §6, RFC 6762 §3). */
  private static final Pattern INSIDE =
      Pattern.compile("(?:.*\\.)?(?:localhost|localdomain|local|internal|invalid|home\\.arpa)");

  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /** Returns whether a host name may exist on the Internet: no IP address and no local name. */
  public static boolean isOnInternet(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return QUALIFIED.matcher(name).matches() && !INSIDE.matcher(name).matches();
  }

  /** Returns the address at which people of a domain reach a page of the webmail. */
  public static String webAddress(Settings settings, Scope scope, String page) {
    String said = settings.value(WEB_ADDRESS, scope);
    String base = said.isEmpty() ? "https://" + settings.value(HOST_NAME) + port() : said;
    return (base.endsWith("/") ? base : base + "/") + page;
  }

  /**
   * Returns the address at which people of a domain reach a page of the webmail, for a client that
   * asks over the web.
   *
   * @param origin the origin under which the client reached this server, such as {@code
   *     https://localhost:8443}; it is used if no address is configured
   */
  public static String webAddress(Settings settings, Scope scope, String page, String origin) {
    return settings.value(WEB_ADDRESS, scope).isEmpty() && ORIGIN.matcher(origin).matches()
        ? origin + "/" + page
        : webAddress(settings, scope, page);
  }

  /** Returns the HTTPS port that the launcher assigned, or 443 without the launcher. */
  public static int webPort() {
    return Integer.getInteger("carillon.web.port", HTTPS);
  }

  /** Returns the port for plain HTTP, which certificate authorities contact. The default is 80. */
  public static int plainWebPort() {
    return Integer.getInteger("carillon.web.plain-port", HTTP);
  }

  private static String port() {
    return webPort() == HTTPS ? "" : ":" + webPort();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(HOST_NAME, WEB_ADDRESS);
  }

  /** Returns this machine's fully qualified name if DNS has it, else as configured. */
  private static String ownHostName() {
    try {
      InetAddress self = InetAddress.getLocalHost();
      return Stream.of(self.getCanonicalHostName(), self.getHostName())
          .map(name -> name.toLowerCase(Locale.ROOT))
          .filter(name -> QUALIFIED.matcher(name).matches())
          .findFirst()
          .orElse("localhost");
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
