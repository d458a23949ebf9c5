package org.carillon.e2e.neighbour;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.util.concurrent.LinkedBlockingQueue;

/** A message-driven bean as in a textbook: it names no resource adapter and no pool. */
@JMSDestinationDefinition(name = Echo.QUEUE, interfaceName = "jakarta.jms.Queue")
@MessageDriven(
    activationConfig = {
      @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = Echo.QUEUE),
      @ActivationConfigProperty(
          propertyName = "destinationType",
          propertyValue = "jakarta.jms.Queue")
    })
public class Echo implements MessageListener {
  static final String QUEUE = "java:app/jms/said";
  static final LinkedBlockingQueue<String> HEARD = new LinkedBlockingQueue<>();

  @Override
  public void onMessage(Message message) {
    try {
      HEARD.add(message.getBody(String.class));
    } catch (JMSException e) {
      HEARD.add(e.toString());
    }
  }
}
