package org.carillon.webadmin.hook;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.hook.HookDelivery;
import org.carillon.hook.WebHooks;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The latest deliveries of a web hook, on its page. */
@Named("hookDeliveries")
@RequestScoped
public class HookDeliveriesForm {
  @Inject private WebHooks hooks;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private List<HookDelivery> deliveries = List.of();

  public void load() {
    if (hooks.deliveries(visitor.caller(), name())
        instanceof Answer.Done<List<HookDelivery>>(List<HookDelivery> found)) {
      deliveries = found;
    }
  }

  private String name() {
    return parameters.text("web-hook");
  }

  /** Repeats the delivery whose button was pressed. */
  public void again() {
    answers
        .take(hooks.redeliver(visitor.caller(), name(), parameters.text("again")))
        .ifPresent(
            _ -> {
              notices.show(Notice.of("hook.again.done"));
              Redirect.to("/web-hook?web-hook=" + Redirect.encoded(name()) + "#deliveries");
            });
  }

  /** The newest first. */
  public List<HookDelivery> getDeliveries() {
    return deliveries;
  }

  /** The result of a delivery, in words. */
  public String outcome(HookDelivery delivery) {
    if (delivery.isTaken()) {
      return texts.of("hook.taken", delivery.answer());
    }
    return texts.of(
        delivery.due().isEmpty()
            ? "hook.given-up"
            : delivery.tries() == 0 ? "hook.new" : "hook.waits",
        delivery.why());
  }
}
