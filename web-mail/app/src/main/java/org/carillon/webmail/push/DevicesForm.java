package org.carillon.webmail.push;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.push.NewSubscription;
import org.carillon.push.PushSubscription;
import org.carillon.push.PushSubscriptions;
import org.carillon.push.PushTopic;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Browser;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The reader's devices, and the push messages that each gets. */
@Named("devices")
@RequestScoped
public class DevicesForm {
  @Inject private PushSubscriptions subscriptions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private HttpServletRequest request;

  private String key;
  private List<PushSubscription> all;

  /** Subscribes this browser, with the data that it sent. */
  public void subscribe() {
    answers
        .take(
            subscriptions.subscribe(
                visitor.caller(),
                new NewSubscription(
                    parameters.text("endpoint"),
                    parameters.text("key"),
                    parameters.text("secret"),
                    Browser.of(request),
                    parameters.text("detailed").equals("true"))))
        .ifPresent(told -> back(Notice.of("saved")));
  }

  /** Has a device's push messages name the sender and the subject. */
  public void detail() {
    change(parameters.text("detail"), true);
  }

  /** Has a device's push messages say only that mail came. */
  public void spare() {
    change(parameters.text("spare"), false);
  }

  private void change(String id, boolean isDetailed) {
    OptionalLong device = RequestParameters.parse(id);
    if (device.isPresent()
        && answers
            .take(subscriptions.detail(visitor.caller(), device.getAsLong(), isDetailed))
            .isPresent()) {
      back(Notice.of("saved"));
    }
  }

  /** Adds a topic to a device's subscription: {@code MAIL 12}. */
  public void tell() {
    tell(parameters.text("tell-device"), true);
  }

  /** Removes a topic from a device's subscription. */
  public void hush() {
    tell(parameters.text("hush-device"), false);
  }

  private void tell(String choice, boolean tells) {
    String[] words = choice.split(" ", 2);
    OptionalLong device = RequestParameters.parse(words[words.length - 1]);
    for (PushTopic topic : PushTopic.values()) {
      if (device.isPresent()
          && topic.name().equals(words[0])
          && answers
              .take(subscriptions.tell(visitor.caller(), device.getAsLong(), topic, tells))
              .isPresent()) {
        back(Notice.of("saved"));
      }
    }
  }

  /** Returns whether a device gets push messages on a topic. */
  public boolean tells(PushSubscription device, String topic) {
    return device.topics().contains(PushTopic.valueOf(topic));
  }

  /** Ends a device's subscription. */
  public void end() {
    OptionalLong device = RequestParameters.parse(parameters.text("end-device"));
    if (device.isPresent()) {
      answers
          .take(subscriptions.end(visitor.caller(), device.getAsLong()))
          .ifPresent(ended -> back(Notice.of("push.ended", ended.device())));
    }
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/preferences");
  }

  /** The server's key that browsers need to subscribe; empty when subscribing is not possible. */
  public String getKey() {
    if (key == null) {
      key =
          subscriptions.key(visitor.caller()) instanceof Answer.Done<String>(String found)
              ? found
              : "";
    }
    return key;
  }

  public List<PushSubscription> getAll() {
    if (all == null) {
      all =
          subscriptions.list(visitor.caller())
                  instanceof Answer.Done<List<PushSubscription>>(List<PushSubscription> found)
              ? found
              : List.of();
    }
    return all;
  }

  /** Marks, separated by blanks, by which a browser finds itself among the devices. */
  public String getMarks() {
    return getAll().stream().map(PushSubscription::mark).collect(Collectors.joining(" "));
  }
}
