package org.carillon.account.internal.source.ticket;

import java.util.Optional;
import javax.security.auth.Subject;
import org.carillon.contract.identity.TicketExchange;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.MessageProp;
import org.jboss.logging.Logger;

/** One client's context, by the JDK's GSS-API. */
public final class TicketContext implements TicketExchange {
  private static final Logger LOG = Logger.getLogger(TicketContext.class);
  private static final byte[] NOTHING = {};

  private final Subject subject;
  private final GSSContext context;

  TicketContext(Subject subject, GSSContext context) {
    this.subject = subject;
    this.context = context;
  }

  @Override
  public Optional<Step> accept(byte[] token) {
    return attempt(
        () -> {
          byte[] reply = context.acceptSecContext(token, 0, token.length);
          return new Step(reply == null ? NOTHING : reply, context.isEstablished());
        });
  }

  @Override
  public Optional<byte[]> wrap(byte[] plain) {
    return attempt(() -> context.wrap(plain, 0, plain.length, new MessageProp(0, false)));
  }

  @Override
  public Optional<byte[]> unwrap(byte[] wrapped) {
    return attempt(() -> context.unwrap(wrapped, 0, wrapped.length, new MessageProp(0, false)));
  }

  /** The client's principal; empty before it is known. */
  public Optional<String> client() {
    return context.isEstablished()
        ? attempt(() -> context.getSrcName().toString())
        : Optional.empty();
  }

  /** Something that the library does. */
  @FunctionalInterface
  private interface Work<T> {
    T go() throws GSSException;
  }

  /** Whatever a client says can only be refused. */
  private <T> Optional<T> attempt(Work<T> work) {
    try {
      return Optional.of(ServiceKeys.as(subject, work::go));
    } catch (GSSException | RuntimeException refused) {
      LOG.debugf("A ticket is not taken: %s", refused.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      context.dispose();
    } catch (GSSException gone) {
      LOG.debugf("A context was gone already: %s", gone.getMessage());
    }
  }
}
