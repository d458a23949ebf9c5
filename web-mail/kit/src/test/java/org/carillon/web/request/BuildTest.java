package org.carillon.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildTest {
  @Test
  void unreadableFilesDoNotBreakTheBuildVersion() {
    boolean[] isFull = {true};
    ServletContext application = application(isFull);

    String first = Build.version(application);
    assertThat(first).matches("[0-9a-f]{12}");
    assertThat(Build.version(application)).as("no version of anything").isNotEqualTo(first);

    isFull[0] = false;
    assertThat(Build.version(application)).isEqualTo(Build.version(application));
  }

  private static ServletContext application(boolean[] isFull) {
    Map<String, Object> attributes = new HashMap<>();
    return (ServletContext)
        Proxy.newProxyInstance(
            ServletContext.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (_, method, arguments) ->
                switch (method.getName()) {
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "getResourcePaths" -> Set.of(arguments[0] + "one.css");
                  case "getResourceAsStream" -> {
                    if (isFull[0]) {
                      throw new IllegalStateException(new IOException("No space left on device"));
                    }
                    yield new ByteArrayInputStream(new byte[] {1});
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
