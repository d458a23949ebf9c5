package org.carillon.webmail.export;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.archive.SentArchives;
import org.carillon.webmail.read.UntrustedContentHeaders;

/** Serves the export of the signed-in account's data. */
@WebServlet("/export-file")
public class ExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AccountExport export;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;
  @Inject private transient SentArchives archives;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = visitor.caller();
    Set<ExportChoice> parts = EnumSet.noneOf(ExportChoice.class);
    for (ExportChoice part : ExportChoice.values()) {
      if (!parameters.text(part.name().toLowerCase(Locale.ROOT)).isEmpty()) {
        parts.add(part);
      }
    }
    if (parts.isEmpty() || !caller.hasAccount()) {
      response.sendRedirect("export?hint=none");
    } else {
      archives.send(
          request,
          response,
          Set.of(caller.account()),
          out -> {
            response.setContentType("application/zip");
            UntrustedContentHeaders.headers(response);
            response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"carillon-" + LocalDate.now() + ".zip\"");
            export.write(caller, parts, out);
          });
    }
  }
}
