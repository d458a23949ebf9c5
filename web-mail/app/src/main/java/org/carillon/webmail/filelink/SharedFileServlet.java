package org.carillon.webmail.filelink;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.filelink.SharedFiles;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.web.request.RequestParameters;
import org.carillon.webmail.file.SentFile;

/** Serves a link's file {@code k}, to save or, if harmless, show ({@code view=1}). No sign-in. */
@WebServlet(SharedFileServlet.PATH)
public class SharedFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  public static final String PATH = "/shared-file";

  @Inject private transient SharedFiles files;
  @Inject private transient FileVisit visit;
  @Inject private transient RequestParameters parameters;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ItemKey key = new ItemKey(parameters.text("k"));
    boolean isShown = parameters.text("view").equals("1");
    switch (files.file(visit.visit(), visit.path(), key, !isShown)) {
      case Answer.Done<OpenItem>(OpenItem file) -> {
        try (file) {
          new SentFile(key.value(), file).send(response, isShown);
        }
      }
      case Answer.Failed<OpenItem>(Failure failure) -> response.sendError(SentFile.status(failure));
    }
  }
}
