package org.carillon.http;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.ThreadSetupHandler;
import jakarta.servlet.ServletContext;
import org.carillon.format.budget.WorkBudget;

/** Gives each request, and asynchronous work, a {@link WorkBudget} for parsing untrusted texts. */
public final class ParsingBudget implements ServletExtension {

  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addThreadSetupAction(new Bound());
  }

  /** Binds the budget around every callback of Undertow for a request. */
  static final class Bound implements ThreadSetupHandler {
    @Override
    public <T, C> Action<T, C> create(Action<T, C> action) {
      return (exchange, with) ->
          WorkBudget.<T, Exception>within(WorkBudget.usual(), () -> action.call(exchange, with));
    }
  }
}
