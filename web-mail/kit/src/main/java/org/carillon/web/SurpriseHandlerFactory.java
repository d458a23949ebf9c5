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
import org.carillon.database.DatabaseAway;
import org.carillon.database.Outage;
import org.jboss.logging.Logger;

/**
 * Turns what nobody expected into an error page in words. A form with a view state that is not ours
 * is the sender's mistake (400), a page sought among the resources is missing (404), a database
 * that is away or a disk without room will be back (503), everything else is ours (500, with the
 * cause in the log).
 */
public class SurpriseHandlerFactory extends ExceptionHandlerFactory {
  private static final Logger LOG = Logger.getLogger(SurpriseHandlerFactory.class);
  private static final Outage OUTAGE = new Outage(LOG, "Pages can't be made just now");

  /** Wraps the platform's factory; called by Faces. */
  public SurpriseHandlerFactory(ExceptionHandlerFactory wrapped) {
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
      if (DatabaseAway.isBehind(thrown) || isDiskFull(thrown)) {
        OUTAGE.met(String.valueOf(thrown.getMessage()));
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      }
      LOG.error("A page failed", thrown);
      return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    /** Pages are made of files that are unpacked at their first use. */
    private static boolean isDiskFull(Throwable thrown) {
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        if (each instanceof IOException
            && String.valueOf(each.getMessage()).contains("No space left on device")) {
          return true;
        }
      }
      return false;
    }

    /** Mojarra reads a state that it did not write as a number, a pair of numbers or an object. */
    private static boolean isForeignState(Throwable thrown) {
      return thrown instanceof NumberFormatException
          && FacesContext.getCurrentInstance().getViewRoot() == null;
    }

    /** Resources are served before there is a page; what else leads to Faces that way is none. */
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
