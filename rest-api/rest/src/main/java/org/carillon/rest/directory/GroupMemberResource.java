package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupMembers;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Paging;
import org.carillon.rest.kit.Rendering;

/** The members of a group. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/groups/{address}/members")
public class GroupMemberResource {
  @Inject GroupMembers members;
  @Inject SignedIn who;

  @GET
  public Response list(@PathParam("address") String address, @BeanParam Paging paging) {
    return Rendering.page(
        members.list(who.caller(), address, paging.request()), GroupMemberResource::shown);
  }

  /** Removes and adds members. */
  @POST
  public Response change(@PathParam("address") String address, Fields fields) {
    List<String> gone = fields.optionalTexts("remove").orElse(List.of());
    List<String> come = fields.optionalTexts("add").orElse(List.of());
    fields.end();
    return Rendering.shown(
        members.change(who.caller(), address, come, gone),
        changed ->
            Json.createObjectBuilder()
                .add("added", changed.added())
                .add("removed", changed.removed())
                .build());
  }

  private static JsonObject shown(GroupMember member) {
    return Json.createObjectBuilder()
        .add("address", member.address())
        .add("kind", member.kind().name().toLowerCase(Locale.ROOT))
        .build();
  }
}
