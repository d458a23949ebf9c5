package org.carillon.adapter.acme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.acme.AcmeAccountKey;
import org.carillon.contract.acme.AcmeOrder;
import org.carillon.contract.acme.ChallengeAnswers;
import org.carillon.contract.acme.IssuedCertificate;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.OrderBuilder;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.Dns01Challenge;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;

/**
 * One order from its placing to the certificate (RFC 8555 §7.4).
 *
 * @param wanted the certificate that is ordered
 * @param answers publishes the challenge answers that prove control of the names
 */
record AcmeOrderProcess(AcmeAccountKey account, AcmeOrder wanted, ChallengeAnswers answers) {
  /** The problem type if another certificate has replaced that one already (RFC 9773 §5). */
  private static final String ALREADY_REPLACED = "alreadyReplaced";

  /** Carries a failure of the core to publish an answer through the library's calls. */
  private static final class Unshown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient IOException why;

    Unshown(IOException why) {
      super(why);
      this.why = why;
    }
  }

  IssuedCertificate carryOut() throws IOException, InterruptedException {
    try {
      return AcmeSession.ask(account.server(), this::carryOut);
    } catch (Unshown met) {
      throw new IOException(met.why.getMessage(), met.why);
    }
  }

  private IssuedCertificate carryOut(Session session) throws AcmeException, InterruptedException {
    Login login = AcmeSession.login(session, account);
    Order order = place(session, login);
    authorize(order);
    if (order.waitUntilReady(wanted.patience()) != Status.READY
        && order.getStatus() != Status.VALID) {
      throw new AcmeException(problem(order));
    }
    order.execute(wanted.request());
    if (order.waitForCompletion(wanted.patience()) != Status.VALID) {
      throw new AcmeException(problem(order));
    }
    return new IssuedCertificate(order.getCertificate().getCertificateChain());
  }

  private Order place(Session session, Login login) throws AcmeException {
    boolean says =
        wanted.replaces().isPresent()
            && session.resourceUrlOptional(Resource.RENEWAL_INFO).isPresent();
    if (says) {
      try {
        return builder(login).replaces(wanted.replaces().get()).create();
      } catch (AcmeServerException refused) {
        if (!refused.getType().toString().endsWith(ALREADY_REPLACED)) {
          throw refused;
        }
      }
    }
    return builder(login).create();
  }

  private OrderBuilder builder(Login login) {
    return login.newOrder().domains(wanted.names());
  }

  private void authorize(Order order) throws AcmeException, InterruptedException {
    List<Authorization> pending = new ArrayList<>();
    for (Authorization authorization : order.getAuthorizations()) {
      if (authorization.getStatus() == Status.PENDING) {
        pending.add(authorization);
      }
    }
    if (pending.isEmpty()) {
      return;
    }
    try {
      List<Challenge> challenges = show(pending);
      for (Challenge challenge : challenges) {
        challenge.trigger();
      }
      for (int i = 0; i < pending.size(); i++) {
        await(pending.get(i), challenges.get(i));
      }
    } finally {
      answers.clear();
    }
  }

  private List<Challenge> show(List<Authorization> pending)
      throws AcmeException, InterruptedException {
    List<Challenge> challenges = new ArrayList<>();
    Map<String, String> tokens = new LinkedHashMap<>();
    List<ChallengeAnswers.DnsText> records = new ArrayList<>();
    for (Authorization authorization : pending) {
      switch (wanted.challenge()) {
        case HTTP_01 -> {
          Http01Challenge challenge = find(authorization, Http01Challenge.class);
          tokens.put(challenge.getToken(), challenge.getAuthorization());
          challenges.add(challenge);
        }
        case DNS_01 -> {
          Dns01Challenge challenge = find(authorization, Dns01Challenge.class);
          String name = challenge.getRRName(authorization.getIdentifier());
          records.add(
              new ChallengeAnswers.DnsText(name.replaceFirst("\\.$", ""), challenge.getDigest()));
          challenges.add(challenge);
        }
      }
    }
    try {
      switch (wanted.challenge()) {
        case HTTP_01 -> answers.web(tokens);
        case DNS_01 -> answers.dns(records);
      }
    } catch (IOException unshown) {
      throw new Unshown(unshown);
    }
    return challenges;
  }

  private <C extends Challenge> C find(Authorization authorization, Class<C> kind)
      throws AcmeException {
    Optional<C> found = authorization.findChallenge(kind);
    if (found.isEmpty()) {
      throw new AcmeException(
          "The certificate authority does not offer "
              + wanted.challenge().word()
              + " for "
              + authorization.getIdentifier().getDomain());
    }
    return found.get();
  }

  private void await(Authorization authorization, Challenge challenge)
      throws AcmeException, InterruptedException {
    Status status = authorization.waitForCompletion(wanted.patience());
    if (status != Status.VALID) {
      challenge.fetch();
      throw new AcmeException(
          authorization.getIdentifier().getDomain()
              + " could not be validated: "
              + challenge.getError().map(AcmeSession::told).orElse(status.toString()));
    }
  }

  private static String problem(Order order) {
    return "The order is "
        + order.getStatus()
        + order.getError().map(error -> ": " + AcmeSession.told(error)).orElse("");
  }
}
