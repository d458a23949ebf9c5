package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.account.bulk.AccountImport;
import org.carillon.account.bulk.AccountImports;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.ImportForm;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.bulk.RunningImport;
import org.carillon.json.Json;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Large;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.rest.kit.Rendering;
import org.carillon.task.Task;

/** Imports accounts from a file. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/account-imports")
public class AccountImportResource {
  @Inject AccountImports imports;
  @Inject SignedIn who;

  /** Starts the import, or reports what it would do. */
  @POST
  public Response begin(@Large Fields fields, @Context UriInfo uri) {
    String form = fields.text("form");
    String text = fields.text("text");
    AccountImport file = new AccountImport(form(form), text, fields.optionalText("domain"));
    boolean isPreview = fields.optionalSwitch("preview").orElse(false);
    fields.end();
    return isPreview
        ? Rendering.shown(imports.preview(who.caller(), file), AccountImportResource::previewed)
        : Rendering.made(
            imports.begin(who.caller(), file),
            AccountImportResource::shown,
            uri,
            begun -> begun.task().id());
  }

  private static ImportForm form(String word) {
    return form(word, List.of(ImportForm.values()));
  }

  /** Returns the form of this name. */
  static ImportForm form(String word, List<ImportForm> all) {
    return ImportForm.of(word)
        .filter(all::contains)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        "form",
                        "choice",
                        "The form must be one of "
                            + all.stream().map(ImportForm::word).collect(Collectors.joining(", "))
                            + ".")));
  }

  /** Returns the progress of an import. */
  @GET
  @Path("/{id}")
  public Response show(@PathParam("id") String id) {
    return Rendering.shown(imports.find(who.caller(), id), AccountImportResource::shown);
  }

  private static JsonObject previewed(ImportCounts counts) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    add(json, counts);
    return json.add("accounts", Json.createArrayBuilder(counts.firstMade())).build();
  }

  private static JsonObject shown(RunningImport running) {
    Task task = running.task();
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", task.id())
            .add("state", task.state().word())
            .add("askedBy", task.asker().name())
            .add("asked", task.asked().toString());
    task.ended().ifPresent(ended -> json.add("ended", ended.toString()));
    json.add("done", task.report().done())
        .add("of", task.report().most())
        .add("outcome", task.outcome());
    add(json, running.counts());
    return json.build();
  }

  private static void add(JsonObjectBuilder json, ImportCounts counts) {
    JsonArrayBuilder troubles = Json.createArrayBuilder();
    counts.firstRefused().forEach(line -> troubles.add(shown(line)));
    json.add("made", counts.made())
        .add("present", counts.present())
        .add("refused", counts.refused())
        .add("troubles", troubles);
  }

  private static JsonObject shown(RefusedLine line) {
    return Json.createObjectBuilder()
        .add("line", line.line())
        .add("name", line.name())
        .add("field", line.field())
        .add("code", line.code())
        .add("detail", line.message())
        .build();
  }
}
