package org.carillon.rest.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.Offered;
import org.carillon.rest.scim.schema.ScimSchema;

/** Dispatches requests to resources (RFC 7644 §3.2). */
@ApplicationScoped
class ScimDispatcher {
  private static final String SEARCH = ".search";

  @Inject private Users users;
  @Inject private ProvisionedGroups groups;

  /** Returns the response; throws {@link ScimError} if the request fails. */
  ScimAnswer answer(ScimCall call) {
    return switch (call.part(0)) {
      case "Users" -> users(call, call.part(1));
      case "Groups" -> groups(call, call.part(1));
      case "Me" -> me(call);
      case "Bulk" -> bulk(call);
      case "ServiceProviderConfig" -> {
        requireReading(call, 1);
        yield ScimAnswer.of(Offered.configuration(call.base()));
      }
      case "ResourceTypes" -> types(call);
      case "Schemas" -> schemas(call);
      default -> throw nothing();
    };
  }

  private static ScimError nothing() {
    return new ScimError(404, "", "There is no resource at this URL.");
  }

  private static ScimError method() {
    return new ScimError(405, "", "This method is not allowed here.");
  }

  private ScimAnswer users(ScimCall call, String id) {
    if (call.path().size() > 2) {
      throw nothing();
    }
    if (id.isEmpty()) {
      return switch (call.method()) {
        case "GET" -> ScimAnswer.of(users.list(call, ScimListRequest.of(call)));
        case "POST" -> users.create(call);
        default -> throw method();
      };
    }
    if (id.equals(SEARCH)) {
      if (!call.method().equals("POST")) {
        throw method();
      }
      return ScimAnswer.of(users.list(call, ScimListRequest.of(searched(call))));
    }
    return user(call, id);
  }

  private ScimAnswer groups(ScimCall call, String id) {
    if (call.path().size() > 2) {
      throw nothing();
    }
    return switch (call.method()) {
      case "GET" ->
          id.isEmpty()
              ? ScimAnswer.of(groups.list(call, ScimListRequest.of(call)))
              : groups.find(call, id);
      case "POST" -> {
        if (id.equals(SEARCH)) {
          yield ScimAnswer.of(groups.list(call, ScimListRequest.of(searched(call))));
        }
        requireWhole(id);
        yield groups.create(call);
      }
      case "PUT" -> groups.replace(call, id);
      case "PATCH" -> {
        requireSchema(call.said(), ScimNames.PATCH);
        yield groups.patch(call, id);
      }
      case "DELETE" -> groups.delete(call, id);
      default -> throw method();
    };
  }

  private static void requireWhole(String id) {
    if (!id.isEmpty()) {
      throw method();
    }
  }

  private static Complex searched(ScimCall call) {
    requireSchema(call.said(), ScimNames.SEARCH);
    return call.said();
  }

  /** Refuses a body without this schema. */
  static void requireSchema(Complex body, String schema) {
    if (body.all("schemas").stream().noneMatch(one -> one.toString().equalsIgnoreCase(schema))) {
      throw ScimError.syntax("The schemas of the body must contain " + schema + ".");
    }
  }

  private ScimAnswer user(ScimCall call, String id) {
    return switch (call.method()) {
      case "GET" -> users.find(call, id);
      case "PUT" -> users.replace(call, id);
      case "PATCH" -> {
        requireSchema(call.said(), ScimNames.PATCH);
        yield users.patch(call, id);
      }
      case "DELETE" -> users.delete(call, id);
      default -> throw method();
    };
  }

  private ScimAnswer me(ScimCall call) {
    if (call.path().size() > 1) {
      throw nothing();
    }
    return user(call, users.own(call.caller()));
  }

  private ScimAnswer bulk(ScimCall call) {
    if (!call.method().equals("POST") || call.path().size() > 1) {
      throw method();
    }
    return ScimAnswer.of(new BulkRun(this, users, call).run());
  }

  private static void requireReading(ScimCall call, int most) {
    if (call.path().size() > most) {
      throw nothing();
    }
    if (!call.method().equals("GET")) {
      throw method();
    }
    if (call.parameter("filter").isPresent()) {
      throw new ScimError(403, "", "A filter is not supported here.");
    }
  }

  private static ScimAnswer types(ScimCall call) {
    requireReading(call, 2);
    return described(call, Offered.types(call.base()));
  }

  private static ScimAnswer schemas(ScimCall call) {
    requireReading(call, 2);
    return described(
        call, Arrays.stream(ScimSchema.values()).map(schema -> schema.json(call.base())).toList());
  }

  private static ScimAnswer described(ScimCall call, List<JsonObject> all) {
    Optional<String> id = Optional.of(call.part(1)).filter(part -> !part.isEmpty());
    if (id.isPresent()) {
      return all.stream()
          .filter(each -> each.getString("id").equalsIgnoreCase(id.get()))
          .findFirst()
          .map(ScimAnswer::of)
          .orElseThrow(ScimDispatcher::nothing);
    }
    var resources = Json.createArrayBuilder();
    all.forEach(resources::add);
    return ScimAnswer.of(
        Json.createObjectBuilder()
            .add("schemas", Json.createArrayBuilder().add(ScimNames.LIST))
            .add("totalResults", all.size())
            .add("startIndex", 1)
            .add("itemsPerPage", all.size())
            .add("Resources", resources)
            .build());
  }
}
