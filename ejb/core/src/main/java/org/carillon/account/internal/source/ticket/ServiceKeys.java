package org.carillon.account.internal.source.ticket;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosKey;
import org.carillon.account.internal.source.OpenedSource;
import org.carillon.account.internal.source.ask.AskedSources;
import org.carillon.account.internal.source.kerberos.KeytabFile;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;
import org.ietf.jgss.Oid;
import org.jboss.logging.Logger;

/** The keys of this server in all realms, by which tickets are read. They are in memory alone. */
@ApplicationScoped
public class ServiceKeys {
  private static final Logger LOG = Logger.getLogger(ServiceKeys.class);
  private static final String KERBEROS = "1.2.840.113554.1.2.2";
  private static final String SPNEGO = "1.3.6.1.5.5.2";

  private final AskedSources asked;
  private volatile Read read = new Read(List.of(), new Subject());

  /** What was read. */
  private record Read(List<OpenedSource> sources, Subject subject) {}

  /** Made by the container. */
  @Inject
  public ServiceKeys(AskedSources asked) {
    this.asked = asked;
  }

  /** Whether there is a realm for a domain. */
  public boolean serve(String domain) {
    return asked.ticketed().stream().anyMatch(each -> each.source().serves(domain));
  }

  private Subject subject() {
    Read current = read;
    List<OpenedSource> sources = asked.ticketed();
    if (!sources.equals(current.sources())) {
      current = new Read(sources, of(sources));
      read = current;
    }
    return current.subject();
  }

  private static Subject of(List<OpenedSource> sources) {
    Set<KerberosKey> keys = sources.stream().flatMap(ServiceKeys::keys).collect(Collectors.toSet());
    return new Subject(
        true,
        keys.stream().map(KerberosKey::getPrincipal).collect(Collectors.toSet()),
        Set.of(),
        new HashSet<>(keys));
  }

  private static Stream<KerberosKey> keys(OpenedSource source) {
    try {
      return KeytabFile.read(source.secret()).stream();
    } catch (IllegalArgumentException none) {
      LOG.warnf("%s: %s", source.source().name(), none.getMessage());
      return Stream.empty();
    }
  }

  /**
   * A context for one client, by Kerberos itself (RFC 4121) or SPNEGO around it (RFC 4178); empty
   * where there is no key.
   */
  public Optional<TicketContext> begin() {
    Subject subject = subject();
    if (subject.getPrivateCredentials().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          as(
              subject,
              () -> {
                GSSManager manager = GSSManager.getInstance();
                GSSCredential credential =
                    manager.createCredential(
                        (GSSName) null,
                        GSSCredential.INDEFINITE_LIFETIME,
                        new Oid[] {new Oid(KERBEROS), new Oid(SPNEGO)},
                        GSSCredential.ACCEPT_ONLY);
                return new TicketContext(subject, manager.createContext(credential));
              }));
    } catch (GSSException failure) {
      LOG.warnf("Tickets can't be read: %s", failure.getMessage());
      return Optional.empty();
    }
  }

  /** Does something with keys at hand. */
  static <T> T as(Subject subject, Callable<T> work) throws GSSException {
    try {
      return Subject.callAs(subject, work);
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof GSSException refused) {
        throw refused;
      }
      throw failure;
    }
  }
}
