package org.carillon.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.contract.net.OctetBudget;

/**
 * Lets no body through that is larger than its sender may send, nor more of them at once than
 * memory has room for. Behind it any parameter may be asked for.
 */
public class BodyFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** What strangers send can't take the room of those who have signed in. */
  private static final OctetBudget STRANGERS = OctetBudget.ofMemory(32);

  private static final OctetBudget SIGNED_IN = OctetBudget.ofMemory(16);

  @Inject private transient Visitor visitor;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!FormBody.isIn(request)) {
      chain.doFilter(request, response);
      return;
    }
    boolean signedIn = visitor.isSignedIn();
    OctetBudget budget = signedIn ? SIGNED_IN : STRANGERS;
    long held = Math.clamp(request.getContentLengthLong(), 0, FormBody.FIELDS_OCTETS);
    if (!budget.take(held)) {
      response.setHeader("Retry-After", "5");
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    try {
      int refusal = FormBody.refusal(request, signedIn);
      if (refusal == 0) {
        chain.doFilter(request, response);
      } else {
        FormBody.refuse(request, response, refusal);
      }
    } finally {
      budget.giveBack(held);
    }
  }
}
