package org.carillon.listener.internal;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.ObjectName;
import org.carillon.contract.Watch;
import org.carillon.contract.net.HostCertificate;
import org.carillon.startup.DatabaseMissing;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Lets the web show the same certificates as mail and SIP. The platform holds the web's sockets and
 * reads a key store. If that is Carillon's own ({@link WebKeyStore#ofTheWeb}), this class writes it
 * and makes the platform read it again. New connections then use it.
 */
@ApplicationScoped
class WebCertificates {
  private static final Logger LOG = Logger.getLogger(WebCertificates.class);

  private static final int SECONDS_TO_START = 300;
  private static final Instant SERVER_START =
      Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
  private static final String SERVER = "jboss.as:management-root=server";
  private static final String KEY_STORE = "jboss.as:subsystem=elytron,key-store=carillon";
  private static final String KEY_MANAGER = "jboss.as:subsystem=elytron,key-manager=carillon";

  private final CertificateStore store;
  private final Optional<WebKeyStore> keys = WebKeyStore.ofTheWeb();
  private List<HostCertificate> shown = List.of();
  private Watch watch = () -> {};
  private Thread later = Thread.ofVirtual().unstarted(() -> {});

  @Inject
  WebCertificates(CertificateStore store) {
    this.store = store;
  }

  /** Writes a certificate before the database is ready, for status requests over HTTPS. */
  void await(@Observes DatabaseMissing awaited) {
    if (keys.isPresent() && Files.notExists(keys.get().file())) {
      show();
    }
  }

  void begin(@Observes DatabaseReady ready) {
    watch = store.watch(this::show);
    show();
  }

  @PreDestroy
  void stop() {
    watch.close();
    later.interrupt();
  }

  private synchronized void show() {
    try {
      List<HostCertificate> all = store.all();
      List<HostCertificate> fitting = WebKeyStore.fitting(all);
      if (keys.isEmpty() || fitting.equals(shown)) {
        return;
      }
      boolean changed = keys.get().hold(fitting);
      // Another server may share the store and have written it after this one read it.
      if (changed || !shown.isEmpty() || keys.get().writtenAfter(SERVER_START)) {
        publish(fitting);
        LOG.infof(
            "The web server will use %d of %d certificates, those with a key of type %s",
            fitting.size(), all.size(), fitting.getFirst().key().getAlgorithm());
        later.interrupt();
        later = Thread.ofVirtual().name("web-certificates").start(this::readAgain);
      }
      shown = fitting;
    } catch (IOException | GeneralSecurityException failure) {
      LOG.errorf(
          "The web server's certificates could not be updated, so it continues to use the"
              + " present ones: %s",
          String.valueOf(failure));
    }
  }

  /** Makes the platform read the store, once its management is up after this deployment. */
  private void readAgain() {
    try {
      for (int patience = SECONDS_TO_START; ; patience--) {
        try {
          requireRunning();
          invoke(KEY_STORE, "load");
          invoke(KEY_MANAGER, "init");
          return;
        } catch (JMException notNow) {
          if (patience == 0) {
            LOG.errorf(
                "The web server could not load its new certificates and uses the present"
                    + " ones until the next start: %s",
                notNow.getMessage());
            return;
          }
        }
        Thread.sleep(1_000);
      }
    } catch (InterruptedException overtaken) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes the certificates in use to a file, for local clients that trust no authority. */
  private static void publish(List<HostCertificate> shown) throws IOException {
    String file = System.getProperty("carillon.tls.certificate");
    if (file != null) {
      Files.writeString(
          Path.of(file),
          shown.stream()
              .map(each -> new KeyEntry(each.chain(), each.key()).chainText())
              .collect(Collectors.joining()));
    }
  }

  /** Throws unless the part is there: a call to a missing one is logged as an error. */
  private static void requireRunning() throws JMException {
    Object state =
        ManagementFactory.getPlatformMBeanServer()
            .getAttribute(new ObjectName(SERVER), "serverState");
    if (!"running".equals(state)) {
      throw new JMException("The server is " + state);
    }
  }

  private static void invoke(String resource, String operation) throws JMException {
    ManagementFactory.getPlatformMBeanServer()
        .invoke(new ObjectName(resource), operation, new Object[0], new String[0]);
  }
}
