package org.carillon.listener.internal;

import java.util.OptionalInt;
import org.carillon.contract.net.Service;

/**
 * A node's start parameters.
 *
 * @param offset added to every port ({@code carillon.port-offset}; the default is the offset of the
 *     platform's own ports)
 * @param standard whether ports below 1024 are used; else they are 2000 higher ({@code
 *     carillon.standard-ports})
 * @param bind the address of listeners for other machines ({@code carillon.bind})
 */
record NodePorts(int offset, boolean standard, String bind) {
  /** The offset at which the highest of the usual ports is still valid. */
  private static final int HIGHEST_OFFSET =
      65_535 - Service.listening().stream().mapToInt(Service::standardPort).max().orElse(0);

  static NodePorts fromSystem() {
    return new NodePorts(
        offset(System.getProperty("carillon.port-offset"), PlatformPorts.offset()),
        Boolean.getBoolean("carillon.standard-ports"),
        System.getProperty("carillon.bind", "*"));
  }

  /**
   * Parses an offset.
   *
   * @throws IllegalArgumentException with a sentence for the administrator if it is invalid
   */
  static int offset(String asked, OptionalInt platform) {
    if (asked == null) {
      return platform.orElse(0);
    }
    int offset = asked.matches("[0-9]{1,5}") ? Integer.parseInt(asked) : HIGHEST_OFFSET + 1;
    if (offset > HIGHEST_OFFSET) {
      throw new IllegalArgumentException(
          "carillon.port-offset must be a number from 0 to " + HIGHEST_OFFSET + ", not " + asked);
    }
    return offset;
  }

  /** Returns the address to bind if no setting names one; {@code *} for all. */
  String address(Service service) {
    if (service.isOnThisMachine()) {
      return "127.0.0.1";
    }
    return bind.equals("0.0.0.0") || bind.equals("::") ? "*" : bind;
  }

  /**
   * Returns the port to bind.
   *
   * @param set the port in the settings; 0 for the usual port
   */
  int port(Service service, int set) {
    if (set != 0) {
      return set + offset;
    }
    return (standard ? service.standardPort() : service.unprivilegedPort()) + offset;
  }
}
