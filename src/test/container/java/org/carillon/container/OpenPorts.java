package org.carillon.container;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The ports that the resource adapters get: endpoints of message-driven beans, found in the
 * server's list of resource adapters. The classes of both belong to the server and the adapters, so
 * they are called by reflection.
 */
final class OpenPorts {
  private OpenPorts() {}

  /** The port in the adapter of that class. */
  static <P> P of(String adapter, Class<P> type) throws ReflectiveOperationException {
    Object repository = repository();
    Class<?> repositoryType = Class.forName("org.jboss.jca.core.spi.rar.ResourceAdapterRepository");
    Set<?> keys = (Set<?>) repositoryType.getMethod("getResourceAdapters").invoke(repository);
    for (Object key : keys) {
      Object found =
          repositoryType.getMethod("getResourceAdapter", String.class).invoke(repository, key);
      if (found.getClass().getSimpleName().equals(adapter)) {
        return type.cast(port(found, type));
      }
    }
    throw new IllegalStateException("No " + adapter + " among " + keys);
  }

  private static Object port(Object adapter, Class<?> type) throws ReflectiveOperationException {
    Field field =
        Arrays.stream(adapter.getClass().getDeclaredFields())
            .filter(each -> each.getType().getSimpleName().equals("Ports"))
            .findFirst()
            .orElseThrow();
    field.setAccessible(true);
    Object ports = field.get(adapter);
    return ((Optional<?>) ports.getClass().getMethod("find", Class.class).invoke(ports, type))
        .orElseThrow();
  }

  private static Object repository() throws ReflectiveOperationException {
    Object services =
        Class.forName("org.jboss.as.server.CurrentServiceContainer")
            .getMethod("getServiceContainer")
            .invoke(null);
    Class<?> registry = Class.forName("org.jboss.msc.service.ServiceRegistry");
    for (Object name : (Iterable<?>) registry.getMethod("getServiceNames").invoke(services)) {
      if (name.toString().endsWith(".rarepository")) {
        Object service =
            registry.getMethod("getRequiredService", name.getClass()).invoke(services, name);
        return Class.forName("org.jboss.msc.service.ServiceController")
            .getMethod("getValue")
            .invoke(service);
      }
    }
    throw new IllegalStateException("The server has no list of its resource adapters");
  }
}
