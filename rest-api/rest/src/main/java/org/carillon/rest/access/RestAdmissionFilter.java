package org.carillon.rest.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.http.access.AdmissionFilter;
import org.carillon.rest.kit.Problem;

/** Limits each network's concurrent requests; refuses all while the application starts. */
@WebFilter("/*")
public class RestAdmissionFilter extends AdmissionFilter {
  private static final long serialVersionUID = 1L;

  private static final Problem STARTING =
      Problem.of(503, "starting", "The server is starting. Try again in a moment.");
  private static final Problem TOO_MANY =
      Problem.of(
          503,
          "too-many-requests",
          "Too many simultaneous requests from your network. Try again in a moment.");

  @Override
  protected void starting(HttpServletResponse response) throws IOException {
    ProblemServlet.write(STARTING, response);
  }

  @Override
  protected void tooMany(HttpServletResponse response) throws IOException {
    ProblemServlet.write(TOO_MANY, response);
  }

  @Override
  protected void work(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Problem> malformed = RequestAddress.problem(request);
    if (malformed.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      ProblemServlet.write(malformed.get(), response);
    }
  }
}
