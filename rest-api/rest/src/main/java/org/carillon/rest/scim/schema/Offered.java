package org.carillon.rest.scim.schema;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.ScimNames;

/** The service's own description for clients (RFC 7643 §5, §6). */
public final class Offered {
  /** The most resources in a response. */
  public static final int MOST_RESULTS = 1000;

  /** The most operations in a bulk request. */
  public static final int MOST_OPERATIONS = 1000;

  /** The largest request, in octets. */
  public static final int MOST_OCTETS = 1_048_576;

  private Offered() {}

  /** Returns the supported features of the protocol. */
  public static JsonObject configuration(String base) {
    return Json.createObjectBuilder()
        .add("schemas", urn("ServiceProviderConfig"))
        .add("patch", supported())
        .add(
            "bulk",
            supported().add("maxOperations", MOST_OPERATIONS).add("maxPayloadSize", MOST_OCTETS))
        .add("filter", supported().add("maxResults", MOST_RESULTS))
        .add("changePassword", supported())
        .add("sort", supported())
        .add("etag", supported())
        .add(
            "authenticationSchemes",
            Json.createArrayBuilder()
                .add(
                    scheme(
                            "oauthbearertoken",
                            "Token",
                            "A token of the account that provisions users.")
                        .add("primary", true))
                .add(scheme("httpbasic", "Basic", "Name and password.")))
        .add("meta", meta("ServiceProviderConfig", base + "/ServiceProviderConfig"))
        .build();
  }

  private static JsonObjectBuilder supported() {
    return Json.createObjectBuilder().add("supported", true);
  }

  private static JsonObjectBuilder scheme(String type, String name, String description) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("name", name)
        .add("description", description);
  }

  private static JsonArrayBuilder urn(String name) {
    return Json.createArrayBuilder().add("urn:ietf:params:scim:schemas:core:2.0:" + name);
  }

  private static JsonObjectBuilder meta(String type, String location) {
    return Json.createObjectBuilder().add("resourceType", type).add("location", location);
  }

  /** The types of resources. */
  public static List<JsonObject> types(String base) {
    JsonObject user =
        type("User", "/Users", ScimNames.USER, "An account.")
            .add("schemaExtensions", extensions(ScimNames.ENTERPRISE, ScimNames.ACCOUNT))
            .add("meta", meta("ResourceType", base + "/ResourceTypes/User"))
            .build();
    JsonObject group =
        type(
                "Group",
                "/Groups",
                ScimNames.GROUP,
                "A group: an address whose mail goes to its members.")
            .add("schemaExtensions", extensions(ScimNames.ADDRESS))
            .add("meta", meta("ResourceType", base + "/ResourceTypes/Group"))
            .build();
    return List.of(user, group);
  }

  private static JsonArrayBuilder extensions(String... schemas) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    for (String schema : schemas) {
      all.add(Json.createObjectBuilder().add("schema", schema).add("required", false));
    }
    return all;
  }

  private static JsonObjectBuilder type(
      String name, String endpoint, String schema, String description) {
    return Json.createObjectBuilder()
        .add("schemas", urn("ResourceType"))
        .add("id", name)
        .add("name", name)
        .add("endpoint", endpoint)
        .add("description", description)
        .add("schema", schema);
  }
}
