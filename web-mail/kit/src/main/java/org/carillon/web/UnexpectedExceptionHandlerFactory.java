package org.carillon.web;

import jakarta.faces.FacesException;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.carillon.database.DatabaseUnavailable;
import org.carillon.database.Outage;
import org.jboss.logging.Logger;

/**
 * Turns unexpected exceptions into error pages. A form with a foreign view state is the sender's
 * mistake (400), a page sought among the resources is missing (404), a missing database or a full
 * disk is temporary (503), all others are server errors (500, with the cause in the log).
 */
public class UnexpectedExceptionHandlerFactory extends ExceptionHandlerFactory {
  private static final Logger LOG = Logger.getLogger(UnexpectedExceptionHandlerFactory.class);
  private static final Outage OUTAGE = new Outage(LOG, "Pages cannot be shown at the moment");

  /** Wraps the platform's factory; called by Faces. */
  public UnexpectedExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Handler(getWrapped().getExceptionHandler());
  }

  private static final class Handler extends ExceptionHandlerWrapper {
    Handler(ExceptionHandler wrapped) {
      super(wrapped);
    }

    @Override
    public void handle() throws FacesException {
      Iterator<ExceptionQueuedEvent> events = getUnhandledExceptionQueuedEvents().iterator();
      if (!events.hasNext()) {
        return;
      }
      Throwable thrown = getRootCause(events.next().getContext().getException());
      events.remove();
      while (events.hasNext()) {
        events.next();
        events.remove();
      }
      FacesContext context = FacesContext.getCurrentInstance();
      answer(context.getExternalContext(), statusFor(thrown));
      context.responseComplete();
    }

    private static int statusFor(Throwable thrown) {
      if (thrown instanceof ViewExpiredException || isForeignState(thrown)) {
        return HttpServletResponse.SC_BAD_REQUEST;
      }
      if (isAmongResources()) {
        return HttpServletResponse.SC_NOT_FOUND;
      }
      if (DatabaseUnavailable.isBehind(thrown) || isDiskFull(thrown)) {
        OUTAGE.met(String.valueOf(thrown.getMessage()));
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      }
      LOG.error("A page failed", thrown);
      return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** Pages consist of files that are unpacked on first use. */
    private static boolean isDiskFull(Throwable thrown) {
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        if (each instanceof IOException
            && String.valueOf(each.getMessage()).contains("No space left on device")) {
          return true;
        }
      }
      return false;
    }

    /** Mojarra parses a foreign state as a number, a pair of numbers or an object. */
    private static boolean isForeignState(Throwable thrown) {
      return thrown instanceof NumberFormatException
          && FacesContext.getCurrentInstance().getViewRoot() == null;
    }

    /** Resources are served before there is a page; other paths to Faces that way are errors. */
    private static boolean isAmongResources() {
      FacesContext context = FacesContext.getCurrentInstance();
      return context.getViewRoot() == null
          && ResourceHandler.RESOURCE_IDENTIFIER.equals(
              context.getExternalContext().getRequestServletPath());
    }

    private static void answer(ExternalContext external, int status) {
      if (external.isResponseCommitted()) {
        return;
      }
      try {
        external.responseReset();
        external.responseSendError(status, null);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }
}
