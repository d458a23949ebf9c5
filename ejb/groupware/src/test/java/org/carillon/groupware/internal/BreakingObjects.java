package org.carillon.groupware.internal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.GroupwareObjects;

/** Objects of a store that becomes unavailable after a while. */
public final class BreakingObjects {
  private BreakingObjects() {}

  /** Returns objects that accept only a limited number of puts. */
  public static GroupwareObjects after(GroupwareObjects objects, int puts) {
    int[] left = {puts};
    return (GroupwareObjects)
        Proxy.newProxyInstance(
            BreakingObjects.class.getClassLoader(),
            new Class<?>[] {GroupwareObjects.class},
            (_, method, arguments) -> {
              if (method.getName().equals("put") && left[0]-- <= 0) {
                return Answer.failed(new Failure.TryLater("away"));
              }
              try {
                return method.invoke(objects, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
