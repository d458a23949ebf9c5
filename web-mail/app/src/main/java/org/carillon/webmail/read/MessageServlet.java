package org.carillon.webmail.read;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Responds with content of the requested message: {@code f} its folder, {@code m} its uid. */
public abstract class MessageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Stored stored;

  @Inject protected transient Visitor visitor;

  @Inject protected transient RequestParameters parameters;

  /** Writes the response; throws if the store or the browser is away. Caller closes the message. */
  protected abstract void answer(
      Stored.Message message, HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  @Override
  protected final void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    OptionalLong uid = parameters.number("m");
    Optional<Stored.Message> found =
        uid.isEmpty()
            ? Optional.empty()
            : stored.find(visitor.caller(), parameters.text("f"), uid.getAsLong());
    if (found.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try (Stored.Message message = found.get()) {
      answer(message, request, response);
    }
  }
}
