package org.carillon.rest.directory;

import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.account.bulk.AccountExports;
import org.carillon.account.bulk.ExportOptions;
import org.carillon.account.bulk.ExportPart;
import org.carillon.account.bulk.ImportForm;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.rest.access.AllowedCallers;
import org.carillon.rest.access.SignedIn;
import org.carillon.rest.kit.Asked;
import org.carillon.rest.kit.Rendering;

/** Exports accounts as a file that an import accepts. */
@AllowedCallers(AllowedCallers.Whom.ADMINISTRATORS)
@Path("/account-exports")
public class AccountExportResource {
  @Inject AccountExports exports;
  @Inject SignedIn who;

  /** Streams the file, part by part. */
  @GET
  public Response write(
      @QueryParam("form") @DefaultValue("csv") String form,
      @QueryParam("domain") String domain,
      @QueryParam("hashes") @DefaultValue("false") String hashes) {
    Caller caller = who.caller();
    ExportOptions options =
        new ExportOptions(
            AccountImportResource.form(form, List.of(ImportForm.CSV, ImportForm.LDIF)),
            Optional.ofNullable(domain),
            Asked.isOn("hashes", hashes));
    return Rendering.render(
        exports.part(caller, options, Optional.empty()),
        first ->
            Response.ok((StreamingOutput) to -> write(to, caller, options, first))
                .type(type(options.form()))
                .header("Content-Disposition", "attachment; filename=\"accounts." + form + "\"")
                .build());
  }

  private static String type(ImportForm form) {
    return form == ImportForm.CSV ? "text/csv;charset=utf-8" : "text/x-ldif;charset=utf-8";
  }

  /**
   * Writes the export. A failure breaks off the response, so no client takes a part for the whole.
   */
  private void write(OutputStream to, Caller caller, ExportOptions options, ExportPart first)
      throws IOException {
    ExportPart part = first;
    while (true) {
      to.write(part.text().getBytes(StandardCharsets.UTF_8));
      if (part.next().isEmpty()) {
        return;
      }
      part =
          switch (exports.part(caller, options, part.next())) {
            case Answer.Done<ExportPart>(ExportPart more) -> more;
            case Answer.Failed<ExportPart>(Failure failure) ->
                throw new IOException("The export was cut off: " + failure);
          };
    }
  }
}
