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
import org.carillon.contract.acme.AcmeDialerConsumer;
import org.carillon.contract.dns.DnsClientConsumer;
import org.carillon.contract.identity.PasswordChanges;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.mail.MailIntake;
import org.carillon.contract.mailbox.MailAccesses;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.peer.PeerDialerConsumer;
import org.carillon.contract.queue.RelayQueue;
import org.carillon.contract.script.ScriptAccesses;
import org.carillon.contract.source.SourceDialerConsumer;
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
          DnsClientConsumer.class,
          PeerDialerConsumer.class,
          SourceDialerConsumer.class,
          AcmeDialerConsumer.class);
  private final AdapterDns dns = new AdapterDns();
  private final PortRegistration<DnsClientConsumer> dnsOffer =
      new PortRegistration<>(ports, DnsClientConsumer.class, user -> user.offer(dns));
  private final PortRegistration<PeerDialerConsumer> peerOffer =
      new PortRegistration<>(
          ports, PeerDialerConsumer.class, user -> user.offer(new AdapterPeers()));
  private final PortRegistration<SourceDialerConsumer> sourceOffer =
      new PortRegistration<>(
          ports, SourceDialerConsumer.class, user -> user.offer(new AdapterSources()));
  private final PortRegistration<AcmeDialerConsumer> acmeOffer =
      new PortRegistration<>(
          ports, AcmeDialerConsumer.class, user -> user.offer(new AdapterAcme()));
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
              relayQueue -> {
                outbound = new Outbound(relayQueue, dns);
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
