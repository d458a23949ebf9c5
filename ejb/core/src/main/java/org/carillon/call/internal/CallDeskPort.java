package org.carillon.call.internal;

import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Addressee;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.DigestAnswer;
import org.carillon.contract.call.DigestVerdict;
import org.carillon.contract.call.Registered;
import org.carillon.contract.call.Registration;
import org.carillon.contract.call.Route;
import org.jboss.logging.Logger;

/** The SIP adapter's endpoint: the desk, with surprises turned into answers. */
@MessageDriven(name = "CallDesk", messageListenerInterface = CallDesk.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallDeskPort implements CallDesk {
  private static final Logger LOG = Logger.getLogger(CallDeskPort.class);

  @Inject Desk desk;

  @Override
  public Addressee find(AddressOfRecord address) {
    try {
      return desk.find(address);
    } catch (RuntimeException e) {
      return new Addressee.Undecided(surprise(e));
    }
  }

  @Override
  public DigestVerdict check(DigestAnswer answer) {
    try {
      return desk.check(answer);
    } catch (RuntimeException e) {
      return new DigestVerdict.Undecided(surprise(e));
    }
  }

  @Override
  public Registered register(Registration registration) {
    try {
      return desk.register(registration);
    } catch (RuntimeException e) {
      return new Registered.Unavailable(surprise(e));
    }
  }

  @Override
  public Route route(CallRequest request) {
    try {
      return desk.route(request);
    } catch (RuntimeException e) {
      return new Route.Refuse(500, surprise(e));
    }
  }

  @Override
  public byte[] clusterKey() {
    return desk.clusterKey();
  }

  private static String surprise(RuntimeException surprise) {
    LOG.error("The call desk could not answer", surprise);
    return "Internal Error";
  }
}
