package org.carillon.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossSiteTest {

  /**
   * What other sites' forms can send without asking first has a type of its own (Fetch §2.2.2): a
   * change that takes JSON only is none of it. DELETE, PATCH and PUT are asked for first.
   */
  @Test
  void everyChangeTakesJsonOnly() {
    var open = new ArrayList<String>();
    for (Class<?> resource : OpenApiTest.resources()) {
      for (Method method : resource.getMethods()) {
        boolean changes =
            method.isAnnotationPresent(POST.class)
                || method.isAnnotationPresent(PUT.class)
                || method.isAnnotationPresent(PATCH.class);
        if (changes && !takesJsonOnly(method)) {
          open.add(resource.getSimpleName() + "." + method.getName());
        }
      }
    }

    assertThat(open).isEmpty();
  }

  private static boolean takesJsonOnly(Method method) {
    var types = method.getAnnotation(Consumes.class);
    return types != null
        && List.of("application/json", FieldsReader.MERGE_PATCH)
            .containsAll(Arrays.asList(types.value()));
  }
}
