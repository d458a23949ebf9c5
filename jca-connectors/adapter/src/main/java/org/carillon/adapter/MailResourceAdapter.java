package org.carillon.adapter;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import javax.transaction.xa.XAResource;
import org.carillon.adapter.acme.AdapterAcme;
import org.carillon.adapter.dns.AdapterDns;
import org.carillon.adapter.listen.Listeners;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.mail.MailHandlers;
import org.carillon.adapter.outbound.Outbound;
import org.carillon.adapter.peer.AdapterPeers;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.source.AdapterSources;
import org.carillon.contract.acme.AcmeUser;
import org.carillon.contract.dns.DnsUser;
import org.carillon.contract.identity.PasswordChanges;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mailbox.MailAccesses;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.peer.PeerUser;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.script.ScriptAccesses;
import org.carillon.contract.source.SourceUser;
import org.carillon.contract.tree.DirectoryTrees;

/**
 * Lifecycle of the mail resource adapter. Ports come and go with the application's message-driven
 * beans; sockets are open while the ports they need are there. It has no transaction to recover.
 */
public class MailResourceAdapter implements ResourceAdapter {
  private final Ports ports =
      new Ports(
          MailIntake.class,
          MailAccesses.class,
          ScriptAccesses.class,
          DirectoryTrees.class,
          Sessions.class,
          PasswordChanges.class,
          ListenerCatalog.class,
          RelayQueue.class,
          DnsUser.class,
          PeerUser.class,
          SourceUser.class,
          AcmeUser.class);
  private final AdapterDns dns = new AdapterDns();
  private final PortOffer<DnsUser> dnsOffer =
      new PortOffer<>(ports, DnsUser.class, user -> user.offer(dns));
  private final PortOffer<PeerUser> peerOffer =
      new PortOffer<>(ports, PeerUser.class, user -> user.offer(new AdapterPeers()));
  private final PortOffer<SourceUser> sourceOffer =
      new PortOffer<>(ports, SourceUser.class, user -> user.offer(new AdapterSources()));
  private final PortOffer<AcmeUser> acmeOffer =
      new PortOffer<>(ports, AcmeUser.class, user -> user.offer(new AdapterAcme()));
  private Listeners listeners;
  private Outbound outbound;

  @Override
  public void start(BootstrapContext context) {
    listeners = new Listeners("mail", ports, SharedMemory.ofProcess(), new MailHandlers(ports));
    listeners.start();
  }

  @Override
  public void stop() {
    stopOutbound();
    listeners.stop();
    dns.close();
  }

  /** Returns at once: the platform may call on a thread that must not wait. */
  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.open(factory);
    listeners.reconsider();
    startOutbound();
    dnsOffer.startFor(factory.getEndpointClass());
    peerOffer.startFor(factory.getEndpointClass());
    sourceOffer.startFor(factory.getEndpointClass());
    acmeOffer.startFor(factory.getEndpointClass());
  }

  private synchronized void startOutbound() {
    if (outbound == null) {
      ports
          .find(RelayQueue.class)
          .ifPresent(
              desk -> {
                outbound = new Outbound(desk, dns);
                outbound.start();
              });
    }
  }

  private synchronized void stopOutbound() {
    if (outbound != null) {
      outbound.stop();
      outbound = null;
    }
  }

  /** Returns when no call uses the port any more. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.close(factory);
    if (ports.find(RelayQueue.class).isEmpty()) {
      stopOutbound();
    }
    listeners.awaitReconsidered();
  }

  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
