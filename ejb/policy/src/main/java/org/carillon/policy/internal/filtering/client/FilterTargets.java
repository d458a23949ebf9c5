package org.carillon.policy.internal.filtering.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.contract.peer.PeerAddress;
import org.carillon.helper.HelperCommand;
import org.carillon.policy.external.FilterKind;

/** Parses addresses of filters, as administrators write them. */
public final class FilterTargets {
  private static final int MOST = 10;
  private static final int MOST_PORT = 65_535;
  private static final int RSPAMD_PORT = 11_333;
  private static final int ICAP_PORT = 1_344;
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9_.-]+)):([0-9]{1,5})");

  private FilterTargets() {}

  /**
   * An address where a filter listens.
   *
   * @param host the value for a Host field
   * @param path the path to request; empty if there is none
   */
  record Target(PeerAddress address, String host, String path) {}

  /** Returns what is wrong with an address, or empty if nothing is. */
  public static Optional<String> problem(FilterKind kind, String address) {
    try {
      if (kind == FilterKind.HELPER || kind == FilterKind.ROUTER) {
        return HelperCommand.problem(address);
      }
      targets(kind, address);
      return Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.of(wrong.getMessage());
    }
  }

  /**
   * Returns the targets to try, in order.
   *
   * @throws IllegalArgumentException with what is wrong as its message
   */
  static List<Target> targets(FilterKind kind, String address) {
    List<Target> targets = new ArrayList<>();
    for (String each : address.split(",")) {
      String place = each.strip();
      targets.add(
          switch (kind) {
            case CLAMD, SPAMD, MILTER -> place(place);
            case RSPAMD -> url(place, "https?", RSPAMD_PORT, "/checkv2");
            case ICAP -> url(place, "icap", ICAP_PORT, "/");
            case HELPER, ROUTER ->
                throw new IllegalArgumentException("A helper has no network address.");
          });
    }
    if (targets.isEmpty() || targets.size() > MOST) {
      throw new IllegalArgumentException(
          "There must be at least one and at most " + MOST + " addresses.");
    }
    return List.copyOf(targets);
  }

  private static Target place(String place) {
    if (place.startsWith("unix:/")) {
      return new Target(new PeerAddress.Local(place.substring("unix:".length())), "", "");
    }
    Matcher parts = HOST_AND_PORT.matcher(place);
    if (!parts.matches()) {
      throw new IllegalArgumentException("The address must be host:port or unix:/path: " + place);
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    int port = Integer.parseInt(parts.group(3));
    if (port < 1 || port > MOST_PORT) {
      throw new IllegalArgumentException("The port must be a number from 1 to 65535: " + place);
    }
    return new Target(new PeerAddress.Tcp(host, port, false), place, "");
  }

  private static Target url(String place, String schemes, int usualPort, String usualPath) {
    URI url;
    try {
      url = URI.create(place);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException("This is not a URL: " + place, malformed);
    }
    boolean isWhole =
        url.getScheme() != null
            && url.getScheme().matches(schemes)
            && url.getHost() != null
            && url.getUserInfo() == null
            && url.getFragment() == null
            && url.getPort() <= MOST_PORT
            && url.getPort() != 0;
    if (!isWhole) {
      throw new IllegalArgumentException(
          "The address must be "
              + (schemes.equals("icap") ? "an icap://" : "an http:// or https://")
              + " URL with a host, not "
              + place
              + ".");
    }
    String host = url.getHost().replaceAll("[\\[\\]]", "");
    int port = url.getPort() < 0 ? usualPort : url.getPort();
    String path = url.getRawPath().length() <= 1 ? usualPath : url.getRawPath();
    return new Target(
        new PeerAddress.Tcp(host, port, url.getScheme().equals("https")),
        url.getHost() + ":" + port,
        url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
  }
}
