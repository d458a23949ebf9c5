package org.carillon.rest.rule;

import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.json.Json;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Conditional;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.IfMatch;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;

/** One owner's scripts. Public, since JAX-RS finds inherited methods only then. */
public abstract class OwnedScripts {
  @Inject ScriptAccess scripts;
  @Inject SignedIn who;
  @Context HttpHeaders headers;

  /** Performs an operation on that owner's scripts, if the caller may know of the owner. */
  abstract <T> Answer<T> at(Function<ScriptOwner, Answer<T>> then);

  @GET
  public Response list() {
    return Rendering.all(
        at(owner -> scripts.list(who.caller(), owner)), script -> shown(script).build());
  }

  /** Shows one as it was written. */
  @GET
  @Path("{script}")
  public Response show(@PathParam("script") String name) {
    return Rendering.versioned(
        at(owner -> scripts.read(who.caller(), owner, name)),
        OwnedScripts::shown,
        written -> written.script().version());
  }

  /** Stores one, replacing any of the same name. */
  @Conditional
  @PUT
  @Path("{script}")
  public Response put(@PathParam("script") String name, Fields fields) {
    String text = fields.text("script");
    Optional<ScriptUse> use = use(fields);
    fields.end();
    return change(name, Optional.of(text), use, Optional.empty());
  }

  /** Changes the time at which one runs, and its name. */
  @Conditional
  @PATCH
  @Path("{script}")
  public Response change(@PathParam("script") String name, Fields fields) {
    fields.lasting("use", "name");
    Optional<ScriptUse> use = use(fields);
    Optional<String> newName = fields.optionalText("name");
    fields.end();
    return change(name, Optional.empty(), use, newName);
  }

  private Response change(
      String name, Optional<String> text, Optional<ScriptUse> use, Optional<String> newName) {
    Optional<byte[]> octets = text.map(script -> script.getBytes(StandardCharsets.UTF_8));
    return Rendering.versioned(
        IfMatch.guard(
            headers,
            version ->
                at(
                    owner ->
                        scripts.change(
                            who.caller(),
                            owner,
                            name,
                            new ScriptChange(version, octets, use, newName)))),
        script -> shown(script).build(),
        StoredScript::version);
  }

  /** Deletes one that is not in use. */
  @Conditional
  @DELETE
  @Path("{script}")
  public Response delete(@PathParam("script") String name) {
    return Rendering.gone(
        IfMatch.guard(
            headers, version -> at(owner -> scripts.delete(who.caller(), owner, name, version))));
  }

  private static Optional<ScriptUse> use(Fields fields) {
    return fields
        .optionalText("use")
        .map(
            word ->
                Arrays.stream(ScriptUse.values())
                    .filter(use -> word(use).equals(word))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new Refused(
                                Problem.at(
                                    422,
                                    "use",
                                    "malformed",
                                    "The use of a script must be none, active, before or after."))));
  }

  private static String word(ScriptUse use) {
    return use.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject shown(ScriptWithText written) {
    return shown(written.script()).add("script", written.text()).build();
  }

  private static JsonObjectBuilder shown(StoredScript script) {
    return Json.createObjectBuilder()
        .add("name", script.name())
        .add("use", word(script.use()))
        .add("octets", script.octets());
  }
}
