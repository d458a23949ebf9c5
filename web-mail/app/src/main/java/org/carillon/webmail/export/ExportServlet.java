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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.read.Harmless;

/**
 * Answers with what the account holds, to whoever is signed in to it: one at a time for an account,
 * a few at a time on a node.
 */
@WebServlet("/export-file")
public class ExportServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int MOST = 4;

  @Inject private transient AccountExport export;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  private final transient Semaphore turns = new Semaphore(MOST);
  private final transient Set<Long> going = ConcurrentHashMap.newKeySet();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = visitor.caller();
    Set<AccountExport.Part> parts = EnumSet.noneOf(AccountExport.Part.class);
    for (AccountExport.Part part : AccountExport.Part.values()) {
      if (!parameters.text(part.name().toLowerCase(Locale.ROOT)).isEmpty()) {
        parts.add(part);
      }
    }
    if (parts.isEmpty() || !caller.hasAccount()) {
      response.sendRedirect("export?hint=none");
    } else if (!going.add(caller.account())) {
      response.sendRedirect("export?hint=busy");
    } else {
      try {
        turn(caller, parts, response);
      } finally {
        going.remove(caller.account());
      }
    }
  }

  private void turn(Caller caller, Set<AccountExport.Part> parts, HttpServletResponse response)
      throws IOException {
    if (!turns.tryAcquire()) {
      response.sendRedirect("export?hint=busy");
      return;
    }
    try {
      response.setContentType("application/zip");
      Harmless.headers(response);
      response.setHeader(
          "Content-Disposition", "attachment; filename=\"carillon-" + LocalDate.now() + ".zip\"");
      export.write(caller, parts, response.getOutputStream());
    } finally {
      turns.release();
    }
  }
}
