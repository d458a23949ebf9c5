package org.carillon.identity.internal.source.ticket;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.identity.TicketExchange;
import org.carillon.identity.source.IdentitySource;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.jboss.logging.Logger;

/** A client's context, by the JDK's GSS-API and the first realm that can decrypt its ticket. */
public final class TicketContext implements TicketExchange {
  private static final Logger LOG = Logger.getLogger(TicketContext.class);
  private static final byte[] NOTHING = {};

  private final List<ServiceKeys.Keys> all;

  /** The keys that decrypted the client's first token, and with them the context; null before. */
  private ServiceKeys.Keys keys;

  private GSSContext context;

  TicketContext(List<ServiceKeys.Keys> all) {
    this.all = all;
  }

  @Override
  public Optional<Step> accept(byte[] token) {
    if (context != null) {
      return attempt(() -> accept(context, token));
    }
    for (ServiceKeys.Keys each : all) {
      keys = each;
      Optional<GSSContext> begun = attempt(each::context);
      Optional<Step> step = begun.flatMap(made -> attempt(() -> accept(made, token)));
      if (step.isPresent()) {
        context = begun.orElseThrow();
        return step;
      }
      begun.ifPresent(TicketContext::dispose);
    }
    return Optional.empty();
  }

  private static Step accept(GSSContext context, byte[] token) throws GSSException {
    byte[] reply = context.acceptSecContext(token, 0, token.length);
    return new Step(reply == null ? NOTHING : reply, context.isEstablished());
  }

  @Override
  public Optional<byte[]> wrap(byte[] plain) {
    return isEstablished()
        ? attempt(() -> context.wrap(plain, 0, plain.length, new MessageProp(0, false)))
        : Optional.empty();
  }

  @Override
  public Optional<byte[]> unwrap(byte[] wrapped) {
    return isEstablished()
        ? attempt(() -> context.unwrap(wrapped, 0, wrapped.length, new MessageProp(0, false)))
        : Optional.empty();
  }

  private boolean isEstablished() {
    return context != null && context.isEstablished();
  }

  @Override
  public Optional<String> client() {
    return isEstablished() ? attempt(() -> context.getSrcName().toString()) : Optional.empty();
  }

  /** Returns the realm whose key sealed the ticket. The client must be known. */
  public IdentitySource source() {
    return keys.source();
  }

  /** A call of the library. */
  @FunctionalInterface
  private interface Work<T> {
    T go() throws GSSException;
  }

  /** Runs a call of the library. Anything wrong in the client's input leads to a refusal. */
  private <T> Optional<T> attempt(Work<T> work) {
    try {
      return Optional.of(keys.as(work::go));
    } catch (GSSException | RuntimeException refused) {
      LOG.debugf(
          "A Kerberos ticket of %s is not accepted: %s",
          keys.source().name(), refused.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    if (context != null) {
      dispose(context);
    }
  }

  private static void dispose(GSSContext context) {
    try {
      context.dispose();
    } catch (GSSException gone) {
      LOG.debugf("A Kerberos context was already closed: %s", gone.getMessage());
    }
  }
}
