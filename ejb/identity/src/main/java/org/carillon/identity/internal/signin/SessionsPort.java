package org.carillon.identity.internal.signin;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.ScramSalt;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;
import org.jboss.logging.Logger;

/** Offers sign-in to the listeners of the mail resource adapter. */
@MessageDriven(messageListenerInterface = Sessions.class)
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionsPort implements Sessions {
  private static final Logger LOG = Logger.getLogger(SessionsPort.class);

  @Inject SignIns signIns;
  @Inject OpenIdAddress openId;

  @Override
  public SignIn signIn(Credentials credentials, Peer peer) {
    try {
      return signIns.signIn(credentials, peer);
    } catch (RuntimeException surprise) {
      LOG.error("Sign-in failed", surprise);
      return new SignIn.NotNow("The sign-in failed. The server's log says why.");
    }
  }

  @Override
  public boolean passwordAllowed(Peer peer) {
    return signIns.passwordAllowed(peer);
  }

  @Override
  public Set<Challenge> challenges(Peer peer) {
    try {
      return signIns.challenges(peer);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "The challenges for sign-in cannot be read at the moment: %s", surprise.getMessage());
      return Set.of();
    }
  }

  @Override
  public boolean knows(List<X509Certificate> chain) {
    try {
      return signIns.knows(chain);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "The account of a client certificate cannot be looked up at the moment: %s",
          surprise.getMessage());
      return false;
    }
  }

  @Override
  public Optional<ScramSalt> scramSalt(Challenge challenge, String name, Peer peer) {
    try {
      return signIns.scramSalt(challenge, name, peer);
    } catch (RuntimeException surprise) {
      LOG.error("Sign-in failed", surprise);
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> domain(Peer peer) {
    try {
      return signIns.domain(peer);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "The domain of a sign-in cannot be looked up at the moment: %s", surprise.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<String> openIdConfiguration(Peer peer) {
    try {
      return Optional.of(openId.configuration(peer));
    } catch (RuntimeException surprise) {
      LOG.warnf("The token address cannot be looked up at the moment: %s", surprise.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public boolean takesTickets(Peer peer) {
    try {
      return signIns.takesTickets(peer);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "Whether tickets are accepted is not known at the moment: %s", surprise.getMessage());
      return false;
    }
  }

  @Override
  public Optional<TicketExchange> beginTicket(Peer peer) {
    try {
      return signIns.beginTicket(peer);
    } catch (RuntimeException surprise) {
      LOG.error("Sign-in failed", surprise);
      return Optional.empty();
    }
  }

  @Override
  public Duration loginDelay() {
    return signIns.loginDelay();
  }

  @Override
  public Duration loginDelay(Caller caller) {
    try {
      return signIns.loginDelay(caller);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "The sign-in delay of %s is not known at the moment: %s",
          caller.name(), surprise.getMessage());
      return Duration.ZERO;
    }
  }

  @Override
  public boolean beginLogin(Caller caller) {
    try {
      return signIns.beginLogin(caller);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "Whether sign-ins of %s are delayed is not known at the moment: %s",
          caller.name(), surprise.getMessage());
      return true;
    }
  }

  @Override
  public Optional<Caller> actingAs(Caller caller, String name) {
    try {
      return signIns.actingAs(caller, name);
    } catch (RuntimeException surprise) {
      LOG.warnf(
          "Whether %s can act for others is not known at the moment: %s",
          caller.name(), surprise.getMessage());
      return Optional.empty();
    }
  }
}
