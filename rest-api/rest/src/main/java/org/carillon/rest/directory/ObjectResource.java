package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.access.ObjectCall;
import org.carillon.rest.access.ObjectOperation;
import org.carillon.rest.access.PasswordField;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** The directory's objects of every type, by their declarations. */
@Path("/{" + ObjectCall.TYPE + ":" + ObjectTypes.PLURALS + "}")
public class ObjectResource {
  @Inject Directory directory;
  @Inject PasswordField present;
  @Inject SignedIn who;
  @Context UriInfo uri;
  @Context HttpHeaders headers;

  @PathParam(ObjectCall.TYPE)
  String plural;

  private ObjectType type() {
    return ObjectTypes.ofPlural(plural).orElseThrow();
  }

  @ObjectOperation(Operation.LIST)
  @GET
  public Response list(@BeanParam Paging paging) {
    ObjectType type = type();
    Optional<String> within = type.within().map(uri.getQueryParameters()::getFirst);
    return Rendering.page(
        directory.list(who.caller(), type, within, paging.request()),
        entry -> EntryJson.of(type, entry));
  }

  @ObjectOperation(Operation.CREATE)
  @POST
  public Response create(Fields fields) {
    ObjectType type = type();
    var values = EntryJson.read(type, Operation.CREATE, fields);
    Caller caller = caller(type, Operation.CREATE, fields);
    return Rendering.made(
        directory.create(caller, type, values),
        entry -> EntryJson.of(type, entry),
        uri,
        DirectoryEntry::key,
        DirectoryEntry::version);
  }

  @ObjectOperation(Operation.FIND)
  @GET
  @Path("{key}")
  public Response find(@PathParam("key") String key) {
    return shown(type(), directory.find(who.caller(), type(), key));
  }

  @ObjectOperation(Operation.CHANGE)
  @Conditional
  @PATCH
  @Path("{key}")
  public Response change(@PathParam("key") String key, Fields fields) {
    ObjectType type = type();
    AttributeValues values = EntryJson.read(type, Operation.CHANGE, fields);
    Caller caller = caller(type, Operation.CHANGE, fields);
    return shown(
        type,
        IfMatch.guard(headers, version -> directory.change(caller, type, key, values, version)));
  }

  @ObjectOperation(Operation.DELETE)
  @Conditional
  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return Rendering.gone(
        IfMatch.guard(headers, version -> directory.delete(who.caller(), type(), key, version)));
  }

  /** Tests whether the object works. */
  @ObjectOperation(Operation.TEST)
  @POST
  @Path("{key}/test")
  public Response test(@PathParam("key") String key) {
    return Rendering.shown(directory.test(who.caller(), type(), key), EntryJson::of);
  }

  /** Authenticates the caller again if the operation takes the password; refuses other fields. */
  private Caller caller(ObjectType type, Operation operation, Fields fields) {
    Caller caller = type.proven().contains(operation) ? present.caller(fields) : who.caller();
    fields.end();
    return caller;
  }

  private static Response shown(ObjectType type, Answer<DirectoryEntry> answer) {
    return Rendering.shown(answer, entry -> EntryJson.of(type, entry), DirectoryEntry::version);
  }
}
