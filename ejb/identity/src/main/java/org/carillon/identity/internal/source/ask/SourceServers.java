package org.carillon.identity.internal.source.ask;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceConnectionSettings;

/** Parses a source's servers as administrators write them. */
final class SourceServers {
  private static final int MOST = 10;
  private static final int MOST_PORT = 65_535;
  private static final int LDAP_PORT = 389;
  private static final int LDAPS_PORT = 636;
  private static final int RADIUS_PORT = 1_812;
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9_.-]+))(?::([0-9]{1,5}))?");

  private SourceServers() {}

  /**
   * Returns the directories of {@code ldap} and {@code ldaps} URLs.
   *
   * @throws InvalidSourceSettingsException with a message that says what is wrong
   */
  static List<SourceConnectionSettings.Server> ldap(String address)
      throws InvalidSourceSettingsException {
    List<SourceConnectionSettings.Server> servers = new ArrayList<>();
    for (String each : address.split(",")) {
      servers.add(url(each.strip()));
    }
    return bounded(servers);
  }

  /**
   * Returns RADIUS servers, given by name and port.
   *
   * @throws InvalidSourceSettingsException with a message that says what is wrong
   */
  static List<SourceConnectionSettings.Server> radius(String address)
      throws InvalidSourceSettingsException {
    List<SourceConnectionSettings.Server> servers = new ArrayList<>();
    for (String each : address.split(",")) {
      String place = each.strip();
      Matcher parts = HOST_AND_PORT.matcher(place);
      if (!parts.matches()) {
        throw unfit("The address must be host:port, not: " + place);
      }
      String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
      int port = parts.group(3) == null ? RADIUS_PORT : Integer.parseInt(parts.group(3));
      servers.add(new SourceConnectionSettings.Server(host, port(port, place), false));
    }
    return bounded(servers);
  }

  /**
   * Checks that the address is the issuer of an OpenID provider (OpenID Connect Core §2, iss).
   * Without TLS it may only be on this machine, which the adapter enforces.
   *
   * @throws InvalidSourceSettingsException with a message that says what is wrong
   */
  static void issuer(String address) throws InvalidSourceSettingsException {
    URI url = parsed(address);
    if (!isOfHost(url) || url.getRawQuery() != null) {
      throw unfit("The address must be https://host/path, not: " + address);
    }
  }

  private static URI parsed(String address) throws InvalidSourceSettingsException {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException malformed) {
      throw unfit("The address is not a valid URL: " + address);
    }
  }

  /** Returns whether the URL is on a web server and has neither user information nor a fragment. */
  private static boolean isOfHost(URI url) {
    return ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getFragment() == null;
  }

  /**
   * Checks that metadata can be read from the address. Without TLS it may only be on this machine,
   * which the adapter enforces.
   *
   * @throws InvalidSourceSettingsException with a message that says what is wrong
   */
  static void metadata(String address) throws InvalidSourceSettingsException {
    if (!isOfHost(parsed(address))) {
      throw unfit("The address of the metadata must be https://host/path, not: " + address);
    }
  }

  private static SourceConnectionSettings.Server url(String place)
      throws InvalidSourceSettingsException {
    URI url = parsed(place);
    boolean isTls = "ldaps".equalsIgnoreCase(url.getScheme());
    boolean isWhole =
        (isTls || "ldap".equalsIgnoreCase(url.getScheme()))
            && url.getHost() != null
            && url.getUserInfo() == null
            && url.getFragment() == null
            && url.getRawQuery() == null
            && url.getRawPath().length() <= 1;
    if (!isWhole) {
      throw unfit("The address must be ldap://host or ldaps://host, not: " + place);
    }
    int usual = isTls ? LDAPS_PORT : LDAP_PORT;
    return new SourceConnectionSettings.Server(
        url.getHost().replaceAll("[\\[\\]]", ""),
        port(url.getPort() < 0 ? usual : url.getPort(), place),
        isTls);
  }

  private static int port(int port, String place) throws InvalidSourceSettingsException {
    if (port < 1 || port > MOST_PORT) {
      throw unfit("The port must be a number from 1 to 65535: " + place);
    }
    return port;
  }

  private static List<SourceConnectionSettings.Server> bounded(
      List<SourceConnectionSettings.Server> servers) throws InvalidSourceSettingsException {
    if (servers.isEmpty() || servers.size() > MOST) {
      throw unfit("The number of servers must be from 1 to " + MOST + ".");
    }
    return servers;
  }

  private static InvalidSourceSettingsException unfit(String why) {
    return new InvalidSourceSettingsException("address", why);
  }
}
