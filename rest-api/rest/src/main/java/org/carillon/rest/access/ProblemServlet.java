package org.carillon.rest.access;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.ProblemMapper;

/** Answers with a problem to errors that the server raises before a resource is reached. */
@WebServlet(ProblemServlet.PATH)
public class ProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** The error page in web.xml. */
  static final String PATH = "/problem";

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer said
            ? said
            : HttpServletResponse.SC_NOT_FOUND;
    write(ProblemMapper.plain(status), response);
  }

  /** Answers with a problem. */
  public static void write(Problem problem, HttpServletResponse response) throws IOException {
    byte[] body = problem.json().toString().getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    ResponseHeaders.PLAIN.forEach(response::setHeader);
    response.getOutputStream().write(body);
  }
}
