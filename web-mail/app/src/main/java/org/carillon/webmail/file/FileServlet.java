package org.carillon.webmail.file;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.ItemVersions;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/**
 * Serves a file to be saved or, if it is harmless in a browser, to be shown ({@code view=1}):
 * {@code c} is its folder, {@code k} its name, {@code v} an earlier version of it.
 */
@WebServlet("/file")
public class FileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Collections collections;
  @Inject private transient ItemVersions versions;
  @Inject private transient Visitor visitor;
  @Inject private transient RequestParameters parameters;

  private Answer<OpenItem> open(long folder, ItemKey key) {
    return parameters
        .some("v")
        .map(version -> versions.open(visitor.caller(), folder, key, version))
        .orElseGet(() -> collections.open(visitor.caller(), folder, key));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ItemKey key = new ItemKey(parameters.text("k"));
    Answer<OpenItem> answer =
        key.problem().isEmpty()
            ? open(parameters.number("c").orElse(0), key)
            : Answer.failed(new Failure.NotFound("file"));
    switch (answer) {
      case Answer.Done<OpenItem>(OpenItem file) -> {
        try (file) {
          new SentFile(key.value(), file).send(response, parameters.text("view").equals("1"));
        }
      }
      case Answer.Failed<OpenItem>(Failure failure) -> response.sendError(SentFile.status(failure));
    }
  }
}
