package org.carillon.listener.internal;

import java.lang.management.ManagementFactory;
import java.util.OptionalInt;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.logging.Logger;

/**
 * Reads the offset of the platform's own ports. A stand-alone server has it in a system property; a
 * domain's server only in its management model, which it shows as MBeans.
 */
final class PlatformPorts {
  private static final Logger LOG = Logger.getLogger(PlatformPorts.class);
  private static final String PROPERTY = "jboss.socket.binding.port-offset";
  private static final String SOCKETS = "jboss.as:socket-binding-group=*";

  private PlatformPorts() {}

  static OptionalInt offset() {
    Integer said = Integer.getInteger(PROPERTY);
    return said != null ? OptionalInt.of(said) : shown();
  }

  private static OptionalInt shown() {
    MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
    try {
      for (ObjectName sockets : platform.queryNames(new ObjectName(SOCKETS), null)) {
        if (platform.getAttribute(sockets, "portOffset") instanceof Integer offset) {
          return OptionalInt.of(offset);
        }
      }
    } catch (JMException hidden) {
      LOG.debugf("The platform's port offset cannot be read: %s", hidden.getMessage());
    }
    return OptionalInt.empty();
  }
}
