package org.carillon.webmail.raw;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.groupware.StoredObject;
import org.carillon.webmail.file.SentFile;

/** Serves an event, task or note as a file, octet for octet as it is stored. */
@WebServlet("/raw-file")
public class RawFileServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient RawObjects raws;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (raws.asked()) {
      case Answer.Failed<StoredObject>(Failure failure) ->
          response.sendError(SentFile.status(failure));
      case Answer.Done<StoredObject>(StoredObject stored) -> {
        SentFile.headers(response, stored.entry().key().value(), stored.entry().mediaType());
        response.setContentLength(stored.octets().length);
        response.getOutputStream().write(stored.octets());
      }
    }
  }
}
