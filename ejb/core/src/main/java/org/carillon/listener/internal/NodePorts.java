package org.carillon.listener.internal;

import org.carillon.contract.net.Service;

/**
 * What a node was started with.
 *
 * @param offset added to every port ({@code carillon.port-offset})
 * @param standard whether ports below 1024 are used; else they are 2000 higher ({@code
 *     carillon.standard-ports})
 * @param bind the address for whoever may come from outside ({@code carillon.bind})
 */
record NodePorts(int offset, boolean standard, String bind) {
  private static final int PRIVILEGED = 1024;
  private static final int SHIFT = 2000;

  static NodePorts fromSystem() {
    int platform = Integer.getInteger("jboss.socket.binding.port-offset", 0);
    return new NodePorts(
        Integer.getInteger("carillon.port-offset", platform),
        Boolean.getBoolean("carillon.standard-ports"),
        System.getProperty("carillon.bind", "*"));
  }

  /** The address to bind where no setting names one; {@code *} for all, of either family. */
  String address(Service service) {
    if (service == Service.LMTP) {
      return "127.0.0.1";
    }
    return bind.equals("0.0.0.0") || bind.equals("::") ? "*" : bind;
  }

  /**
   * The port to bind.
   *
   * @param set what the setting says; 0 for the usual port
   */
  int port(Service service, int set) {
    if (set != 0) {
      return set + offset;
    }
    int usual = service.standardPort();
    return (usual < PRIVILEGED && !standard ? usual + SHIFT : usual) + offset;
  }
}
