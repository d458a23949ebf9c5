package org.carillon.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import org.carillon.rest.document.OpenApiTest;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.FieldsReader;
import org.carillon.rest.kit.MayBeLeftOut;
import org.junit.jupiter.api.Test;

class CrossSiteTest {

  /**
   * A request that other sites' forms can send without a preflight has a content type of its own
   * (Fetch §2.2.2): changes that accept only JSON are safe. DELETE, PATCH and PUT need a preflight.
   */
  @Test
  void changingOperationsAcceptJsonOnly() {
    var open = new ArrayList<String>();
    OpenApiTest.methods(
        (resource, method, operation, call) -> {
          boolean asked = operation.startsWith("GET ") || operation.startsWith("DELETE ");
          if (!asked && !takesJsonOnly(method)) {
            open.add(operation);
          }
        });

    assertThat(open)
        .as("what they do can be had at any time, and takes nothing away")
        .containsExactlyInAnyOrder(
            "POST /store/verification",
            "POST /search/rebuild",
            "POST /external-filters/{name}/test",
            "POST /identity-sources/{name}/test",
            "POST /acme-accounts/{name}/test",
            "POST /acme-certificates/{name}/test",
            "POST /web-hooks/{name}/test",
            "POST /accounts/{address}/feeds/{feed}/fetch",
            "POST /web-hooks/{name}/deliveries/{delivery}/redelivery");
  }

  /** {@link FieldsReader} enforces that. */
  private static boolean takesJsonOnly(Method method) {
    return Arrays.stream(method.getParameters())
        .anyMatch(
            parameter ->
                parameter.getType() == Fields.class
                    && !parameter.isAnnotationPresent(MayBeLeftOut.class));
  }
}
